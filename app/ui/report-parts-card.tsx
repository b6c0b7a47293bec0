import { BlockStack, Card, InlineStack, Select, Text } from '@shopify/polaris';
import type { Breakdown } from '#app/domain/report/asked-report.ts';
import type { Measure } from '#app/domain/report/measures.ts';
import type { ReportView } from '#app/domain/report/report-view.ts';
import { EmptyMessage } from './empty-card.tsx';
import { noFilters, useReportAddress } from './report-address.ts';
import { cellOf, writeAmount } from './report-amount.ts';
import { isNarrowed, type AskedView, type ProgramChoice } from './report-asked-view.ts';
import { ReportCsvButton } from './report-csv-button.tsx';
import { ReportFigureTable } from './report-figure-table.tsx';
import { namePart } from './report-part-words.ts';
import { useFormat, useText } from './text.tsx';

const breakdowns = Object.keys({
  program: true,
  version: true,
  channel: true,
  market: true,
  advocate: true,
} satisfies Record<Breakdown, true>) as Breakdown[];

interface Props {
  view: ReportView;
  asked: AskedView;
  programs: ProgramChoice[];
  measures: readonly Measure[];
  fileName: string;
}

/** The figures part by part. Each row leads to the same report, narrowed to it. */
export function ReportPartsCard({ view, asked, programs, measures, fileName }: Props) {
  const t = useText();
  const format = useFormat();
  const address = useReportAddress();
  const { by } = asked;
  const heading = t(`reports.parts.${by}`);
  const rows = view.parts.map((part) => ({
    ...part,
    name: namePart(part, by, { t, format, programs }),
    url: part.narrow === null ? null : address.to({ ...part.narrow, by: null }),
  }));
  const nameOf = (measure: Measure) => t(`reports.measure.${measure}`);
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="300">
            <Text as="h2" variant="headingMd">
              {t('reports.parts.heading')}
            </Text>
            <InlineStack gap="200" blockAlign="center">
              <Select
                label={t('reports.parts.by')}
                labelInline
                options={breakdowns.map((value) => ({ value, label: t(`reports.parts.${value}`) }))}
                value={by}
                onChange={(value) => address.go({ by: value })}
              />
              <ReportCsvButton
                what={t('reports.parts.heading')}
                fileName={fileName}
                table={() => ({
                  headings: [heading, ...measures.map(nameOf)],
                  rows: rows.map(({ name, amounts }) => [name, ...measures.map((one) => cellOf(amounts[one]))]),
                })}
              />
            </InlineStack>
          </InlineStack>
          <Remarks isExact={view.isExact} isFiltered={isNarrowed(asked)} isOfAdvocates={by === 'advocate'} />
        </BlockStack>
        {rows.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('reports.parts.empty')}
          </Text>
        ) : (
          <ReportFigureTable
            caption={t('reports.parts.heading')}
            heading={heading}
            headings={measures.map(nameOf)}
            rows={rows.map(({ key, name, url, amounts }) => ({
              key,
              name,
              url,
              figures: measures.map((measure) => writeAmount(amounts[measure], format)),
            }))}
          />
        )}
      </BlockStack>
    </Card>
  );
}

function Remarks({
  isExact,
  isFiltered,
  isOfAdvocates,
}: {
  isExact: boolean;
  isFiltered: boolean;
  isOfAdvocates: boolean;
}) {
  const t = useText();
  if (!isOfAdvocates) return null;
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {[
        t('reports.parts.best'),
        ...(isExact ? [] : [t('reports.parts.notExact')]),
        ...(isFiltered ? [t('reports.parts.unfiltered')] : []),
      ].join(' ')}
    </Text>
  );
}

/** Said in place of figures where there are none, with what may bring some: fewer filters, or more days. */
export function NothingInPeriod({ asked }: { asked: AskedView }) {
  const t = useText();
  const address = useReportAddress();
  const action = isNarrowed(asked)
    ? { words: t('reports.nothing.unfilter'), url: address.to(noFilters) }
    : asked.name === 'last_365'
      ? undefined
      : { words: t('reports.nothing.longer'), url: address.to({ period: 'last_365', from: null, to: null }) };
  return (
    <Card>
      <EmptyMessage
        heading={t('reports.nothing.heading')}
        body={t('reports.nothing.body')}
        {...(action && { action })}
      />
    </Card>
  );
}
