import { findAdvocate, insertInviteCode, listInviteCodes, lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { countDiscountsWithCode, listOwnersOfCodes, makeCodeCurrent } from '#app/db/invite-codes.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId } from '#app/domain/ids.ts';
import { inviteCodeSpellings } from '#app/domain/invite/invite-code.ts';
import { parseVanityCode, type VanityCodeProblem } from '#app/domain/invite/vanity-code.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';

export type VanityCodeRefusal = VanityCodeProblem | 'taken' | 'is_discount' | 'advocate_not_found';
export type VanityCodeOutcome = { ok: true; code: string } | { refused: VanityCodeRefusal };

interface Wish {
  shop: Shop;
  advocateId: AdvocateId;
  typed: string;
  now: Date;
}

/**
 * The merchant gives an advocate a code of their choice, or one back that they had before. The old ones keep working.
 * Twice is once: a code that is the current one already changes nothing. Two merchants at once wait for each other under
 * the advocate's lock; of two advocates, the code's key lets one have it.
 */
export async function giveVanityCode(wish: Wish): Promise<VanityCodeOutcome> {
  const { shop, advocateId, typed, now } = wish;
  return await inTransaction(async (transaction): Promise<VanityCodeOutcome> => {
    if ((await findAdvocate(shop.id, advocateId, transaction)) === null) return { refused: 'advocate_not_found' };
    await lockAdvocate(shop.id, advocateId, transaction);
    const theirs = await listInviteCodes(shop.id, advocateId, transaction);
    // One that they have was good enough once, whatever would be asked of it today.
    const had = theirs.find(({ code }) => code === typed.trim().toUpperCase());
    const chosen = had === undefined ? parseVanityCode(typed) : { ok: true as const, code: had.code };
    if ('refused' in chosen) return chosen;
    const { code } = chosen;
    const known = theirs.find((each) => each.code === code);
    if (known?.isCurrent === true) return chosen;
    const refused = known === undefined ? await takeCode(wish, code, transaction) : null;
    if (refused !== null) return { refused };
    await makeCodeCurrent(shop.id, advocateId, code, transaction);
    // Without the code: it may hold a name, and the ledger names nobody.
    const causeKey = `renamed:${advocateId}:${now.toISOString()}`;
    await appendToLedger(
      shop.id,
      [{ kind: 'invite_renamed', actor: 'merchant', at: now, causeKey, advocateId }],
      transaction,
    );
    const job = { shopId: shop.id, advocateId };
    await enqueue(transaction, 'publish-invite', job, { key: `invite:${advocateId}`, queue: `invite:${advocateId}` });
    return chosen;
  });
}

/** Writes a new code down for the advocate; answers why not when it is somebody's or something's already. */
async function takeCode(
  { shop, advocateId, now }: Wish,
  code: string,
  transaction: Connection,
): Promise<'taken' | 'is_discount' | null> {
  // Nor may only a hyphen tell it from another advocate's: friends type codes in from memory.
  const owners = await listOwnersOfCodes(shop.id, inviteCodeSpellings(code), transaction);
  if (owners.some((owner) => owner !== advocateId)) return 'taken';
  if ((await countDiscountsWithCode(shop.id, code, transaction)) > 0) return 'is_discount';
  return (await insertInviteCode(shop.id, code, advocateId, now, transaction)) ? null : 'taken';
}
