import { BlockStack, Button, Card, InlineGrid, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { problemWords } from './problem-words.ts';
import { useFormat, useText } from './text.tsx';
import type { useWelcome } from './use-welcome.ts';
import { problemsOf } from './welcome-outcome.ts';

/** The arithmetic behind the offer, as the server did it. */
export interface ReckoningView {
  averageOrder: DecimalMoney;
  friend: DecimalMoney;
  advocate: DecimalMoney;
  total: DecimalMoney;
  margin: { amount: DecimalMoney; takenPercent: number } | null;
}

interface Props {
  welcome: ReturnType<typeof useWelcome>;
  currency: string;
  averageOrder: string;
  /** Of how many orders it is the average; null when it was typed. */
  averageOrders: number | null;
  marginPercent: string;
  /** Null where it cannot be told, or the offer was changed since. */
  reckoning: ReckoningView | null;
}

/** What the offer was reckoned with, open to be corrected, and what it comes to. */
export function WelcomeFit({ welcome, currency, averageOrders, reckoning, ...stored }: Props) {
  const t = useText();
  const format = useFormat();
  const [averageOrder, setAverageOrder] = useState(format.typed(stored.averageOrder));
  const [marginPercent, setMarginPercent] = useState(stored.marginPercent);
  const problems = problemsOf(welcome.outcome);
  const problemAt = (field: string) => {
    const problem = problems[field];
    return problem === undefined ? undefined : t(problemWords(problem));
  };
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('welcome.offer.fit')}
        </Text>
        <BlockStack gap="100">
          {arithmetic().map((sentence) => (
            <Text key={sentence} as="p">
              {sentence}
            </Text>
          ))}
        </BlockStack>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <TextField
            label={t('welcome.offer.averageLabel')}
            name="averageOrder"
            value={averageOrder}
            suffix={currency}
            inputMode="decimal"
            autoComplete="off"
            error={problemAt('averageOrder')}
            onChange={setAverageOrder}
          />
          <TextField
            label={t('welcome.offer.marginLabel')}
            name="marginPercent"
            value={marginPercent}
            suffix="%"
            inputMode="numeric"
            autoComplete="off"
            error={problemAt('marginPercent')}
            onChange={setMarginPercent}
          />
        </InlineGrid>
        <Text as="p" variant="bodySm" tone="subdued">
          {t('welcome.offer.marginHelp')}
        </Text>
        <InlineStack>
          <Button
            loading={welcome.sent === 'refit'}
            disabled={welcome.isBusy}
            onClick={() => welcome.send('refit', { averageOrder, marginPercent })}
          >
            {t('welcome.offer.fitAction')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );

  function arithmetic(): string[] {
    if (stored.averageOrder === '') return [t('templates.arithmetic.unknown')];
    const average = format.money({ decimal: stored.averageOrder, currency });
    const source =
      averageOrders === null
        ? t('templates.arithmetic.typed', { average })
        : t('templates.arithmetic.orders', { count: averageOrders, average });
    if (reckoning === null) return [source];
    const { friend, advocate, total, margin } = reckoning;
    const costs = t('templates.arithmetic.costs', {
      friend: format.money(friend),
      advocate: format.money(advocate),
      total: format.money(total),
    });
    if (margin === null) return [source, costs];
    const share = format.percent(margin.takenPercent);
    return [source, costs, t('templates.arithmetic.margin', { share, margin: format.money(margin.amount) })];
  }
}
