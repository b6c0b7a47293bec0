import type { ReferralFacts } from '../reward/referral-facts.ts';
import { blocked } from './blocked.ts';
import { disposableEmail } from './disposable-email.ts';
import { existingCustomer } from './existing-customer.ts';
import { leakedCode } from './leaked-code.ts';
import { orderRisk } from './order-risk.ts';
import { fraudRules, type FraudAction, type FraudRule, type Protection } from './protection.ts';
import { ring } from './ring.ts';
import { sameAddress } from './same-address.ts';
import { sameCustomer } from './same-customer.ts';
import { sameDevice } from './same-device.ts';
import { sameEmail } from './same-email.ts';
import { sameIp } from './same-ip.ts';
import { samePhone } from './same-phone.ts';
import type { Rule, Sight } from './sight.ts';
import { velocity } from './velocity.ts';
import { youngAdvocate } from './young-advocate.ts';

export const rules: { [Name in FraudRule]: Rule<Name> } = {
  same_customer: sameCustomer,
  same_email: sameEmail,
  same_phone: samePhone,
  same_address: sameAddress,
  same_ip: sameIp,
  same_device: sameDevice,
  existing_customer: existingCustomer,
  disposable_email: disposableEmail,
  velocity,
  ring,
  order_risk: orderRisk,
  blocked,
  young_advocate: youngAdvocate,
  leaked_code: leakedCode,
};

export interface Verdict extends Sight {
  rule: FraudRule;
  /** What a match does. */
  action: Exclude<FraudAction, 'off'>;
}

/** What every rule that is on saw, in the order of the list. A rule that is off looks at nothing. */
export function judge(facts: ReferralFacts, protection: Protection): Verdict[] {
  return fraudRules.flatMap((rule) => apply(rule, facts, protection));
}

function apply<Name extends FraudRule>(rule: Name, facts: ReferralFacts, protection: Protection): Verdict[] {
  const { action } = protection[rule];
  return action === 'off' ? [] : [{ rule, action, ...rules[rule](facts, protection[rule]) }];
}
