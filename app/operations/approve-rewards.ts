import { lockAdvocate } from '#app/db/advocates.ts';
import type { Connection } from '#app/db/client.server.ts';
import { findParentOfFriendCode, getBalance, listKnownCauses, listLostMilestones } from '#app/db/earned-rewards.ts';
import { appendToLedger, type NewLedgerEntry } from '#app/db/ledger.ts';
import type { Referral } from '#app/db/referrals.ts';
import { countRewardedReferrals } from '#app/db/reversals.ts';
import { countGrantedRewards } from '#app/db/reward-limits.ts';
import { findRewards, insertReward } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { Actor } from '#app/domain/ledger.ts';
import type { Money } from '#app/domain/money.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { decideGrant, type GrantFacts } from '#app/domain/reward/decide-grant.ts';
import { dueAfter } from '#app/domain/reward/due.ts';
import { listOwedRewards, type OwedReward } from '#app/domain/reward/owed-rewards.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { draftReward } from './draft-reward.ts';
import { addToSpend, announceLimit, openSpend, type ProgramSpend } from './program-spend.ts';
import { approvedEntry, limitedEntry } from './reward-entries.ts';
import { startReward } from './start-reward.ts';

export interface RewardedReferral {
  shop: Shop;
  /** `round` is given where a verdict was undone before. */
  referral: Pick<Referral, 'id' | 'programId' | 'versionNumber' | 'advocateId' | 'orderId'> & { round?: number };
  settings: ProgramSettings;
  /** That the order used; null for one that was recognised by something else. */
  friendCode: string | null;
  order: { subtotal: Money; paidAt: Date; fulfilledAt: Date | null };
  actor: Actor;
  /** Something was paid back already: what is due waits, until that is taken from it. */
  isRefunded?: boolean;
  now: Date;
}

/**
 * Writes down what a rewarded referral brings and puts it on its way, inside the transaction that decided it: the caller
 * has locked order and claim, and the referral is written. Safe to run twice: each reward has a cause, and a cause is
 * rewarded once. The advocate's lock makes two referrals that race for the last place under a cap, for a tier or for a
 * milestone come one after the other; the program's lock does the same for the spend limit.
 */
export async function approveRewards(approval: RewardedReferral, transaction: Connection): Promise<void> {
  const { shop, referral, settings, order, now } = approval;
  await lockAdvocate(shop.id, referral.advocateId, transaction);
  const owed = listOwedRewards({
    referral,
    // The friend's reward is the code that they used.
    settings: approval.friendCode === null ? { ...settings, friend: null } : settings,
    friends: await countRewardedReferrals(shop.id, referral.advocateId, referral.programId, transaction),
    subtotal: order.subtotal,
    lostMilestones:
      settings.advocate.milestones.length === 0 ? [] : await listLostMilestones(shop.id, referral, transaction),
  });
  const known = await listKnownCauses(
    shop.id,
    owed.map(({ causeKey }) => causeKey),
    transaction,
  );
  const fresh = owed.filter(({ causeKey }) => !known.includes(causeKey));
  if (fresh.length === 0) return;

  const spend = await openSpend({ shop, programId: referral.programId, now }, transaction);
  const entries: NewLedgerEntry[] = [];
  for (const reward of fresh) entries.push(await giveReward(reward, approval, spend, transaction));
  const isRewardKeptBack = entries.some(({ data }) => data?.['reasons'] === 'spend_limit');
  await appendToLedger(shop.id, entries, transaction);
  await announceLimit(spend, { shop, programId: referral.programId, isRewardKeptBack, now }, transaction);
}

async function giveReward(
  owed: OwedReward,
  approval: RewardedReferral,
  spend: ProgramSpend | null,
  transaction: Connection,
): Promise<NewLedgerEntry> {
  const { shop, referral, friendCode, actor, now } = approval;
  const { programId, versionNumber, advocateId, orderId } = referral;
  const promised = draftReward({
    shopId: shop.id,
    programId,
    versionNumber,
    advocateId,
    ...owed,
    dueAt: dueAtOf(owed, approval),
    now,
  });
  const written = { orderId, actor, now };

  if (owed.side === 'friend') {
    if (friendCode === null) throw new Error(`The order of ${referral.id} used no friend code.`);
    // It came with the claim and was used on this order.
    const parentDiscountId = await findParentOfFriendCode(shop.id, friendCode, transaction);
    // Shopify may let a code be used again when its first order was cancelled; then the first reward keeps it.
    const isKept = (await findRewards({ shopId: shop.id, code: friendCode }, 1, transaction)).length > 0;
    const code = isKept ? null : friendCode;
    const reward: Reward = { ...promised, status: 'issued', code, parentDiscountId, dueAt: now, issuedAt: now };
    await insertReward(reward, transaction);
    addToSpend(spend, reward.cost);
    return approvedEntry({ ...written, reward });
  }

  const grant = decideGrant({
    offer: owed.offer,
    caps: owed.cause === 'referral' ? await readCaps(approval, transaction) : null,
    spend,
    owedMinor: await getBalance(shop.id, { ...referral, purse: promised.purse }, transaction),
  });
  if (grant.kind === 'limited') {
    const reward: Reward = { ...promised, status: 'limited', reason: grant.reason };
    await insertReward(reward, transaction);
    return limitedEntry({ ...written, reward }, grant.reason);
  }
  const { cost, nettedMinor, isSetOffInFull } = grant;
  const outcome = isSetOffInFull ? ({ status: 'withheld', reason: 'set_off' } as const) : {};
  const reward: Reward = { ...promised, cost, nettedMinor, ...outcome };
  await insertReward(reward, transaction);
  addToSpend(spend, cost);
  return await startReward({ shop, ...written, reward, isKeptBack: approval.isRefunded === true }, transaction);
}

async function readCaps(
  { shop, referral, settings, now }: RewardedReferral,
  transaction: Connection,
): Promise<GrantFacts['caps']> {
  const limits = settings.advocate.caps;
  if (limits.perDay === null && limits.perMonth === null && limits.ever === null) return null;
  const of = { ...referral, timeZone: shop.timeZone, now };
  return { limits, granted: await countGrantedRewards(shop.id, of, transaction) };
}

/** A bonus belongs to no single order, so that it does not wait for one to be fulfilled: it counts its days from now. */
function dueAtOf({ cause }: OwedReward, { settings, order, shop, now }: RewardedReferral): Date | null {
  const facts = cause === 'milestone' ? { paidAt: order.paidAt, fulfilledAt: order.fulfilledAt ?? now } : order;
  return dueAfter(settings.timing, facts, shop.timeZone);
}
