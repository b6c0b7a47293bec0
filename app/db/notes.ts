import type { AdvocateId, NoteId, ReferralId, RewardId, ShopId } from '#app/domain/ids.ts';
import type { NoteSubject } from '#app/domain/note.ts';
import { database, type Connection } from './client.server.ts';

export interface Note {
  id: NoteId;
  about: NoteSubject;
  aboutId: ReferralId | AdvocateId | RewardId;
  text: string;
  writtenAt: Date;
}

export async function insertNote(shopId: ShopId, note: Note, connection: Connection): Promise<void> {
  await connection.note.create({ data: { ...note, shopId } });
}

/** What was written about something and not deleted, the newest first. */
export async function listNotes(
  shopId: ShopId,
  { about, aboutId }: Pick<Note, 'about' | 'aboutId'>,
  connection: Connection = database,
): Promise<Note[]> {
  const where = { shopId, about, aboutId, deletedAt: null };
  return (await connection.note.findMany({ where, orderBy: { id: 'desc' }, take: 100 })).map(toNote);
}

/** A note, whether it was deleted or not. */
export async function findNote(
  shopId: ShopId,
  noteId: NoteId,
  connection: Connection = database,
): Promise<(Note & { isDeleted: boolean }) | null> {
  const row = await connection.note.findUnique({ where: { shopId_id: { shopId, id: noteId } } });
  return row === null ? null : { ...toNote(row), isDeleted: row.deletedAt !== null };
}

/** Deletes a note so that it can be brought back, or brings it back; answers whether it was this call that did. */
export async function moveNote(
  shopId: ShopId,
  noteId: NoteId,
  deletedAt: Date | null,
  connection: Connection,
): Promise<boolean> {
  const where = { shopId, id: noteId, deletedAt: deletedAt === null ? { not: null } : null };
  return (await connection.note.updateMany({ where, data: { deletedAt } })).count === 1;
}

/**
 * Erases what was written about somebody: on their own page, and on the referrals and rewards that they invited to or
 * ordered for. Notes on their rewards and referrals may name them; so may what was noted when they were blocked.
 */
export async function eraseNotesOf(
  shopId: ShopId,
  { advocateId, orderIds }: { advocateId: AdvocateId | null; orderIds: string[] },
  connection: Connection,
): Promise<void> {
  await connection.$executeRaw`
    with theirs as (
      select id from referral
       where shop_id = ${shopId} and (advocate_id = ${advocateId} or order_id = any (${orderIds})))
    delete from note n
     where n.shop_id = ${shopId} and (n.about_id = ${advocateId}
        or n.about_id in (select id from theirs)
        or n.about_id in (select id from reward where shop_id = ${shopId}
                             and (advocate_id = ${advocateId} or referral_id in (select id from theirs))))`;
  await connection.$executeRaw`
    update block set note = ''
     where shop_id = ${shopId} and note <> ''
       and referral_id in (select id from referral where shop_id = ${shopId}
                              and (advocate_id = ${advocateId} or order_id = any (${orderIds})))`;
}

/** Erases for good what was deleted before `before`, in all shops. */
export async function eraseDeletedNotes(before: Date): Promise<void> {
  await database.note.deleteMany({ where: { deletedAt: { lt: before } } });
}

function toNote(row: { id: string; about: string; aboutId: string; text: string; writtenAt: Date }): Note {
  const { id, about, aboutId, text, writtenAt } = row;
  return { id: id as NoteId, about: about as NoteSubject, aboutId: aboutId as Note['aboutId'], text, writtenAt };
}
