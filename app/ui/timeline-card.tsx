import { BlockStack, Box, Card, Text } from '@shopify/polaris';
import { describeEntry, type StoryEntry } from './ledger-story.ts';
import { useFormat, useText } from './text.tsx';

export type TimelineEntry = StoryEntry & { at: string };

/** A story, oldest first: what happened, who did it and when. `notes` are the texts that entries name, those not deleted. */
export function TimelineCard({ entries, notes = {} }: { entries: TimelineEntry[]; notes?: Record<string, string> }) {
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
                {[...describeEntry(entry, { t, format }), ...noteOf(entry)].map((sentence) => (
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

  /** What was said with it, as far as it is still there. */
  function noteOf({ kind, data }: TimelineEntry): string[] {
    const id = data['note'];
    if (typeof id !== 'string' || kind === 'note_deleted') return [];
    const note = notes[id];
    return [note === undefined ? t('story.noteGone') : t('story.note', { note })];
  }
}
