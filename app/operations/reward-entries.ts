import type { NewLedgerEntry } from '#app/db/ledger.ts';
import type { Actor } from '#app/domain/ledger.ts';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import type { LimitReason } from '#app/domain/reward/limits.ts';
import type { Reward } from '#app/domain/reward/reward.ts';

export interface WrittenReward {
  reward: Reward;
  orderId: string | null;
  actor: Actor;
  now: Date;
}

/** Everything that a reward's row can be rebuilt from. */
export function approvedEntry({ reward, orderId, actor, now }: WrittenReward): NewLedgerEntry {
  const { worth, cost, nettedMinor, dueAt, status } = reward;
  return {
    kind: 'reward_approved',
    actor,
    at: now,
    causeKey: `approved:${reward.id}`,
    ...aboutReward(reward, orderId),
    data: {
      side: reward.side,
      cause: reward.cause,
      benefit: reward.offer.benefit.kind,
      state: status,
      purse: reward.purse,
      ...(worth === null ? {} : { ...shown('amount', worth), currency: worth.currency, minor: digits(worth) }),
      ...(nettedMinor === 0n ? {} : { nettedMinor: nettedMinor.toString() }),
      ...(nettedMinor === 0n || worth === null ? {} : shown('netted', { ...worth, amountMinor: nettedMinor })),
      ...(cost === null ? {} : { costMinor: digits(cost), costCurrency: cost.currency }),
      ...(status === 'waiting' ? { due: dueAt?.toISOString() ?? null } : {}),
      ...(status === 'issued' && reward.code !== null ? { code: reward.code } : {}),
    },
  };
}

export function limitedEntry({ reward, orderId, actor, now }: WrittenReward, reason: LimitReason): NewLedgerEntry {
  const { side, cause, offer, worth } = reward;
  return {
    kind: 'reward_limited',
    actor,
    at: now,
    causeKey: `limited:${reward.id}`,
    ...aboutReward(reward, orderId),
    data: {
      side,
      cause,
      benefit: offer.benefit.kind,
      reasons: reason,
      ...(worth === null ? {} : { ...shown('amount', worth), currency: worth.currency, minor: digits(worth) }),
    },
  };
}

/** Which things of ours an entry about a reward is of. */
export function aboutReward(
  { id, programId, advocateId, referralId }: Pick<Reward, 'id' | 'programId' | 'advocateId' | 'referralId'>,
  orderId: string | null,
) {
  return {
    programId,
    advocateId,
    rewardId: id,
    ...(referralId === null ? {} : { referralId }),
    ...(orderId === null ? {} : { orderId }),
  };
}

function shown(name: string, money: Money): Record<string, string> {
  return { [name]: formatDecimal(money) };
}
function digits({ amountMinor }: Money): string {
  return amountMinor.toString();
}
