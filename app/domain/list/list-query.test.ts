import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePageStart, readPlace, writePlace } from './list-page.ts';
import { parseListQuery, writeListQuery } from './list-query.ts';
import { listFilters, listPrefixes, lists, listSorts } from './list-shapes.ts';

const list = fc.constantFrom(...lists);
const id = (prefix: string) =>
  fc
    .array(fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), { minLength: 26, maxLength: 26 })
    .map((signs) => `${prefix}_${signs.join('')}`);
const nonsense = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('2026-02-30', '-1', '1e9', 'yes,no'),
);
/** An address with the names that mean something, and any values. */
const anyAddress = fc
  .tuple(list, fc.dictionary(fc.string(), nonsense))
  .chain(([name, more]) =>
    fc
      .record(
        Object.fromEntries(
          [...Object.keys(listFilters[name]), 'search', 'sort', 'after'].map((key) => [key, nonsense]),
        ),
        { requiredKeys: [] },
      )
      .map((known) => ({ name, asked: new URLSearchParams({ ...more, ...known } as Record<string, string>) })),
  );

test('nonsense in an address never throws, and what was made of it is written and read as the same', () => {
  fc.assert(
    fc.property(anyAddress, ({ name, asked }) => {
      const query = parseListQuery(name, asked);
      const again = parseListQuery(name, new URLSearchParams(writeListQuery(query)));
      expect(again).toEqual(query);
      expect(writeListQuery(again)).toBe(writeListQuery(query));
      parsePageStart(name, query.sort, asked);
    }),
  );
});

test('a whole address survives: every filter of a list with good values', () => {
  fc.assert(
    fc.property(list, fc.infiniteStream(fc.nat()), id('pr'), id('ad'), (name, picks, programId, advocateId) => {
      const asked = new URLSearchParams({ sort: `${listSorts[name][0]} asc`, search: 'Ada #1001' });
      for (const [key, filter] of Object.entries(listFilters[name])) {
        const { value: pick } = picks.next() as { value: number };
        if (filter.kind === 'choice') asked.set(key, filter.values[pick % filter.values.length] ?? '');
        if (filter.kind === 'id') asked.set(key, filter.prefix === 'pr' ? programId : advocateId);
        if (filter.kind === 'market') asked.set(key, 'FR,DE');
        if (filter.kind === 'day') asked.set(key, '2026-11-22');
        if (filter.kind === 'number') asked.set(key, String((pick % 30) + 1));
      }
      const query = parseListQuery(name, asked);
      expect(Object.keys(query.filters).toSorted()).toEqual(Object.keys(listFilters[name]).toSorted());
      expect(parseListQuery(name, new URLSearchParams(writeListQuery(query)))).toEqual(query);
    }),
  );
});

test('the same filters are one address, however they were written', () => {
  const one = parseListQuery('referrals', new URLSearchParams('status=held,declined&channel=x'));
  const other = parseListQuery(
    'referrals',
    new URLSearchParams('channel=x,x&sort=date+desc&status=declined,held,nothing'),
  );
  expect(writeListQuery(one)).toBe(writeListQuery(other));
});

test('a place is read as it was written, and nothing else is a place of this list', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), id('rf'), (value, at) => {
      const place = { value: String(value), id: at };
      expect(readPlace('referrals', 'date', writePlace(place))).toEqual(place);
      expect(readPlace('rewards', 'date', writePlace(place))).toBeNull();
    }),
  );
  for (const text of ['', '~', '1', `x~${listPrefixes.referrals}_1`, '1 or 1=1~rf_01JD0000000000000000000000'])
    expect(readPlace('referrals', 'date', text)).toBeNull();
});
