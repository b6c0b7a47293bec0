import { beforeAll, describe, expect, test } from 'vitest';
import { database, inTransaction } from './client.server.ts';
import { eraseShop } from './erase-shop.ts';
import { appendToLedger, listReferralTimeline } from './ledger.ts';
import { newId } from './new-id.server.ts';
import type { ShopId } from '#app/domain/ids.ts';

const luma: ShopId = 'sh_01JDQ4T0Z8K6V3M5N7P9R1S2T4';
const rive: ShopId = 'sh_01JDQ4T0Z8K6V3M5N7P9R1S2T5';
const at = new Date('2026-11-21T12:00:00Z');
const refusal = 'The ledger is append-only';
const entries = (shopId: ShopId) => database.ledgerEntry.findMany({ where: { shopId } });

beforeAll(async () => {
  for (const shopId of [luma, rive]) {
    await appendToLedger(shopId, [{ kind: 'shop_installed', actor: 'merchant', at, causeKey: 'installed' }], database);
  }
});

describe('the ledger', () => {
  test('writes a cause once in a shop, however often it is told and at once', async () => {
    const entry = { kind: 'order_paid', actor: 'shopify', at, causeKey: 'paid:1' } as const;
    const counts = await Promise.all(
      Array.from({ length: 10 }, () => inTransaction((transaction) => appendToLedger(luma, [entry], transaction))),
    );
    expect(counts.toSorted()).toEqual([...Array<number>(9).fill(0), 1]);
    expect(await appendToLedger(rive, [entry], database)).toBe(1);
  });

  test.each([
    ['updated through the client', () => database.ledgerEntry.updateMany({ data: { kind: 'shop_uninstalled' } })],
    ['updated in SQL', () => database.$executeRaw`update ledger_entry set at = now()`],
    ['deleted through the client', () => database.ledgerEntry.deleteMany({ where: { shopId: luma } })],
    ['deleted in SQL', () => database.$executeRaw`delete from ledger_entry`],
    ['emptied', () => database.$executeRaw`truncate ledger_entry`],
    ['emptied with others', () => database.$executeRaw`truncate referral, ledger_entry`],
  ])('cannot be %s', async (_name, change) => {
    const before = await database.ledgerEntry.findMany();
    await expect(change()).rejects.toThrow(refusal);
    expect(await database.ledgerEntry.findMany()).toEqual(before);
  });

  test('cannot be changed even while a shop is erased, and other shops stay whole', async () => {
    const erasing = (work: string) =>
      inTransaction(async (transaction) => {
        await transaction.$executeRaw`select set_config('ricochet.erasing_shop', ${luma}, true)`;
        await transaction.$executeRawUnsafe(work);
      });
    await expect(erasing('update ledger_entry set at = now()')).rejects.toThrow(refusal);
    await expect(erasing(`delete from ledger_entry where shop_id = '${rive}'`)).rejects.toThrow(refusal);
    await expect(erasing('truncate ledger_entry')).rejects.toThrow(refusal);
  });

  test('lets a whole shop be erased, and is closed again afterwards', async () => {
    const others = await entries(rive);
    await inTransaction((transaction) => eraseShop(luma, transaction));
    expect(await entries(luma)).toEqual([]);
    expect(await entries(rive)).toEqual(others);
    await expect(database.ledgerEntry.deleteMany({ where: { shopId: rive } })).rejects.toThrow(refusal);
  });

  test('tells a referral’s story in order, with the visit and the claim that led to it', async () => {
    const referralId = newId('rf');
    const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
    await appendToLedger(
      rive,
      [
        { kind: 'referral_decided', actor: 'ricochet', at: minutes(3), causeKey: 'd', referralId },
        { kind: 'friend_claimed', actor: 'shopper', at: minutes(2), causeKey: 'claim:cl_1' },
        { kind: 'invite_visited', actor: 'shopper', at: minutes(1), causeKey: 'visit:vi_1' },
        { kind: 'invite_visited', actor: 'shopper', at: minutes(1), causeKey: 'visit:vi_2' },
        {
          kind: 'reward_approved',
          actor: 'ricochet',
          at: minutes(3),
          causeKey: 'r',
          referralId,
          data: { side: 'friend' },
        },
      ],
      database,
    );
    const story = await listReferralTimeline(rive, referralId, 'cl_1', 'vi_1');
    expect(story.map(({ kind }) => kind)).toEqual([
      'invite_visited',
      'friend_claimed',
      'referral_decided',
      'reward_approved',
    ]);
    expect(story.at(-1)?.data).toEqual({ side: 'friend' });
  });
});
