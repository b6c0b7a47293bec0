import type { RewardId } from '../ids.ts';
import { addCalendarDays, startOfDay } from '../time.ts';

/** The part of the last day in which each reward has a second of its own: its last quarter of an hour. */
const seconds = 15 * 60;

/**
 * When store credit ends that is promised until the shop's day of `until`: at a second of the day's last minutes that is
 * the reward's own. Credit carries nothing else to know it by after a lost answer.
 */
export function creditExpiry(rewardId: RewardId, until: Date, timeZone: string): Date {
  const dayAfter = startOfDay(addCalendarDays(startOfDay(until, timeZone), 1, timeZone), timeZone);
  return new Date(dayAfter.getTime() - (1 + (digest(rewardId) % seconds)) * 1000);
}

/** FNV-1a: small, and the same for the same text everywhere. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
