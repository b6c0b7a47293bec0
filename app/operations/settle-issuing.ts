import { inTransaction, type Connection } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { lockOrdersOfRewards, type RewardOrders } from '#app/db/reward-batches.ts';
import { findReward, moveReward } from '#app/db/rewards.ts';
import type { RewardId, ShopId } from '#app/domain/ids.ts';
import type { LedgerKind } from '#app/domain/ledger.ts';
import type { IssueOutcome } from '#app/domain/reward/issue-outcome.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { announceIssued, orderIdOf } from './announce-issued.ts';
import { askToIssue } from './ask-to-issue.ts';
import { aboutReward } from './reward-entries.ts';

/**
 * Writes down what an attempt came to. Safe to run twice: only one wins the step away from `issuing`. What was given stays
 * given, also when the order was cancelled in the meantime: then the order is looked at again, and it is taken back.
 */
export async function settleIssuing({
  shopId,
  rewardId,
  outcome,
  now,
}: {
  shopId: ShopId;
  rewardId: RewardId;
  outcome: IssueOutcome;
  now: Date;
}): Promise<void> {
  await inTransaction(async (transaction) => {
    const reward = await findReward(shopId, rewardId, transaction);
    if (reward === null) return;
    const orders = await lockOrdersOfRewards(shopId, [reward], transaction);
    switch (outcome.kind) {
      case 'issued': {
        const { effectId } = outcome;
        const change = { effectId, issuedAt: now };
        if (await moveReward(shopId, rewardId, ['issuing'], 'issued', change, transaction))
          await announceIssued(shopId, [reward], orders, now, transaction);
        return;
      }
      case 'refused': {
        const reason = 'refused_by_shopify' as const;
        const change = { reason, issuingSince: null };
        if (!(await moveReward(shopId, rewardId, ['issuing'], 'to_hand_over', change, transaction))) return;
        const data = { state: 'to_hand_over', reasons: reason, said: outcome.said };
        return await record('reward_due', reward, orders, data, now, transaction);
      }
      case 'unclear': {
        const reason = 'effect_unknown';
        if (!(await moveReward(shopId, rewardId, ['issuing'], 'unclear', { reason }, transaction))) return;
        return await record('reward_unclear', reward, orders, { reasons: reason, ...outcome.facts }, now, transaction);
      }
      case 'later':
        if (reward.status === 'issuing') await askToIssue(shopId, reward, transaction, outcome.at);
    }
  });
}

/** A reward can come to the same end again after the merchant had it tried once more; each attempt is an entry. */
async function record(
  kind: LedgerKind,
  reward: Reward,
  orders: RewardOrders,
  data: Record<string, string>,
  now: Date,
  transaction: Connection,
): Promise<void> {
  const causeKey = `${kind}:${reward.id}:${(reward.issuingSince ?? now).getTime()}`;
  const entry = {
    kind,
    actor: 'ricochet',
    at: now,
    causeKey,
    ...aboutReward(reward, orderIdOf(reward, orders)),
  } as const;
  await appendToLedger(reward.shopId, [{ ...entry, data: { side: reward.side, ...data } }], transaction);
}
