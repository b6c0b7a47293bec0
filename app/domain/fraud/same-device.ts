import { compareWithAdvocate } from './compare-with-advocate.ts';
import type { Rule } from './sight.ts';

/** The order was placed on a device like the advocate’s: a hint, not a proof. */
export const sameDevice: Rule<'same_device'> = (facts) => compareWithAdvocate('deviceHash', facts);
