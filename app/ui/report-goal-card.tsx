import { BlockStack, Button, Card, InlineGrid, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { GoalMonth, GoalView } from '#app/domain/report/goal-view.ts';
import { cellOf, drawnSize, writeAmount, writeDrawn } from './report-amount.ts';
import { ReportChart } from './report-chart.tsx';
import { ReportCsvButton } from './report-csv-button.tsx';
import { ReportGoalModal } from './report-goal-modal.tsx';
import { ReportSmallTable } from './report-small-table.tsx';
import { useFormat, useText } from './text.tsx';

interface Props {
  program: { id: string; name: string; goal: GoalView | null; months: GoalMonth[] };
  today: string;
  /** Of this month. */
  lastDay: string;
  currency: string;
}

/** One program's goal: where it stands, what the months before brought, and the way to set it. */
export function ReportGoalCard({ program, today, lastDay, currency }: Props) {
  const t = useText();
  const [isSetting, setIsSetting] = useState(false);
  const { goal, months, name } = program;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {name}
          </Text>
          <Button
            accessibilityLabel={t(goal === null ? 'reports.goals.setNamed' : 'reports.goals.changeNamed', {
              program: name,
            })}
            onClick={() => setIsSetting(true)}
          >
            {t(goal === null ? 'reports.goals.set' : 'reports.goals.change')}
          </Button>
        </InlineStack>
        {goal === null ? (
          <Text as="p" tone="subdued">
            {t('reports.goals.none')}
          </Text>
        ) : (
          <Standing goal={goal} name={name} lastDay={lastDay} />
        )}
        {goal === null || months.length === 0 ? null : <Months goal={goal} months={months} name={name} today={today} />}
      </BlockStack>
      <ReportGoalModal isOpen={isSetting} program={program} currency={currency} onClose={() => setIsSetting(false)} />
    </Card>
  );
}

function Standing({ goal, name, lastDay }: { goal: GoalView; name: string; lastDay: string }) {
  const t = useText();
  const format = useFormat();
  if (goal.standing === null) return <Text as="p">{t('reports.goals.currency')}</Text>;
  const { reached, percent, atThisPace } = goal.standing;
  return (
    <BlockStack gap="200">
      <BlockStack gap="050">
        <Text as="p" variant="bodySm" tone="subdued">
          {t(`reports.goals.${goal.measure}`)}
        </Text>
        <InlineStack gap="200" blockAlign="baseline">
          <Text as="p" variant="headingLg" numeric>
            {t('reports.goals.standing', {
              reached: writeAmount(reached, format),
              target: writeAmount(goal.target, format),
            })}
          </Text>
          <Text as="span" tone="subdued">
            {t('reports.goals.percent', { percent: format.percent(percent) })}
          </Text>
        </InlineStack>
      </BlockStack>
      <div role="group" aria-label={t('reports.goals.progress', { program: name })}>
        <ProgressBar progress={Math.min(100, percent)} size="small" tone="success" animated={false} />
      </div>
      <BlockStack gap="050">
        <Text as="p">
          {t('reports.goals.pace', { amount: writeAmount(atThisPace, format), day: format.date(lastDay) })}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {t('reports.goals.paceHelp')}
        </Text>
      </BlockStack>
    </BlockStack>
  );
}

function Months({ goal, months, name, today }: { goal: GoalView; months: GoalMonth[]; name: string; today: string }) {
  const t = useText();
  const format = useFormat();
  const headings = [t('reports.goals.month'), t(`reports.goals.${goal.measure}`), t('reports.goals.ofGoal')];
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" variant="headingSm">
          {t('reports.goals.before')}
        </Text>
        <ReportCsvButton
          what={t('reports.goals.heading', { program: name })}
          fileName={`ricochet-${t('reports.file.goal')}-${today}`}
          table={() => ({
            headings,
            rows: months.map(({ month, reached, percent }) => [month, cellOf(reached), { decimal: String(percent) }]),
          })}
        />
      </InlineStack>
      <InlineGrid columns={{ xs: 1, md: 'minmax(0, 1fr) minmax(0, 1fr)' }} gap="400">
        <ReportChart
          kind="bars"
          isWhole={goal.target.kind === 'count'}
          writeLabel={format.monthName}
          writeSize={(size, isShort) => writeDrawn(size, goal.target, format, isShort)}
          series={[
            {
              name: t(`reports.goals.${goal.measure}`),
              isBefore: false,
              points: months.toReversed().map(({ month, reached }) => ({ label: month, size: drawnSize(reached) })),
            },
          ]}
        />
        <ReportSmallTable
          caption={t('reports.goals.before')}
          columns={headings.map((heading, index) => ({ heading, isFigure: index > 0 }))}
          rows={months.map(({ month, reached, percent }) => ({
            key: month,
            cells: [format.month(month), writeAmount(reached, format), format.percent(percent)],
          }))}
        />
      </InlineGrid>
    </BlockStack>
  );
}
