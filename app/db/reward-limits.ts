import { getProgramVersion } from './programs.ts';
import { database, type Connection } from './client.server.ts';
import type { AdvocateId, ProgramId, ShopId } from '#app/domain/ids.ts';
import type { Money } from '#app/domain/money.ts';
import { levelOfSpend, type GrantedSoFar, type LimitLevel } from '#app/domain/reward/limits.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { addCalendarDays, endOfMonth, monthOf, startOfDay, startOfMonth } from '#app/domain/time.ts';

/** Makes everything that spends under one program's limit wait for its turn, until the transaction ends. */
export async function lockProgramSpend(shopId: ShopId, programId: ProgramId, connection: Connection): Promise<void> {
  await connection.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`spend ${shopId} ${programId}`}, 0))`;
}

/**
 * What a program may spend in a month, as the merchant published it last: it is their own protection and no promise to
 * anybody, so that it does not go by the version of the invite. Null without a limit.
 */
export async function findSpendLimit(
  shopId: ShopId,
  programId: ProgramId,
  connection: Connection = database,
): Promise<Money | null> {
  const row = await connection.program.findUnique({
    where: { shopId_id: { shopId, id: programId } },
    select: { publishedVersion: true },
  });
  if (row === null || row.publishedVersion === null) return null;
  return (await getProgramVersion(shopId, programId, row.publishedVersion, connection)).settings.monthlySpendLimit;
}

/**
 * How many rewards for friends an advocate was granted in a program and kept, read from the ledger: neither withheld nor
 * taken back in full. One that was set off against an earlier debt was given, and counts.
 */
export async function countGrantedRewards(
  shopId: ShopId,
  { programId, advocateId, timeZone, now }: Of & { timeZone: string; now: Date },
  connection: Connection = database,
): Promise<GrantedSoFar> {
  const day = startOfDay(now, timeZone);
  const nextDay = startOfDay(addCalendarDays(day, 1, timeZone), timeZone);
  const month = startOfMonth(now, timeZone);
  const nextMonth = endOfMonth(now, timeZone);
  const [counted] = await connection.$queryRaw<GrantedSoFar[]>`
    select count(*) filter (where g.at >= ${day} and g.at < ${nextDay})::int as today,
           count(*) filter (where g.at >= ${month} and g.at < ${nextMonth})::int as "thisMonth",
           count(*)::int as ever
      from ledger_entry g
     where g.shop_id = ${shopId} and g.advocate_id = ${advocateId} and g.program_id = ${programId}
       and g.kind = 'reward_approved' and g.data->>'side' = 'advocate'
       and coalesce(g.data->>'cause', 'referral') = 'referral'
       and not exists (
         select from ledger_entry w
          where w.shop_id = g.shop_id and w.reward_id = g.reward_id and w.kind = 'reward_withheld'
            and w.data->>'reasons' is distinct from 'set_off')
       and coalesce(
         (select sum((r.data->>'minor')::numeric) from ledger_entry r
           where r.shop_id = g.shop_id and r.reward_id = g.reward_id and r.kind = 'reversal_approved'), 0)
         < coalesce((g.data->>'minor')::numeric, 1)`;
  return counted ?? { today: 0, thisMonth: 0, ever: 0 };
}
interface Of {
  programId: ProgramId;
  advocateId: AdvocateId;
}

/**
 * What the program's rewards of the shop's month cost in the limit's currency: what was granted, less what was withheld or
 * taken out of Shopify again. Other currencies are never added to it. Read from the rewards, which are checked against
 * the ledger every night, because a month of a large shop is summed up here while others wait.
 */
export async function sumSpent(
  shopId: ShopId,
  { programId, currency, timeZone, now }: { programId: ProgramId; currency: string; timeZone: string; now: Date },
  connection: Connection = database,
): Promise<bigint> {
  const from = startOfMonth(now, timeZone);
  const to = endOfMonth(now, timeZone);
  const [sums] = await connection.$queryRaw<{ granted: string; back: string }[]>`
    select
      (select coalesce(sum(w.cost_minor), 0)::text
         from reward w
        where w.shop_id = ${shopId} and w.program_id = ${programId} and w.cost_minor is not null
          and w.approved_at >= ${from} and w.approved_at < ${to} and w.currency = ${currency}
          and w.status not in ('limited', 'withheld')) as granted,
      (select coalesce(sum(case when w.worth_minor is null then w.cost_minor else r.taken_minor end), 0)::text
         from reversal r join reward w on w.shop_id = r.shop_id and w.id = r.reward_id
        where r.shop_id = ${shopId} and r.approved_at >= ${from} and r.taken_minor > 0
          and w.program_id = ${programId} and w.approved_at >= ${from} and w.approved_at < ${to}
          and w.currency = ${currency} and w.status not in ('limited', 'withheld')) as back`;
  return BigInt(sums?.granted ?? '0') - BigInt(sums?.back ?? '0');
}

/** How a program stands against its limit in the shop's month. */
export interface LimitState {
  programId: ProgramId;
  programName: string;
  /** Such as `2026-11`. */
  month: string;
  spent: Money;
  limit: Money;
  level: LimitLevel;
  /** Rewards of the month that the limit kept back; the merchant can give each of them anyway. */
  keptBack: number;
}

/** The programs with a limit that are on or paused, in their order. */
export async function listLimitStates(
  { id: shopId, timeZone }: { id: ShopId; timeZone: string },
  now: Date,
): Promise<LimitState[]> {
  const programs = await database.program.findMany({
    where: { shopId, status: { in: ['active', 'paused'] }, publishedVersion: { not: null } },
    select: { id: true, name: true },
    orderBy: [{ precedence: 'asc' }, { id: 'asc' }],
    take: 100,
  });
  const states = await Promise.all(
    programs.map(async ({ id, name }): Promise<LimitState | null> => {
      const programId = id as ProgramId;
      const limit = await findSpendLimit(shopId, programId);
      if (limit === null) return null;
      const [spentMinor, keptBack] = await Promise.all([
        sumSpent(shopId, { programId, currency: limit.currency, timeZone, now }),
        database.reward.count({
          where: {
            shopId,
            programId,
            status: 'limited',
            reason: { in: ['spend_limit', 'cost_unknown'] },
            approvedAt: { gte: startOfMonth(now, timeZone) },
          },
        }),
      ]);
      const spent = { amountMinor: spentMinor, currency: limit.currency };
      const month = monthOf(now, timeZone);
      return { programId, programName: name, month, spent, limit, level: levelOfSpend(spent, limit), keptBack };
    }),
  );
  return states.filter((state) => state !== null);
}

/** A limited reward is given after all, as it stands now; answers whether it was this call that did. */
export async function liftLimit(
  { shopId, id, status, reason, nettedMinor, cost, dueAt, approvedAt }: Reward,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.reward.updateMany({
    where: { shopId, id, status: 'limited' },
    data: { status, reason, nettedMinor, costMinor: cost?.amountMinor ?? null, dueAt, approvedAt },
  });
  return count === 1;
}
