import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { insertNote, type Note } from '#app/db/notes.ts';
import type { Shop } from '#app/db/shops.ts';
import { manyLines } from '#app/domain/many-lines.ts';
import { longestNote } from '#app/domain/note.ts';
import { findNoteSubject } from './note-entries.ts';

export type WriteNoteOutcome = { ok: true } | { refused: 'not_found' | 'note_empty' | 'note_too_long' };

/**
 * The merchant writes a note about a referral, an advocate or a reward. Safe to run twice: the form's key is its cause in
 * the ledger, and a cause is written once.
 */
export async function writeNote({
  shop,
  subject,
  text,
  formKey,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  subject: Pick<Note, 'about' | 'aboutId'>;
  text: string;
  formKey: string;
  now: Date;
}): Promise<WriteNoteOutcome> {
  const words = manyLines(text);
  if (words === '') return { refused: 'note_empty' };
  if (words.length > longestNote) return { refused: 'note_too_long' };
  const about = await findNoteSubject(shop.id, subject);
  if (about === null) return { refused: 'not_found' };
  return await inTransaction(async (transaction): Promise<WriteNoteOutcome> => {
    const id = newId('no');
    const { about: kind, aboutId } = subject;
    const causeKey = `note_written:${subject.aboutId}:${formKey}`;
    const entry = { kind: 'note_written', actor: 'merchant', at: now, causeKey, ...about, data: { note: id } } as const;
    if ((await appendToLedger(shop.id, [entry], transaction)) === 0) return { ok: true };
    await insertNote(shop.id, { id, about: kind, aboutId, text: words, writtenAt: now }, transaction);
    return { ok: true };
  });
}
