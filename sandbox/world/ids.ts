import type { Id, World } from './types.ts';

/** Where the ids of products and people begin: the size Shopify's ids have today. */
export const FIRST_ID = '8658316394797';
/** Above 2^53 and odd: a program that reads such an id as a JavaScript number gets another id. */
export const FIRST_UNROUNDABLE_ID = '9107199254740993';

/** The GraphQL form of an id, such as `gid://shopify/Order/9107199254740993`. */
export function gid(kind: string, id: Id): string {
  return `gid://shopify/${kind}/${id}`;
}

/** The digits of a gid; query parameters behind them are left out. Throws when it is not a gid. */
export function idOf(value: string): Id {
  return partsOf(value).id;
}

/** Kind and digits of a gid. Throws when it is not a gid. */
export function partsOf(value: string): { kind: string; id: Id } {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/.exec(value);
  if (!match?.[1] || !match[2]) throw new Error(`Not a Shopify gid: ${value}`);
  return { kind: match[1], id: match[2] };
}

/** Gives out the next id. Steps are irregular and even, so that ids look real and stay odd. */
export function takeId(world: Pick<World, 'lastId'>): Id {
  const last = BigInt(world.lastId);
  const step = 32_768n * (1n + (((last * 2_654_435_761n) >> 7n) % 61n)) + 2n * (last % 509n);
  world.lastId = String(last + step);
  return world.lastId;
}

// TypeScript's library does not know this function yet; Node 24 has it.
const json = JSON as typeof JSON & { rawJSON(text: string): unknown };

/** The id as REST bodies and webhooks carry it: a bare JSON number with all its digits, even beyond 2^53. */
export function bareId(id: Id): unknown {
  return json.rawJSON(id);
}
