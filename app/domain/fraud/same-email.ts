import { compareWithAdvocate } from './compare-with-advocate.ts';
import type { Rule } from './sight.ts';

/** The order carries the advocate’s e-mail address, written in whatever way. */
export const sameEmail: Rule<'same_email'> = (facts) => compareWithAdvocate('emailHash', facts);
