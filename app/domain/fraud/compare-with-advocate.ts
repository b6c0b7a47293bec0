import type { ReferralFacts, Traces } from '../reward/referral-facts.ts';
import { see, type Sight } from './sight.ts';

/** Compares one trace of the order with the advocate's. Whose record was erased cannot be compared with any more. */
export function compareWithAdvocate(trace: keyof Traces, { order, advocate }: ReferralFacts): Sight {
  if (order[trace] === null) return see('clear');
  if (order[trace] === advocate[trace]) return see('match');
  return see(advocate.isErased ? 'unknown' : 'clear');
}
