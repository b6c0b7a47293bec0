import { findAdvocate, findAdvocateEmail } from '#app/db/advocates.ts';
import { deleteBlocks, findBlocks, insertBlocks, marksOf, type BlockMark, type BlockOrigin } from '#app/db/blocks.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger, type NewLedgerEntry } from '#app/db/ledger.ts';
import { findOrder } from '#app/db/orders.ts';
import { findReferral } from '#app/db/referrals.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, OrderGid, ReferralId } from '#app/domain/ids.ts';
import { manyLines } from '#app/domain/many-lines.ts';
import type { BlockKind } from '#app/domain/reward/referral-facts.ts';

/** Whom a referral names: who invited, or who bought. */
export type BlockedSide = BlockOrigin;
/** One of a referral, or an advocate as such. */
export type Blocked = BlockedSide | { advocateId: AdvocateId };

export const blockRefusals = ['not_found', 'nothing_to_block', 'already_blocked', 'not_blocked'] as const;
export type BlockOutcome = { ok: true; kinds: BlockKind[] } | { refused: (typeof blockRefusals)[number] };

/** Characters of the merchant's words on a block. */
export const longestBlockNote = 500;

/** What a person is; where they live or which network they use, others share. */
const ownKinds: readonly BlockKind[] = ['customer', 'email', 'phone'];

/**
 * The merchant blocks one side of a referral, or an advocate, by all that is known of them or by the kinds they choose. Safe to run
 * twice: each mark stands on the list once, and the second time nothing is new. What was decided stays as it is.
 */
export async function blockPerson({
  shop,
  whom,
  kinds = ownKinds,
  note,
  now,
}: {
  shop: Shop;
  whom: Blocked;
  kinds?: readonly BlockKind[];
  note: string;
  now: Date;
}): Promise<BlockOutcome> {
  const person = await findPerson(shop, whom);
  if (person === null) return { refused: 'not_found' };
  const marks = person.marks.filter(({ kind }) => kinds.includes(kind));
  if (marks.length === 0) return { refused: 'nothing_to_block' };
  return await inTransaction(async (transaction): Promise<BlockOutcome> => {
    const added = await insertBlocks(
      shop.id,
      marks,
      { note: manyLines(note).slice(0, longestBlockNote), from: 'referralId' in whom ? whom : null, now },
      transaction,
    );
    if (added.length === 0) return { refused: 'already_blocked' };
    return await tell(shop, 'person_blocked', { ...person, whom, changed: added }, now, transaction);
  });
}

/** The undo: takes everything off the list that the person is recognised by. Safe to run twice for the same reason. */
export async function unblockPerson({
  shop,
  whom,
  now,
}: {
  shop: Shop;
  whom: Blocked;
  now: Date;
}): Promise<BlockOutcome> {
  const person = await findPerson(shop, whom);
  if (person === null) return { refused: 'not_found' };
  return await inTransaction(async (transaction): Promise<BlockOutcome> => {
    const removed = await deleteBlocks(shop.id, person.marks, transaction);
    if (removed.length === 0) return { refused: 'not_blocked' };
    return await tell(shop, 'person_unblocked', { ...person, whom, changed: removed }, now, transaction);
  });
}

/** What can be done about the block list from a referral: put on it who is not wholly there, take off it who is. */
export async function findBlockSteps(
  shop: Shop,
  referralId: ReferralId,
): Promise<`${'block' | 'unblock'}_${BlockedSide['side']}`[]> {
  const steps = (['friend', 'advocate'] as const).map(async (side) => {
    return (await findSteps(shop, { referralId, side })).map((step) => `${step}_${side}` as const);
  });
  return (await Promise.all(steps)).flat();
}

/** The same about an advocate. */
export async function findBlockStepsOfAdvocate(shop: Shop, advocateId: AdvocateId): Promise<('block' | 'unblock')[]> {
  return await findSteps(shop, { advocateId });
}

async function findSteps(shop: Shop, whom: Blocked): Promise<('block' | 'unblock')[]> {
  const marks = (await findPerson(shop, whom))?.marks ?? [];
  const listed = (await findBlocks(shop.id, marks)).map(({ kind }) => kind);
  const isMissing = marks.some(({ kind }) => ownKinds.includes(kind) && !listed.includes(kind));
  return [...(isMissing ? ['block' as const] : []), ...(listed.length > 0 ? ['unblock' as const] : [])];
}

type About = Pick<NewLedgerEntry, 'programId' | 'advocateId' | 'referralId' | 'orderId'>;
interface Person {
  about: About;
  marks: BlockMark[];
}

async function findPerson(shop: Shop, whom: Blocked): Promise<Person | null> {
  if ('advocateId' in whom) {
    const marks = await marksOfAdvocate(shop, whom.advocateId);
    return marks === null ? null : { about: { advocateId: whom.advocateId }, marks };
  }
  const { referralId, side } = whom;
  const referral = await findReferral(shop.id, referralId);
  if (referral === null) return null;
  const { programId, advocateId, orderId } = referral;
  const about = { programId, advocateId, referralId, orderId };
  if (side === 'advocate') return { about, marks: (await marksOfAdvocate(shop, advocateId)) ?? [] };
  const order = await findOrder(shop.id, orderId as OrderGid);
  return order === null ? null : { about, marks: marksOf(shop.id, { ...order, email: null }) };
}

/** Null when there is no such advocate. Somebody who was erased cannot be told from anybody else. */
async function marksOfAdvocate(shop: Shop, advocateId: AdvocateId): Promise<BlockMark[] | null> {
  const advocate = await findAdvocate(shop.id, advocateId);
  if (advocate === null) return null;
  if (advocate.isErased) return [];
  return marksOf(shop.id, { ...advocate, email: await findAdvocateEmail(shop.id, advocateId) });
}

async function tell(
  shop: Shop,
  kind: 'person_blocked' | 'person_unblocked',
  { about, whom, changed }: { about: About; whom: Blocked; changed: BlockMark[] },
  now: Date,
  transaction: Connection,
): Promise<BlockOutcome> {
  const kinds = changed.map((mark) => mark.kind);
  const [of, side] = 'advocateId' in whom ? [whom.advocateId, 'advocate'] : [whom.referralId, whom.side];
  // The list may be changed to and fro: each time is a cause of its own.
  const causeKey = `${kind}:${of}:${side}:${now.toISOString()}`;
  const data = { side, kinds: kinds.join(' ') };
  await appendToLedger(shop.id, [{ kind, actor: 'merchant', at: now, causeKey, ...about, data }], transaction);
  return { ok: true, kinds };
}
