import { expect, it } from 'vitest';
import { readRegistration } from './registration.ts';

it('reads what Shopify would know from shopify.app.toml', () => {
  const app = readRegistration(process.cwd(), {});
  expect(app).toMatchObject({
    clientId: '00000000000000000000000000000000',
    handle: 'ricochet-referrals',
    listensAt: 'http://localhost:3000',
    proxy: { path: '/proxy/v1', prefix: 'apps', subpath: 'ricochet' },
    webhooks: { apiVersion: '2026-10' },
  });
  expect(app.scopes).toContain('write_discounts');
  expect(app.secrets).toHaveLength(1);
  expect(app.webhooks.subscriptions).toContainEqual({
    topic: 'shop/redact',
    uri: '/webhooks/shop/redact',
    includeFields: null,
    name: null,
  });
  expect(app.webhooks.subscriptions.find((each) => each.topic === 'orders/paid')?.includeFields).toContain(
    'customer.id',
  );
});

it('takes keys and address from the environment, the newest secret first', () => {
  const app = readRegistration(process.cwd(), {
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: 'new',
    SHOPIFY_API_SECRET_PREVIOUS: 'old',
    APP_LISTENS_AT: 'http://localhost:3210',
  });
  expect(app).toMatchObject({ clientId: 'key', secrets: ['new', 'old'], listensAt: 'http://localhost:3210' });
});
