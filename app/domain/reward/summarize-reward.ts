import { toDecimalMoney } from '../money.ts';
import { toOfferForm } from '../program/offer-form.ts';
import { isCodeReward } from './handed-out.ts';
import { actionsOn } from './reward-actions.ts';
import type { Reversal, Reward } from './reward.ts';

/** A reward as pages show it: plain text, with what was taken back of it. A gift card's code is money and not shown. */
export function summarizeReward(
  reward: Reward,
  reversals: Pick<Reversal, 'id' | 'status' | 'takenMinor' | 'owedMinor'>[],
) {
  const { id, side, cause, referralId, status, reason, note, worth, cost, code } = reward;
  const part = (amountMinor: bigint) =>
    worth === null || amountMinor === 0n ? null : toDecimalMoney({ ...worth, amountMinor });
  const isBeingTakenBack = reversals.some((one) => one.status === 'approved' || one.status === 'reversing');
  const settled = reversals.filter((one) => one.status === 'settled');
  const sum = (name: 'takenMinor' | 'owedMinor') => settled.reduce((total, one) => total + one[name], 0n);
  return {
    id,
    side,
    cause,
    referralId,
    offer: toOfferForm(reward.offer),
    currency: worth?.currency ?? cost?.currency ?? null,
    // Whether it is there has to be answered all the same: taking it back waits for that.
    actions: isBeingTakenBack && status !== 'unclear' ? [] : actionsOn(reward),
    isBeingTakenBack,
    code: isCodeReward(reward) ? code : null,
    status,
    reason,
    note,
    netted: part(reward.nettedMinor),
    taken: part(sum('takenMinor')),
    owed: part(sum('owedMinor')),
    /** Takings of which Shopify's answer was lost for good: the merchant says whether they happened. */
    unclearReversalIds: reversals.filter((one) => one.status === 'unclear').map((one) => one.id),
    approvedAt: reward.approvedAt.toISOString(),
    dueAt: reward.dueAt?.toISOString() ?? null,
    issuedAt: reward.issuedAt?.toISOString() ?? null,
    expiresAt: reward.expiresAt?.toISOString() ?? null,
  };
}

/** The same for several, each with what was taken back of it among `reversals`. */
export function summarizeRewards(rewards: readonly Reward[], reversals: readonly Reversal[]) {
  return rewards.map((reward) =>
    summarizeReward(
      reward,
      reversals.filter(({ rewardId }) => rewardId === reward.id),
    ),
  );
}
