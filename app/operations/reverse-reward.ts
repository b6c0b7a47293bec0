import { openAdminApi, type AdminApi } from '#app/admin-api/client.server.ts';
import { isBeyondKnowing, refusalIn } from '#app/admin-api/fault-meaning.ts';
import { getAdvocate, lockAdvocate } from '#app/db/advocates.ts';
import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { lockOrder } from '#app/db/orders.ts';
import { findReferral } from '#app/db/referrals.ts';
import { findReversal, listReversals, moveReversal } from '#app/db/reversals.ts';
import { findReward, moveReward } from '#app/db/rewards.ts';
import { findShop } from '#app/db/shops.ts';
import { assertNever } from '#app/domain/assert-never.ts';
import type { ReversalId, ShopId } from '#app/domain/ids.ts';
import { isCodeReward } from '#app/domain/reward/handed-out.ts';
import type { ReversalOutcome } from '#app/domain/reward/reversal-outcome.ts';
import { isWhole, outstandingOf, settle, settleUnused } from '#app/domain/reward/reversal-sums.ts';
import type { Reversal, Reward } from '#app/domain/reward/reward.ts';
import { isHandedOver } from '#app/domain/reward/task.ts';
import { askToReverse } from './apply-reversal-steps.ts';
import { aboutReward } from './reward-entries.ts';
import { reverseCode } from './reverse-code.ts';
import { reverseGiftCard } from './reverse-gift-card.ts';
import { reverseStoreCredit } from './reverse-store-credit.ts';
import { reverseTag } from './reverse-tag.ts';
import { settleReversals } from './settle-reversals.ts';

/** How long to wait for the merchant to say whether a reward is there. */
const merchantMs = 60 * 60_000;
/** How long to wait for a reward that is being issued at this moment. */
const issuingMs = 15_000;

/**
 * Takes a part, or the whole, of a reward out of Shopify, once, and writes down what could not be taken as owed. Safe to
 * run twice and after any crash: each kind of effect is looked for before it is asked for again, and only one attempt
 * wins the step to `settled`.
 */
export async function reverseReward({
  shopId,
  reversalId,
  now,
}: {
  shopId: ShopId;
  reversalId: ReversalId;
  now: Date;
}): Promise<void> {
  const reversal = await findReversal(shopId, reversalId);
  if (reversal === null || reversal.status === 'settled' || reversal.status === 'unclear') return;
  const [shop, reward] = await Promise.all([findShop(shopId), findReward(shopId, reversal.rewardId)]);
  if (shop === null || shop.uninstalledAt !== null) return;
  if (reward === null) throw new Error(`Reversal ${reversalId} has no reward.`);
  const referral = reward.referralId === null ? null : await findReferral(shopId, reward.referralId);
  const reversals = await listReversals(shopId, [reward.id]);
  const attempt = { reversal, reward, reversals, orderId: referral?.orderId ?? null, now };
  const outcome = await takeOut(openAdminApi(shop.domain), attempt).catch((fault: unknown) =>
    meaningOf(fault, reversal),
  );
  await inTransaction((transaction) => finish(attempt, outcome, transaction));
}

/** What Shopify will never do is said to the merchant, who can; what was begun before may have happened. */
async function meaningOf(fault: unknown, { shopId, id }: Reversal): Promise<ReversalOutcome | Refused> {
  if (isBeyondKnowing(fault)) return { kind: 'unclear' };
  const said = refusalIn(fault);
  if (said === null) throw fault;
  return (await findReversal(shopId, id))?.status === 'reversing' ? { kind: 'unclear' } : { kind: 'refused', said };
}

interface Refused {
  kind: 'refused';
  said: string;
}

interface Attempt {
  reversal: Reversal;
  reward: Reward;
  reversals: Reversal[];
  orderId: string | null;
  now: Date;
}

async function takeOut(admin: AdminApi, { reversal, reward, reversals, now }: Attempt): Promise<ReversalOutcome> {
  const isOver = isWhole(reward, reversals);
  const nothing: ReversalOutcome = { kind: 'taken', mostMinor: 0n, effectId: null };
  switch (reward.status) {
    case 'issuing':
      if (!isCodeReward(reward)) return { kind: 'later', at: new Date(now.getTime() + issuingMs) };
      break;
    case 'unclear':
      return { kind: 'later', at: new Date(now.getTime() + merchantMs) };
    case 'issued':
      break;
    case 'waiting':
    case 'limited':
    case 'approved':
    case 'to_hand_over':
    case 'withheld':
    case 'reversed':
      if (isOver) return { kind: 'unused' };
      // A code was chosen for the whole amount and cannot be cut.
      return isCodeReward(reward)
        ? nothing
        : { kind: 'taken', mostMinor: outstandingOf(reward, reversals), effectId: null };
    default:
      assertNever(reward.status);
  }

  // It is in somebody's hands.
  if (isHandedOver(reward)) return nothing;
  const { benefit } = reward.offer;
  const { customerId } = await getAdvocate(reward.shopId, reward.advocateId);
  const outstanding = outstandingOf(reward, reversals);
  const amountMinor = reversal.amountMinor < outstanding ? reversal.amountMinor : outstanding;
  switch (benefit.kind) {
    case 'store_credit':
      return await reverseStoreCredit(admin, {
        customerId,
        reversal,
        wanted: { ...benefit.amount, amountMinor },
        creditId: reward.effectId,
        lostMinor: lostOf(reward, reversals),
        now,
      });
    case 'gift_card':
      if (reward.effectId === null) return nothing;
      return await reverseGiftCard(admin, {
        cardId: reward.effectId,
        reversal,
        wanted: { ...benefit.amount, amountMinor },
        isLast: isOver && reversals.every(({ id, status }) => id === reversal.id || status === 'settled'),
        lostMinor: lostOf(reward, reversals),
        now,
      });
    case 'customer_tag':
      return await reverseTag(admin, { reward, customerId, tag: benefit.tag });
    case 'custom':
      return nothing;
    case 'percentage':
    case 'fixed_amount':
    case 'free_shipping':
    case 'free_product':
    case 'buy_x_get_y':
      return isOver ? await reverseCode(admin, { reward, reversal, now }) : nothing;
    default:
      return assertNever(benefit);
  }
}

/** Taken without a transaction since the reward was issued: it had expired or was switched off. */
function lostOf({ issuedAt }: Reward, reversals: Reversal[]): bigint {
  return reversals
    .filter(
      ({ status, effectId, settledAt }) =>
        status === 'settled' && effectId === null && issuedAt !== null && settledAt !== null && settledAt >= issuedAt,
    )
    .reduce((sum, { takenMinor }) => sum + takenMinor, 0n);
}

async function finish(
  { reversal, reward: before, orderId, now }: Attempt,
  outcome: ReversalOutcome | Refused,
  transaction: Connection,
): Promise<void> {
  const { shopId, id } = reversal;
  if (orderId !== null) await lockOrder(shopId, orderId, transaction);
  await lockAdvocate(shopId, before.advocateId, transaction);
  const reward = (await findReward(shopId, before.id, transaction)) ?? before;
  const reversals = await listReversals(shopId, [reward.id], transaction);
  const current = reversals.find((each) => each.id === id);
  if (current === undefined || current.status === 'settled' || current.status === 'unclear') return;
  // What was decided for one status does not hold for another.
  if (reward.status !== before.status) return await askToReverse(reversal, transaction);

  const settled = { reward, reversals, orderId, now };
  switch (outcome.kind) {
    case 'later':
      return await askToReverse(reversal, transaction, outcome.at);
    case 'unclear':
      await moveReversal(shopId, id, [current.status], 'unclear', { reason: 'effect_unknown' }, transaction);
      await appendToLedger(
        shopId,
        [
          {
            kind: 'reversal_unclear',
            actor: 'ricochet',
            at: now,
            causeKey: `unclear:${id}`,
            ...aboutReward(reward, orderId),
            data: { reversal: id, side: reward.side, reasons: 'effect_unknown' },
          },
        ],
        transaction,
      );
      return;
    case 'taken': {
      const { mostMinor, effectId } = outcome;
      const settlements = [settle(current, mostMinor)];
      return await settleReversals({ ...settled, settlements, effectId }, transaction);
    }
    case 'refused': {
      // Nothing could be taken: what is owed is set off, and the ledger tells what Shopify said.
      const { said } = outcome;
      await moveReversal(shopId, id, [current.status], current.status, { reason: 'refused_by_shopify' }, transaction);
      return await settleReversals({ ...settled, settlements: [settle(current, 0n)], said }, transaction);
    }
    case 'unused': {
      await withholdRest(reward, current, orderId, now, transaction);
      return await settleReversals({ ...settled, settlements: settleUnused(reward, reversals) }, transaction);
    }
    default:
      assertNever(outcome);
  }
}

/** What was refused or found missing while it was to be taken back is not given any more. */
async function withholdRest(
  { shopId, id, status, side, programId, advocateId, referralId }: Reward,
  { cause }: Reversal,
  orderId: string | null,
  now: Date,
  transaction: Connection,
): Promise<void> {
  if (status === 'issued' || status === 'withheld' || status === 'reversed') return;
  if (!(await moveReward(shopId, id, [status], 'withheld', { reason: cause }, transaction)))
    throw new Error(`Reward ${id} moved on meanwhile.`);
  await appendToLedger(
    shopId,
    [
      {
        kind: 'reward_withheld',
        actor: 'ricochet',
        at: now,
        causeKey: `withheld:${id}:${cause}`,
        ...aboutReward({ id, programId, advocateId, referralId }, orderId),
        data: { side, reasons: cause },
      },
    ],
    transaction,
  );
}
