import { see, type Rule } from './sight.ts';

/** The advocate's own account placed the order. A guest has no account to compare. */
export const sameCustomer: Rule<'same_customer'> = ({ order, advocate }) => {
  if (order.customerId === null) return see('clear');
  if (order.customerId === advocate.customerId) return see('match');
  return see(advocate.isErased ? 'unknown' : 'clear');
};
