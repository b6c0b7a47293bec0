import '@shopify/shopify-api/adapters/node';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import { describe, expect, it } from 'vitest';
import { signProxyQuery } from './signature.ts';

const published = (customer: string) =>
  new URLSearchParams(
    `extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=${customer}&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555`,
  );

describe('signProxyQuery', () => {
  it.each([
    ['1', '4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb'],
    ['', 'e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb'],
  ])('signs Shopify’s published example with customer "%s"', (customer, signature) => {
    expect(signProxyQuery(published(customer), 'hush')).toBe(signature);
  });

  it('leaves an old signature out and does not care about the order of parameters', () => {
    const query = new URLSearchParams([...published('1')].reverse());
    query.append('signature', 'old');
    // Values of one name keep their order, so only the two `extra` go back into it.
    query.delete('extra');
    query.append('extra', '1');
    query.append('extra', '2');
    expect(signProxyQuery(query, 'hush')).toBe(signProxyQuery(published('1'), 'hush'));
  });

  it('is accepted by Shopify’s own library, and nothing else is', async () => {
    const shopify = shopifyApi({
      apiKey: 'key',
      apiSecretKey: 'hush',
      hostName: 'app.example',
      apiVersion: ApiVersion.October26,
      isEmbeddedApp: true,
      logger: { log: async () => undefined },
    });
    const query = published('1');
    query.set('timestamp', String(Math.floor(Date.now() / 1000)));
    const isValid = (signature: string) => {
      const signed = new URLSearchParams([...query, ['signature', signature]]);
      return shopify.utils.validateHmac(signed, { signator: 'appProxy' });
    };
    await expect(isValid(signProxyQuery(query, 'hush'))).resolves.toBe(true);
    await expect(isValid(signProxyQuery(query, 'other'))).resolves.toBe(false);
  });
});
