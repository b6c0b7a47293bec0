import { addRedeemCodes, redeemCodesPerCall } from '#app/admin-api/add-redeem-codes.ts';
import { openAdminApi, type AdminApi } from '#app/admin-api/client.server.ts';
import { deleteRedeemCodes } from '#app/admin-api/delete-redeem-codes.ts';
import { refusalIn } from '#app/admin-api/fault-meaning.ts';
import { findDiscountByCode } from '#app/admin-api/find-discount-by-code.ts';
import { findRedeemCodeUsage } from '#app/admin-api/find-redeem-code-usage.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { newSecretCode } from '#app/db/new-id.server.ts';
import { getParentDiscount, storeRefusal, type ParentDiscount } from '#app/db/parent-discounts.ts';
import { replaceRewardCode } from '#app/db/reward-attempts.ts';
import {
  forgetAttempts,
  listUnissuedCodes,
  listWithdrawnCodes,
  lockOrdersOfRewards,
  moveRewards,
  type RewardOrders,
} from '#app/db/reward-batches.ts';
import { findRewards } from '#app/db/rewards.ts';
import { findShop } from '#app/db/shops.ts';
import type { ParentDiscountId, RewardId, ShopId } from '#app/domain/ids.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { announceIssued, recordWithheld } from './announce-issued.ts';
import { askForCodes } from './ask-to-issue.ts';
import { ensureDiscountExists, ensureDiscountLives } from './ensure-discount-exists.ts';
import { noteDiscountRefusal } from './note-discount-refusal.ts';
import { settleIssuing } from './settle-issuing.ts';

/** A reward that is a code; the database keeps no other under a discount. */
type CodeReward = Reward & { code: string };
interface Batch {
  shopId: ShopId;
  parentDiscountId: ParentDiscountId;
  now: Date;
}

/**
 * Makes the codes of approved rewards real in Shopify, all that wait under one discount in one mutation. Safe to run twice
 * and after any crash: the codes were chosen and stored before the call, so that a second attempt hears "taken", looks
 * each code up, sees that it hangs under our own discount and carries on; only one attempt wins the step to `issued`, and
 * only that one mails. Jobs of one discount run one after the other (queue). A reward that is withheld until then brings
 * nothing: a code that was made in the meantime is deleted again, and was told to nobody. What Shopify refuses becomes a
 * task for the merchant.
 */
export async function issueCodes(batch: Batch): Promise<void> {
  const { shopId, parentDiscountId } = batch;
  const shop = await findShop(shopId);
  if (shop === null || shop.uninstalledAt !== null) return;
  const { begun, withheld, withdrawn } = await inTransaction((transaction) => begin(batch, transaction));
  if (begun.length === 0 && withheld.length === 0 && withdrawn.length === 0) return;

  const admin = openAdminApi(shop.domain);
  const parent = await getParentDiscount(shopId, parentDiscountId);
  await deleteCodes(
    admin,
    parent.shopifyId,
    withdrawn.map(({ code }) => code),
  );
  if (withdrawn.length > 0) await inTransaction((transaction) => forgetAttempts(shopId, idsOf(withdrawn), transaction));
  if (begun.length === 0 && withheld.length === 0) return;
  const codes = begun.map(({ code }) => code);
  const made = await addCodes(admin, shopId, parent, codes).catch((fault: unknown) =>
    refuse(batch, parent, begun, fault),
  );
  if (made === null) return await deleteCodes(admin, parent.shopifyId, withheld);
  const { discountId, taken } = made;
  const foreign = await findForeignCodes(admin, discountId, taken);
  const doomed = await inTransaction(async (transaction) => {
    if (parent.refusal !== null) await storeRefusal(shopId, parent.id, null, transaction);
    return await settle(batch, begun, foreign, transaction);
  });
  await deleteCodes(admin, discountId, [...withheld, ...doomed]);
}

interface Beginning {
  begun: CodeReward[];
  /** Codes of rewards that an earlier attempt began and that are not given after all. */
  withheld: string[];
  /** Rewards that were taken back after an attempt that never came to its end. */
  withdrawn: CodeReward[];
}

async function begin(batch: Batch, transaction: Connection): Promise<Beginning> {
  const { shopId, parentDiscountId, now } = batch;
  const waiting = await listUnissuedCodes(shopId, parentDiscountId, redeemCodesPerCall, transaction);
  const withdrawn = await listWithdrawnCodes(shopId, parentDiscountId, redeemCodesPerCall, transaction);
  const orders = await lockOrdersOfRewards(shopId, waiting, transaction);
  const { kept, withheld } = await withholdCancelled(batch, waiting, orders, transaction);
  const isBegun = ({ issuingSince }: Reward) => issuingSince !== null;
  const [again, fresh] = [kept.filter(isBegun), kept.filter((reward) => !isBegun(reward))];
  const from: Reward['status'][] = ['approved', 'issuing'];
  const moved = new Set([
    ...(await moveRewards(shopId, idsOf(again), from, { status: 'issuing' }, transaction)),
    ...(await moveRewards(shopId, idsOf(fresh), from, { status: 'issuing', issuingSince: now }, transaction)),
  ]);
  if (moved.size === 0 && waiting.length > 0) await askForCodes(shopId, parentDiscountId, transaction);
  return {
    begun: kept.filter(({ id }) => moved.has(id)).map(withCode),
    withheld: withheld.filter(isBegun).map((reward) => withCode(reward).code),
    withdrawn: withdrawn.map(withCode),
  };
}

/**
 * Moves the rewards that Shopify has the codes of, chooses others for those that are somebody else's, and asks for the
 * rest. Answers the codes that were made for nothing.
 */
async function settle(
  batch: Batch,
  begun: CodeReward[],
  foreign: ReadonlySet<string>,
  transaction: Connection,
): Promise<string[]> {
  const { shopId, parentDiscountId, now } = batch;
  const orders = await lockOrdersOfRewards(shopId, begun, transaction);
  const made = begun.filter(({ code }) => !foreign.has(code));
  const { kept } = await withholdCancelled(batch, made, orders, transaction);
  const to = { status: 'issued', issuedAt: now } as const;
  const moved = await moveRewards(shopId, idsOf(kept), ['issuing'], to, transaction);
  const issued = kept.filter(({ id }) => moved.has(id));
  await announceIssued(shopId, issued, orders, now, transaction);
  for (const { id, code } of begun.filter((reward) => foreign.has(reward.code))) {
    await replaceRewardCode(shopId, id, { from: code, to: newSecretCode('THANKS') }, transaction);
  }
  if ((await listUnissuedCodes(shopId, parentDiscountId, 1, transaction)).length > 0)
    await askForCodes(shopId, parentDiscountId, transaction);

  const rest = idsOf(made.filter(({ id }) => !moved.has(id)));
  const withheld = await findRewards({ shopId, id: { in: rest }, status: 'withheld' }, rest.length, transaction);
  return withheld.map((reward) => withCode(reward).code);
}

/** Takes out the rewards whose order was cancelled. */
async function withholdCancelled<Each extends Reward>(
  { shopId, now }: Batch,
  rewards: Each[],
  orders: RewardOrders,
  transaction: Connection,
): Promise<{ kept: Each[]; withheld: Each[] }> {
  const isCancelled = ({ referralId }: Reward) => referralId !== null && orders.get(referralId)?.isCancelled === true;
  const doomed = rewards.filter(isCancelled);
  if (doomed.length === 0) return { kept: rewards, withheld: [] };
  const to = { status: 'withheld', reason: 'order_cancelled' } as const;
  const moved = await moveRewards(shopId, idsOf(doomed), ['approved', 'issuing'], to, transaction);
  const withheld = doomed.filter(({ id }) => moved.has(id));
  await recordWithheld(shopId, withheld, 'order_cancelled', orders, now, transaction);
  return { kept: rewards.filter((reward) => !isCancelled(reward)), withheld };
}

/** A discount that the merchant deleted in Shopify is made once more: what was promised under it is kept. */
async function addCodes(
  admin: AdminApi,
  shopId: ShopId,
  parent: ParentDiscount,
  codes: string[],
): Promise<{ discountId: string; taken: string[] }> {
  const discountId = await ensureDiscountExists(admin, shopId, parent);
  if (codes.length === 0) return { discountId, taken: [] };
  try {
    return { discountId, taken: (await addRedeemCodes(admin, discountId, codes)).taken };
  } catch (fault) {
    if (refusalIn(fault) === null) throw fault;
    const found = await ensureDiscountLives(admin, shopId, { ...parent, shopifyId: discountId });
    if (found === discountId) throw fault;
    return { discountId: found, taken: (await addRedeemCodes(admin, found, codes)).taken };
  }
}

/** Hands what Shopify will not do to the merchant; other faults are thrown on. */
async function refuse(
  { shopId, now }: Batch,
  parent: ParentDiscount,
  begun: CodeReward[],
  fault: unknown,
): Promise<null> {
  const said = refusalIn(fault);
  if (said === null) throw fault;
  await noteDiscountRefusal({ shopId, parent, now }, fault);
  for (const { id: rewardId } of begun)
    await settleIssuing({ shopId, rewardId, outcome: { kind: 'refused', said }, now });
  return null;
}

/** Of the codes that Shopify has already, those that do not hang under our discount. */
async function findForeignCodes(admin: AdminApi, discountId: string, taken: string[]): Promise<ReadonlySet<string>> {
  const foreign = new Set<string>();
  for (const code of taken) {
    const owner = await findDiscountByCode(admin, code);
    if (owner === null) throw new Error('A code is taken and belongs to nothing.');
    if (owner !== discountId) foreign.add(code);
  }
  return foreign;
}

/** Nobody was told of these: they are deleted where they were made. */
async function deleteCodes(admin: AdminApi, discountId: string | null, codes: string[]): Promise<void> {
  const codeIds: string[] = [];
  for (const code of codes) {
    const { found } = await findRedeemCodeUsage(admin, code);
    if (found?.discountId === discountId) codeIds.push(found.codeId);
  }
  if (discountId !== null && codeIds.length > 0) await deleteRedeemCodes(admin, discountId, codeIds);
}

function idsOf(rewards: Reward[]): RewardId[] {
  return rewards.map(({ id }) => id);
}

function withCode(reward: Reward): CodeReward {
  if (reward.code === null) throw new Error(`Reward ${reward.id} hangs under a discount and has no code.`);
  return { ...reward, code: reward.code };
}
