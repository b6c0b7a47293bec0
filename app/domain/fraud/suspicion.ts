import type { Decision, Evidence } from '../decision.ts';
import type { FraudRule } from './protection.ts';

/**
 * How much a match of a rule says about fraud, by itself. The block list and rings are what honest people hardly ever
 * match; that somebody joined lately, or shares an address, is what they often do.
 */
const weights: Record<FraudRule, number> = {
  blocked: 100,
  ring: 80,
  same_customer: 70,
  same_email: 70,
  same_phone: 50,
  order_risk: 50,
  leaked_code: 40,
  same_device: 40,
  disposable_email: 40,
  velocity: 40,
  same_ip: 30,
  same_address: 20,
  existing_customer: 15,
  young_advocate: 10,
};
/** Shopify is nearly sure, where it would only have somebody look otherwise. */
const weightOfCancelAdvice = 40;
const weightOfUnknown = 5;

type RuleEvidence = Extract<Evidence, { kind: 'rule' }>;

/** What rules saw, in words' reach: what speaks against a referral, the weightiest first, what nobody could see, and what speaks for it. */
export interface Signs {
  against: FraudRule[];
  unseen: FraudRule[];
  inFavour: FraudRule[];
}

/** The signs in a decision's evidence. */
export function signsOf({ evidence }: Pick<Decision, 'evidence'>): Signs {
  const rules = evidence.filter((item) => item.kind === 'rule');
  const seen = (saw: RuleEvidence['saw']) => rules.filter((item) => item.saw === saw);
  return {
    against: seen('match')
      .toSorted((left, right) => weightOf(right) - weightOf(left))
      .map(({ rule }) => rule),
    unseen: seen('unknown').map(({ rule }) => rule),
    inFavour: seen('clear').map(({ rule }) => rule),
  };
}

/**
 * How likely a referral is fraud, to sort those that wait by; shown to nobody. The weights of what matched, half of them
 * where the merchant has it only pointed out, a little for each thing that could not be seen. It follows from the
 * evidence alone, so that a verdict and its undo leave it as it is.
 */
export function suspicionOf({ evidence }: Pick<Decision, 'evidence'>): number {
  return evidence.reduce((sum, item) => {
    if (item.kind === 'rule') return sum + weightOf(item);
    return item.kind === 'risk' && item.recommendation === 'cancel' ? sum + weightOfCancelAdvice : sum;
  }, 0);
}

function weightOf({ rule, saw, action }: RuleEvidence): number {
  if (saw === 'unknown') return action === 'flag' ? 0 : weightOfUnknown;
  if (saw === 'clear') return 0;
  return action === 'flag' ? Math.floor(weights[rule] / 2) : weights[rule];
}
