import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { findNote, moveNote } from '#app/db/notes.ts';
import type { Shop } from '#app/db/shops.ts';
import type { NoteId } from '#app/domain/ids.ts';
import { findNoteSubject } from './note-entries.ts';

export type DeleteNoteOutcome = { ok: true } | { refused: 'not_found' };

/**
 * The merchant deletes a note, or brings it back. Safe to run twice: the second time it is as it was asked to be, and
 * nothing is written. What was deleted is erased for good after some weeks.
 */
export async function deleteNote({
  shop,
  noteId,
  isUndo = false,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  noteId: NoteId;
  isUndo?: boolean;
  now: Date;
}): Promise<DeleteNoteOutcome> {
  const note = await findNote(shop.id, noteId);
  const subject = note === null ? null : await findNoteSubject(shop.id, note);
  if (subject === null) return { refused: 'not_found' };
  const kind = isUndo ? 'note_written' : 'note_deleted';
  return await inTransaction(async (transaction): Promise<DeleteNoteOutcome> => {
    if (!(await moveNote(shop.id, noteId, isUndo ? null : now, transaction))) return { ok: true };
    // It may be deleted and brought back again and again: each time is a cause of its own.
    const causeKey = `${kind}:${noteId}:${now.toISOString()}`;
    const entry = { kind, actor: 'merchant', at: now, causeKey, ...subject, data: { note: noteId } } as const;
    await appendToLedger(shop.id, [entry], transaction);
    return { ok: true };
  });
}
