import { z } from 'zod';
import { deleteBlock, insertBlocks, type Block } from '#app/db/blocks.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger, type NewLedgerEntry } from '#app/db/ledger.ts';
import { decrypt, encrypt } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { BlockId, ReferralId, ShopId } from '#app/domain/ids.ts';
import { blockKinds } from '#app/domain/reward/referral-facts.ts';

/** `undo` is the block, sealed: whoever brings it back need not see its hash, and nothing of it is kept meanwhile. */
export type ReleaseOutcome = { ok: true; undo: string } | { refused: 'not_blocked' };

const sealed = z.object({
  shopId: z.string(),
  id: z.string(),
  kind: z.enum(blockKinds),
  valueHash: z.string(),
  note: z.string(),
  from: z.object({ referralId: z.string(), side: z.enum(['advocate', 'friend']) }).nullable(),
});

/** Takes one mark off the list. Safe to run twice: the second time it is not there. */
export async function releaseBlock({
  shop,
  blockId,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  blockId: BlockId;
  now: Date;
}): Promise<ReleaseOutcome> {
  return await inTransaction(async (transaction): Promise<ReleaseOutcome> => {
    const block = await deleteBlock(shop.id, blockId, transaction);
    if (block === null) return { refused: 'not_blocked' };
    await appendToLedger(
      shop.id,
      [entryOf('person_unblocked', block, `person_unblocked:${blockId}`, now)],
      transaction,
    );
    const { id, kind, valueHash, note, from } = block;
    return { ok: true, undo: encrypt(JSON.stringify({ shopId: shop.id, id, kind, valueHash, note, from })) };
  });
}

/** The undo. Safe to run twice: it stands on the list once, and the second time nothing is new. */
export async function restoreBlock({
  shop,
  undo,
  now,
}: {
  shop: Pick<Shop, 'id'>;
  undo: string;
  now: Date;
}): Promise<{ ok: true } | { refused: 'already_blocked' | 'not_found' }> {
  const block = open(shop.id, undo);
  if (block === null) return { refused: 'not_found' };
  return await inTransaction(async (transaction) => {
    const added = await insertBlocks(shop.id, [block], { note: block.note, from: block.from, now }, transaction);
    if (added.length === 0) return { refused: 'already_blocked' };
    await appendToLedger(
      shop.id,
      [entryOf('person_blocked', block, `person_blocked_again:${block.id}:${now.toISOString()}`, now)],
      transaction,
    );
    return { ok: true };
  });
}

type Removed = Pick<Block, 'id' | 'kind' | 'valueHash' | 'note' | 'from'>;

/** What was sealed for this shop; null for anything else. */
function open(shopId: ShopId, undo: string): Removed | null {
  try {
    const parsed = sealed.parse(JSON.parse(decrypt(undo)));
    if (parsed.shopId !== shopId) return null;
    const from = parsed.from === null ? null : { ...parsed.from, referralId: parsed.from.referralId as ReferralId };
    return { ...parsed, id: parsed.id as BlockId, from };
  } catch {
    return null;
  }
}

function entryOf(
  kind: 'person_blocked' | 'person_unblocked',
  { kind: mark, from }: Removed,
  causeKey: string,
  now: Date,
): NewLedgerEntry {
  const about = from === null ? {} : { referralId: from.referralId };
  const data = { kinds: mark, ...(from === null ? {} : { side: from.side }) };
  return { kind, actor: 'merchant', at: now, causeKey, ...about, data };
}
