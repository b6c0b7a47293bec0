import type { ReferralFacts } from '../reward/referral-facts.ts';
import { rules } from './judge.ts';
import { fraudRules, type FraudRule, type Protection } from './protection.ts';
import type { Sight } from './sight.ts';

/** What rules saw in one order, whatever they are set to do about it. */
export interface Watched {
  matched: FraudRule[];
  unseen: FraudRule[];
}

/** These ask Shopify, or the database once more: while they are off, nobody looks for them. */
const askOnlyWhenOn: ReadonlySet<FraudRule> = new Set<FraudRule>(['order_risk', 'ring', 'blocked']);

/** What every rule sees, those included that are off, so that a merchant can be told what switching one on would have done. */
export function watch(facts: ReferralFacts, protection: Protection): Watched {
  const looking = fraudRules.filter((rule) => protection[rule].action !== 'off' || !askOnlyWhenOn.has(rule));
  const saw = looking.map((rule) => ({ rule, saw: sightOf(rule, facts, protection).saw }));
  return {
    matched: saw.filter((each) => each.saw === 'match').map(({ rule }) => rule),
    unseen: saw.filter((each) => each.saw === 'unknown').map(({ rule }) => rule),
  };
}

function sightOf<Name extends FraudRule>(rule: Name, facts: ReferralFacts, protection: Protection): Sight {
  return rules[rule](facts, protection[rule]);
}
