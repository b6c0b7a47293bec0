import type { ProgramId, ShopId } from '#app/domain/ids.ts';
import { parseProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { database } from './client.server.ts';

export interface ScheduledProgram {
  shopId: ShopId;
  timeZone: string;
  programId: ProgramId;
  name: string;
  schedule: ProgramSettings['schedule'];
  hasSpendLimit: boolean;
}

/** Active programs of installed shops whose offered version has a first or a last day, or a spend limit. */
export async function listScheduledPrograms(): Promise<ScheduledProgram[]> {
  const rows = await database.$queryRaw<
    (Omit<ScheduledProgram, 'schedule' | 'hasSpendLimit'> & { settings: unknown })[]
  >`
    select p.shop_id as "shopId", s.time_zone as "timeZone", p.id as "programId", p.name, v.settings
    from program p
    join shop s on s.id = p.shop_id and s.uninstalled_at is null
    join lateral (
      select settings from program_version
      where shop_id = p.shop_id and program_id = p.id
      order by (ready_at is not null) desc, number desc limit 1
    ) v on true
    where p.status = 'active'
      and coalesce(
        v.settings->'schedule'->>'startsOn', v.settings->'schedule'->>'endsOn', v.settings->>'monthlySpendLimit'
      ) is not null`;
  return rows.map(({ settings, ...row }) => {
    const { schedule, monthlySpendLimit } = parseProgramSettings(settings);
    return { ...row, schedule, hasSpendLimit: monthlySpendLimit !== null };
  });
}

/** Whether a program reached its spend limit between two moments. */
export async function hasReachedLimit(
  shopId: ShopId,
  programId: ProgramId,
  between: { from: Date; to: Date },
): Promise<boolean> {
  const where = { shopId, programId, kind: 'limit_reached', at: { gte: between.from, lt: between.to } };
  return (await database.ledgerEntry.count({ where })) > 0;
}
