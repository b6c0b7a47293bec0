import { isId } from '../ids.ts';
import { isDate } from '../time.ts';

/** What a filter's values look like in an address. `many`: any of them will do. */
export type FilterKind =
  | { kind: 'choice'; values: readonly string[]; many: boolean }
  | { kind: 'id'; prefix: string }
  | { kind: 'market'; many: true }
  | { kind: 'day' }
  | { kind: 'number'; least: number; most: number };

/** More values than any list of choices holds. */
const mostValues = 50;

/** Days of which calendars and databases have one opinion. */
const plainDay = /^(?:19[7-9]\d|2\d{3})-\d\d-\d\d$/;

/** The values that mean something, each once, in an order that does not depend on who wrote them. */
export function readFilter(filter: FilterKind, text: string): string[] {
  const values = text.split(',', mostValues).filter((value) => isValue(filter, value));
  const known = [...new Set(values)].toSorted();
  return 'many' in filter && filter.many ? known : known.slice(0, 1);
}

function isValue(filter: FilterKind, value: string): boolean {
  switch (filter.kind) {
    case 'choice':
      return filter.values.includes(value);
    case 'id':
      return isId(filter.prefix, value);
    case 'market':
      return /^[A-Z]{2}$/.test(value);
    case 'day':
      return plainDay.test(value) && isDate(value);
    case 'number':
      return /^[1-9]\d{0,5}$/.test(value) && Number(value) >= filter.least && Number(value) <= filter.most;
  }
}
