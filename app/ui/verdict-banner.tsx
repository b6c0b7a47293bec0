import { Banner, BlockStack, Text } from '@shopify/polaris';
import { useText } from './text.tsx';
import { useLostFocus } from './use-lost-focus.ts';
import type { Done } from './use-verdicts.ts';

/** What became of a verdict, with the way back beside it. */
export function VerdictBanner({
  id,
  done,
  isBusy,
  onDismiss,
}: {
  /** By which it takes the focus. */
  id?: string;
  done: Done | null;
  isBusy: boolean;
  onDismiss: () => void;
}) {
  const t = useText();
  const place = useLostFocus(done);
  return (
    <div ref={place} id={id} tabIndex={-1} aria-live="polite" className="ricochet-live ricochet-review-heading">
      {done === null ? null : (
        <Banner
          tone={done.isRefusal ? 'warning' : 'success'}
          onDismiss={onDismiss}
          {...(done.undo === null
            ? {}
            : { action: { content: t('verdict.undo'), onAction: done.undo, disabled: isBusy } })}
        >
          <BlockStack gap="100">
            {done.sentences.map((sentence) => (
              <Text key={sentence} as="p">
                {sentence}
              </Text>
            ))}
          </BlockStack>
        </Banner>
      )}
    </div>
  );
}
