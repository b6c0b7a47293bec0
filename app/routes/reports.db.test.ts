import '../../tests/support/sandbox.ts';
import { beforeAll, expect, test } from 'vitest';
import { adminRequest, sessionToken } from '../../tests/support/admin-request.ts';
import { runProgram } from '../../tests/support/people.ts';
import { installShop, RIVE } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { comparedPeriod, periodOf } from '#app/domain/report/period.ts';
import { dateOf } from '#app/domain/time.ts';
import { loader as loadFunnel } from './app.reports._index.tsx';
import { action as actOnGoals, loader as loadGoals } from './app.reports.goals.tsx';
import { loader as loadLiability } from './app.reports.liability.tsx';
import { loader as loadMoney } from './app.reports.money.tsx';

let shop: Shop;
let rive: Shop;
let programId: ProgramId;
let today: string;

beforeAll(async () => {
  shop = await installShop();
  rive = await installShop(RIVE);
  programId = await runProgram(shop);
  today = dateOf(new Date(), shop.timeZone);
  const last = comparedPeriod(periodOf('last_30', today), 'before');
  const month = new Date(`${today.slice(0, 7)}-01`);
  const of = { shopId: shop.id, programId, versionNumber: 1, currency: shop.currency };
  const figure = { ...of, channel: 'qr', market: 'FR', shares: 2, visits: 8, claims: 4, orders: 3, rewarded: 2 };
  const brought = {
    newCustomers: 2,
    revenueMinor: 10000n,
    discountMinor: 500n,
    rewardCostMinor: 1500n,
    unpricedRewards: 1,
  };
  const rows = [
    { ...figure, ...brought, grain: 'day', startsOn: new Date(today) },
    { ...figure, ...brought, grain: 'month', startsOn: month },
    { ...figure, grain: 'day', startsOn: new Date(last?.from ?? ''), visits: 4, channel: 'email', market: '' },
  ];
  const whole = { programId: '', versionNumber: 0, channel: '', market: '' };
  const coarser = rows.flatMap((row) => [
    { ...row, ...whole, grain: `whole_${row.grain}` },
    { ...row, channel: '', market: '', grain: `version_${row.grain}` },
    { ...row, ...whole, channel: row.channel, grain: `channel_${row.grain}` },
    { ...row, ...whole, market: row.market, grain: `market_${row.grain}` },
    { ...row, market: '', grain: `version_channel_${row.grain}` },
    { ...row, channel: '', grain: `version_market_${row.grain}` },
    { ...row, ...whole, channel: row.channel, market: row.market, grain: `channel_market_${row.grain}` },
  ]);
  await database.figure.createMany({ data: [...rows, ...coarser] });
  await database.promiseFigure.create({
    data: {
      shopId: shop.id,
      programId,
      month,
      benefit: 'store_credit',
      currency: shop.currency,
      given: 3,
      used: 1,
      givenMinor: 3000n,
      usedMinor: 1000n,
    },
  });
});

const args = (path: string, of: Shop, fields?: Record<string, string>) => ({
  request: adminRequest(path, sessionToken(of.domain), fields),
  params: {},
  context: {},
});
const funnel = (search = '', of = shop) => loadFunnel(args(`/app/reports${search}`, of));
const money = (search = '', of = shop) => loadMoney(args(`/app/reports/money${search}`, of));
const liability = (search = '', of = shop) => loadLiability(args(`/app/reports/liability${search}`, of));
const goals = (of = shop) => loadGoals(args('/app/reports/goals', of));
const answer = (fields: Record<string, string>, of = shop) => actOnGoals(args('/app/reports/goals', of, fields));

test('the funnel counts each step beside what it was before, and its days add up to it', async () => {
  const { asked, view } = await funnel();
  expect(asked.dropped).toEqual([]);
  const visits = view.totals.find(({ measure }) => measure === 'visits');
  expect(visits).toMatchObject({ amount: { count: 8 }, before: { count: 4 }, change: 100, stepRate: { ratio: 4 } });
  expect(view.time).toHaveLength(30);
  expect(view.time.at(-1)).toMatchObject({ time: today, amounts: { visits: { count: 8 } } });
  expect(view.parts).toMatchObject([{ key: programId, narrow: { program: programId } }]);
  expect(view.isEmpty).toBe(false);
});

test('a report is narrowed to a part, and a part that is not there is left out and said', async () => {
  const { view, asked } = await funnel('?channel=email&by=market');
  expect(view.totals[1]).toMatchObject({ amount: { count: 0 }, before: { count: 4 } });
  expect(asked.by).toBe('market');
  expect(view.markets).toEqual(['FR']);
  const gone = await funnel(
    `?program=${newId('pr')}&version=9&advocate=${newId('ad')}&market=Paris&period=custom&from=1`,
  );
  expect(gone.asked.dropped.toSorted()).toEqual(['advocate', 'market', 'period', 'program', 'version']);
  expect(gone.view.totals[1]?.amount).toEqual({ kind: 'count', count: 8 });
});

test.each(['program', 'version', 'channel', 'market', 'advocate'])('a report is broken down by %s', async (by) => {
  for (const period of ['last_7', 'last_365', 'custom&from=2020-01-01&to=2026-12-31'])
    expect((await money(`?by=${by}&period=${period}&compare=year_ago`)).asked).toMatchObject({ by, dropped: [] });
});

test('money is exact, and rewards without a price are told', async () => {
  const { view, unpriced } = await money();
  const amounts = Object.fromEntries(view.totals.map(({ measure, amount }) => [measure, amount]));
  expect(amounts).toMatchObject({
    revenue: { decimal: '100.00', currency: shop.currency },
    averageOrder: { decimal: '50.00' },
    cost: { decimal: '20.00' },
    costPerNewCustomer: { decimal: '10.00' },
    return: { ratio: 5 },
  });
  expect(unpriced).toBe(1);
});

test('what is open is told by age and for the accountant, and only of the shop that asks', async () => {
  const own = await liability();
  expect(own.liability.total).toEqual({ count: 2, unpriced: 0, amount: { decimal: '20.00', currency: shop.currency } });
  expect(own.lines).toMatchObject([{ counts: { given: 3, open: 2 }, amounts: { given: '30.00', open: '20.00' } }]);
  expect((await liability(`?program=${newId('pr')}`)).dropped).toEqual(['program']);
  expect((await liability('', rive)).isEmpty).toBe(true);
});

test('a shop in which nothing ever happened is told what will appear', async () => {
  expect((await funnel('', rive)).view).toMatchObject({ isNew: true, isEmpty: true });
  expect((await funnel('?period=custom&from=2021-01-01&to=2021-01-31')).view).toMatchObject({
    isNew: false,
    isEmpty: true,
  });
});

test('a goal is set, stands where it stands, and is removed again', async () => {
  const wish = { intent: 'set', programId, measure: 'revenue' };
  expect(await (await answer({ ...wish, target: 'much' })).json()).toEqual({ problem: 'no_number' });
  for (let time = 1; time <= 2; time += 1)
    expect(await (await answer({ ...wish, target: '200' })).json()).toEqual({ done: 'saved' });
  const [program] = (await goals()).programs;
  expect(program?.goal).toMatchObject({
    measure: 'revenue',
    typed: '200',
    standing: { reached: { decimal: '100.00' }, percent: 50 },
  });
  expect(program?.months).toHaveLength(6);
  expect((await answer({ ...wish, target: '5' }, rive)).status).toBe(404);
  expect((await goals()).programs[0]?.goal?.typed).toBe('200');
  expect(await (await answer({ intent: 'clear', programId })).json()).toEqual({ done: 'cleared' });
  expect((await goals()).programs[0]?.goal).toBeNull();
  await expect(answer({ intent: 'set', programId: 'x', measure: 'revenue', target: '5' })).rejects.toMatchObject({
    status: 400,
  });
});
