import { noteAppealAnswer } from '#app/db/appeals.ts';
import { getClaim, lockClaim } from '#app/db/claims.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { insertNote } from '#app/db/notes.ts';
import { findOrder, lockCustomer, lockOrder, type KnownOrder } from '#app/db/orders.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import {
  findReferral,
  getReferralStanding,
  hasRewardedReferral,
  moveReferral,
  type Referral,
  type ReferralStanding,
} from '#app/db/referrals.ts';
import type { Shop } from '#app/db/shops.ts';
import { usedFriendCode } from '#app/domain/attribution/recognition.ts';
import type { Decision, MerchantReason } from '#app/domain/decision.ts';
import type { NoteId, OrderGid, ReferralId } from '#app/domain/ids.ts';
import { manyLines } from '#app/domain/many-lines.ts';
import { longestNote } from '#app/domain/note.ts';
import { findLoss } from '#app/domain/reward/reopening.ts';
import { inRound } from '#app/domain/reward/round.ts';
import { applyOrderState } from './apply-order-state.ts';
import { approveRewards } from './approve-rewards.ts';
import { askToReview } from './ask-to-review.ts';
import { revenueData } from './revenue-data.ts';
import { isAsSeen, type SeenReferral } from './seen-referral.ts';
import { takeBackReferral } from './take-back-referral.ts';

/** Why a verdict changes nothing. The first means that it says what is so already, or that somebody else was faster. */
export const settleReferralRefusals = [
  'settled_before',
  'not_found',
  'order_cancelled',
  'order_refunded',
  'dispute_lost',
  'claim_already_rewarded',
  'taken_back',
  'changed_elsewhere',
  'rewarded_before',
] as const;
export type SettleReferralRefusal = (typeof settleReferralRefusals)[number];
export type SettleReferralOutcome = { ok: true } | { refused: SettleReferralRefusal };

export interface Verdict {
  shop: Shop;
  referralId: ReferralId;
  verdict: 'approve' | 'decline';
  /** Of a decline. */
  reason?: MerchantReason | undefined;
  /** For the team. */
  note?: string | undefined;
  /** What the page showed; a verdict on anything else is not carried out. */
  seen?: SeenReferral | undefined;
  /** Whether it is about what waits, as in a list: then nothing that was rewarded is taken back. */
  isOfQueue?: boolean | undefined;
  now: Date;
}
type Deciding = Omit<Verdict, 'referralId'> & { referral: Referral & ReferralStanding };

/**
 * The merchant decides a referral: one that is held, and with the opposite verdict one that was declined or rewarded. An
 * advocate's question is answered with it, also by leaving what was declined as it is. Twice is once: each step away from
 * a status is won by one verdict, only `reopenReferral` leads back, and what follows commits with the step. How the order
 * stands is looked at under its lock: one that was cancelled or paid back earns nothing, whoever approves it.
 */
export async function settleReferral(verdict: Verdict): Promise<SettleReferralOutcome> {
  const { shop, referralId, seen } = verdict;
  const found = await findReferral(shop.id, referralId);
  if (found === null) return { refused: 'not_found' };
  return await inTransaction(async (transaction): Promise<SettleReferralOutcome> => {
    await lockOrder(shop.id, found.orderId, transaction);
    const order = await findOrder(shop.id, found.orderId as OrderGid, transaction);
    if (order === null) throw new Error(`Referral ${referralId} has no order.`);
    await lockCustomer(shop.id, order, transaction);
    await lockClaim(shop.id, found.claimId, transaction);
    const referral = { ...found, ...(await getReferralStanding(shop.id, referralId, transaction)) };
    if (!isAsSeen(referral, seen)) return { refused: 'changed_elsewhere' };
    const deciding = { ...verdict, referral };
    return verdict.verdict === 'approve'
      ? await approve(deciding, order, transaction)
      : await decline(deciding, transaction);
  });
}

async function approve(deciding: Deciding, order: KnownOrder, transaction: Connection): Promise<SettleReferralOutcome> {
  const { shop, referral, now } = deciding;
  if (referral.status === 'rewarded') return { refused: 'settled_before' };
  if (referral.status === 'reversed') return { refused: 'taken_back' };
  const loss = findLoss(order);
  if (loss !== null) return { refused: loss };
  if (await hasRewardedReferral(shop.id, { ...referral, ...buyerOf(order) }, transaction))
    return { refused: 'claim_already_rewarded' };
  const decision: Decision = { ...kept(referral), kind: 'reward', reason: 'merchant_approved' };
  if (!(await moveReferral(shop.id, referral.id, referral.status, 'rewarded', decision, transaction)))
    return { refused: 'settled_before' };
  const brings = await revenueData(shop.id, referral.id, order, transaction);
  await tell(deciding, 'referral_approved', { from: referral.status, ...brings }, transaction);
  const { settings } = await getProgramVersion(shop.id, referral.programId, referral.versionNumber, transaction);
  const claim = await getClaim(shop.id, referral.claimId, transaction);
  const { subtotal, fulfilledAt } = order;
  const isRefunded = order.refunded.amountMinor > 0n;
  await approveRewards(
    // It was decided when its payment was told.
    {
      shop,
      referral,
      settings,
      friendCode: usedFriendCode(decision.evidence, claim),
      order: { subtotal, paidAt: referral.decidedAt, fulfilledAt },
      actor: 'merchant',
      isRefunded,
      now,
    },
    transaction,
  );
  // What became of the order while it was on hold had no reward to take back from. What is left waits for the next minute's
  // `release-due-rewards`, so that Shopify is asked first.
  if (isRefunded) await applyOrderState({ shop, referral, settings, report: null, now }, transaction);
  await askToReview(shop.id, order.id, now, transaction);
  return { ok: true };
}

async function decline(deciding: Deciding, transaction: Connection): Promise<SettleReferralOutcome> {
  const { shop, referral, reason = 'merchant_declined', isOfQueue = false, now } = deciding;
  switch (referral.status) {
    case 'declined':
    case 'reversed':
      if (!referral.isAskedAbout) return { refused: 'settled_before' };
      await tell(deciding, 'another_look_answered', {}, transaction);
      return { ok: true };
    case 'rewarded': {
      if (isOfQueue) return { refused: 'rewarded_before' };
      const said = {
        ...(deciding.reason === undefined ? {} : { why: reason }),
        ...(await writeDown(deciding, transaction)),
      };
      await takeBackReferral({ shop, referral, cause: 'merchant', said, now }, transaction);
      return { ok: true };
    }
    case 'held': {
      const decision: Decision = { ...kept(referral), kind: 'decline', reasons: [reason] };
      if (!(await moveReferral(shop.id, referral.id, 'held', 'declined', decision, transaction)))
        return { refused: 'settled_before' };
      await tell(deciding, 'referral_declined', { reasons: reason }, transaction);
      return { ok: true };
    }
  }
}

function buyerOf({ customerId, emailHash }: KnownOrder) {
  return { customerId, emailHash };
}

/** What was looked at stays with the decision, whoever decides. */
function kept({ decision: { evidence, flags, rulesVersion } }: Referral) {
  return { evidence, flags, rulesVersion };
}

/** Every verdict answers an advocate's question, too. */
async function tell(
  deciding: Deciding,
  kind: 'referral_approved' | 'referral_declined' | 'another_look_answered',
  data: Record<string, string>,
  transaction: Connection,
): Promise<void> {
  const { shop, referral, now } = deciding;
  const { id, programId, advocateId, orderId, round } = referral;
  await noteAppealAnswer(shop.id, id, now, transaction);
  const about = { programId, advocateId, referralId: id, orderId };
  const said = await writeDown(deciding, transaction);
  // No referral is approved twice or declined twice in one round: only an undo leads back to where it was.
  const causeKey = inRound(`${kind}:${id}`, round);
  const entry = { kind, actor: 'merchant' as const, at: now, causeKey, ...about, data: { ...data, ...said } };
  await appendToLedger(shop.id, [entry], transaction);
}

/** Keeps the note where it can be deleted; the ledger, which is never changed, names it. */
async function writeDown({ shop, referral, note, now }: Deciding, transaction: Connection): Promise<{ note?: NoteId }> {
  const text = manyLines(note ?? '');
  if (text === '') return {};
  const id = newId('no');
  const row = {
    id,
    about: 'referral' as const,
    aboutId: referral.id,
    text: text.slice(0, longestNote),
    writtenAt: now,
  };
  await insertNote(shop.id, row, transaction);
  return { note: id };
}
