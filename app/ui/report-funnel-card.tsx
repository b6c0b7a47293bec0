import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris';
import type { Total } from '#app/domain/report/report-view.ts';
import type { Format } from '#app/i18n/admin/format.ts';
import type { AdminTranslate } from '#app/i18n/admin/speak.ts';
import { drawnSize, writeAmount } from './report-amount.ts';
import { ReportChange } from './report-change.tsx';
import { useFormat, useText } from './text.tsx';

/** From share to reward, each step with what remains of the one before and how it changed. */
export function ReportFunnelCard({ totals }: { totals: Total[] }) {
  const t = useText();
  const format = useFormat();
  const steps = totals.filter(({ measure }) => measure !== 'conversion');
  const largest = Math.max(1, ...steps.map(({ amount }) => drawnSize(amount) ?? 0));
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('reports.funnel.heading')}
        </Text>
        <InlineGrid columns={{ xs: 1, md: 5 }} gap="400">
          {steps.map((total) => (
            <BlockStack key={total.measure} gap="100">
              <Text as="h3" variant="bodySm" tone="subdued">
                {t(`reports.measure.${total.measure}`)}
              </Text>
              <Text as="p" variant="headingLg" numeric>
                {writeAmount(total.amount, format)}
              </Text>
              <Bar share={Math.max(0, drawnSize(total.amount) ?? 0) / largest} />
              <Text as="p" variant="bodySm">
                {describeRate(total, t, format) ?? '\u00a0'}
              </Text>
              <ReportChange total={total} />
            </BlockStack>
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

/** Only a picture: the figure stands above it. */
function Bar({ share }: { share: number }) {
  return (
    <div
      aria-hidden
      style={{
        height: 'var(--p-space-200)',
        borderRadius: 'var(--p-border-radius-full)',
        background: 'var(--p-color-bg-fill-tertiary)',
        overflow: 'hidden',
      }}
    >
      <div
        style={{
          width: `${Math.round(share * 1000) / 10}%`,
          height: '100%',
          borderRadius: 'var(--p-border-radius-full)',
          background: 'var(--p-color-bg-fill-info)',
        }}
      />
    </div>
  );
}

function describeRate({ measure, stepRate }: Total, t: AdminTranslate, format: Format): string | null {
  if (stepRate === null) return null;
  const percent = writeAmount(stepRate, format);
  switch (measure) {
    case 'visits':
      return stepRate.kind === 'ratio' ? t('reports.funnel.ofShares', { ratio: format.ratio(stepRate.ratio) }) : null;
    case 'claims':
      return t('reports.funnel.ofVisits', { percent });
    case 'orders':
      return t('reports.funnel.ofClaims', { percent });
    case 'rewarded':
      return t('reports.funnel.ofOrders', { percent });
    default:
      return null;
  }
}
