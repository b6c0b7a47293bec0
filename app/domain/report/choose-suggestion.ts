import type { Money } from '../money.ts';
import type { ProgramStatus } from '../program/program.ts';
import type { Figures } from './figures.ts';

/** What may be suggested, the most pressing first. Each kind can be dismissed for good. */
export const suggestionKinds = [
  'publish_program',
  'resume_program',
  'add_share_block',
  'review_held',
  'share_first',
  'raise_friend_offer',
  'longer_claim_days',
  'lower_cost',
  'invite_more',
] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

export interface Standing {
  statuses: readonly ProgramStatus[];
  /** Of referrals that wait now. */
  heldCount: number;
  /** Whether share block and launcher are on the theme; `unknown` while nobody has said. */
  shareBlock: 'on' | 'off' | 'unknown';
  launcher: 'on' | 'off' | 'unknown';
  /** Of the last 30 days or more: shorter periods say too little. */
  figures: Pick<Figures, 'shares' | 'visits' | 'claims' | 'orders' | 'revenue' | 'discounts' | 'rewardCost'>;
}

/** Fewer of something than this are no ground for advice. */
const enoughVisits = 50;
const enoughClaims = 20;
const enoughOrders = 10;

/** Does a kind of suggestion fit how things stand? */
const fits: Record<SuggestionKind, (standing: Standing) => boolean> = {
  publish_program: ({ statuses }) => !statuses.includes('active') && statuses.includes('draft'),
  resume_program: ({ statuses }) =>
    !statuses.includes('active') && !statuses.includes('draft') && statuses.includes('paused'),
  add_share_block: (standing) => isOn(standing) && standing.shareBlock === 'off',
  review_held: ({ heldCount }) => heldCount > 0,
  share_first: (standing) =>
    isOn(standing) && standing.shareBlock === 'on' && standing.figures.shares + standing.figures.visits === 0,
  // Fewer than one in ten who open an invite take the offer.
  raise_friend_offer: (standing) =>
    isOn(standing) && standing.figures.visits >= enoughVisits && standing.figures.claims * 10 < standing.figures.visits,
  // Fewer than one in ten who take it come to order.
  longer_claim_days: (standing) =>
    isOn(standing) && standing.figures.claims >= enoughClaims && standing.figures.orders * 10 < standing.figures.claims,
  // Both sides together take more than three tenths of what friends pay.
  lower_cost: ({ figures: { orders, revenue, discounts, rewardCost } }) =>
    orders >= enoughOrders && sum(discounts, rewardCost) * 10n > revenue.amountMinor * 3n,
  // Hardly anybody sends an invite, and it could be seen on more pages.
  invite_more: (standing) =>
    isOn(standing) && standing.shareBlock === 'on' && standing.launcher === 'off' && standing.figures.shares < 5,
};

function isOn({ statuses }: Standing): boolean {
  return statuses.includes('active');
}

function sum(left: Money, right: Money): bigint {
  return left.amountMinor + right.amountMinor;
}

/** The one thing most worth doing now that was not dismissed; null when nothing is. */
export function chooseSuggestion(standing: Standing, dismissed: readonly string[]): SuggestionKind | null {
  return suggestionKinds.find((kind) => !dismissed.includes(kind) && fits[kind](standing)) ?? null;
}
