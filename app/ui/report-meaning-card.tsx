import { BlockStack, Card, DescriptionList, Text } from '@shopify/polaris';
import type { Measure } from '#app/domain/report/measures.ts';
import { useText } from './text.tsx';

/** What each figure of a page is, in a sentence. */
export function ReportMeaningCard({ measures, isFunnel }: { measures: readonly Measure[]; isFunnel: boolean }) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('reports.meaning.heading')}
        </Text>
        <Text as="p" tone="subdued">
          {[
            t('reports.meaning.day'),
            ...(isFunnel ? [t('reports.meaning.noProgram')] : []),
            t('reports.meaning.none'),
          ].join(' ')}
        </Text>
        <DescriptionList
          gap="tight"
          items={measures.map((measure) => ({
            term: t(`reports.measure.${measure}`),
            description: t(`reports.meaning.${measure}`),
          }))}
        />
      </BlockStack>
    </Card>
  );
}
