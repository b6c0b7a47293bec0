import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger, type NewLedgerEntry } from '#app/db/ledger.ts';
import { noteKnownOrder, noteOrderReport, type NotedOrder, type OrderReport } from '#app/db/order-changes.ts';
import type { Referral } from '#app/db/referrals.ts';
import { listReversals } from '#app/db/reversals.ts';
import { listRewardsOfReferral } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { OrderGid } from '#app/domain/ids.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { decideReversal } from '#app/domain/reward/decide-reversal.ts';
import { applyReversalSteps } from './apply-reversal-steps.ts';
import { revenueData } from './revenue-data.ts';
import { takeBackReferral } from './take-back-referral.ts';

interface Standing {
  shop: Shop;
  referral: Pick<Referral, 'id' | 'programId' | 'advocateId' | 'orderId'>;
  settings: ProgramSettings;
  /** What Shopify says of the order; null where it was not asked or does not show it: then what was told counts. */
  report: OrderReport | null;
  now: Date;
}

/**
 * Brings an order's rewards to where they should be, in the caller's transaction and under its locks of order and
 * advocate. Twice is once: what has to be taken back follows from the order as a whole, less what was taken back already.
 * Answers how many refunds cannot be counted.
 */
export async function applyOrderState(
  { shop, referral, settings, report, now }: Standing,
  transaction: Connection,
): Promise<{ unknownRefunds: number }> {
  const { id: referralId } = referral;
  const orderId = referral.orderId as OrderGid;
  const noted =
    report === null
      ? await noteKnownOrder(shop.id, orderId, transaction)
      : await noteOrderReport(shop.id, orderId, report, transaction);
  if (noted === null) return { unknownRefunds: 0 };
  await appendToLedger(shop.id, storyOf(noted, { orderId, referralId, now }), transaction);
  const rewards = await listRewardsOfReferral(shop.id, referralId, transaction);
  const reversals = await listReversals(
    shop.id,
    rewards.map(({ id }) => id),
    transaction,
  );
  const { lost, steps } = decideReversal(noted.facts, settings, rewards, reversals, shop.timeZone);
  if (lost !== null) await takeBackReferral({ shop, referral, cause: lost, now }, transaction);
  else {
    await tellRevenue({ shop, referral, now }, noted.facts, transaction);
    await applyReversalSteps({ rewards, steps, orderId, actor: 'ricochet', now }, transaction);
  }
  return { unknownRefunds: noted.unknownRefunds };
}

/** A refund leaves less of what a rewarded referral's order brings. Twice is once: only what was not told yet is. */
async function tellRevenue(
  {
    shop,
    referral: { id: referralId, programId, advocateId, orderId },
    now,
  }: Pick<Standing, 'shop' | 'referral' | 'now'>,
  facts: NotedOrder['facts'],
  transaction: Connection,
): Promise<void> {
  if (facts.refunded.amountMinor <= 0n) return;
  const data = await revenueData(shop.id, referralId, facts, transaction);
  if (data['revenueMinor'] === undefined) return;
  const causeKey = `revenue:${referralId}:${facts.refunded.amountMinor}:${now.getTime()}`;
  const about = { programId, advocateId, referralId, orderId };
  await appendToLedger(
    shop.id,
    [{ kind: 'revenue_changed', actor: 'shopify', at: now, causeKey, ...about, data }],
    transaction,
  );
}

/** What nothing else told of, or told too late. */
function storyOf(
  { before, facts }: NotedOrder,
  { orderId, referralId, now }: { orderId: OrderGid; referralId: Referral['id']; now: Date },
): NewLedgerEntry[] {
  const entry = (kind: NewLedgerEntry['kind'], causeKey: string): NewLedgerEntry => ({
    kind,
    causeKey,
    actor: 'shopify',
    at: now,
    orderId,
    referralId,
  });
  const isNewDispute = facts.dispute !== null && facts.dispute !== before.dispute;
  return [
    ...(facts.cancelledAt === null ? [] : [entry('order_cancelled', `cancelled:${orderId}`)]),
    ...(facts.fulfilledAt === null ? [] : [entry('order_fulfilled', `fulfilled:${orderId}`)]),
    ...(isNewDispute && before.dispute === null ? [entry('order_disputed', `disputed:${orderId}`)] : []),
    ...(isNewDispute && facts.dispute === 'won' ? [entry('dispute_won', `won:${orderId}:${now.getTime()}`)] : []),
  ];
}
