import { BlockStack, Box, Card, Text } from '@shopify/polaris';
import { describeEntry, type StoryEntry } from './ledger-story.ts';
import { useFormat, useText } from './text.tsx';

export type TimelineEntry = StoryEntry & { at: string };

/** A referral's story, oldest first: what happened, who did it and when. */
export function TimelineCard({ entries }: { entries: TimelineEntry[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('referral.timeline')}
        </Text>
        <BlockStack as="ol" gap="300">
          {entries.map((entry) => (
            <Box as="li" key={entry.id}>
              <BlockStack gap="050">
                {describeEntry(entry, { t, format }).map((sentence) => (
                  <Text key={sentence} as="p">
                    {sentence}
                  </Text>
                ))}
                <Text as="p" variant="bodySm" tone="subdued">
                  {`${t(`actor.${entry.actor}`)} · ${format.moment(entry.at)}`}
                </Text>
              </BlockStack>
            </Box>
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
