import { BlockStack, Box, ProgressBar, Text } from '@shopify/polaris';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { useFormat, useText } from './text.tsx';

/** What a program brought in the last 30 days, and where it stands this month. */
export interface ProgramFiguresView {
  rewarded: number;
  revenue: DecimalMoney;
  cost: DecimalMoney;
  /** Of the month's goal, in whole percent; null without one. */
  goalPercent: number | null;
}

/** One line of figures, and how far the month's goal is reached. */
export function ProgramFigures({ name, figures }: { name: string; figures: ProgramFiguresView }) {
  const t = useText();
  const format = useFormat();
  const { rewarded, revenue, cost, goalPercent } = figures;
  return (
    <BlockStack gap="100">
      <Text as="p" variant="bodySm">
        {rewarded === 0
          ? t('programs.figures.none')
          : t('programs.figures.some', {
              count: rewarded,
              number: format.count(rewarded),
              revenue: format.money(revenue),
              cost: format.money(cost),
            })}
      </Text>
      {goalPercent === null ? null : (
        <BlockStack gap="100">
          <Box maxWidth="16rem">
            <div role="group" aria-label={t('programs.figures.goalNamed', { name })}>
              <ProgressBar progress={Math.min(100, goalPercent)} size="small" tone="success" animated={false} />
            </div>
          </Box>
          <Text as="p" variant="bodySm" tone="subdued">
            {t('programs.figures.goal', { percent: format.percent(goalPercent) })}
          </Text>
        </BlockStack>
      )}
    </BlockStack>
  );
}
