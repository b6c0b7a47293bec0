import { afterAll, beforeEach } from 'vitest';
import { startSandbox } from '../../sandbox/start.ts';
import { readRegistration } from '../../sandbox/registration.ts';
import type { MisbehaviourKind, Strike } from '../../sandbox/world/sandbox.ts';
import { fetchThroughStandin } from '../../scripts/standin.mjs';
import { startDoor } from './door.ts';

/**
 * A pretend Shopify of this test file's own. Import this before anything of the app: Shopify's library keeps the `fetch`
 * it finds when it is loaded, and the app reads its environment once. vitest loads a file's imports one after the other.
 */
const door = await startDoor();
export const running = await startSandbox({
  app: { ...readRegistration('.', process.env), listensAt: door.origin },
  port: 0,
  dataFile: null,
  webhookTimeoutMs: 20_000,
});
process.env['SMTP_URL'] = running.urls.smtp;

/** The Admin API operations that this test sent, in order, by their name. */
export const sentOperations: string[] = [];

let tokenRequests = 0;
/** How often the token endpoint was asked, for an exchange or a refresh. */
export const countTokenRequests = (): number => tokenRequests;

const toShopify = fetchThroughStandin(globalThis.fetch, running.urls.admin);
globalThis.fetch = (input, init) => {
  const name = typeof init?.body === 'string' ? /"operationName":"(\w+)"/.exec(init.body)?.[1] : undefined;
  if (name !== undefined) sentOperations.push(name);
  if (String(input instanceof Request ? input.url : input).endsWith('/admin/oauth/access_token')) tokenRequests += 1;
  return toShopify(input, init);
};

/** How often an operation was sent since the test began. */
export function countSent(operation: string): number {
  return sentOperations.filter((name) => name === operation).length;
}

/** Makes something go wrong, once unless `count` says otherwise; see sandbox/README.md. */
export function strike(kind: MisbehaviourKind, rule: Strike & { operation?: string; count?: number } = {}): void {
  const { operation = null, count = 1, ...rest } = rule;
  running.misbehaviours.add({ kind, count, probability: 1, shop: null, operation, ...rest });
}

beforeEach(() => {
  sentOperations.length = 0;
  running.misbehaviours.clear();
});
afterAll(async () => {
  await running.close();
  await door.close();
});
