import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import type { PromiseLine } from '#app/domain/report/liability-view.ts';
import type { ProgramChoice } from './report-asked-view.ts';
import type { CsvTable } from './report-csv.ts';
import { ReportCsvButton } from './report-csv-button.tsx';
import { nameKind } from './report-kind-words.ts';
import { namePart } from './report-part-words.ts';
import { useFormat, useText } from './text.tsx';

const columns = ['given', 'used', 'lapsed', 'taken', 'open'] as const;

/** Every line behind the figures of this page, for a spreadsheet. */
export function ReportLinesCard({
  lines,
  programs,
  currency,
  today,
}: {
  lines: PromiseLine[];
  programs: ProgramChoice[];
  currency: string;
  today: string;
}) {
  const t = useText();
  const format = useFormat();
  const table = (): CsvTable => ({
    headings: [
      t('reports.liability.lines.month'),
      t('reports.filter.program'),
      t('reports.liability.kind'),
      ...columns.map((column) => t(`reports.liability.lines.${column}`)),
      ...columns.map((column) => t(`reports.liability.lines.${column}Amount`)),
      t('reports.liability.lines.currency'),
    ],
    rows: lines.map(({ month, programId, benefit, counts, amounts }) => [
      month,
      namePart({ key: programId, firstName: '' }, 'program', { t, format, programs }),
      nameKind(benefit, t),
      ...columns.map((column) => ({ decimal: String(counts[column]) })),
      ...columns.map((column) => (amounts === null ? '' : { decimal: amounts[column] })),
      amounts === null ? '' : currency,
    ]),
  });
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('reports.liability.lines.heading')}
        </Text>
        <Text as="p">{t('reports.liability.lines.body')}</Text>
        <InlineStack>
          <ReportCsvButton
            what={t('reports.liability.lines.heading')}
            fileName={`ricochet-${t('reports.file.liabilityLines')}-${today}`}
            table={table}
          />
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
