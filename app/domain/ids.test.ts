import { expect, test } from 'vitest';
import { customerGid, isId, orderGid } from './ids.ts';

test.each([
  ['one of ours', 'vi_01JDQ4T0Z8K6V3M5N7P9R1S2T4', true],
  ['of another kind', 'pr_01JDQ4T0Z8K6V3M5N7P9R1S2T4', false],
  ['too short', 'vi_01JDQ4', false],
  ['small letters', 'vi_01jdq4t0z8k6v3m5n7p9r1s2t4', false],
  ['more behind it', "vi_01JDQ4T0Z8K6V3M5N7P9R1S2T4' or 1=1", false],
  ['a line behind it', 'vi_01JDQ4T0Z8K6V3M5N7P9R1S2T4\n', false],
  ['no text', 7, false],
  ['nothing', null, false],
])('an id from outside: %s', (_name, given, isOurs) => {
  expect(isId('vi', given)).toBe(isOurs);
});

test.each([
  ['of 64 bits', '9223372036854775807', 'gid://shopify/Customer/9223372036854775807'],
  ['of nobody', '', null],
  ['with a sign', '-1', null],
  ['with markup', '1/../2', null],
])('digits %s become a gid, or nothing', (_name, digits, gid) => {
  expect(customerGid(digits)).toBe(gid);
  expect(orderGid(digits)).toBe(gid?.replace('Customer', 'Order') ?? null);
});
