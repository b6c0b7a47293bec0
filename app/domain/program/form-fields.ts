import type { FraudAction, FraudRule } from '../fraud/protection.ts';
import type { BenefitKind } from '../reward/benefit.ts';
import type { Terms } from '../reward/offer.ts';
import type { Eligibility, ProgramSettings } from './settings.ts';

/** Goods as the editor holds them: products and variants, or collections, by gid. */
export interface ItemsForm {
  kind: 'all' | 'products' | 'collections';
  ids: string[];
}

/** An offer as it is typed: every field has its place, whatever the kind; those of other kinds are not read. */
export interface OfferForm {
  kind: BenefitKind | 'none';
  percent: string;
  amount: string;
  tag: string;
  description: string;
  /** What customers read in place of our own words for goods that are free or bought and got. */
  label: string;
  /** The goods that are free. */
  freeItems: ItemsForm;
  buysItems: ItemsForm;
  buysQuantity: string;
  getsItems: ItemsForm;
  getsQuantity: string;
  getsPercent: string;
  minimumSubtotal: string;
  items: ItemsForm;
  purchases: Terms['purchases'];
  combinesWithOrders: boolean;
  combinesWithProducts: boolean;
  combinesWithShipping: boolean;
  expiresInDays: string;
  estimatedCost: string;
}

/** A rule as it is typed; `atLeast`, `friends`, `hours` and `days` are read by the rules that have them. */
export interface RuleForm {
  action: FraudAction;
  atLeast: string;
  friends: string;
  hours: string;
  days: string;
}

/** What the editor's form holds: plain text, field by field. */
export interface ProgramForm {
  name: string;
  friend: OfferForm;
  tiers: { fromFriend: string; offer: OfferForm }[];
  milestones: { atFriends: string; offer: OfferForm }[];
  surprises: { orderAtLeast: string; offer: OfferForm }[];
  capPerDay: string;
  capPerMonth: string;
  capEver: string;
  monthlySpendLimit: string;
  eligibility: { kind: Eligibility['kind']; tag: string; segmentId: string };
  minimumSubtotal: string;
  firstOrderOnly: boolean;
  items: ItemsForm;
  acceptsDraftOrders: boolean;
  acceptsPointOfSale: boolean;
  acceptsTestOrders: boolean;
  after: ProgramSettings['timing']['after'];
  days: string;
  approval: ProgramSettings['timing']['approval'];
  joinByEmail: boolean;
  wins: ProgramSettings['attribution']['wins'];
  windowDays: string;
  claimEmail: ProgramSettings['claimEmail'];
  socialProof: boolean;
  claimDays: string;
  startsOn: string;
  endsOn: string;
  protection: Record<FraudRule, RuleForm>;
}

/** Where a problem is, such as `friend.amount` or `tiers.1.offer.percent`. */
export type FieldPath = string;
