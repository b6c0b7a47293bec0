import { describe, expect, test } from 'vitest';
import { classifyAnswer } from './classify-answer.ts';

const cost = (requestedQueryCost: number, currentlyAvailable: number, restoreRate: number) => ({
  cost: {
    requestedQueryCost,
    actualQueryCost: null,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate },
  },
});
const errors = (code: string, message = 'No.') => [{ message, extensions: { code } }];
const ok = (body: unknown) => classifyAnswer(200, null, JSON.stringify(body));

describe('an answer with HTTP 200', () => {
  test('that brings data is data', () => {
    expect(ok({ data: { shop: { name: 'Luma' } }, extensions: cost(1, 1999, 100) })).toEqual({
      kind: 'data',
      data: { shop: { name: 'Luma' } },
      bucket: { available: 1999, maximum: 2000, restoreRate: 100, requested: 1 },
    });
  });

  test.each([
    ['what is missing at the rate it fills', cost(110, 10, 100), 1000],
    ['a faster bucket, a shorter wait', cost(110, 10, 1000), 100],
    ['never less than a moment', cost(10, 10, 100), 50],
    ['a second where Shopify does not say', {}, 1000],
  ])('that is throttled waits: %s', (_name, extensions, waitMs) => {
    expect(ok({ errors: errors('THROTTLED'), extensions })).toMatchObject({ kind: 'throttled', waitMs });
  });

  test.each([
    ['INTERNAL_SERVER_ERROR', { kind: 'server_error', status: 200, message: 'No.' }],
    ['SHOP_INACTIVE', { kind: 'shop_unavailable', status: 200 }],
    ['MAX_COST_EXCEEDED', { kind: 'rejected', code: 'MAX_COST_EXCEEDED', message: 'No.' }],
    ['ACCESS_DENIED', { kind: 'rejected', code: 'ACCESS_DENIED', message: 'No.' }],
  ])('that says %s', (code, answer) => {
    expect(ok({ errors: errors(code), data: null })).toEqual(answer);
  });

  test('whose error has no code is rejected all the same', () => {
    expect(ok({ errors: [{ message: 'syntax error' }] })).toEqual({
      kind: 'rejected',
      code: 'UNKNOWN',
      message: 'syntax error',
    });
  });

  test('with data beside an error is not taken for data', () => {
    expect(ok({ data: { customer: null }, errors: errors('ACCESS_DENIED') })).toMatchObject({ kind: 'rejected' });
  });

  test.each(['<html>maintenance</html>', '', '[]', '"ok"'])('that is no GraphQL answer: %j', (text) => {
    expect(classifyAnswer(200, null, text)).toMatchObject({ kind: 'server_error' });
  });
});

describe('an answer with another status', () => {
  test.each([
    ['2.0', 2000],
    ['0.5', 500],
    ['0', 1000],
    [null, 1000],
    ['soon', 1000],
  ])('429 with Retry-After %j waits that many seconds', (retryAfter, waitMs) => {
    expect(classifyAnswer(429, retryAfter, '')).toEqual({ kind: 'throttled', waitMs, bucket: null });
  });

  test('401 means that the token is refused', () => {
    expect(classifyAnswer(401, null, '{"errors":"[API] Invalid API key"}')).toEqual({ kind: 'token_rejected' });
  });

  test.each([402, 403, 404, 423])('%i means that the shop cannot be reached', (status) => {
    expect(classifyAnswer(status, null, '')).toEqual({ kind: 'shop_unavailable', status });
  });

  test.each([301, 400, 500, 502, 503, 504])('%i leaves open whether it worked', (status) => {
    expect(classifyAnswer(status, null, 'x'.repeat(500))).toEqual({
      kind: 'server_error',
      status,
      message: 'x'.repeat(200),
    });
  });
});
