import type { Misbehaviour, MisbehaviourKind, Strike } from '../world/sandbox.ts';

export const misbehaviourKinds = [
  'webhook.duplicate',
  'webhook.late',
  'webhook.reorder',
  'webhook.lose',
  'webhook.wrong-signature',
  'admin.throttle',
  'admin.server-error',
  'admin.timeout-after-effect',
  'admin.user-error',
  'admin.too-many-requests',
  'oauth.refuse-refresh',
  'oauth.missing-expiry',
  'proxy.slow',
  'proxy.server-error',
  'proxy.cut',
] as const satisfies readonly MisbehaviourKind[];

/** What was asked for: so many times, or with this probability each time, until it is cleared. */
export interface MisbehaviourRule extends Strike {
  kind: MisbehaviourKind;
  /** Times it still happens; null without a limit. */
  count: number | null;
  /** Chance at each moment, from 0 to 1. */
  probability: number;
  /** Only for this shop's domain; null for every shop. */
  shop: string | null;
  /** Only for this GraphQL operation name, webhook topic or path behind the app proxy's; null for every one. */
  operation: string | null;
}

export interface Misbehaviours extends Misbehaviour {
  add(rule: MisbehaviourRule): MisbehaviourRule & { id: number };
  list(): (MisbehaviourRule & { id: number })[];
  /** One rule, or all of them. */
  clear(id?: number): void;
  /** Starts the dice over, so that a run can be repeated. */
  seed(seed: number): void;
}

/** The rules in force, with dice that fall the same way for the same seed. */
export function createMisbehaviours(seed = 1): Misbehaviours {
  let rules: (MisbehaviourRule & { id: number })[] = [];
  let nextId = 1;
  let dice = createDice(seed);

  return {
    strikes(kind, shop, operation) {
      const rule = rules.find(
        (each) =>
          each.kind === kind &&
          (each.shop === null || each.shop === shop.domain) &&
          (each.operation === null || each.operation === operation),
      );
      if (!rule || dice() >= rule.probability) return null;
      if (rule.count !== null) {
        rule.count -= 1;
        if (rule.count <= 0) rules = rules.filter((each) => each !== rule);
      }
      const { delayMs, code, message, retryAfterSeconds, times } = rule;
      return { delayMs, code, message, retryAfterSeconds, times };
    },
    add(rule) {
      const added = { ...rule, id: nextId++ };
      rules.push(added);
      return { ...added };
    },
    list: () => rules.map((rule) => ({ ...rule })),
    clear(id) {
      rules = id === undefined ? [] : rules.filter((rule) => rule.id !== id);
    },
    seed(next) {
      dice = createDice(next);
    },
  };
}

/** Numbers from 0 up to 1 (mulberry32): small, even, and the same for the same seed on every machine. */
function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
