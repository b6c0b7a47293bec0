import { expect, test } from 'vitest';
import { bareId, FIRST_UNROUNDABLE_ID, gid, idOf, partsOf, takeId } from './ids.ts';

test('a gid and its digits are two forms of the same id', () => {
  expect(gid('Order', '9107199254740993')).toBe('gid://shopify/Order/9107199254740993');
  expect(idOf('gid://shopify/Order/9107199254740993')).toBe('9107199254740993');
  expect(partsOf('gid://shopify/Customer/12?x=1')).toEqual({ kind: 'Customer', id: '12' });
  expect(() => idOf('Order/12')).toThrow('Not a Shopify gid');
});

test('ids grow by uneven steps, and none of them survives as a JavaScript number', () => {
  const world = { lastId: FIRST_UNROUNDABLE_ID };
  const ids = Array.from({ length: 200 }, () => takeId(world));
  const steps = new Set(ids.slice(1).map((id, index) => BigInt(id) - BigInt(ids[index] ?? '0')));
  expect(steps.size).toBeGreaterThan(150);
  expect([...steps].every((step) => step > 0n)).toBe(true);
  expect(ids.filter((id) => String(Number(id)) === id)).toEqual([]);
});

test('a bare id keeps all its digits in JSON', () => {
  expect(JSON.stringify({ id: bareId('9107199254740993') })).toBe('{"id":9107199254740993}');
});
