import { readdirSync, readFileSync } from 'node:fs';
import { ApiVersion } from '@shopify/shopify-api';
import { describe, expect, test } from 'vitest';
import {
  parseCancellationPayload,
  parseFulfilmentPayload,
  parseOrderUpdatePayload,
  parseRefundPayload,
} from '#app/domain/order/order-change-payload.ts';
import { parseOrderPayload } from '#app/domain/order/order-payload.ts';
import { adminSchema, API_VERSION, scopeRules } from '../sandbox/admin-api/schema.ts';
import {
  compareScopes,
  findDocuments,
  findScopeDemands,
  validateDocument,
  type ScopeDemand,
} from './architecture/admin-documents.ts';
import { compareWebhooks, parseAppConfig, scopeOfTopic } from './architecture/app-config.ts';
import { compareFields } from './architecture/include-fields.ts';
import { listPaths, readSources } from './architecture/source-files.ts';

const root = `${import.meta.dirname}/..`;
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
const config = parseAppConfig(read('shopify.app.toml'));
const product = readSources(
  root,
  listPaths(root).filter((path) => /^app\/.*\.tsx?$/.test(path) && !path.includes('.test.')),
);
const documents = product.flatMap(findDocuments);
const validated = (text: string) => validateDocument(adminSchema(), { path: 'bad.ts', name: 'Bad', text });

describe('GraphQL documents', () => {
  test('every document lives in app/admin-api and its operation has a name of its own', () => {
    expect(documents.length).toBeGreaterThan(0);
    expect(documents.filter(({ path }) => !path.startsWith('app/admin-api/'))).toEqual([]);
    expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
  });

  test.each(documents)('$name is what the 2026-10 schema says, with nothing deprecated', (document) => {
    expect(validateDocument(adminSchema(), document)).toEqual([]);
  });

  test('an unknown field, a deprecated field and a deprecated input are found', () => {
    expect(validated('query A { shop { favouriteColour } }')).toEqual([expect.stringContaining('favouriteColour')]);
    expect(validated('query B { customer(id: "1") { email } }')).toEqual([expect.stringContaining('deprecated')]);
    expect(
      validated(
        'mutation C { discountCodeBasicCreate(basicCodeDiscount: { customerSelection: { all: true } }) { userErrors { code } } }',
      ),
    ).toContainEqual(expect.stringContaining('customerSelection is deprecated'));
  });

  test('a document without a name, or with a value put into its text, is refused', () => {
    const bare = ['const document = `#graphql', '  { shop { id } }`;'].join('\n');
    const holed = ['const document = `#graphql', '  query A { customer(id: "${id}") { id } }`;'].join('\n');
    expect(() => findDocuments({ path: 'bad.ts', text: bare })).toThrow('without a name');
    expect(() => findDocuments({ path: 'bad.ts', text: holed })).toThrow('pass them as variables');
  });
});

describe('access scopes', () => {
  /** Demands that no document shows, each as long as the code that makes it is there. */
  const further: ScopeDemand[] = [
    ...config.subscriptions.map(({ topic }) => ({
      anyOf: [scopeOfTopic(topic)].filter((scope) => scope !== null),
      by: topic,
    })),
    // "Write access to the owner resource type": the invite is a metafield of the customer. Source: metafieldsSet's docs.
    ...(callsOf('publish-invites.ts', 'setMetafields')
      ? [{ anyOf: ['write_customers'], by: 'SetMetafields of a customer' }]
      : []),
    ...(config.hasAppProxy ? [{ anyOf: ['write_app_proxy'], by: '[app_proxy]' }] : []),
  ].filter(({ anyOf }) => anyOf.length > 0);
  const demands = [
    ...documents.flatMap((document) => findScopeDemands(adminSchema(), scopeRules(), document)),
    ...further,
  ];

  test('what merchants are asked for is what documents, webhooks and the app proxy need, no more and no less', () => {
    expect(compareScopes(config.scopes, demands)).toEqual([]);
  });

  test('a missing scope and a surplus one are found', () => {
    const without = config.scopes.filter((scope) => scope !== 'write_discounts');
    expect(compareScopes(without, demands)).toContain(
      'AddRedeemCodes Mutation.discountRedeemCodeBulkAdd needs write_discounts',
    );
    expect(compareScopes([...config.scopes, 'write_themes'], demands)).toEqual(['nothing needs write_themes']);
  });
});

describe('one API version', () => {
  test('the code, the pinned schema and shopify.app.toml name the same', () => {
    const name = /adminApiVersion = ApiVersion\.(\w+)/.exec(read('app/shopify.server.ts'))?.[1];
    expect(Object.entries(ApiVersion).find(([key]) => key === name)?.[1]).toBe(config.apiVersion);
    expect(API_VERSION).toBe(config.apiVersion);
  });
});

describe('webhooks', () => {
  const routes = new Map(
    readdirSync(`${root}/app/routes`)
      .filter((file) => file.startsWith('webhooks.') && !file.includes('.test.'))
      .map((file) => [file, read(`app/routes/${file}`)]),
  );

  test('each subscription has its route file, and each file its subscription', () => {
    expect(compareWebhooks(config.subscriptions, routes)).toEqual([]);
  });

  test('the three compliance topics are subscribed', () => {
    const compliance = config.subscriptions.filter(({ isCompliance }) => isCompliance).map(({ topic }) => topic);
    expect(compliance.toSorted()).toEqual(['customers/data_request', 'customers/redact', 'shop/redact']);
  });

  test('a missing file, a wrong address, a wrong topic and a left-over file are found', () => {
    const paid = { topic: 'orders/paid', isCompliance: false, uri: '/webhooks/orders/paid', includeFields: null };
    expect(compareWebhooks([paid], new Map())).toEqual(['orders/paid has no route file webhooks.orders.paid.ts']);
    expect(compareWebhooks([{ ...paid, uri: '/hooks' }], new Map())[0]).toContain('is posted to /hooks');
    expect(compareWebhooks([paid], new Map([['webhooks.orders.paid.ts', "acceptWebhook('orders/edited')"]]))).toEqual([
      'webhooks.orders.paid.ts does not take orders/paid',
    ]);
    expect(compareWebhooks([], new Map([['webhooks.orders.paid.ts', '']]))).toEqual([
      'webhooks.orders.paid.ts serves no subscription',
    ]);
  });
});

describe('include_fields', () => {
  const recorded = (name: string) => JSON.parse(read(`sandbox/orders/fixtures/${name}`)) as Record<string, unknown>;
  const order = recorded('order.code-discount.customer.json');
  const guest = recorded('order.draft.guest.json');
  const edited = {
    ...order,
    test: true,
    cancelled_at: '2026-11-21T00:00:00Z',
    current_subtotal_price_set: { shop_money: { amount: '1.00', currency_code: 'USD' } },
    phone: '+330',
    source_name: 'web',
    fulfillment_status: 'fulfilled',
    client_details: { user_agent: 'Safari', accept_language: 'en' },
    shipping_address: {
      address1: '1 Rue',
      address2: 'B',
      city: 'Lyon',
      zip: '69001',
      country_code: 'FR',
      phone: '+331',
    },
  };
  const unsent = { ...edited, phone: null, shipping_address: null, billing_address: edited.shipping_address };
  const customer = { id: 1, created_at: '2026-11-21T00:00:00Z', phone: null };
  /** Each phone number stands in the place of those before it. */
  const phones = [
    { ...unsent, customer: { ...customer, phone: '+332' } },
    { ...edited, phone: null, customer },
    { ...unsent, customer },
  ];
  /** Everything that may lead back to an invite; a note counts where staff wrote it. */
  const invited = {
    ...edited,
    source_name: 'pos',
    note_attributes: [{ name: 'invite_code', value: 'ANNA-K7Q' }],
    landing_site: '/?ref=ANNA-K7Q',
    note: 'invite ANNA-K7Q',
  };
  const refund = {
    id: 929361476,
    admin_graphql_api_id: 'gid://shopify/Refund/929361476',
    order_id: 450789469,
    created_at: '2026-11-20T10:00:00-05:00',
    processed_at: '2026-11-20T10:00:00-05:00',
    refund_line_items: [],
    transactions: [{ amount: '10.00', currency: 'USD', kind: 'refund', status: 'success' }],
  };
  const parsers = [
    { topic: 'orders/paid', parse: parseOrderPayload, bodies: [order, guest, edited, invited, ...phones] },
    { topic: 'orders/cancelled', parse: parseCancellationPayload, bodies: [edited] },
    { topic: 'orders/fulfilled', parse: parseFulfilmentPayload, bodies: [order] },
    {
      topic: 'orders/updated',
      parse: parseOrderUpdatePayload,
      bodies: [
        {
          ...order,
          updated_at: order['created_at'],
          cancelled_at: null,
          fulfillment_status: null,
          financial_status: 'paid',
        },
        {
          ...order,
          updated_at: order['created_at'],
          cancelled_at: null,
          fulfillment_status: 'fulfilled',
          financial_status: 'paid',
        },
        {
          ...order,
          updated_at: order['created_at'],
          cancelled_at: order['created_at'],
          fulfillment_status: null,
          financial_status: 'paid',
        },
        {
          ...order,
          updated_at: order['created_at'],
          cancelled_at: null,
          fulfillment_status: null,
          financial_status: 'refunded',
        },
      ],
    },
    { topic: 'refunds/create', parse: parseRefundPayload, bodies: [refund] },
  ];

  test.each(parsers)('$topic asks for every field its parser reads and for no other', ({ topic, parse, bodies }) => {
    const fields = config.subscriptions.find((subscription) => subscription.topic === topic)?.includeFields ?? [];
    expect(compareFields(parse, bodies, fields)).toEqual([]);
  });

  test('a missing field and a surplus one are found', () => {
    const parse = (body: string) => (JSON.parse(body) as { name: unknown }).name;
    expect(compareFields(parse, [{ name: 'A', note: 'x' }], ['note'])).toEqual([
      expect.stringContaining('does not name'),
    ]);
    expect(compareFields(parse, [{ name: 'A', note: 'x' }], ['name', 'note'])).toEqual([
      'note is asked for and never read',
    ]);
  });
});

function callsOf(file: string, name: string): boolean {
  return product.some(({ path, text }) => path === `app/operations/${file}` && text.includes(`${name}(`));
}
