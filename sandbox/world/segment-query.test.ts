import { expect, test } from 'vitest';
import { createWorld, LUMA } from './people.ts';
import { InvalidSegmentQuery, segmentCondition } from './segment-query.ts';
import { customersMatching } from './segments.ts';

const now = new Date('2026-11-21T12:00:00Z');
const shop = createWorld(now).shops[LUMA];

const names = (query: string) => (shop ? customersMatching(shop, query, now).map(({ firstName }) => firstName) : []);

test.each([
  ['number_of_orders > 1', ['Ada', 'Rosa']],
  ['number_of_orders BETWEEN 2 AND 3', ['Rosa']],
  ["customer_tags CONTAINS 'newsletter'", ['Ada']],
  ["customer_tags CONTAINS 'news'", []],
  ["customer_tags NOT CONTAINS 'newsletter' AND number_of_orders >= 2", ['Rosa']],
  ['amount_spent > 200', ['Ada']],
  ["customer_countries CONTAINS 'US' AND customer_added_date >= -2d", ['Faye', 'M.']],
  ['last_order_date < 2026-07-01', ['Grace']],
  [
    "first_order_date IS NULL AND customer_language = 'en' AND customer_email_domain = 'example.com'",
    ['Finn', 'Faye', 'M.'],
  ],
  ["number_of_orders > 3 OR customer_tags CONTAINS 'staff'", ['Ada', 'Theo']],
  ["email_subscription_status = 'SUBSCRIBED'", ['Ada']],
])('%s', (query, expected) => expect(names(query)).toEqual(expected));

test.each([
  '',
  'number_of_orders',
  'number_of_orders > many',
  'number_of_orders > 1 customer_tags',
  'customer_tags = newsletter',
  'customer_tags CONTAINS newsletter',
  '(number_of_orders > 1)',
  'products_purchased(id: 1) = true',
])('%s is no query', (query) => expect(() => segmentCondition(query)).toThrow(InvalidSegmentQuery));
