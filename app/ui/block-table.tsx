import { useFetcher } from '@remix-run/react';
import { Banner, BlockStack, Box, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import type { BlockKind } from '#app/domain/reward/referral-facts.ts';
import { blockListRefusals, type BlockListOutcome } from './block-outcome.ts';
import { useFormat, useText } from './text.tsx';

export interface BlockView {
  id: string;
  kind: BlockKind;
  note: string;
  blockedAt: string;
  /** Null for what was typed in. */
  from: { referralId: string; side: 'friend' | 'advocate'; orderName: string } | null;
}

/** Who stands on the list, without saying who they are, and a way off it that can be taken back. */
export function BlockTable({ blocks }: { blocks: BlockView[] }) {
  const t = useText();
  const format = useFormat();
  const fetcher = useFetcher<BlockListOutcome>();
  const banner = useRef<HTMLDivElement>(null);
  const [isDismissed, setIsDismissed] = useState(false);
  const outcome = fetcher.data;
  const isBusy = fetcher.state !== 'idle';
  useEffect(() => {
    if (outcome === undefined) return;
    setIsDismissed(false);
    banner.current?.focus();
  }, [outcome]);
  const send = (fields: Record<string, string>) => fetcher.submit(fields, { method: 'post' });
  return (
    <BlockStack gap="400">
      <div ref={banner} tabIndex={-1} aria-live="polite" className="ricochet-live ricochet-review-heading">
        {outcome === undefined || isDismissed ? null : 'refused' in outcome ? (
          <Banner tone="warning" onDismiss={() => setIsDismissed(true)}>
            <Text as="p">{t(blockListRefusals[outcome.refused].words)}</Text>
          </Banner>
        ) : outcome.done === 'removed' ? (
          <Banner
            tone="success"
            action={{
              content: t('verdict.undo'),
              disabled: isBusy,
              onAction: () => send({ intent: 'restore', undo: outcome.undo }),
            }}
            onDismiss={() => setIsDismissed(true)}
          >
            <Text as="p">{t('blocks.removed')}</Text>
          </Banner>
        ) : (
          <Banner tone="success" onDismiss={() => setIsDismissed(true)}>
            <Text as="p">{t('blocks.restored')}</Text>
          </Banner>
        )}
      </div>
      {blocks.length === 0 ? null : (
        <Card padding="0">
          <ul className="ricochet-review">
            {blocks.map(({ id, kind, note, blockedAt, from }) => (
              <Box key={id} as="li" padding="400" borderBlockEndWidth="025" borderColor="border">
                <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
                  <BlockStack gap="050">
                    <Text as="h2" fontWeight="semibold">
                      {t(`blocks.kind.${kind}`)}
                    </Text>
                    {note === '' ? null : (
                      <Text as="p" breakWord>
                        {note}
                      </Text>
                    )}
                    <InlineStack align="start" gap="200">
                      <Text as="span" variant="bodySm" tone="subdued">
                        {format.moment(blockedAt)}
                      </Text>
                      {from === null ? (
                        <Text as="span" variant="bodySm" tone="subdued">
                          {t('blocks.from.typed')}
                        </Text>
                      ) : (
                        <Link url={`/app/referrals/${from.referralId}`}>
                          {t(`blocks.from.${from.side}`, { order: from.orderName })}
                        </Link>
                      )}
                    </InlineStack>
                  </BlockStack>
                  <div style={{ flexShrink: 0 }}>
                    <Button
                      disabled={isBusy}
                      accessibilityLabel={t('blocks.removeNamed', {
                        what: t(`blocks.kind.${kind}`),
                        when: format.moment(blockedAt),
                      })}
                      onClick={() => send({ intent: 'remove', blockId: id })}
                    >
                      {t('blocks.remove')}
                    </Button>
                  </div>
                </InlineStack>
              </Box>
            ))}
          </ul>
        </Card>
      )}
    </BlockStack>
  );
}
