import { mostLookedThrough } from './look-through.ts';
import { writePlace, type Place } from './list-page.ts';
import { writeListQuery, type ListQuery } from './list-query.ts';

/** What a list's page has to know of what it shows, as plain text. */
export function describeList(
  query: ListQuery,
  page: { previous: Place | null; next: Place | null; isCutShort: boolean; isTooWide: boolean },
) {
  const write = (place: Place | null) => (place === null ? null : writePlace(place));
  return {
    query: writeListQuery(query),
    sort: `${query.sort} ${query.direction}`,
    previous: write(page.previous),
    next: write(page.next),
    lookedThrough: page.isCutShort ? mostLookedThrough : null,
    isTooWide: page.isTooWide,
  };
}

/** Whether a page without rows means that the shop has none at all. */
export function isWholeList(query: ListQuery, start: { after: Place | null; before: Place | null }): boolean {
  return (
    query.search === '' && Object.keys(query.filters).length === 0 && start.after === null && start.before === null
  );
}
