import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { useFormat, useText } from './text.tsx';

export interface FiguresView {
  visits: number;
  claims: number;
  rewarded: number;
  held: number;
  declined: number;
  revenue: DecimalMoney;
}

const counted = ['visits', 'claims', 'rewarded', 'held', 'declined'] as const;

/** What the programs brought. */
export function FiguresCard({ figures }: { figures: FiguresView }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('home.figures.heading')}
        </Text>
        <InlineGrid columns={{ xs: 2, md: 3 }} gap="400">
          {counted.map((name) => (
            <Figure key={name} term={t(`home.figures.${name}`)} figure={format.count(figures[name])} />
          ))}
          <Figure term={t('home.figures.revenue')} figure={format.money(figures.revenue)} />
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

function Figure({ term, figure }: { term: string; figure: string }) {
  return (
    <BlockStack gap="100">
      <Text as="p" variant="bodySm" tone="subdued">
        {term}
      </Text>
      <Text as="p" variant="headingLg" numeric>
        {figure}
      </Text>
    </BlockStack>
  );
}
