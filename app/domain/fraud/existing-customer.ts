import { isBefore } from '../time.ts';
import { see, type Rule } from './sight.ts';

/** Shopify dates a record by whole seconds: one that was made in the same second may have been made after the claim. */
const secondMs = 1000;

/** The friend was a customer of the shop before they claimed. A guest is no customer. */
export const existingCustomer: Rule<'existing_customer'> = ({ order, claim }) => {
  if (order.customerSince === undefined) return see('unknown');
  const { customerSince } = order;
  const surelyBefore = new Date(claim.claimedAt.getTime() - secondMs);
  return see(customerSince !== null && isBefore(customerSince, surelyBefore) ? 'match' : 'clear');
};
