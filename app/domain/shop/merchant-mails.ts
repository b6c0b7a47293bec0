import { Temporal } from 'temporal-polyfill';

/** What merchants are told by mail: the week in figures, and what waits for them. */
export const merchantMailKinds = ['digest', 'tasks'] as const;
export type MerchantMailKind = (typeof merchantMailKinds)[number];

export type MerchantMailOutcome = 'sent' | 'recipient_refused' | 'nothing_new' | 'turned_off' | 'shop_uninstalled';

/** When they go out, by the shop's clock. */
const hour = 8;
/** A mail that could not go out in time still does for so many hours; after that it would be old news. */
const goodForHours: Record<MerchantMailKind, number> = { digest: 48, tasks: 12 };

/**
 * The mail of a kind that is due now, by the day of the shop's calendar that it belongs to; null between two. A shop that
 * came after its hour waits for the next.
 */
export function dueMail(
  kind: MerchantMailKind,
  { timeZone, installedAt }: { timeZone: string; installedAt: Date },
  now: Date,
): string | null {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const step = kind === 'digest' ? 7 : 1;
  const today = local.toPlainDate();
  const first = kind === 'digest' ? today.subtract({ days: today.dayOfWeek - 1 }) : today;
  const hourOf = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
  const day = hourOf(first) <= now.getTime() ? first : first.subtract({ days: step });
  const dueAt = hourOf(day);
  const isOld = now.getTime() - dueAt >= goodForHours[kind] * 60 * 60 * 1000;
  return isOld || installedAt.getTime() >= dueAt ? null : day.toString();
}

/** The week that a digest of a Monday tells of: the seven days before it. */
export function weekBefore(monday: string): { from: string; to: string } {
  const day = Temporal.PlainDate.from(monday);
  return { from: day.subtract({ days: 7 }).toString(), to: day.subtract({ days: 1 }).toString() };
}

/** What came since the merchant was last told, and all that waits; each counted up to a limit. */
export interface MerchantNews {
  newHeld: number;
  held: number;
  newTasks: number;
  tasks: number;
  limitsNear: number;
  limitsReached: number;
  refusedMails: number;
  refusedDiscounts: number;
}

/** Whether anything of it is worth a mail. What waited before does not come again by itself. */
export function isNews(news: MerchantNews): boolean {
  const { newHeld, newTasks, limitsNear, limitsReached, refusedMails, refusedDiscounts } = news;
  return newHeld + newTasks + limitsNear + limitsReached + refusedMails + refusedDiscounts > 0;
}
