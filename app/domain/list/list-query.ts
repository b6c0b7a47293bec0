import { readFilter, type FilterKind } from './filter.ts';
import { listFilters, listSorts, type FilterName, type ListName, type SortName } from './list-shapes.ts';

export const directions = ['desc', 'asc'] as const;
export type Direction = (typeof directions)[number];

/** Which rows of a list are wanted, and in which order. */
export interface ListQuery<List extends ListName = ListName> {
  list: List;
  /** As typed, without space around it; empty for everything. */
  search: string;
  sort: SortName<List>;
  direction: Direction;
  /** Those that narrow the list; none of them is empty. */
  filters: Partial<Record<FilterName<List>, string[]>>;
}

export const longestSearch = 100;
/** Names begin with A, and the rest with what is new, large or likely. */
const ascending: readonly string[] = ['name', 'due', 'expiry'];

/** Reads an address. What means nothing is left out, so that an old link still shows a list. */
export function parseListQuery<List extends ListName>(list: List, asked: URLSearchParams): ListQuery<List> {
  const kinds: Record<string, FilterKind> = listFilters[list];
  const filters = Object.entries(kinds).flatMap(([name, kind]) => {
    const values = readFilter(kind, asked.get(name) ?? '');
    return values.length === 0 ? [] : [[name, values] as const];
  });
  const [sortAsked, directionAsked] = (asked.get('sort') ?? '').split(' ');
  const sorts: readonly SortName<List>[] = listSorts[list];
  const sort = sorts.find((name) => name === sortAsked) ?? sorts[0];
  if (sort === undefined) throw new Error(`The list of ${list} has no order.`);
  return {
    list,
    search: readSearch(asked.get('search')),
    sort,
    direction: directions.find((name) => name === directionAsked) ?? usualDirection(sort),
    filters: Object.fromEntries(filters) as ListQuery<List>['filters'],
  };
}

/** The same as an address: what is usual is not said, and the order of its parts is always the same. */
export function writeListQuery<List extends ListName>(query: ListQuery<List>): string {
  const { list, search, sort, direction, filters } = query;
  const written = new URLSearchParams();
  if (search !== '') written.set('search', search);
  const values: Partial<Record<string, string[]>> = filters;
  for (const name of Object.keys(listFilters[list])) {
    const chosen = values[name];
    if (chosen !== undefined) written.set(name, chosen.join(','));
  }
  if (sort !== listSorts[list][0] || direction !== usualDirection(sort)) written.set('sort', `${sort} ${direction}`);
  return written.toString();
}

/** In which direction people first want to see it. */
export function usualDirection(sort: string): Direction {
  return ascending.includes(sort) ? 'asc' : 'desc';
}

/** Nothing that is not a character, and no more than anybody types. */
function readSearch(text: string | null): string {
  const plain = (text ?? '').replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim();
  return Array.from(plain).slice(0, longestSearch).join('').trim();
}
