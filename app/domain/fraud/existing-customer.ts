import { isBefore } from '../time.ts';
import { see, type Rule } from './sight.ts';

/** The friend was a customer of the shop before they claimed. A guest is no customer. */
export const existingCustomer: Rule<'existing_customer'> = ({ order, claim }) => {
  if (order.customerSince === undefined) return see('unknown');
  return see(order.customerSince !== null && isBefore(order.customerSince, claim.claimedAt) ? 'match' : 'clear');
};
