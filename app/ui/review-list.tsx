import { BlockStack, Box, Button, Card, Checkbox, InlineStack } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { ReviewItem, type ReviewItemView } from './review-item.tsx';
import { useText } from './text.tsx';
import { useMixedCheckboxes } from './use-mixed-checkboxes.ts';
import { useVerdicts } from './use-verdicts.ts';
import { VerdictBanner } from './verdict-banner.tsx';
import { VerdictForm } from './verdict-form.tsx';

/** What waits, with verdicts on one or many. After one the focus goes to what has taken its place. */
export function ReviewList({ items }: { items: ReviewItemView[] }) {
  const t = useText();
  const [selected, setSelected] = useState<string[]>([]);
  const [isDecliningMany, setIsDecliningMany] = useState(false);
  const shown = new Map(items.map((item) => [item.id, item]));
  // Where the focus was, so that it need not be looked for when the list has become shorter.
  const place = useRef<number | null>(null);
  const verdicts = useVerdicts(
    (id) => shown.get(id) ?? null,
    () => {
      setSelected([]);
      setIsDecliningMany(false);
    },
  );
  useMixedCheckboxes();
  const { isBusy, settle, block } = verdicts;
  const chosen = selected.filter((id) => shown.has(id));
  const isAll = items.length > 0 && chosen.length === items.length;

  const idsShown = items.map(({ id }) => id).join();
  useEffect(() => {
    if (place.current === null) return;
    const next = items[Math.min(place.current, items.length - 1)];
    place.current = null;
    document.getElementById(next === undefined ? 'review-done' : `review-${next.id}`)?.focus();
    // Only a list that has changed takes the focus along.
  }, [idsShown]);

  function at(index: number, act: () => void): () => void {
    return () => {
      place.current = index;
      act();
    };
  }

  return (
    <BlockStack gap="400">
      <VerdictBanner id="review-done" done={verdicts.done} isBusy={isBusy} onDismiss={verdicts.forget} />
      {items.length === 0 ? null : (
        <Card padding="0">
          <Box padding="400" borderBlockEndWidth="025" borderColor="border" background="bg-surface-secondary">
            <BlockStack gap="300">
              <InlineStack gap="300" blockAlign="center" align="space-between">
                <Checkbox
                  label={chosen.length === 0 ? t('review.selectAll') : t('review.selected', { count: chosen.length })}
                  checked={isAll ? true : chosen.length > 0 ? 'indeterminate' : false}
                  onChange={(value) => setSelected(value ? items.map(({ id }) => id) : [])}
                />
                <InlineStack align="start" gap="200">
                  <Button disabled={isBusy || chosen.length === 0} onClick={at(0, () => settle('approve', chosen))}>
                    {t('review.approveSelected')}
                  </Button>
                  <Button
                    disabled={isBusy || chosen.length === 0}
                    ariaExpanded={isDecliningMany}
                    onClick={() => setIsDecliningMany(true)}
                  >
                    {t('review.declineSelected')}
                  </Button>
                </InlineStack>
              </InlineStack>
              {isDecliningMany && chosen.length > 0 ? (
                <VerdictForm
                  id="selected"
                  action={t('verdict.declineMany', { count: chosen.length })}
                  isBusy={isBusy}
                  onDecline={(declined) => at(0, () => settle('decline', chosen, declined))()}
                  onCancel={() => setIsDecliningMany(false)}
                />
              ) : null}
            </BlockStack>
          </Box>
          <ul className="ricochet-review">
            {items.map((item, index) => (
              <ReviewItem
                key={item.id}
                item={item}
                isBusy={isBusy}
                isSelected={selected.includes(item.id)}
                onSelect={(value) =>
                  setSelected((before) => (value ? [...before, item.id] : before.filter((id) => id !== item.id)))
                }
                onApprove={at(index, () => settle('approve', [item.id]))}
                onDecline={(declined) => at(index, () => settle('decline', [item.id], declined))()}
                onLeave={at(index, () => settle('decline', [item.id], undefined, true))}
                onReopen={at(index, () => settle('reopen', [item.id]))}
                onBlock={(side) => block(item.id, side)}
              />
            ))}
          </ul>
        </Card>
      )}
    </BlockStack>
  );
}
