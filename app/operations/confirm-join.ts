import { AdminApiFault, NoSession, openAdminApi, patienceOfPages } from '#app/admin-api/client.server.ts';
import { createCustomer } from '#app/admin-api/create-customer.ts';
import { findCustomerByEmail } from '#app/admin-api/find-customer-by-email.ts';
import { findBlocks, marksOf } from '#app/db/blocks.ts';
import { findGoodJoinRequest } from '#app/db/join-links.server.ts';
import { tracesOf } from '#app/db/personal-data.server.ts';
import { listRunningPrograms } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { CustomerGid } from '#app/domain/ids.ts';
import type { RequestOrigin } from '#app/domain/person/person-details.ts';
import { openByEmail, takesStrangers } from '#app/domain/program/open-by-email.ts';
import { joinAsAdvocate, type JoinOutcome, type JoinRefusal } from './join-as-advocate.ts';

export type ConfirmJoinRefusal = JoinRefusal | 'old_link';
export type ConfirmJoinOutcome = Extract<JoinOutcome, { ok: true }> | { refused: ConfirmJoinRefusal };

interface Confirmation {
  shop: Shop;
  /** Out of the link in the mail: which request, and when it was sent, signed. */
  token: string;
  origin: RequestOrigin;
  now: Date;
}

/**
 * The owner of an address pressed the button that our mail led to: they get their invite, as the customer whose address it
 * is, or as a new one. Safe to run twice and twice at once: Shopify lets an address have one customer, whoever loses looks
 * again; and a customer is one advocate. The request stays until it is out of date, so that the link shows the same again.
 */
export async function confirmJoin({ shop, token, origin, now }: Confirmation): Promise<ConfirmJoinOutcome> {
  const request = await findGoodJoinRequest(shop.id, token, now);
  if (request === null) return { refused: 'old_link' };
  const running = await listRunningPrograms(shop, now);
  if (running.length === 0) return { refused: 'no_active_program' };
  const open = openByEmail(running);
  if (open.length === 0) return { refused: 'not_eligible' };

  const details = { email: request.email, phone: null, address: null };
  const person = { ...tracesOf(shop.id, details, origin), customerId: null, email: request.email };
  if ((await findBlocks(shop.id, marksOf(shop.id, person))).length > 0) return { refused: 'not_eligible' };

  const customerId = await askSoon(() => findOrCreateCustomer(shop, request.email, takesStrangers(open)));
  if (customerId === null) return { refused: 'not_eligible' };
  if (customerId === 'no_answer') return { refused: 'try_again' };
  return await joinAsAdvocate({ shop, customerId, locale: request.locale, origin, isByEmail: true, now });
}

/** Null for somebody who is no customer and could not join as a new one, or whose address Shopify does not take. */
async function findOrCreateCustomer(shop: Shop, email: string, mayCreate: boolean): Promise<CustomerGid | null> {
  const admin = openAdminApi(shop.domain, patienceOfPages);
  const known = await findCustomerByEmail(admin, email);
  if (known !== null || !mayCreate) return known;
  const created = await createCustomer(admin, email);
  return 'ok' in created ? created.id : await findCustomerByEmail(admin, email);
}

async function askSoon<Answer>(ask: () => Promise<Answer>): Promise<Answer | 'no_answer'> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NoSession || (error instanceof AdminApiFault && error.canRetry)) return 'no_answer';
    throw error;
  }
}
