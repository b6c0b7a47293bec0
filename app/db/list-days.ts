import { Prisma } from '@prisma/client';
import { endOfDate, startOfDate } from '#app/domain/time.ts';

/** From the first to the last of the shop's days, by `column`; null when neither is given. */
export function betweenDays(
  column: Prisma.Sql,
  { from, to }: { from?: string[]; to?: string[] },
  timeZone: string,
): Prisma.Sql | null {
  const bounds = [
    ...(from ?? []).map((day) => Prisma.sql`${column} >= ${startOfDate(day, timeZone).toISOString()}::timestamp`),
    ...(to ?? []).map((day) => Prisma.sql`${column} < ${endOfDate(day, timeZone).toISOString()}::timestamp`),
  ];
  return bounds.length === 0 ? null : Prisma.join(bounds, ' and ');
}
