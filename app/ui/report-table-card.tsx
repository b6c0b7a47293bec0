import { BlockStack, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import type { CsvTable } from './report-csv.ts';
import { ReportCsvButton } from './report-csv-button.tsx';

interface Props {
  heading: string;
  /** A sentence under the heading. */
  help?: string;
  table: ReactNode;
  csv: () => CsvTable;
  fileName: string;
  /** A chart of the same figures. */
  chart?: ReactNode;
}

/** A table with its export, and a chart of it where that helps. */
export function ReportTableCard({ heading, help, table, csv, fileName, chart }: Props) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingMd">
            {heading}
          </Text>
          <ReportCsvButton what={heading} fileName={fileName} table={csv} />
        </InlineStack>
        {help === undefined ? null : (
          <Text as="p" tone="subdued">
            {help}
          </Text>
        )}
        {chart === undefined ? (
          table
        ) : (
          <InlineGrid columns={{ xs: 1, md: 'minmax(0, 1fr) minmax(0, 1fr)' }} gap="400">
            {chart}
            {table}
          </InlineGrid>
        )}
      </BlockStack>
    </Card>
  );
}
