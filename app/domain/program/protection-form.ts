import { defaultProtection, fraudRules, type FraudRule, type Protection } from '../fraud/protection.ts';
import { wholeNumber, type FieldReader } from './field-reader.ts';
import type { ProgramForm, RuleForm } from './form-fields.ts';

type NumberName = 'atLeast' | 'friends' | 'hours' | 'days';

/** The numbers that rules have, and how far each may go. */
const ruleNumbers = {
  same_ip: { atLeast: 100 },
  velocity: { friends: 1000, hours: 720 },
  young_advocate: { days: 365 },
} as const satisfies Partial<Record<FraudRule, Partial<Record<NumberName, number>>>>;

export function readProtection(reader: FieldReader, form: ProgramForm['protection']): Protection {
  const action = (rule: FraudRule) => ({ action: form[rule].action });
  /** A rule that is off needs no number; one that cannot be read gives way to the usual one. */
  const number = (rule: FraudRule, name: NumberName, most: number, usual: number): number => {
    const typed = form[rule][name];
    const value = wholeNumber(typed);
    if (form[rule].action === 'off' && !(value >= 1 && value <= most)) return usual;
    return reader.whole(`protection.${rule}.${name}`, typed, 1, most, name === 'days' ? 'not_days' : 'not_a_count');
  };
  const { same_ip: ip, velocity, young_advocate: young } = defaultProtection;
  return {
    same_customer: action('same_customer'),
    same_email: action('same_email'),
    same_phone: action('same_phone'),
    same_address: action('same_address'),
    same_ip: {
      ...action('same_ip'),
      atLeast: number('same_ip', 'atLeast', ruleNumbers.same_ip.atLeast, ip.atLeast),
    },
    same_device: action('same_device'),
    existing_customer: action('existing_customer'),
    disposable_email: action('disposable_email'),
    velocity: {
      ...action('velocity'),
      friends: number('velocity', 'friends', ruleNumbers.velocity.friends, velocity.friends),
      hours: number('velocity', 'hours', ruleNumbers.velocity.hours, velocity.hours),
    },
    ring: action('ring'),
    order_risk: action('order_risk'),
    blocked: action('blocked'),
    young_advocate: {
      ...action('young_advocate'),
      days: number('young_advocate', 'days', ruleNumbers.young_advocate.days, young.days),
    },
    leaked_code: action('leaked_code'),
  };
}

export function toProtectionForm(protection: Protection): ProgramForm['protection'] {
  const entries = fraudRules.map((rule): [FraudRule, RuleForm] => {
    const { action, ...numbers }: Protection[FraudRule] & Partial<Record<NumberName, number>> = protection[rule];
    const text = (name: NumberName) => numbers[name]?.toString() ?? '';
    return [
      rule,
      { action, atLeast: text('atLeast'), friends: text('friends'), hours: text('hours'), days: text('days') },
    ];
  });
  return Object.fromEntries(entries) as ProgramForm['protection'];
}
