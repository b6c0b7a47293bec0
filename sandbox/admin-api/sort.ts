import { notModeled } from './resolve-field.ts';

/** The items by a sort key of the schema. Without a key of its own, `ID` and `RELEVANCE` keep the order of coming. */
export function sorted<Item>(items: Item[], sortKey: string, keys: Record<string, (item: Item) => string>): Item[] {
  if (sortKey === 'ID' || sortKey === 'RELEVANCE') return items;
  const key = keys[sortKey];
  if (!key) throw notModeled(`the sort key ${sortKey}`);
  const rows = items.map((item) => ({ item, by: key(item) }));
  return rows.sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)).map(({ item }) => item);
}
