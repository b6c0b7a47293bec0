import { expect, test } from 'vitest';
import { foldAddress, type PostalAddress } from './fold-address.ts';

const home: PostalAddress = { country: 'US', zip: '60601', city: 'Chicago', line1: '12 Main Street', line2: null };
const berlin: PostalAddress = { country: 'DE', zip: '10115', city: 'Berlin', line1: 'Gartenstraße 5', line2: null };
const lyon: PostalAddress = { country: 'FR', zip: '69001', city: 'Lyon', line1: '3, avenue de l’Étoile', line2: '' };

test.each<[string, PostalAddress, Partial<PostalAddress>]>([
  ['capitals and short forms', home, { line1: '12 MAIN ST.' }],
  ['blanks and a country in small letters', home, { country: 'us', line1: ' 12  Main   Street ' }],
  ['a town written otherwise, with the same postcode', home, { city: 'CHI' }],
  [
    'a flat on the same or on the next line',
    { ...home, line1: '12 Main St Apartment 4' },
    { line1: '12 Main St', line2: 'Apt. 4' },
  ],
  ['a German street, joined or not', berlin, { line1: 'Gartenstr. 5' }],
  ['a German street with two s', berlin, { line1: 'Gartenstrasse 5' }],
  ['accents and apostrophes', lyon, { line1: "3 Av. de l'Etoile" }],
  ['blanks in a postcode', { ...home, country: 'GB', zip: 'SW1A 1AA' }, { country: 'GB', zip: 'sw1a1aa' }],
])('%s make no difference', (_name, address, change) => {
  expect(foldAddress({ ...address, ...change })).toBe(foldAddress(address));
});

test.each<[string, Partial<PostalAddress>]>([
  ['the number', { line1: '14 Main Street' }],
  ['the flat', { line2: 'Apt 4' }],
  ['the postcode', { zip: '60602' }],
  ['the country', { country: 'CA' }],
  ['the town, where there is no postcode', { zip: null, city: 'Springfield' }],
])('%s makes another address', (_name, change) => {
  const address = 'zip' in change && change.zip === null ? { ...home, zip: null } : home;
  expect(foldAddress({ ...address, ...change })).not.toBe(foldAddress(address));
});

test('an address without a street is none', () => {
  expect(foldAddress(null)).toBeNull();
  expect(foldAddress({ ...home, line1: ' - ', line2: null })).toBeNull();
});
