import '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Checkout } from '../../sandbox/orders/checkout.ts';
import type { Order } from '../../sandbox/world/types.ts';
import { claimOf, creditOf, marked, openInvite } from '../../tests/support/evidence.ts';
import { join, runProgram } from '../../tests/support/people.ts';
import { buy, deliveredWebhook, installShop, newcomer } from '../../tests/support/sandbox-shop.ts';
import { attributeOrder } from './attribute-order.ts';
import { claimInvite } from './claim-invite.ts';
import { lockClaim } from '#app/db/claims.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { reasonsOf } from '#app/domain/decision.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { addDays } from '#app/domain/time.ts';

let luma: Shop;
let adas: string;
beforeAll(async () => {
  luma = await installShop();
  const { conditions, protection } = defaultProgramSettings;
  const settings = {
    ...defaultProgramSettings,
    conditions: { ...conditions, firstOrderOnly: false },
    protection: { ...protection, velocity: { ...protection.velocity, action: 'off' as const } },
  };
  await runProgram(luma, toProgramForm('Friends', settings));
  adas = await join(luma, 'Ada');
});

type Friend = ReturnType<typeof newcomer>;
interface Paid {
  order: Order;
  webhookId: string;
}
async function pay(checkout: Partial<Checkout>, friend: Friend = newcomer()): Promise<Paid> {
  const order = buy({ email: friend.email, customerId: friend.id, ...checkout });
  return { order, webhookId: await deliveredWebhook('orders/paid') };
}
const work = ({ webhookId }: Paid) => attributeOrder({ shopDomain: luma.domain, webhookId, now: new Date() });
/** What three strangers pay who carry the same. */
const threeOf = async (checkout: Partial<Checkout>) => [await pay(checkout), await pay(checkout), await pay(checkout)];
const statuses = async (paid: Paid[]) =>
  (await Promise.all(paid.map(async ({ order }) => (await creditOf(order))?.status))).toSorted();
const rounds = [1, 2, 3];

describe('three strangers at the same moment', () => {
  test.each(rounds)('with one claim: one of them counts, and nobody stumbles (%i)', async () => {
    const paid = await threeOf({ attributes: marked(luma, { claimId: await claimOf(luma, adas) }) });
    await Promise.all(paid.map(work));
    expect(await statuses(paid)).toEqual(['declined', 'declined', 'rewarded']);
  });

  test.each(rounds)(
    'with one visit: one claim is made of it, one of them counts, and nobody stumbles (%i)',
    async () => {
      const visitId = await openInvite(luma, adas);
      const paid = await threeOf({ attributes: marked(luma, { visitId }) });
      await Promise.all(paid.map(work));
      expect(await database.claim.count({ where: { visitId } })).toBe(1);
      expect(await statuses(paid)).toEqual(['declined', 'declined', 'rewarded']);
    },
  );

  test.each(rounds)(
    'one who claims and two who order with one visit: one claim, and nobody stumbles (%i)',
    async () => {
      const visitId = await openInvite(luma, adas);
      const [one, two] = await threeOf({ attributes: marked(luma, { visitId }) });
      if (one === undefined || two === undefined) throw new Error('Nobody paid.');
      const wish = { shop: luma, code: adas, visitId, customerId: null, locale: 'en', now: new Date() };
      const [claimed] = await Promise.all([claimInvite(wish), work(one), work(two)]);
      expect(claimed).toMatchObject({ ok: true });
      expect(await database.claim.count({ where: { visitId } })).toBe(1);
      expect(await statuses([one, two])).toEqual(['declined', 'rewarded']);
    },
  );
});

test('an order waits while another one with the same claim is decided', async () => {
  const claimId = await claimOf(luma, adas);
  const paid = await pay({ attributes: marked(luma, { claimId }) });
  const waiting = async () => {
    const [{ count } = { count: 0 }] = await database.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from pg_locks
       where locktype = 'advisory' and not granted
         and database = (select oid from pg_database where datname = current_database())`;
    return count;
  };
  const begun: Promise<void>[] = [];
  await inTransaction(async (transaction) => {
    await lockClaim(luma.id, claimId, transaction);
    begun.push(work(paid));
    await vi.waitUntil(async () => (await waiting()) === 1, { timeout: 4000, interval: 20 });
    expect(await creditOf(paid.order)).toBeNull();
  });
  await Promise.all(begun);
  expect((await creditOf(paid.order))?.status).toBe('rewarded');
});

describe('the orders of one friend through one advocate hang on the claim that was counted', () => {
  const came = () => ({ landingSite: `/?ref=${adas}` });
  async function order(checkout: Partial<Checkout>, friend: Friend) {
    const paid = await pay(checkout, friend);
    await work(paid);
    return (await creditOf(paid.order)) ?? expect.fail('Nobody was credited.');
  }

  test('not on one that they made later', async () => {
    const friend = newcomer();
    const counted = await claimOf(luma, adas, { customerId: friend.gid, claimedAt: addDays(new Date(), -2) });
    expect(await order({}, friend)).toMatchObject({ status: 'rewarded', claim: { id: counted } });
    await database.claim.updateMany({ where: { id: counted }, data: { customerId: null } });
    await claimOf(luma, adas, { customerId: friend.gid });
    const later = await order(came(), friend);
    expect(later).toMatchObject({ status: 'declined', claim: { id: counted } });
    expect(reasonsOf(later.decision)).toEqual(['claim_already_rewarded']);
  });

  test('though it is over', async () => {
    const friend = newcomer();
    const counted = await claimOf(luma, adas, { customerId: friend.gid });
    expect((await order({}, friend)).status).toBe('rewarded');
    await database.claim.updateMany({ where: { id: counted }, data: { expiresAt: addDays(new Date(), -1) } });
    expect(await order(came(), friend)).toMatchObject({ status: 'declined', claim: { id: counted } });
    expect(await database.claim.count({ where: { customerId: friend.gid } })).toBe(1);
  });
});
