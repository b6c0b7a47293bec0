import { Prisma } from '@prisma/client';
import { assertNever } from '#app/domain/assert-never.ts';
import type { AdvocateId, ProgramId } from '#app/domain/ids.ts';
import type {
  FigureDimension,
  FigureFilter,
  Figures,
  FiguresOfAdvocate,
  FiguresOfPart,
  FiguresOfTime,
  PromisesOfMonth,
  RuleFigures,
} from '#app/domain/report/figures.ts';
import { countDays, type Period } from '#app/domain/report/period.ts';
import { monthsTouched, mostDaysByDay, stepsOf } from '#app/domain/report/steps.ts';
import { noFigures } from '#app/domain/report/sum-figures.ts';
import { database } from './client.server.ts';
import {
  advocateRows,
  everyFigure,
  figureRows,
  piecesOfTable,
  sumsIn,
  toFigures,
  uncounted,
  type Sums,
} from './figure-sums.ts';
import type { Shop } from './shops.ts';

/** Amounts are in the shop's currency; those of a currency that it had before are left out of every sum. */
type Of = Pick<Shop, 'id' | 'currency'>;

/** Everything of a period in one line. */
export async function getReportFigures(shop: Of, period: Period, filter: FigureFilter = {}): Promise<Figures> {
  const [sums] = await database.$queryRaw<Sums[]>`
    select ${sumsIn(shop.currency)} from (${figureRows(shop.id, period, { filter, reading: 'in_sum' })}) f`;
  return sums === undefined ? noFigures(shop.currency) : toFigures(sums, shop.currency);
}

/** The same step by step, for charts; steps in which nothing happened are there too. */
export async function listFiguresByTime(shop: Of, period: Period, filter: FigureFilter = {}): Promise<FiguresOfTime[]> {
  const rows = figureRows(shop.id, period, { filter, reading: 'by_time' });
  return await sumByTime(shop, period, rows);
}

/** More parts than a page can show. */
const mostParts = 500;

/** The same part by part, those with most orders first. */
export async function listFiguresBy(
  shop: Of,
  period: Period,
  dimension: FigureDimension,
  filter: FigureFilter = {},
): Promise<FiguresOfPart[]> {
  const divided = figureRows(shop.id, period, { filter, reading: 'in_sum', by: dimension });
  const rows = await database.$queryRaw<(Sums & { key: string })[]>`
    select ${keyOf(dimension)} as key, ${sumsIn(shop.currency)} from (${divided}) f
     group by 1 order by sum(orders) desc, sum(visits) desc, 1 limit ${mostParts}`;
  return rows.map(({ key, ...sums }) => ({ key, figures: toFigures(sums, shop.currency) }));
}

function keyOf(dimension: FigureDimension): Prisma.Sql {
  switch (dimension) {
    case 'program':
      return Prisma.sql`program_id`;
    case 'version':
      return Prisma.sql`program_id || ' ' || version_number`;
    case 'channel':
      return Prisma.sql`channel`;
    case 'market':
      return Prisma.sql`market`;
    default:
      return assertNever(dimension);
  }
}

/** An advocate's own figures. */
export async function getFiguresOfAdvocate(shop: Of, advocateId: AdvocateId, period: Period): Promise<Figures> {
  const [sums] = await database.$queryRaw<Sums[]>`
    select ${sumsIn(shop.currency)} from (${advocateRows(shop.id, advocateId, period, 'in_sum')}) f`;
  return sums === undefined ? noFigures(shop.currency) : toFigures(sums, shop.currency);
}

/** The same step by step. */
export async function listFiguresOfAdvocateByTime(
  shop: Of,
  advocateId: AdvocateId,
  period: Period,
): Promise<FiguresOfTime[]> {
  return await sumByTime(shop, period, advocateRows(shop.id, advocateId, period, 'by_time'));
}

async function sumByTime(shop: Of, period: Period, rows: Prisma.Sql): Promise<FiguresOfTime[]> {
  const form = countDays(period) <= mostDaysByDay ? 'YYYY-MM-DD' : 'YYYY-MM';
  const found = await database.$queryRaw<(Sums & { time: string })[]>`
    select to_char(starts_on, ${form}) as time, ${sumsIn(shop.currency)} from (${rows}) f group by 1`;
  const byTime = new Map(found.map(({ time, ...sums }) => [time, toFigures(sums, shop.currency)]));
  return stepsOf(period).map((time) => ({ time, figures: byTime.get(time) ?? noFigures(shop.currency) }));
}

/** So many of the best of each month are looked at: fewer of each in a long period. */
const mostOfMonth = 300;
const mostCandidates = 600;

/**
 * Those whose friends bought most in the period. Looked at are the best of each month that it touches; `isExact` is false when
 * others, who were among them in no month, may have as many as the last one shown.
 */
export async function listBestAdvocates(
  shop: Of,
  period: Period,
  size: number,
): Promise<{ advocates: FiguresOfAdvocate[]; isExact: boolean }> {
  const months = monthsTouched(period);
  const ofMonth = Math.max(size, Math.min(mostOfMonth, Math.ceil(mostCandidates / months.length)));
  // One look into the index for each of them and each piece of the period.
  const ofCandidate = piecesOfTable(shop.id, period, { table: 'a', reading: 'in_sum' }).map(
    (piece) => Prisma.sql`
      select a.currency, ${everyFigure('a')} from advocate_figure a
       where a.advocate_id = candidate.advocate_id and ${piece}`,
  );
  const rows = await database.$queryRaw<(Sums & { advocateId: AdvocateId; firstName: string; unseen: number })[]>`
    with best as materialized (
      select month, advocate_id, rewarded from unnest(${months}::date[]) as month cross join lateral (
        select advocate_id, rewarded from advocate_figure
         where shop_id = ${shop.id} and grain = 'month' and starts_on = month
         order by rewarded desc, advocate_id limit ${ofMonth}) of_month),
    least as (
      select coalesce(sum(rewarded), 0)::int as unseen from (
        select min(rewarded) as rewarded from best group by month having count(*) >= ${ofMonth}) last_of_month),
    pending as materialized (${uncounted(shop.id, period)}),
    candidate as (
      select advocate_id from best union select advocate_id from pending where advocate_id is not null),
    line as (
      select candidate.advocate_id, f.* from candidate cross join lateral (${Prisma.join(ofCandidate, ' union all ')}) f
      union all
      select p.advocate_id, p.currency, ${everyFigure('p')} from pending p where p.advocate_id is not null),
    ranked as (
      select advocate_id, ${sumsIn(shop.currency)} from line group by advocate_id
      having sum(rewarded) > 0 or sum(orders) > 0
       order by sum(rewarded) desc, sum(orders) desc, advocate_id limit ${size})
    select ranked.*, ranked.advocate_id as "advocateId", coalesce(a.first_name, '') as "firstName", least.unseen
      from ranked cross join least
      left join advocate a on a.shop_id = ${shop.id} and a.id = ranked.advocate_id
     order by ranked.rewarded desc, ranked.orders desc, ranked.advocate_id`;
  const unseen = rows[0]?.unseen ?? 0;
  const isFull = rows.length === size && (rows.at(-1)?.rewarded ?? 0) >= unseen;
  const advocates = rows.map(({ advocateId, firstName, ...sums }) => {
    return { advocateId, firstName, figures: toFigures(sums, shop.currency) };
  });
  return { advocates, isExact: unseen === 0 || isFull };
}

/** What was promised to advocates and what became of it, newest month first. */
export async function listPromises(shop: Of, programId: ProgramId | null): Promise<PromisesOfMonth[]> {
  const ofProgram = programId === null ? Prisma.empty : Prisma.sql`and program_id = ${programId}`;
  const columns = Prisma.raw(
    'program_id, month, benefit, currency, given, used, lapsed, taken, given_minor, used_minor, lapsed_minor, taken_minor',
  );
  const rows = await database.$queryRaw<PromiseRow[]>`
    select program_id as "programId", to_char(month, 'YYYY-MM') as month, benefit, currency,
           sum(given)::int as given, sum(used)::int as used, sum(lapsed)::int as lapsed, sum(taken)::int as taken,
           sum(given_minor)::text as "givenMinor", sum(used_minor)::text as "usedMinor",
           sum(lapsed_minor)::text as "lapsedMinor", sum(taken_minor)::text as "takenMinor"
      from (
        select ${columns} from promise_figure where shop_id = ${shop.id} ${ofProgram}
        union all
        select ${columns} from (
          select e.* from uncounted_entry u
            join entry_promise e on e.shop_id = u.shop_id and e.entry_id = u.entry_id
           where u.shop_id = ${shop.id}) pending where true ${ofProgram}) promise
     where currency in ('', ${shop.currency})
     group by 1, 2, 3, 4 order by 2 desc, 1, 3, 4`;
  return rows.map(({ currency, givenMinor, usedMinor, lapsedMinor, takenMinor, ...promise }) => {
    const money = (digits: string) => ({ amountMinor: BigInt(digits), currency });
    const amounts = {
      given: money(givenMinor),
      used: money(usedMinor),
      lapsed: money(lapsedMinor),
      taken: money(takenMinor),
    };
    return { ...promise, amounts: currency === '' ? null : amounts };
  });
}

type PromiseRow = Omit<PromisesOfMonth, 'amounts'> & {
  currency: string;
  givenMinor: string;
  usedMinor: string;
  lapsedMinor: string;
  takenMinor: string;
};

/** What fraud rules saw in a period. */
export async function listRuleFigures(shop: Pick<Shop, 'id'>, { from, to }: Period): Promise<RuleFigures[]> {
  const during = Prisma.sql`day between ${from}::date and ${to}::date`;
  return await database.$queryRaw<RuleFigures[]>`
    select program_id as "programId", rule, saw,
           coalesce(sum(referrals) filter (where outcome = 'rewarded'), 0)::int as rewarded,
           coalesce(sum(referrals) filter (where outcome = 'held'), 0)::int as held,
           coalesce(sum(referrals) filter (where outcome = 'declined'), 0)::int as declined
      from (
        select program_id, rule, saw, outcome, referrals from rule_figure where shop_id = ${shop.id} and ${during}
        union all
        select e.program_id, e.rule, e.saw, e.outcome, 1 from uncounted_entry u
          join entry_sight e on e.shop_id = u.shop_id and e.entry_id = u.entry_id
         where u.shop_id = ${shop.id} and e.${during}) seen
     group by 1, 2, 3 order by 1, 2, 3`;
}
