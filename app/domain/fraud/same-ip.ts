import { see, type Rule } from './sight.ts';

/**
 * So many from one address on the internet: this order, the advocate's other referrals, and the advocate. A household or an
 * office shares one, so that it takes more than a single match; an order alone shares its address with nobody.
 */
export const sameIp: Rule<'same_ip'> = ({ order, advocate, history }, { atLeast }) => {
  if (order.ipHash === null) return see('clear');
  const others = history.sameIpReferrals + (order.ipHash === advocate.ipHash ? 1 : 0);
  const figures = { count: 1 + others, limit: atLeast };
  if (others > 0 && figures.count >= atLeast) return see('match', figures);
  // The erased advocate's own address could have been the one that was missing.
  const couldMatch = advocate.isErased && figures.count + 1 >= atLeast;
  return see(couldMatch ? 'unknown' : 'clear', figures);
};
