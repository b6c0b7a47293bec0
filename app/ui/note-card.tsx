import { useFetcher } from '@remix-run/react';
import { Banner, BlockStack, Box, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import type { NoteSubject } from '#app/domain/note.ts';
import { noteRefusals, type NoteOutcome } from './note-outcome.ts';
import { useFormat, useText } from './text.tsx';

export interface NoteView {
  id: string;
  text: string;
  writtenAt: string;
}

/** What the team wrote about something, and a field for more. A deleted note can be brought back. */
export function NoteCard({ about, aboutId, notes }: { about: NoteSubject; aboutId: string; notes: NoteView[] }) {
  const t = useText();
  const format = useFormat();
  const fetcher = useFetcher<NoteOutcome>();
  const [text, setText] = useState('');
  const [formKey, setFormKey] = useState<string | null>(null);
  const [isMended, setIsMended] = useState(false);
  const [deletedId, setDeletedId] = useState<string | null>(null);
  const heading = useRef<HTMLDivElement>(null);
  const told = useRef<NoteOutcome | undefined>(undefined);
  const outcome = fetcher.data;
  const isBusy = fetcher.state !== 'idle';
  // Each answer is taken in once: the page is read anew while somebody types the next note.
  useEffect(() => {
    if (told.current === outcome || outcome === undefined) return;
    told.current = outcome;
    setIsMended(false);
    if (!('done' in outcome)) return;
    setDeletedId(outcome.done === 'deleted' ? outcome.noteId : null);
    if (outcome.done !== 'written') return heading.current?.focus();
    setText('');
    setFormKey(null);
  }, [outcome]);

  function write() {
    // The same key goes with every further try, so that a second click writes nothing twice.
    const key = formKey ?? crypto.randomUUID();
    setFormKey(key);
    fetcher.submit({ intent: 'write', about, aboutId, text, formKey: key }, { method: 'post', action: '/app/notes' });
  }
  const move = (intent: 'delete' | 'restore', noteId: string) =>
    fetcher.submit({ intent, noteId }, { method: 'post', action: '/app/notes' });

  const error =
    outcome !== undefined && 'refused' in outcome && !isMended ? t(noteRefusals[outcome.refused].words) : undefined;
  return (
    <Card>
      <BlockStack gap="400">
        <div ref={heading} tabIndex={-1} className="ricochet-review-heading">
          <BlockStack gap="050">
            <Text as="h2" variant="headingMd">
              {t('notes.heading')}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {t('notes.body')}
            </Text>
          </BlockStack>
        </div>
        <div aria-live="polite" className="ricochet-live">
          {deletedId === null ? null : (
            <Banner
              tone="info"
              action={{ content: t('notes.undo'), onAction: () => move('restore', deletedId), disabled: isBusy }}
              onDismiss={() => setDeletedId(null)}
            >
              <Text as="p">{t('notes.deleted')}</Text>
            </Banner>
          )}
        </div>
        {notes.map((note) => (
          <BlockStack key={note.id} gap="050">
            <div className="ricochet-multiline">
              <Text as="p">{note.text}</Text>
            </div>
            <InlineStack align="space-between" blockAlign="center">
              <Text as="p" variant="bodySm" tone="subdued">
                {format.moment(note.writtenAt)}
              </Text>
              <Button
                variant="plain"
                size="micro"
                disabled={isBusy}
                accessibilityLabel={t('notes.deleteNamed', { when: format.moment(note.writtenAt) })}
                onClick={() => move('delete', note.id)}
              >
                {t('notes.delete')}
              </Button>
            </InlineStack>
          </BlockStack>
        ))}
        <BlockStack gap="200">
          <TextField
            label={t('notes.label')}
            value={text}
            onChange={(value) => {
              setText(value);
              setIsMended(true);
            }}
            multiline={2}
            maxLength={1000}
            error={error}
            autoComplete="off"
          />
          <Box>
            <Button onClick={write} loading={isBusy} disabled={text.trim() === ''}>
              {t('notes.add')}
            </Button>
          </Box>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
