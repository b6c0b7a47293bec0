import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { discountOf } from '../discounts/fixtures.ts';
import { createTestSandbox, type TestSandbox } from '../testing/sandbox.ts';
import type { Checkout } from './checkout.ts';
import { orderBody } from './order-body.ts';
import { placeOrder } from './place-order.ts';
import { refundOrder } from './refund-order.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const recorded = (name: string) =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as { [key: string]: Json };

/** Left Shopify's webhooks after the recording was made. */
const GONE = ['checkout_id', 'customer.email_marketing_consent', 'customer.sms_marketing_consent', 'customer.tags'];

/** Paths to types; elements of a list share one path, and a null says nothing about a type. */
function shape(value: Json, path = '', into = new Map<string, Set<string>>()): Map<string, Set<string>> {
  const type = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  into.set(path, (into.get(path) ?? new Set()).add(type));
  if (Array.isArray(value)) for (const item of value) shape(item, `${path}[]`, into);
  else if (value !== null && typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) shape(child, path === '' ? key : `${path}.${key}`, into);
  }
  return into;
}

/** What holds this path: an object for a key, a list for its elements. */
function parentOf(path: string): string {
  if (path.endsWith('[]')) return path.slice(0, -2);
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
}

function differences(ours: Json, theirs: Json): string[] {
  const left = shape(ours);
  const right = shape(theirs);
  const found: string[] = [];
  for (const path of new Set([...left.keys(), ...right.keys()])) {
    if (GONE.some((gone) => path === gone || path.startsWith(`${gone}.`))) continue;
    const [a, b] = [left.get(path), right.get(path)];
    if (!a || !b) {
      // A null, or a list without elements, says nothing about what would be in it.
      const canTell = !path.endsWith('[]') && (a ? right : left).get(parentOf(path))?.has('object');
      if (canTell) found.push(`${path} only in ${a ? 'ours' : 'theirs'}`);
      continue;
    }
    const [known, wanted] = [a, b].map((types) => [...types].filter((type) => type !== 'null').join());
    if (known && wanted && known !== wanted) found.push(`${path} is ${known}, recorded as ${wanted}`);
  }
  return found;
}

function checkoutOf({ luma }: TestSandbox, more: Partial<Checkout> = {}): Checkout {
  const ada = luma.customers[0];
  const variantId = luma.products[0]?.variants[0]?.id ?? '';
  return {
    lines: [{ variantId, quantity: 2 }],
    email: 'ada@example.com',
    phone: '+12125550101',
    shippingAddress: ada?.addresses[0] ?? null,
    sourceName: 'shopify_draft_order',
    browserIp: '203.0.113.9',
    userAgent: 'Mozilla/5.0',
    ...more,
  };
}

const asSent = (body: unknown) => JSON.parse(JSON.stringify(body)) as { [key: string]: Json };

/** A code's application names it `code` where the recorded manual one has a title and a description. */
function withoutApplicationNames(body: { [key: string]: Json }): Json {
  const applications = Array.isArray(body['discount_applications']) ? body['discount_applications'] : [];
  return {
    ...body,
    discount_applications: applications.map((application) => {
      const { code: _code, title: _title, description: _description, ...rest } = application as { [key: string]: Json };
      return rest;
    }),
  };
}

describe('orderBody', () => {
  it('has the keys and types of the recorded order of a customer', () => {
    const sandbox = createTestSandbox();
    sandbox.luma.discounts.push(
      discountOf('Sample 0123B', {
        customerGets: { items: { all: true }, value: { discountAmount: { amount: '20' } } },
      }),
    );
    const order = placeOrder(sandbox, sandbox.luma, checkoutOf(sandbox, { codes: ['Sample 0123B'] }));
    const body = asSent(orderBody(sandbox.luma, order));
    const theirs = recorded('order.code-discount.customer');
    expect(differences(withoutApplicationNames(body), withoutApplicationNames(theirs))).toEqual([]);
    expect(body['discount_codes']).toEqual([{ code: 'Sample 0123B', amount: '20.00', type: 'fixed_amount' }]);
    expect(body['discount_applications']).toEqual([
      {
        target_type: 'line_item',
        type: 'discount_code',
        value: '20.0',
        value_type: 'fixed_amount',
        allocation_method: 'across',
        target_selection: 'all',
        code: 'Sample 0123B',
      },
    ]);
  });

  it('has the keys and types of the recorded order of a guest', () => {
    const sandbox = createTestSandbox();
    const checkout = checkoutOf(sandbox, { email: '', phone: null, shippingAddress: null });
    const body = asSent(orderBody(sandbox.luma, placeOrder(sandbox, sandbox.luma, checkout)));
    expect(differences(body, recorded('order.draft.guest'))).toEqual([]);
    expect(body).toMatchObject({ customer: null, email: '', contact_email: null, source_name: 'shopify_draft_order' });
  });

  it('the comparison can fail', () => {
    const theirs = recorded('order.draft.guest');
    const { landing_site_ref: _gone, ...fewer } = theirs;
    expect(differences(fewer, theirs)).toEqual(['landing_site_ref only in theirs']);
    expect(differences({ ...theirs, total_price: 186.9 }, theirs)).toEqual([
      'total_price is number, recorded as string',
    ]);
  });

  it('writes ids beyond 2^53 with all their digits, and times with the shop’s offset', () => {
    const sandbox = createTestSandbox();
    const order = placeOrder(sandbox, sandbox.luma, checkoutOf(sandbox));
    expect(BigInt(order.id) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(JSON.stringify(orderBody(sandbox.luma, order))).toContain(
      `{"id":${order.id},"admin_graphql_api_id":"gid://shopify/Order/${order.id}"`,
    );
    expect(orderBody(sandbox.luma, order)).toMatchObject({ created_at: '2026-11-21T07:00:00-05:00' });
    const inParis = placeOrder(sandbox, sandbox.rive, {
      lines: [{ variantId: sandbox.rive.products[0]?.variants[0]?.id ?? '', quantity: 1 }],
      email: '',
    });
    expect(orderBody(sandbox.rive, inParis)).toMatchObject({
      created_at: '2026-11-21T13:00:00+01:00',
      currency: 'EUR',
    });
  });

  it('shows what is left after a refund and keeps what was sold', () => {
    const sandbox = createTestSandbox();
    const order = placeOrder(sandbox, sandbox.luma, checkoutOf(sandbox));
    const [line] = order.lines;
    refundOrder(sandbox, sandbox.luma, order, { lines: [{ lineId: line?.id ?? '', quantity: 1 }] });
    expect(orderBody(sandbox.luma, order)).toMatchObject({
      financial_status: 'partially_refunded',
      subtotal_price: '48.00',
      current_subtotal_price: '24.00',
      total_price: '54.00',
      current_total_price: '30.00',
      line_items: [{ quantity: 2, current_quantity: 1 }],
      refunds: [{ transactions: [{ amount: '24.00', kind: 'refund', status: 'success' }] }],
    });
  });
});
