import { compareWithAdvocate } from './compare-with-advocate.ts';
import type { Rule } from './sight.ts';

/** The order carries the advocate’s phone number. */
export const samePhone: Rule<'same_phone'> = (facts) => compareWithAdvocate('phoneHash', facts);
