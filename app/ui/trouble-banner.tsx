import { useNavigation } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { Banner, Box, Text } from '@shopify/polaris';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { currentTrouble, giveUp, keepRequests, listenToTrouble, tryAgain } from './held-requests.ts';
import { reopenInFrame } from './keep-in-frame.ts';
import { useText } from './text.tsx';

/** How often pages ask again by themselves; what was pressed waits for the merchant or for the line. */
const askAgainMs = 5_000;

/**
 * Stands before the pages in the frame: holds their requests that fail, says what is the matter, and sends them again.
 * Nothing that was typed is lost, whatever page it was typed on, and no page has to know of it.
 */
export function TroubleBanner() {
  const t = useText();
  const bridge = useAppBridge();
  const view = useSyncExternalStore(listenToTrouble, currentTrouble, () => null);
  useKeptRequests();
  useEffect(() => {
    if (view === null) return;
    const timer = setInterval(() => tryAgain('reads'), askAgainMs);
    const back = () => tryAgain();
    window.addEventListener('online', back);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', back);
    };
  }, [view]);
  if (view === null) return null;
  const { trouble, requestId, canGiveUp } = view;
  const again = { content: t('failure.tryAgain'), onAction: () => tryAgain() };
  const other =
    trouble === 'signed_out'
      ? { content: t('failure.reload'), onAction: () => reopenInFrame(bridge.config) }
      : { content: t('failure.notNow'), onAction: giveUp };
  return (
    <div className="ricochet-trouble">
      <Box padding="400" paddingBlockEnd="0">
        <Banner
          tone="warning"
          title={t(`failure.${trouble}.heading`)}
          action={again}
          {...(canGiveUp || trouble === 'signed_out' ? { secondaryAction: other } : {})}
        >
          <Text as="p">{t(`failure.${trouble}.body`)}</Text>
          {requestId === null || trouble !== 'broken' ? null : (
            <Text as="p" tone="subdued">
              {t('failure.requestId', { id: requestId })}
            </Text>
          )}
        </Banner>
      </Box>
    </div>
  );
}

/** Wraps `fetch` while the frame is there; App Bridge has wrapped it before. */
function useKeptRequests(): void {
  const { location } = useNavigation();
  const opening = useRef<string | null>(null);
  opening.current = location?.pathname ?? null;
  useEffect(() => {
    const real = window.fetch;
    window.fetch = keepRequests(
      real.bind(window),
      ({ pathname }) => pathname === opening.current && pathname !== window.location.pathname,
      window.location.origin,
    );
    return () => {
      window.fetch = real;
    };
  }, []);
}
