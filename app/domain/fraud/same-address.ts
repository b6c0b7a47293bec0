import { compareWithAdvocate } from './compare-with-advocate.ts';
import type { Rule } from './sight.ts';

/** The order goes or is billed to the advocate’s postal address. */
export const sameAddress: Rule<'same_address'> = (facts) => compareWithAdvocate('addressHash', facts);
