import { addDays, isBefore } from '../time.ts';
import { see, type Rule } from './sight.ts';

/** The advocate joined less than so many times twenty-four hours before the order. */
export const youngAdvocate: Rule<'young_advocate'> = ({ order, advocate }, { days }) =>
  see(isBefore(order.placedAt, addDays(advocate.joinedAt, days)) ? 'match' : 'clear', {
    count: wholeDaysBetween(advocate.joinedAt, order.placedAt),
    limit: days,
  });

function wholeDaysBetween(start: Date, end: Date): number {
  return Math.max(0, Math.floor((end.getTime() - start.getTime()) / addDays(new Date(0), 1).getTime()));
}
