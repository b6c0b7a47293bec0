import { AdminApiFault, NoSession, openAdminApi, patienceOfPages } from '#app/admin-api/client.server.ts';
import { findCustomer, type ShopCustomer } from '#app/admin-api/find-customer.ts';
import { findAdvocateOfCustomer, insertAdvocate } from '#app/db/advocates.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { findActiveProgram } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { CustomerGid } from '#app/domain/ids.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { giveInviteCode } from './give-invite-code.ts';

export type JoinOutcome =
  { ok: true; code: string; firstName: string } | { refused: 'no_active_program' | 'unknown_customer' | 'try_again' };

/**
 * Gives a signed-in customer their invite. Safe to run twice and from two tabs: a customer is one advocate of the shop,
 * and the one who comes second reads what the first one made. Somebody is waiting: Shopify gets a few seconds to say who
 * they are, and then they are asked to try again.
 */
export async function joinAsAdvocate({
  shop,
  customerId,
  locale,
  now,
}: {
  shop: Shop;
  customerId: CustomerGid;
  locale: string;
  now: Date;
}): Promise<JoinOutcome> {
  const existing = await findAdvocateOfCustomer(shop.id, customerId);
  if (existing !== null) return { ok: true, code: existing.code, firstName: existing.firstName };
  if ((await findActiveProgram(shop.id)) === null) return { refused: 'no_active_program' };
  const customer = await askSoon(shop, customerId);
  if (customer === 'no_answer') return { refused: 'try_again' };
  if (customer === null) return { refused: 'unknown_customer' };

  await inTransaction(async (transaction) => {
    const advocateId = newId('ad');
    const { firstName, email } = customer;
    if (
      !(await insertAdvocate(
        shop.id,
        { id: advocateId, customerId, firstName, email, locale, joinedAt: now },
        transaction,
      ))
    )
      return;
    await giveInviteCode(shop, { id: advocateId, firstName }, now, transaction);
    await appendToLedger(
      shop.id,
      [{ kind: 'advocate_joined', actor: 'shopper', at: now, causeKey: `joined:${advocateId}`, advocateId }],
      transaction,
    );
    await enqueue(
      transaction,
      'publish-invite',
      { shopId: shop.id, advocateId },
      { key: `invite:${advocateId}`, queue: `invite:${advocateId}` },
    );
  });
  const joined = await findAdvocateOfCustomer(shop.id, customerId);
  if (joined === null) throw new Error('The advocate was just written and is gone.');
  return { ok: true, code: joined.code, firstName: joined.firstName };
}

async function askSoon(shop: Shop, customerId: CustomerGid): Promise<ShopCustomer | null | 'no_answer'> {
  try {
    return await findCustomer(openAdminApi(shop.domain, patienceOfPages), customerId);
  } catch (error) {
    // A fault that another try cannot mend is ours, and must not look like Shopify's.
    if (error instanceof NoSession || (error instanceof AdminApiFault && error.canRetry)) return 'no_answer';
    throw error;
  }
}
