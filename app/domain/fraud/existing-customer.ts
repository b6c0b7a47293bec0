import { isRecordNew } from '../order/is-customer-new.ts';
import type { ReferralFacts } from '../reward/referral-facts.ts';
import { isBefore } from '../time.ts';
import { see, type Rule, type Sight } from './sight.ts';

/** Shopify dates a record by whole seconds: one that was made in the same second may have been made after the claim. */
const secondMs = 1000;

/** The friend was a customer of the shop before they were invited. A guest is no customer. */
export const existingCustomer: Rule<'existing_customer'> = ({ order, advocate, claim }) => {
  const { customerSince } = order;
  if (customerSince === undefined) return see('unknown');
  if (customerSince === null) return see('clear');
  return claim.isMomentKnown
    ? see(isBefore(customerSince, surelyBefore(claim.claimedAt)) ? 'match' : 'clear')
    : lookBehindOrder(customerSince, advocate, claim);
};

/**
 * Of a claim as old as the order, the invite came before, nobody knows when. A record that the order's checkout made is
 * new; one from before anybody could be invited is not; of what lies between nothing can be said.
 */
function lookBehindOrder(
  customerSince: Date,
  { joinedAt }: ReferralFacts['advocate'],
  { claimedAt }: ReferralFacts['claim'],
): Sight {
  if (!isBefore(customerSince, claimedAt) || isRecordNew({ customerSince, placedAt: claimedAt })) return see('clear');
  return see(isBefore(customerSince, surelyBefore(joinedAt)) ? 'match' : 'unknown');
}

function surelyBefore(moment: Date): Date {
  return new Date(moment.getTime() - secondMs);
}
