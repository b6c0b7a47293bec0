import { see, type Rule } from './sight.ts';

/** Somebody else than the customer who claimed the code used it. It takes two accounts to tell. */
export const leakedCode: Rule<'leaked_code'> = ({ recognition, order, claim }) => {
  if (recognition.kind !== 'friend_code') return see('clear');
  if (claim.customerId === null || order.customerId === null) return see('clear');
  return see(order.customerId === claim.customerId ? 'clear' : 'match');
};
