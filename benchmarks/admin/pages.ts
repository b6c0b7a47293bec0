import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import type { FilterKind } from '../../app/domain/list/filter.ts';
import { listFilters, listSorts, type ListName } from '../../app/domain/list/list-shapes.ts';
import { breakdowns } from '../../app/domain/report/asked-report.ts';

/** Things of a seeded shop that pages are about. */
export interface Things {
  programId: string;
  /** The advocate with the most friends, and one with hardly any. */
  advocateId: string;
  quietAdvocateId: string;
  heldId: string;
  rewardedId: string;
  rewardId: string;
  name: string;
  orderName: string;
  inviteCode: string;
  /** Of an advocate's customer record. */
  customer: string;
  /** The place in the middle of the list of referrals. */
  middle: string;
}

export async function findThings(database: pg.Pool, shopId: string): Promise<Things> {
  const one = async (sql: string): Promise<string> => {
    const { rows } = await database.query<Record<string, string>>(sql, [shopId]);
    return Object.values(rows[0] ?? {})[0] ?? '';
  };
  const advocateId = await one(
    `select advocate_id from referral where shop_id = $1 group by advocate_id order by count(*) desc, advocate_id limit 1`,
  );
  return {
    programId: await one(`select id from program where shop_id = $1 and name = 'Friends of the house'`),
    advocateId,
    quietAdvocateId: await one('select id from advocate where shop_id = $1 order by joined_at desc limit 1'),
    heldId: await one(`select id from referral where shop_id = $1 and status = 'held' order by id desc limit 1`),
    rewardedId: await one(
      `select id from referral where shop_id = $1 and status = 'rewarded' order by id desc limit 1`,
    ),
    rewardId: await one(
      `select id from reward where shop_id = $1 and side = 'advocate' and status = 'issued' order by id desc limit 1`,
    ),
    name: 'Ada',
    orderName: await one('select name from "order" where shop_id = $1 order by name desc limit 1'),
    inviteCode: await one('select code from invite_code where shop_id = $1 order by code limit 1'),
    customer: await one('select customer_id from advocate where shop_id = $1 order by id limit 1'),
    middle: await one(
      `select (extract(epoch from decided_at at time zone 'UTC') * 1000)::bigint || '~' || id from referral where shop_id = $1
        order by decided_at desc offset (select count(*) / 2 from referral where shop_id = $1) limit 1`,
    ),
  };
}

const routes = path.resolve('app/routes');

/** The admin's routes that answer a GET; what a merchant's browser can ask of the app. */
export function listLoaders(): string[] {
  return readdirSync(routes).filter(
    (name) =>
      /^app[.].*tsx?$/.test(name) &&
      !name.includes('.test.') &&
      /export (?:async function loader|const loader|\{[^}]*\bloader\b)/.test(
        readFileSync(path.join(routes, name), 'utf8'),
      ),
  );
}

type Addresses = (things: Things) => Record<string, string>;

const only =
  (address: string): Addresses =>
  () => ({ page: address });
const withPeriods =
  (address: string): Addresses =>
  () => ({ page: address, 'last 365 days': `${address}?period=last_365`, 'last 7 days': `${address}?period=last_7` });

/** Every order of a list, every filter by itself, both together, and what merchants search for. */
function ofList(list: ListName): Addresses {
  return (things) => {
    const address = (fields: Record<string, string>) => `/app/${list}?${new URLSearchParams(fields).toString()}`;
    const valueOf = (name: string, values: readonly string[] | undefined): string =>
      values?.at(-1) ??
      {
        program: things.programId,
        advocate: things.advocateId,
        market: 'JP',
        version: '2',
        expiring: '30',
        from: yearAgo(),
        to: yearAgo(),
      }[name] ??
      '';
    const kinds: Record<string, FilterKind> = listFilters[list];
    const filters = Object.entries(kinds).flatMap(([name, kind]) => {
      const values = kind.kind === 'choice' ? kind.values : undefined;
      const choices = name === 'status' && values !== undefined ? values : [valueOf(name, values)];
      return choices.map((value) => [name === 'status' ? `status ${value}` : name, { [name]: value }] as const);
    });
    return {
      page: `/app/${list}`,
      ...Object.fromEntries(
        listSorts[list].flatMap((sort) =>
          (['asc', 'desc'] as const).map((way) => [`by ${sort} ${way}`, address({ sort: `${sort} ${way}` })]),
        ),
      ),
      ...Object.fromEntries(filters.map(([name, fields]) => [name, address(fields)])),
      ...Object.fromEntries(
        Object.entries({
          'search name': things.name,
          'search order': things.orderName,
          'search code': things.inviteCode,
          'search address': 'nobody@example.com',
          'search nonsense': 'qqzzqq',
        }).map(([name, search]) => [name, address({ search })]),
      ),
      'a rare one in the past': address({ ...filters[0]?.[1], from: yearAgo(), to: yearAgo() }),
      ...(list === 'referrals' ? { 'the middle': address({ after: things.middle }) } : {}),
    };
  };
}

function ofReport(address: string): Addresses {
  return ({ programId, advocateId }) => ({
    page: address,
    'last 365 days': `${address}?period=last_365`,
    'two years': `${address}?period=custom&from=${yearAgo(2)}&to=${yearAgo(0)}`,
    ...Object.fromEntries(breakdowns.map((by) => [`by ${by}`, `${address}?period=last_365&by=${by}`])),
    'one program': `${address}?period=last_365&program=${programId}`,
    'one version': `${address}?period=last_365&program=${programId}&version=2`,
    'one channel': `${address}?period=last_365&channel=whatsapp`,
    'one market': `${address}?period=last_365&market=FR`,
    'one advocate': `${address}?period=last_365&advocate=${advocateId}`,
  });
}

/** What is asked of each route; a new one stops the bench until it stands here. */
const addresses: Record<string, Addresses> = {
  'app._index.tsx': withPeriods('/app'),
  'app.advocates.$advocateId.tsx': ({ advocateId, quietAdvocateId }) => ({
    'the best': `/app/advocates/${advocateId}`,
    'a quiet one': `/app/advocates/${quietAdvocateId}`,
  }),
  'app.advocates._index.tsx': ofList('advocates'),
  'app.blocks.tsx': only('/app/blocks'),
  'app.exports._index.tsx': only('/app/exports'),
  'app.programs.$programId.tsx': ({ programId }) => ({ page: `/app/programs/${programId}` }),
  'app.programs._index.tsx': only('/app/programs'),
  'app.programs.facts.ts': ({ programId }) => ({ page: `/app/programs/facts?program=${programId}` }),
  'app.programs.new.tsx': only('/app/programs/new'),
  'app.referrals.$referralId.tsx': ({ heldId, rewardedId }) => ({
    held: `/app/referrals/${heldId}`,
    rewarded: `/app/referrals/${rewardedId}`,
  }),
  'app.referrals._index.tsx': ofList('referrals'),
  'app.reports._index.tsx': ofReport('/app/reports'),
  'app.reports.money.tsx': ofReport('/app/reports/money'),
  'app.reports.liability.tsx': ({ programId }) => ({
    page: '/app/reports/liability',
    'one program': `/app/reports/liability?program=${programId}`,
  }),
  'app.reports.goals.tsx': withPeriods('/app/reports/goals'),
  'app.review.tsx': only('/app/review'),
  'app.rewards._index.tsx': ofList('rewards'),
  'app.rewards.$rewardId.tsx': ({ rewardId }) => ({ page: `/app/rewards/${rewardId}` }),
  'app.settings._index.tsx': only('/app/settings'),
  'app.settings.brand.tsx': only('/app/settings/brand'),
  'app.settings.languages.tsx': only('/app/settings/languages'),
  'app.settings.notifications.tsx': only('/app/settings/notifications'),
  'app.settings.privacy.tsx': only('/app/settings/privacy'),
  'app.settings.protection.tsx': ({ programId }) => ({
    page: '/app/settings/protection',
    'one program': `/app/settings/protection?program=${programId}`,
  }),
  'app.settings.team.tsx': only('/app/settings/team'),
  'app.settings.words.tsx': only('/app/settings/words'),
  'app.tsx': only('/app'),
  'app.welcome.tsx': only('/app/welcome'),
};

/** Downloads are written out while they are asked for, or by a job: they are no pages. */
const notPages: readonly string[] = ['app.exports.$exportId.ts'];

export function addressesOf(file: string, things: Things): Record<string, string> {
  if (notPages.includes(file)) return {};
  const of = addresses[file];
  if (of === undefined) throw new Error(`benchmarks/admin/pages.ts does not know what to ask of ${file}.`);
  return of(things);
}

function yearAgo(years = 1): string {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() - years);
  return day.toISOString().slice(0, 10);
}
