import { declineReasons, reasonsOf, type DeclineReason } from '#app/domain/decision.ts';
import type { ChaosOrder } from './story.ts';
import { compareEffects } from './compare-effects.ts';
import { compareSums } from './compare-sums.ts';
import { digitsOf, type Kept } from './kept.ts';
import { predict, type Prediction } from './oracle.ts';
import { replay, type PredictedReward, type Told } from './replay.ts';
import type { ChaosStage } from './stage.ts';

/** Everything that is not as the pure decisions and the pretend Shopify say; empty when all is well. */
export function compare({ shop }: ChaosStage, kept: Kept, orders: ChaosOrder[]): string[] {
  const wrong: string[] = [];
  const told: Told[] = [];
  for (const chaos of orders) {
    const prediction = predict(shop, chaos);
    const [referral, ...more] = kept.referrals.filter(({ order_id: id }) => digitsOf(id) === chaos.order.id);
    if (referral === undefined || more.length > 0) {
      wrong.push(`${chaos.order.name} has ${more.length + (referral === undefined ? 0 : 1)} referrals`);
      continue;
    }
    const { status, decision } = referral;
    const said = `${status} (${reasonsOf(decision as never).join(', ')})`;
    const expected = outcomesOf(chaos, prediction);
    if (!expected.includes(said)) wrong.push(`${chaos.order.name} is ${said}, not ${expected.join(' or ')}`);
    if (status === 'rewarded' || status === 'reversed') told.push({ chaos, prediction, referral });
  }
  if (kept.referrals.length !== orders.length)
    wrong.push(`${kept.referrals.length} referrals for ${orders.length} orders`);

  const predicted = replay(kept, told);
  return [
    ...wrong,
    ...compareRewards(kept, predicted),
    ...compareEffects(shop, kept, predicted),
    ...compareSums(shop, kept, predicted),
  ];
}

/** What happened to an order before it was decided is a reason to decline; what came later takes back. */
function outcomesOf({ order }: ChaosOrder, { decision, earlyDecision, lost }: Prediction): string[] {
  const refunded: DeclineReason[] = lost === null ? [] : ['order_refunded'];
  const cancelled: DeclineReason[] = order.cancelledAt === null ? [] : ['order_cancelled'];
  const declined = (reasons: readonly DeclineReason[]) =>
    [[], refunded, cancelled, [...cancelled, ...refunded]]
      .map((more) => declineReasons.filter((each) => more.includes(each) || reasons.includes(each)))
      .filter((all) => all.length > 0)
      .map((all) => `declined (${all.join(', ')})`);
  // A cancellation that is known declines at once, before anybody has counted the customer's orders.
  const early = declined(earlyDecision.kind === 'decline' ? earlyDecision.reasons : []);
  const reasons = reasonsOf(decision).join(', ');
  switch (decision.kind) {
    case 'reward':
      return lost === null ? [`rewarded (${reasons})`] : [`reversed (${reasons})`, ...declined([])];
    case 'hold':
      return [`held (${reasons})`, ...declined([])];
    case 'decline':
      return [...declined(decision.reasons), ...early];
  }
}

function compareRewards(kept: Kept, predicted: PredictedReward[]): string[] {
  const wrong: string[] = [];
  const rows = new Map(kept.rewards.map((row) => [row.cause_key, row]));
  for (const { causeKey, offer, limited, isLost } of predicted) {
    const row = rows.get(causeKey);
    rows.delete(causeKey);
    if (row === undefined) {
      wrong.push(`${causeKey} was never written down`);
      continue;
    }
    if (text(row.offer) !== text(offer))
      wrong.push(`${causeKey} gives ${text(row.offer.benefit)}, not ${text(offer.benefit)}`);
    const isLimited = row.status === 'limited' || (limited !== null && row.status === 'withheld');
    if (isLimited !== (limited !== null)) wrong.push(`${causeKey} is ${row.status}, and its limit says ${limited}`);
    if (isLost && !['withheld', 'reversed', 'unclear'].includes(row.status))
      wrong.push(`${causeKey} is ${row.status} although its order is lost`);
    if (!isLost && ['reversed'].includes(row.status) && !isTakenBack(kept, row.id, row.worth))
      wrong.push(`${causeKey} is reversed although its order stands`);
  }
  return [...wrong, ...[...rows.keys()].map((causeKey) => `${causeKey} was given for nothing`)];
}

function isTakenBack(kept: Kept, rewardId: string, worth: bigint): boolean {
  const asked = kept.reversals
    .filter(({ reward_id }) => reward_id === rewardId)
    .reduce((sum, { amount }) => sum + amount, 0n);
  return asked === worth;
}

function text(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}
