import type { ProgramSettings } from '../program/settings.ts';
import { addCalendarDays } from '../time.ts';

/** When a reward becomes due: so many of the shop's days after the order was paid or fulfilled; null until it is. */
export function dueAfter(
  { after, days }: Pick<ProgramSettings['timing'], 'after' | 'days'>,
  order: { paidAt: Date; fulfilledAt: Date | null },
  timeZone: string,
): Date | null {
  const start = after === 'paid' ? order.paidAt : order.fulfilledAt;
  return start === null ? null : addCalendarDays(start, days, timeZone);
}

export function isDue(dueAt: Date | null, now: Date): boolean {
  return dueAt !== null && dueAt.getTime() <= now.getTime();
}
