import { BlockStack, Box, Card, InlineGrid, InlineStack, Link, Select, Text } from '@shopify/polaris';
import type { Amount } from '#app/domain/report/measures.ts';
import { writeAmount } from './report-amount.ts';
import { Sparkline } from './sparkline.tsx';
import { useFormat, useText } from './text.tsx';

export const homePeriods = ['last_7', 'last_30', 'last_90'] as const;
export type HomePeriod = (typeof homePeriods)[number];
export type HomeMeasure = 'visits' | 'claims' | 'orders' | 'rewarded' | 'revenue' | 'cost';

export interface FigureView {
  measure: HomeMeasure;
  amount: Amount | null;
  /** In percent, against the period before; null where there is nothing to compare with. */
  change: number | null;
  /** Day by day, for drawing. */
  trend: number[];
}

interface Props {
  figures: FigureView[];
  period: HomePeriod;
  days: number;
  isEmpty: boolean;
  onPeriod: (period: HomePeriod) => void;
}

/** What the programs brought in a period, and how that differs from the one before. */
export function FiguresCard({ figures, period, days, isEmpty, onPeriod }: Props) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('home.figures.heading')}
          </Text>
          <Select
            label={t('home.figures.period')}
            labelHidden
            options={homePeriods.map((value) => ({ value, label: t(`home.figures.${value}`) }))}
            value={period}
            onChange={(value) => onPeriod(homePeriods.find((each) => each === value) ?? 'last_30')}
          />
        </InlineStack>
        <InlineGrid columns={{ xs: 2, md: 3 }} gap="400">
          {figures.map((figure) => (
            <Figure key={figure.measure} {...figure} isQuiet={isEmpty} />
          ))}
        </InlineGrid>
        <InlineStack align="space-between" gap="200">
          <Text as="p" variant="bodySm" tone="subdued">
            {isEmpty ? t('home.figures.nothing') : t('home.figures.compared', { count: days })}
          </Text>
          <Link url="/app/reports">{t('home.figures.reports')}</Link>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** While there is nothing, there is nothing to compare or to draw either. */
function Figure({ measure, amount, change, trend, isQuiet }: FigureView & { isQuiet: boolean }) {
  const t = useText();
  const format = useFormat();
  return (
    <BlockStack gap="100">
      <Text as="p" variant="bodySm" tone="subdued">
        {t(`home.figures.${measure}`)}
      </Text>
      <InlineStack gap="200" blockAlign="baseline">
        <Text as="p" variant="headingLg" numeric>
          {writeAmount(amount, format)}
        </Text>
        {isQuiet ? null : (
          <Text
            as="span"
            variant="bodySm"
            tone={change !== null && change > 0 && measure !== 'cost' ? 'success' : 'subdued'}
          >
            {change === null ? (
              <>
                <span aria-hidden="true">–</span>
                <Text as="span" visuallyHidden>
                  {t('home.figures.incomparable')}
                </Text>
              </>
            ) : (
              format.change(change)
            )}
          </Text>
        )}
      </InlineStack>
      {isQuiet ? null : (
        <Box minHeight="24px">
          <Sparkline values={trend} />
        </Box>
      )}
    </BlockStack>
  );
}
