import { BlockStack, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useEditor } from './program-editor-context.tsx';
import { summarizeSection, type ProgramSectionName } from './section-summaries.ts';
import { useFormat, useText } from './text.tsx';

interface Section {
  /** Makes it a place that the list of groups leads to, with a sentence on what is set in it. */
  name?: ProgramSectionName;
  heading: string;
  /** One sentence on what it is about. */
  help?: string;
  children: ReactNode;
}

/** One group of the editor, as a card. */
export function ProgramSection({ name, heading, help, children }: Section) {
  return (
    <div id={name === undefined ? undefined : sectionId(name)} className="ricochet-section" tabIndex={-1}>
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {heading}
            </Text>
            {name === undefined ? null : <SectionSummary name={name} />}
            {help === undefined ? null : (
              <Text as="p" tone="subdued">
                {help}
              </Text>
            )}
          </BlockStack>
          {children}
        </BlockStack>
      </Card>
    </div>
  );
}

export function sectionId(name: ProgramSectionName): string {
  return `section-${name}`;
}

function SectionSummary({ name }: { name: ProgramSectionName }) {
  const t = useText();
  const format = useFormat();
  const { form, names, currency, segments } = useEditor();
  if (form === undefined) return null;
  const segmentName = segments?.find(({ id }) => id === form.eligibility.segmentId)?.name;
  const summary = summarizeSection(name, form, { t, format, currency, names, segmentName });
  return summary === null ? null : <Text as="p">{summary}</Text>;
}
