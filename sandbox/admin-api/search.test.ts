import { expect, test } from 'vitest';
import { search, type Searchable } from './search.ts';

interface Person {
  name: string;
  tags: string[];
  orders: string;
  since: string;
}
const people: Person[] = [
  { name: 'Ada Lindqvist', tags: ['newsletter', 'vip'], orders: '4', since: '2025-10-01T00:00:00Z' },
  { name: 'Finn Okafor', tags: [], orders: '0', since: '2026-11-18T00:00:00Z' },
  { name: 'Faye Romero', tags: ['vip'], orders: '10', since: '2026-11-20T00:00:00Z' },
];
const by: Searchable<Person> = {
  fields: {
    tag: ({ tags }) => tags,
    name: ({ name }) => name,
    orders: ({ orders }) => orders,
    since: ({ since }) => since,
  },
  text: ({ name }) => [name],
};

test.each([
  ['', ['Ada', 'Finn', 'Faye']],
  ['okafor', ['Finn']],
  ['f', ['Finn', 'Faye']],
  ['tag:VIP', ['Ada', 'Faye']],
  ['tag:vip orders:>4', ['Faye']],
  ['tag:vip AND orders:<=4', ['Ada']],
  ['tag:vip -name:ada*', ['Faye']],
  ['NOT tag:vip', ['Finn']],
  ['name:"Finn Okafor" OR tag:newsletter', ['Ada', 'Finn']],
  ["since:>='2026-11-19'", ['Faye']],
])('the search %s', (query, names) => {
  expect(search(people, query, by).map(({ name }) => name.split(' ')[0])).toEqual(names);
});

test.each(['size:44', '(tag:vip)'])('the search %s is refused rather than misread', (query) => {
  expect(() => search(people, query, by)).toThrow('The sandbox cannot search');
});
