import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { useFormat, useText } from './text.tsx';

export interface AdvocateFigures {
  shares: number;
  visits: number;
  claims: number;
  orders: number;
  rewarded: number;
  revenue: DecimalMoney;
  cost: DecimalMoney;
  /** Rewards of which nobody knows what they cost. */
  unpriced: number;
}

/** What one advocate brought in a year, step by step from the share to the money. */
export function AdvocateFiguresCard({ figures }: { figures: AdvocateFigures }) {
  const t = useText();
  const format = useFormat();
  const cells = [
    ...(['shares', 'visits', 'claims', 'orders'] as const).map((name) => ({
      term: t(`advocate.${name}`),
      text: format.count(figures[name]),
    })),
    { term: t('advocate.friends'), text: format.count(figures.rewarded) },
    { term: t('advocate.revenue'), text: format.money(figures.revenue) },
    { term: t('advocate.cost'), text: describeCost() },
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('advocate.figures')}
        </Text>
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
          {cells.map(({ term, text }) => (
            <BlockStack key={term} gap="050">
              <Text as="p" variant="bodySm" tone="subdued">
                {term}
              </Text>
              <Text as="p" variant="headingMd" numeric>
                {text}
              </Text>
            </BlockStack>
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );

  /** What a percentage off costs shows only when it is used. */
  function describeCost(): string {
    const amount = format.money(figures.cost);
    if (figures.unpriced === 0) return amount;
    return /[1-9]/.test(figures.cost.decimal) ? t('advocate.costAtLeast', { amount }) : t('advocate.costUnknown');
  }
}
