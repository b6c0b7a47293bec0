import { Banner, BlockStack, Box, List, Text } from '@shopify/polaris';
import { useText } from './text.tsx';
import { useLostFocus } from './use-lost-focus.ts';
import type { BulkOutcome } from './use-reward-bulk.ts';

/** More lines than this are a second list. */
const mostLines = 5;

/** How many were done, and which not and why. */
export function BulkBanner({ outcome, onDismiss }: { outcome: BulkOutcome | null; onDismiss: () => void }) {
  const t = useText();
  const place = useLostFocus(outcome);
  const refused = outcome?.refused ?? [];
  const rest = refused.length - mostLines;
  return (
    <div ref={place} tabIndex={-1} aria-live="polite" className="ricochet-review-heading">
      {outcome === null ? null : (
        <Box padding="300">
          <Banner tone={refused.length === 0 ? 'success' : 'warning'} onDismiss={onDismiss}>
            <BlockStack gap="200">
              {outcome.done === 0 ? null : <Text as="p">{t('lists.bulk.outcome', { count: outcome.done })}</Text>}
              {refused.length === 0 ? null : (
                <>
                  <Text as="p">{t('lists.bulk.refused', { count: refused.length })}</Text>
                  <List>
                    {refused.slice(0, mostLines).map(({ name, why }, index) => (
                      <List.Item key={`${index}-${name}`}>{t('lists.bulk.refusedLine', { name, why })}</List.Item>
                    ))}
                    {rest > 0 ? <List.Item>{t('lists.bulk.moreRefused', { count: rest })}</List.Item> : null}
                  </List>
                </>
              )}
            </BlockStack>
          </Banner>
        </Box>
      )}
    </div>
  );
}
