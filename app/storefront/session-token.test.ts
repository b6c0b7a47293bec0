import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readSessionToken } from './session-token.ts';

const now = new Date('2026-11-22T12:00:00Z');
const seconds = now.getTime() / 1000;
const claims = {
  dest: 'luma.myshopify.com',
  aud: 'our-client-id',
  exp: seconds + 300,
  nbf: seconds,
  iat: seconds,
  jti: '6c992878-dbaf-48d1-bb9d-6d9b59814fd1',
  sub: 'gid://shopify/Customer/7',
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
function mint(given: object = claims, { secret = 'new', header = { alg: 'HS256' } } = {}): string {
  const text = `${encode(header)}.${encode(given)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
const read = (token: string) => readSessionToken(token, { apiKey: 'our-client-id', secrets: ['new', 'old'], now });

test('a token of checkout and customer accounts says which shop and which customer', () => {
  expect(read(mint())).toEqual({ ok: true, shopDomain: 'luma.myshopify.com', customerId: 'gid://shopify/Customer/7' });
});

test('the address of the shop may be written as the admin writes it', () => {
  expect(read(mint({ ...claims, dest: 'https://luma.myshopify.com' }))).toMatchObject({
    shopDomain: 'luma.myshopify.com',
  });
});

test('during a rotation the earlier secret is good as well', () => {
  expect(read(mint(claims, { secret: 'old' }))).toMatchObject({ ok: true });
});

test.each([
  ['nobody signed in', undefined],
  ['a merchant, whose token carries the number of a user', '98230145061'],
  ['something else with an id', 'gid://shopify/Order/7'],
  ['a customer with more behind it', 'gid://shopify/Customer/7/8'],
])('%s is no customer', (_who, sub) => {
  expect(read(mint({ ...claims, sub }))).toMatchObject({ ok: true, customerId: null });
});

describe('clocks differ by ten seconds', () => {
  test.each([
    ['just ended', { exp: seconds - 9 }, true],
    ['ended too long ago', { exp: seconds - 10 }, false],
    ['begins in a moment', { nbf: seconds + 10 }, true],
    ['begins later', { nbf: seconds + 11 }, false],
  ])('%s', (_name, changed, isGood) => {
    expect(read(mint({ ...claims, ...changed })).ok).toBe(isGood);
  });
});

const none = `${encode({ alg: 'none' })}.${encode(claims)}.`;
const [, , signature = ''] = mint().split('.');
test.each([
  ['no token', '', 'malformed'],
  ['no algorithm', none, 'malformed'],
  ['no algorithm with a signature', mint(claims, { header: { alg: 'none' } }), 'malformed'],
  ['another algorithm', mint(claims, { header: { alg: 'HS512' } }), 'malformed'],
  ['a header that is no JSON', `bm90.${encode(claims)}.${signature}`, 'malformed'],
  ['four parts', `${mint()}.x`, 'malformed'],
  ['a secret of somebody else', mint(claims, { secret: 'theirs' }), 'forged'],
  [
    'other claims under the signature',
    `${encode({ alg: 'HS256' })}.${encode({ ...claims, sub: 'gid://shopify/Customer/8' })}.${signature}`,
    'forged',
  ],
  ['another app', mint({ ...claims, aud: 'their-client-id' }), 'other_app'],
  ['a list of apps', mint({ ...claims, aud: ['our-client-id'] }), 'malformed'],
  ['no end', mint({ ...claims, exp: undefined }), 'malformed'],
  ['no beginning', mint({ ...claims, nbf: undefined }), 'malformed'],
  ['no shop', mint({ ...claims, dest: undefined }), 'malformed'],
  ['a shop that is none', mint({ ...claims, dest: 'https://luma.myshopify.com.evil.example' }), 'malformed'],
  ['a number for the customer', mint({ ...claims, sub: 7 }), 'malformed'],
])('%s is refused', (_name, token, problem) => {
  expect(read(token)).toEqual({ ok: false, problem });
});
