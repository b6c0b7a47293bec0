import { addMoney } from '../money.ts';
import type { Figures } from './figures.ts';

/** A time in which nothing happened. */
export function noFigures(currency: string): Figures {
  const none = { amountMinor: 0n, currency };
  return {
    shares: 0,
    visits: 0,
    claims: 0,
    orders: 0,
    rewarded: 0,
    held: 0,
    declined: 0,
    reversed: 0,
    newCustomers: 0,
    rewards: 0,
    rewardsIssued: 0,
    unpricedRewards: 0,
    revenue: none,
    discounts: none,
    rewardCost: none,
  };
}

/** Times or parts put together; everything in figures can be added up. */
export function sumFigures(all: readonly Figures[], currency: string): Figures {
  return all.reduce(addFigures, noFigures(currency));
}

/** Whether nothing at all happened. */
export function isNothing(figures: Figures): boolean {
  const { revenue, discounts, rewardCost, ...counts } = figures;
  return (
    [revenue, discounts, rewardCost].every(({ amountMinor }) => amountMinor === 0n) &&
    Object.values(counts).every((count) => count === 0)
  );
}

function addFigures(left: Figures, right: Figures): Figures {
  return {
    shares: left.shares + right.shares,
    visits: left.visits + right.visits,
    claims: left.claims + right.claims,
    orders: left.orders + right.orders,
    rewarded: left.rewarded + right.rewarded,
    held: left.held + right.held,
    declined: left.declined + right.declined,
    reversed: left.reversed + right.reversed,
    newCustomers: left.newCustomers + right.newCustomers,
    rewards: left.rewards + right.rewards,
    rewardsIssued: left.rewardsIssued + right.rewardsIssued,
    unpricedRewards: left.unpricedRewards + right.unpricedRewards,
    revenue: addMoney(left.revenue, right.revenue),
    discounts: addMoney(left.discounts, right.discounts),
    rewardCost: addMoney(left.rewardCost, right.rewardCost),
  };
}
