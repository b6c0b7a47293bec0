import type { Connection } from '#app/db/client.server.ts';
import { appendToLedger, type NewLedgerEntry } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { insertReversal, listReversals } from '#app/db/reversals.ts';
import { moveReward } from '#app/db/rewards.ts';
import { assertNever } from '#app/domain/assert-never.ts';
import type { Actor } from '#app/domain/ledger.ts';
import { formatDecimal } from '#app/domain/money.ts';
import type { ReversalStep } from '#app/domain/reward/decide-reversal.ts';
import { isDue } from '#app/domain/reward/due.ts';
import { outstandingOf, restOf, settle, settleUnused } from '#app/domain/reward/reversal-sums.ts';
import type { OutcomeReason, Reversal, ReversalCause, Reward, RewardStatus } from '#app/domain/reward/reward.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { askForCodes } from './ask-to-issue.ts';
import { askToRelease } from './ask-to-release.ts';
import { aboutReward } from './reward-entries.ts';
import { settleReversals } from './settle-reversals.ts';

interface Circumstances {
  /** The order that the rewards come from; null for those that come from none. */
  orderId: string | null;
  actor: Actor;
  now: Date;
}

/**
 * Does what was decided about rewards, inside the transaction that decided it and under its locks. What may exist in
 * Shopify is only written down here and asked for: `reverse-reward` takes it out. Twice is once: each status is left by
 * compare-and-set, and a part is taken back once for its cause.
 */
export async function applyReversalSteps(
  { rewards, steps, ...circumstances }: Circumstances & { rewards: Reward[]; steps: ReversalStep[] },
  transaction: Connection,
): Promise<void> {
  for (const step of steps) {
    const reward = rewards.find(({ id }) => id === step.rewardId);
    if (reward !== undefined) await applyStep(step, reward, circumstances, transaction);
  }
}

async function applyStep(
  step: ReversalStep,
  reward: Reward,
  circumstances: Circumstances,
  transaction: Connection,
): Promise<void> {
  const { orderId, actor, now } = circumstances;
  const { shopId } = reward;
  const note = (entry: Pick<NewLedgerEntry, 'kind' | 'causeKey' | 'data'>) =>
    appendToLedger(shopId, [{ actor, at: now, ...aboutReward(reward, orderId), ...entry }], transaction);
  const { side } = reward;
  switch (step.kind) {
    case 'withhold':
      return await withhold(reward, step.cause, circumstances, transaction);
    case 'reverse': {
      const reversal = await approve(reward, step, circumstances, transaction);
      if (reversal !== null) await askToReverse(reversal, transaction);
      return;
    }
    case 'cut': {
      const before = await listReversals(shopId, [reward.id], transaction);
      const reversal = await approve(reward, step, circumstances, transaction);
      if (reversal === null) return;
      const settlement = settle(reversal, outstandingOf(reward, before));
      const reversals = [...before, reversal];
      await settleReversals({ reward, reversals, settlements: [settlement], orderId, now }, transaction);
      const isNothingLeft = outstandingOf(reward, before) === settlement.takenMinor;
      if (isNothingLeft) await moveToWithheld(reward, 'set_off', circumstances, transaction);
      return;
    }
    case 'pause':
      await move(reward, 'waiting', { reason: 'chargeback', dueAt: null }, transaction);
      await note({
        kind: 'reward_paused',
        causeKey: `paused:${reward.id}:${now.getTime()}`,
        data: { side, reasons: 'chargeback', state: 'waiting' },
      });
      return;
    case 'schedule':
      await move(reward, 'waiting', { reason: null, dueAt: step.dueAt }, transaction);
      await note({
        kind: 'reward_scheduled',
        causeKey: `scheduled:${reward.id}:${now.getTime()}`,
        data: { side, state: 'waiting', due: step.dueAt?.toISOString() ?? null },
      });
      if (isDue(step.dueAt, now)) await askToRelease(transaction);
      return;
    default:
      assertNever(step);
  }
}

/** Nothing is handed out, and what it had paid off of earlier debts is owed again. */
async function withhold(
  reward: Reward,
  cause: ReversalCause,
  circumstances: Circumstances,
  transaction: Connection,
): Promise<void> {
  const { orderId, now } = circumstances;
  await moveToWithheld(reward, cause, circumstances, transaction);
  // An attempt that died may have left the code in Shopify.
  const { shopId, issuingSince, code, parentDiscountId } = reward;
  if (issuingSince !== null && code !== null && parentDiscountId !== null)
    await askForCodes(shopId, parentDiscountId, transaction);
  const before = await listReversals(reward.shopId, [reward.id], transaction);
  if (reward.nettedMinor === 0n && before.length === 0) return;
  const amountMinor = restOf(reward, before);
  const rest =
    amountMinor === 0n
      ? null
      : await approve(reward, { cause, amountMinor, causeKey: `${cause}:whole` }, circumstances, transaction);
  const reversals = rest === null ? before : [...before, rest];
  await settleReversals({ reward, reversals, settlements: settleUnused(reward, reversals), orderId, now }, transaction);
}

async function moveToWithheld(
  reward: Reward,
  reason: OutcomeReason,
  { orderId, actor, now }: Circumstances,
  transaction: Connection,
): Promise<void> {
  await move(reward, 'withheld', { reason }, transaction);
  await appendToLedger(
    reward.shopId,
    [
      {
        kind: 'reward_withheld',
        actor,
        at: now,
        causeKey: `withheld:${reward.id}:${reason}`,
        ...aboutReward(reward, orderId),
        data: { side: reward.side, reasons: reason },
      },
    ],
    transaction,
  );
}

async function move(
  { shopId, id, status }: Reward,
  to: RewardStatus,
  change: { reason: OutcomeReason | null; dueAt?: Date | null },
  transaction: Connection,
): Promise<void> {
  if (!(await moveReward(shopId, id, [status], to, change, transaction)))
    throw new Error(`Reward ${id} moved on meanwhile.`);
}

/** Writes a part down as to be taken back; null when the same cause did before. */
async function approve(
  reward: Reward,
  { cause, amountMinor, causeKey }: { cause: ReversalCause; amountMinor: bigint; causeKey: string },
  { orderId, actor, now }: Circumstances,
  transaction: Connection,
): Promise<Reversal | null> {
  const { shopId, id: rewardId, advocateId, purse, worth, side } = reward;
  const reversal: Reversal = {
    shopId,
    id: newId('rv'),
    rewardId,
    advocateId,
    cause,
    causeKey,
    amountMinor,
    status: 'approved',
    purse,
    takenMinor: 0n,
    owedMinor: 0n,
    effectId: null,
    reason: null,
    approvedAt: now,
    reversingSince: null,
    settledAt: null,
  };
  if (!(await insertReversal(reversal, transaction))) return null;
  const shown: Record<string, string> =
    worth === null ? {} : { amount: formatDecimal({ ...worth, amountMinor }), currency: worth.currency };
  await appendToLedger(
    shopId,
    [
      {
        kind: 'reversal_approved',
        actor,
        at: now,
        causeKey: `reversal:${reversal.id}`,
        ...aboutReward(reward, orderId),
        data: { reversal: reversal.id, side, reasons: cause, minor: amountMinor.toString(), ...shown },
      },
    ],
    transaction,
  );
  return reversal;
}

/** What is taken back from one advocate is taken one after the other: two equal amounts are never mistaken. */
export async function askToReverse(
  { shopId, id, advocateId }: Pick<Reversal, 'shopId' | 'id' | 'advocateId'>,
  transaction: Connection,
  runAt?: Date,
): Promise<void> {
  const options = { key: `reverse:${id}`, queue: `issue:${advocateId}`, ...(runAt === undefined ? {} : { runAt }) };
  await enqueue(transaction, 'reverse-reward', { shopId, reversalId: id }, options);
}
