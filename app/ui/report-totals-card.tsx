import { BlockStack, Box, Card, InlineGrid, Text } from '@shopify/polaris';
import type { Total } from '#app/domain/report/report-view.ts';
import { writeAmount } from './report-amount.ts';
import { ReportChange } from './report-change.tsx';
import { useFormat, useText } from './text.tsx';

/** The figures of the whole period, each with how it changed. */
export function ReportTotalsCard({ totals, unpriced }: { totals: Total[]; unpriced: number }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" visuallyHidden>
          {t('reports.tabs.money')}
        </Text>
        <InlineGrid columns={{ xs: 2, md: 3, lg: 4 }} gap="500">
          {totals.map((total) => (
            <BlockStack key={total.measure} gap="100">
              <Text as="h3" variant="bodySm" tone="subdued">
                {t(`reports.measure.${total.measure}`)}
              </Text>
              <Text as="p" variant="headingLg" numeric>
                {writeAmount(total.amount, format)}
              </Text>
              <ReportChange total={total} />
            </BlockStack>
          ))}
        </InlineGrid>
        {unpriced === 0 ? null : (
          <Box>
            <Text as="p" tone="subdued">
              {t('reports.unpriced', { count: unpriced })}
            </Text>
          </Box>
        )}
      </BlockStack>
    </Card>
  );
}
