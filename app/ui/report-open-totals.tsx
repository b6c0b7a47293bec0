import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris';
import type { LiabilityView } from '#app/domain/report/liability-view.ts';
import { nothingToMeasure } from './report-amount.ts';
import { useFormat, useText } from './text.tsx';

/** What is open, and what of it may never be used. */
export function ReportOpenTotals({
  liability: { total, expected, byKind },
  fewestSettled,
}: {
  liability: LiabilityView;
  fewestSettled: number;
}) {
  const t = useText();
  const format = useFormat();
  const isPartial = byKind.some(({ open, expected: own }) => own.count === null && open.count > 0);
  const isUntold = byKind.every(({ expected: own }) => own.count === null);
  const figures = [
    { term: t('reports.liability.open'), figure: format.count(total.count), help: null },
    {
      term: t('reports.liability.openAmount'),
      figure: format.money(total.amount),
      help: total.unpriced === 0 ? null : t('reports.liability.unpriced', { count: total.unpriced }),
    },
    expected === null
      ? {
          term: t('reports.liability.expected'),
          figure: isUntold ? t('reports.liability.tooLittle') : nothingToMeasure,
          help: t('reports.liability.tooLittleHelp', { count: fewestSettled }),
        }
      : {
          term: t('reports.liability.expected'),
          figure: format.money(expected),
          help: [
            t('reports.liability.expectedHelp'),
            ...(isPartial ? [t('reports.liability.someTooLittle')] : []),
          ].join(' '),
        },
  ];
  return (
    <Card>
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
        {figures.map(({ term, figure, help }) => (
          <BlockStack key={term} gap="100">
            <Text as="h2" variant="bodySm" tone="subdued">
              {term}
            </Text>
            <Text as="p" variant="headingLg" numeric>
              {figure}
            </Text>
            {help === null ? null : (
              <Text as="p" variant="bodySm" tone="subdued">
                {help}
              </Text>
            )}
          </BlockStack>
        ))}
      </InlineGrid>
    </Card>
  );
}
