import { see, type Rule } from './sight.ts';

/** The friend or the advocate is on the shop's block list. Of an erased advocate nothing is left to look up. */
export const blocked: Rule<'blocked'> = ({ advocate, history }) => {
  if (history.blockedBy.length > 0) return see('match');
  return see(advocate.isErased ? 'unknown' : 'clear');
};
