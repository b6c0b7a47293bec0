import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signedText, verifyProxyQuery } from './proxy-signature.ts';

// Published by Shopify with the secret "hush".
const base = 'extra=1&extra=2&shop=shop-name.myshopify.com&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555';
const signedIn = `${base}&logged_in_customer_id=1&signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb`;
const signedOut = `${base}&logged_in_customer_id=&signature=e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb`;
const then = new Date(1317327555 * 1000);

const verify = (query: string, secrets = ['hush'], now = then) =>
  verifyProxyQuery(new URLSearchParams(query), secrets, now);
function sign(query: string, secret = 'hush'): string {
  return `${query}&signature=${createHmac('sha256', secret)
    .update(signedText(new URLSearchParams(query)))
    .digest('hex')}`;
}
const at = (seconds: number) => new Date(then.getTime() + seconds * 1000);

test("Shopify's own examples pass", () => {
  expect(verify(signedIn)).toEqual({ ok: true, shopDomain: 'shop-name.myshopify.com', customerDigits: '1' });
  expect(verify(signedOut)).toEqual({ ok: true, shopDomain: 'shop-name.myshopify.com', customerDigits: '' });
});

test('either of two secrets passes, in any place, and a third does not', () => {
  expect(verify(signedIn, ['new', 'hush'])).toMatchObject({ ok: true });
  expect(verify(signedIn, ['hush', 'old'])).toMatchObject({ ok: true });
  expect(verify(signedIn, ['new', 'old'])).toEqual({ ok: false, problem: 'forged' });
  expect(verify(signedIn, [])).toEqual({ ok: false, problem: 'forged' });
});

describe.each([
  ['a changed customer', signedIn.replace('customer_id=1', 'customer_id=2'), 'forged'],
  ['a changed shop', signedIn.replace('shop-name', 'shop-game'), 'forged'],
  ['an added parameter', `${signedIn}&via=copy`, 'forged'],
  [
    'a value moved from one key to another',
    sign('a=1,2&shop=s&timestamp=1317327555').replace('a=1,2', 'a=1&b=2'),
    'forged',
  ],
  ['a signature in capitals', signedIn.replace('4c68c8624d', '4C68C8624D'), 'forged'],
  ['a short signature', signedIn.slice(0, -2), 'forged'],
  ['a signature that is no hex', signedIn.slice(0, -2) + 'zz', 'forged'],
  ['no signature', `${base}&logged_in_customer_id=1`, 'incomplete'],
  ['no shop', sign('timestamp=1317327555'), 'incomplete'],
  ['no timestamp', sign('shop=s'), 'incomplete'],
  ['a timestamp that is no number', sign('shop=s&timestamp=1e9'), 'incomplete'],
  ['a second shop', sign(`${base}&shop=other.myshopify.com`), 'repeated'],
  ['a second timestamp', sign(`${base}&timestamp=1317327556`), 'repeated'],
  ['a second signature', `${signedIn}&signature=00`, 'repeated'],
  ['a second customer', sign(`${base}&logged_in_customer_id=1&logged_in_customer_id=2`), 'repeated'],
] as const)('%s', (_name, query, problem) => {
  test('is refused', () => expect(verify(query)).toEqual({ ok: false, problem }));
});

test('a signature is good for ninety seconds either way', () => {
  expect(verify(signedIn, ['hush'], at(90))).toMatchObject({ ok: true });
  expect(verify(signedIn, ['hush'], at(-90))).toMatchObject({ ok: true });
  expect(verify(signedIn, ['hush'], at(91))).toEqual({ ok: false, problem: 'outside_time' });
  expect(verify(signedIn, ['hush'], at(-91))).toEqual({ ok: false, problem: 'outside_time' });
});

test('pairs are sorted by their bytes, where a comparison by language would sort otherwise', () => {
  expect(signedText(new URLSearchParams('ref1=a&ref=b&Ref=c&a_b=d&a1=e&via=%C3%A9&signature=x'))).toBe(
    'Ref=ca1=ea_b=dref1=aref=bvia=é',
  );
});
