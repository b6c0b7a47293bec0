import { findAdvocateEmail, getAdvocate } from '#app/db/advocates.ts';
import { deleteBlocks, findBlocks, insertBlocks, marksOf, type BlockMark } from '#app/db/blocks.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger, type NewLedgerEntry } from '#app/db/ledger.ts';
import { findOrder } from '#app/db/orders.ts';
import { findReferral } from '#app/db/referrals.ts';
import type { Shop } from '#app/db/shops.ts';
import type { OrderGid, ReferralId } from '#app/domain/ids.ts';
import type { BlockKind } from '#app/domain/reward/referral-facts.ts';

/** Whom a referral names: who invited, or who bought. */
export interface BlockedSide {
  referralId: ReferralId;
  side: 'advocate' | 'friend';
}

export const blockRefusals = ['not_found', 'nothing_to_block', 'already_blocked', 'not_blocked'] as const;
export type BlockOutcome = { ok: true; kinds: BlockKind[] } | { refused: (typeof blockRefusals)[number] };

/** What a person is; where they live or which network they use, others share. */
const ownKinds: readonly BlockKind[] = ['customer', 'email', 'phone'];

/**
 * The merchant blocks one side of a referral, by all that is known of them or by the kinds they choose. Safe to run
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
  whom: BlockedSide;
  kinds?: readonly BlockKind[];
  note: string;
  now: Date;
}): Promise<BlockOutcome> {
  const person = await findPerson(shop, whom);
  if (person === null) return { refused: 'not_found' };
  const marks = person.marks.filter(({ kind }) => kinds.includes(kind));
  if (marks.length === 0) return { refused: 'nothing_to_block' };
  return await inTransaction(async (transaction): Promise<BlockOutcome> => {
    const added = await insertBlocks(shop.id, marks, { note: note.trim().slice(0, 500), now }, transaction);
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
  whom: BlockedSide;
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
    const marks = (await findPerson(shop, { referralId, side }))?.marks ?? [];
    const listed = (await findBlocks(shop.id, marks)).map(({ kind }) => kind);
    const isMissing = marks.some(({ kind }) => ownKinds.includes(kind) && !listed.includes(kind));
    return [
      ...(isMissing ? [`block_${side}` as const] : []),
      ...(listed.length > 0 ? [`unblock_${side}` as const] : []),
    ];
  });
  return (await Promise.all(steps)).flat();
}

type Referred = Pick<NewLedgerEntry, 'programId' | 'advocateId' | 'referralId' | 'orderId'>;

async function findPerson(
  shop: Shop,
  { referralId, side }: BlockedSide,
): Promise<{ about: Referred; marks: BlockMark[] } | null> {
  const referral = await findReferral(shop.id, referralId);
  if (referral === null) return null;
  const { programId, advocateId, orderId } = referral;
  const about = { programId, advocateId, referralId, orderId };
  if (side === 'advocate') {
    const advocate = await getAdvocate(shop.id, advocateId);
    // Somebody who was erased cannot be told from anybody else.
    if (advocate.isErased) return { about, marks: [] };
    return { about, marks: marksOf(shop.id, { ...advocate, email: await findAdvocateEmail(shop.id, advocateId) }) };
  }
  const order = await findOrder(shop.id, orderId as OrderGid);
  return order === null ? null : { about, marks: marksOf(shop.id, { ...order, email: null }) };
}

async function tell(
  shop: Shop,
  kind: 'person_blocked' | 'person_unblocked',
  { about, whom, changed }: { about: Referred; whom: BlockedSide; changed: BlockMark[] },
  now: Date,
  transaction: Connection,
): Promise<BlockOutcome> {
  const kinds = changed.map((mark) => mark.kind);
  // The list may be changed to and fro: each time is a cause of its own.
  const causeKey = `${kind}:${whom.referralId}:${whom.side}:${now.toISOString()}`;
  const data = { side: whom.side, kinds: kinds.join(' ') };
  await appendToLedger(shop.id, [{ kind, actor: 'merchant', at: now, causeKey, ...about, data }], transaction);
  return { ok: true, kinds };
}
