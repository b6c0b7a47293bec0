import { expect, test } from 'vitest';
import { isCustomerNew } from './is-customer-new.ts';

const placedAt = new Date('2026-11-21T12:00:00Z');
const at = (seconds: number) => new Date(placedAt.getTime() + seconds * 1000);

test.each([
  ['made a second before', 'web', at(-1), true],
  ['made with the order', 'web', at(0), true],
  ['written down a moment after', 'web', at(5), true],
  ['made an hour before', 'web', at(-3600), false],
  ['made long after, as imports do', 'web', at(3600), false],
  ['that nobody dated', 'web', null, false],
  ['made with an order at the till', 'pos', at(0), false],
  ['made with an order typed in by staff', 'shopify_draft_order', at(0), false],
])('a customer %s', (_name, sourceName, customerSince, isNew) => {
  expect(isCustomerNew({ sourceName, customerSince, placedAt })).toBe(isNew);
});
