import { BlockStack, Card, InlineGrid, InlineStack, Select, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { Measure } from '#app/domain/report/measures.ts';
import type { ReportView } from '#app/domain/report/report-view.ts';
import { cellOf, drawnSize, writeAmount, writeDrawn } from './report-amount.ts';
import { ReportChart } from './report-chart.tsx';
import { ReportCsvButton } from './report-csv-button.tsx';
import { ReportSmallTable } from './report-small-table.tsx';
import { useFormat, useText } from './text.tsx';

interface Props {
  view: ReportView;
  first: Measure;
  isCompared: boolean;
  fileName: string;
}

/** One figure step by step: as a chart, and beside it as a table. */
export function ReportTimeCard({ view, first, isCompared, fileName }: Props) {
  const t = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<Measure>(first);
  const measure = view.measures.includes(chosen) ? chosen : first;
  const name = t(`reports.measure.${measure}`);
  const steps = Array.from({ length: Math.max(view.time.length, view.timeBefore.length) }, (_, index) => ({
    now: view.time[index],
    before: view.timeBefore[index],
  }));
  const isByMonth = view.time[0]?.time.length === 7;
  const like = view.time.find(({ amounts }) => amounts[measure] !== null)?.amounts[measure];
  const headings = [
    t(isByMonth ? 'reports.time.month' : 'reports.time.day'),
    name,
    ...(isCompared ? [t('reports.time.before')] : []),
  ];
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingMd">
            {t('reports.time.heading')}
          </Text>
          <InlineStack gap="200" blockAlign="center">
            <Select
              label={t('reports.time.measure')}
              labelHidden
              options={view.measures.map((one) => ({ value: one, label: t(`reports.measure.${one}`) }))}
              value={measure}
              onChange={(value) => setChosen(view.measures.find((one) => one === value) ?? first)}
            />
            <ReportCsvButton
              what={t('reports.time.table', { measure: name })}
              fileName={fileName}
              table={() => ({
                headings,
                rows: steps.map(({ now, before }) => [
                  now?.time ?? '',
                  cellOf(now?.amounts[measure]),
                  ...(isCompared ? [cellOf(before?.amounts[measure])] : []),
                ]),
              })}
            />
          </InlineStack>
        </InlineStack>
        <InlineGrid columns={{ xs: 1, md: 'minmax(0, 2fr) minmax(0, 1fr)' }} gap="400">
          <ReportChart
            kind="line"
            isWhole={like?.kind === 'count'}
            writeLabel={format.shortTime}
            writeSize={(size, isShort) => writeDrawn(size, like, format, isShort)}
            series={[
              {
                name: t('reports.time.now'),
                isBefore: false,
                points: view.time.map(({ time, amounts }) => ({ label: time, size: drawnSize(amounts[measure]) })),
              },
              ...(isCompared
                ? [
                    {
                      name: t('reports.time.before'),
                      isBefore: true,
                      points: view.timeBefore
                        .slice(0, view.time.length)
                        .map(({ time, amounts }) => ({ label: time, size: drawnSize(amounts[measure]) })),
                    },
                  ]
                : []),
            ]}
          />
          <ReportSmallTable
            caption={t('reports.time.table', { measure: name })}
            height={300}
            columns={headings.map((heading, index) => ({ heading, isFigure: index > 0 }))}
            rows={steps.map(({ now, before }, index) => ({
              key: now?.time ?? `before-${index}`,
              cells: [
                now === undefined ? '' : format.shortTime(now.time),
                now === undefined ? '' : writeAmount(now.amounts[measure], format),
                ...(isCompared ? [before === undefined ? '' : writeAmount(before.amounts[measure], format)] : []),
              ],
            }))}
          />
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}
