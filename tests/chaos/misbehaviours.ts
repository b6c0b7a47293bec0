import type { MisbehaviourRule } from '../../sandbox/control/misbehaviour.ts';
import type { RunningSandbox } from '../../sandbox/start.ts';
import type { MisbehaviourKind } from '../../sandbox/world/sandbox.ts';

type Rule = Partial<MisbehaviourRule> & { kind: MisbehaviourKind };

/** Everything that the pretend Shopify can do wrong; of one kind the first rule that fits speaks. */
const rules: Rule[] = [
  { kind: 'webhook.duplicate', operation: 'orders/paid', code: 'new-webhook-id', times: 2 },
  { kind: 'webhook.duplicate', times: 2, delayMs: 30 },
  { kind: 'webhook.late', delayMs: 1500 },
  { kind: 'webhook.reorder', delayMs: 800 },
  { kind: 'webhook.lose' },
  { kind: 'webhook.wrong-signature' },
  { kind: 'admin.throttle' },
  { kind: 'admin.server-error' },
  { kind: 'admin.timeout-after-effect' },
  { kind: 'admin.user-error' },
  { kind: 'admin.too-many-requests', retryAfterSeconds: 0.3 },
  { kind: 'oauth.refuse-refresh' },
  { kind: 'oauth.missing-expiry' },
];

export type Met = Map<MisbehaviourKind, number>;

/** Each kind happens with this probability at each moment from now on; answers how often each was met. */
export function misbehave({ misbehaviours }: RunningSandbox, probability: number): Met {
  const met: Met = new Map();
  const { strikes } = misbehaviours;
  misbehaviours.strikes = (kind, shop, operation) => {
    const strike = strikes(kind, shop, operation);
    if (strike !== null) met.set(kind, (met.get(kind) ?? 0) + 1);
    return strike;
  };
  for (const rule of rules) misbehaviours.add({ shop: null, operation: null, count: null, ...rule, probability });
  return met;
}
