import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyHappenings, happen, openAnyLedger, type AnyLedger } from '../../tests/support/any-ledger.ts';
import { readFigureTables, reckonFigures } from '../../tests/support/figure-oracle.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { eraseShop } from '#app/db/erase-shop.ts';
import { moveIntoFigures } from '#app/db/figure-counting.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import * as report from '#app/db/report-figures.ts';
import type { Shop } from '#app/db/shops.ts';
import { figureDimensions } from '#app/domain/report/figures.ts';
import { countEntries } from './count-entries.ts';
import { rebuildFigures } from './rebuild-figures.ts';
import { verifyFigures } from './verify-figures.ts';

const anyShop = fc.record({
  timeZone: fc.constantFrom('Europe/Paris', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Niue'),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
});
const periods = [
  { from: '2026-10-01', to: '2026-12-20' },
  { from: '2026-10-25', to: '2026-10-25' },
  { from: '2026-09-17', to: '2027-03-19' },
];
const uncountedOf = ({ id }: Shop) => database.uncountedEntry.count({ where: { shopId: id } });

/** Everything that a report can say. */
async function readReports({ shop, referrals, rewards }: AnyLedger) {
  const { programId, advocateId } = referrals[0] ?? rewards[0] ?? { programId: newId('pr'), advocateId: newId('ad') };
  const filters = [{}, { programId, versionNumber: 1 }, { channel: 'email' }, { market: 'FR' }];
  const ofPeriods = periods.map(async (period) => ({
    sums: await Promise.all(filters.map((filter) => report.getReportFigures(shop, period, filter))),
    steps: await report.listFiguresByTime(shop, period),
    parts: await Promise.all(figureDimensions.map((dimension) => report.listFiguresBy(shop, period, dimension))),
    ofAdvocate: await report.getFiguresOfAdvocate(shop, advocateId, period),
    stepsOfAdvocate: await report.listFiguresOfAdvocateByTime(shop, advocateId, period),
    best: await report.listBestAdvocates(shop, period, 3),
    rules: await report.listRuleFigures(shop, period),
  }));
  return { periods: await Promise.all(ofPeriods), promises: await report.listPromises(shop, null) };
}

test('reports say the same before, while and after entries are counted, and what the ledger says', async () => {
  await fc.assert(
    fc.asyncProperty(anyShop, anyHappenings, fc.integer({ min: 1, max: 20 }), async (facts, happenings, size) => {
      const ledger = await openAnyLedger(facts);
      const { shop } = ledger;
      const half = Math.floor(happenings.length / 2);
      for (const happening of happenings.slice(0, half)) await happen(ledger, happening);
      await countEntries({ shopId: shop.id, size });
      for (const happening of happenings.slice(half)) await happen(ledger, happening);
      const before = await readReports(ledger);
      await inTransaction((transaction) => moveIntoFigures(shop.id, size, transaction));
      expect(await readReports(ledger)).toEqual(before);
      await countEntries({ shopId: shop.id, size });
      expect(await uncountedOf(shop)).toBe(0);
      expect(await readReports(ledger)).toEqual(before);
      const tables = await readFigureTables(shop.id);
      expect(tables).toEqual(await reckonFigures(shop));
      expect(await verifyFigures({ shopId: shop.id })).toEqual({ differences: [] });
      await rebuildFigures({ shopId: shop.id });
      expect(await readFigureTables(shop.id)).toEqual(tables);
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 120_000);

const at = (moment: string) => new Date(moment);
const shared = (moment: string, causeKey: string = newId('le')) =>
  ({ kind: 'invite_shared', actor: 'shopper', at: at(moment), causeKey, data: { channel: 'sms' } }) as const;
const write = ({ id }: Shop, entries: Parameters<typeof appendToLedger>[1]) =>
  inTransaction((transaction) => appendToLedger(id, entries, transaction));
const sharesOn = async (shop: Shop, from: string, to = from) =>
  (await report.getReportFigures(shop, { from, to })).shares;

describe('an entry is counted once', () => {
  test('when several count at the same moment', async () => {
    const { shop } = await openAnyLedger({});
    await write(
      shop,
      Array.from({ length: 60 }, () => shared('2026-11-22T12:00:00Z')),
    );
    const counted = await Promise.all(Array.from({ length: 4 }, () => countEntries({ shopId: shop.id, size: 7 })));
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(60);
    expect(await sharesOn(shop, '2026-11-22')).toBe(60);
    expect(await verifyFigures({ shopId: shop.id })).toEqual({ differences: [] });
  });

  test('when the transaction that counted it dies', async () => {
    const { shop } = await openAnyLedger({});
    await write(shop, [shared('2026-11-22T12:00:00Z')]);
    const died = inTransaction(async (transaction) => {
      expect(await moveIntoFigures(shop.id, 10, transaction)).toBe(1);
      throw new Error('The process was killed.');
    });
    await expect(died).rejects.toThrow('killed');
    expect([await uncountedOf(shop), await sharesOn(shop, '2026-11-22')]).toEqual([1, 1]);
    await countEntries({ shopId: shop.id });
    expect([await uncountedOf(shop), await sharesOn(shop, '2026-11-22')]).toEqual([0, 1]);
  });

  test('when it is written while others are counted', async () => {
    const { shop } = await openAnyLedger({});
    const writing = Array.from({ length: 30 }, () => write(shop, [shared('2026-11-22T12:00:00Z')]));
    const counting = Array.from({ length: 5 }, () => countEntries({ shopId: shop.id, size: 3 }));
    await Promise.all([...writing, ...counting]);
    await countEntries({ shopId: shop.id });
    expect(await sharesOn(shop, '2026-11-22')).toBe(30);
  });

  test('however often its cause is told', async () => {
    const { shop } = await openAnyLedger({});
    for (let time = 0; time < 3; time += 1) {
      await write(shop, [shared('2026-11-22T12:00:00Z', 'the same')]);
      await countEntries({ shopId: shop.id });
    }
    expect(await sharesOn(shop, '2026-11-22')).toBe(1);
  });
});

describe('what happened belongs to the shop’s day', () => {
  test('also on days of 23 and 25 hours, and across the line where the date changes', async () => {
    const { shop } = await openAnyLedger({ timeZone: 'Europe/Paris' });
    // Summer ends on 25 October 2026 at three, and begins on 28 March 2027 at two.
    const moments = ['2026-10-24T21:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'];
    await write(
      shop,
      [...moments, '2027-03-27T23:00:00Z', '2027-03-28T21:59:59Z', '2027-03-28T22:00:00Z'].map((each) => shared(each)),
    );
    const days = ['2026-10-24', '2026-10-25', '2026-10-26', '2027-03-28', '2027-03-29'];
    for (let round = 0; round < 2; round += 1) {
      expect(await Promise.all(days.map((day) => sharesOn(shop, day)))).toEqual([1, 2, 1, 2, 1]);
      await countEntries({ shopId: shop.id });
    }
  });

  test('and to another one when the shop moves to another time zone, once its figures are rebuilt', async () => {
    const { shop } = await openAnyLedger({ timeZone: 'Pacific/Niue' });
    await write(shop, [shared('2026-11-30T12:00:00Z'), shared('2026-12-02T12:00:00Z')]);
    await countEntries({ shopId: shop.id });
    expect(await sharesOn(shop, '2026-11-30')).toBe(1);
    await database.shop.update({ where: { id: shop.id }, data: { timeZone: 'Pacific/Kiritimati' } });
    const { differences } = await verifyFigures({ shopId: shop.id });
    expect(differences.length).toBeGreaterThan(0);
    await rebuildFigures({ shopId: shop.id });
    expect(await Promise.all(['2026-11-30', '2026-12-01', '2026-12-03'].map((day) => sharesOn(shop, day)))).toEqual([
      0, 1, 1,
    ]);
    expect(await verifyFigures({ shopId: shop.id })).toEqual({ differences: [] });
  });
});

test('amounts of a currency that the shop had before are in no sum, and what happened then is', async () => {
  const { shop } = await openAnyLedger({ currency: 'EUR' });
  const paid = (currency: string, discountMinor: string) =>
    ({ ...shared('2026-11-22T12:00:00Z'), kind: 'order_paid', data: { currency, discountMinor } }) as const;
  await write(shop, [paid('EUR', '500'), paid('JPY', '900')]);
  for (let round = 0; round < 2; round += 1) {
    const figures = await report.getReportFigures(
      { ...shop, currency: 'JPY' },
      { from: '2026-11-22', to: '2026-11-22' },
    );
    expect([figures.orders, figures.discounts]).toEqual([2, { amountMinor: 900n, currency: 'JPY' }]);
    await countEntries({ shopId: shop.id });
  }
});

test('figures that were changed behind the ledger’s back are found and put right', async () => {
  const { shop } = await openAnyLedger({});
  await write(shop, [shared('2026-11-22T12:00:00Z'), shared('2026-11-22T13:00:00Z')]);
  await countEntries({ shopId: shop.id });
  await database.figure.updateMany({ where: { shopId: shop.id, grain: 'day' }, data: { shares: 7 } });
  await database.figure.deleteMany({ where: { shopId: shop.id, grain: 'month' } });
  const { differences } = await verifyFigures({ shopId: shop.id });
  expect(
    differences.map(({ table, key, figures, ledger }) => [table, key, figures?.['shares'], ledger?.['shares']]),
  ).toEqual([
    ['figure', 'day 2026-11-22  0 sms  ', 7, 2],
    ['figure', 'month 2026-11-01  0 sms  ', undefined, 2],
  ]);
  await rebuildFigures({ shopId: shop.id });
  expect(await verifyFigures({ shopId: shop.id })).toEqual({ differences: [] });
});

test('the best advocates of a period are named in order, and whether there may be others', async () => {
  const { shop } = await openAnyLedger({});
  const won = (advocateId: `ad_${string}`, times: number) =>
    Array.from({ length: times }, () => {
      return { ...shared('2026-11-22T12:00:00Z'), kind: 'referral_approved', advocateId } as const;
    });
  const people = Array.from({ length: 12 }, () => newId('ad'));
  await write(
    shop,
    people.flatMap((advocateId, index) => won(advocateId, 12 - index)),
  );
  const period = { from: '2026-11-01', to: '2026-11-30' };
  for (let round = 0; round < 2; round += 1) {
    const { advocates, isExact } = await report.listBestAdvocates(shop, period, 3);
    expect(advocates.map(({ advocateId, figures }) => [advocateId, figures.rewarded])).toEqual([
      [people[0], 12],
      [people[1], 11],
      [people[2], 10],
    ]);
    expect(isExact).toBe(true);
    await countEntries({ shopId: shop.id });
  }
});

test('a shop that is erased while it is counted leaves nothing behind', async () => {
  const { shop } = await openAnyLedger({});
  await write(
    shop,
    Array.from({ length: 40 }, () => shared('2026-11-22T12:00:00Z')),
  );
  await Promise.all([
    countEntries({ shopId: shop.id, size: 2 }),
    inTransaction((transaction) => eraseShop(shop.id, transaction)),
    countEntries({ shopId: shop.id, size: 3 }),
  ]);
  const left = await readFigureTables(shop.id);
  expect([await uncountedOf(shop), ...Object.values(left).map(({ size }) => size)]).toEqual([0, 0, 0, 0, 0]);
});
