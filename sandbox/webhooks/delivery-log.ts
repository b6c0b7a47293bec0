import type { Sandbox } from '../world/sandbox.ts';
import type { Delivery } from './delivery.ts';

/** Settled deliveries that are kept to be looked at. */
const keep = 1000;

export interface DeliveryLog {
  add(delivery: Delivery): void;
  /** False once the log was cleared: a delivery under way then must not come back. */
  has(delivery: Delivery): boolean;
  settle(delivery: Delivery, state: 'delivered' | 'given-up' | 'lost'): void;
  pending(): Delivery[];
  /** Newest first. */
  list(): Delivery[];
  idle(timeoutMs: number): Promise<boolean>;
  clear(): void;
}

/** Waiting deliveries live in the world, so that a restart does not lose them; settled ones only in memory. */
export function createDeliveryLog(sandbox: Pick<Sandbox, 'world' | 'changed'>): DeliveryLog {
  const waiting = new Map((sandbox.world.deliveries ?? []).map((delivery) => [delivery.webhookId, delivery]));
  let all: Delivery[] = [...waiting.values()];
  let whenIdle: (() => void)[] = [];

  function keepWaiting(): void {
    sandbox.world.deliveries = [...waiting.values()];
    sandbox.changed();
    if (waiting.size > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  }

  return {
    add(delivery) {
      waiting.set(delivery.webhookId, delivery);
      all.push(delivery);
      if (all.length > keep * 2) all = all.filter((each, index) => each.state === 'waiting' || index >= keep);
      keepWaiting();
    },
    has: (delivery) => waiting.has(delivery.webhookId),
    settle(delivery, state) {
      delivery.state = state;
      delivery.nextAttemptAt = null;
      waiting.delete(delivery.webhookId);
      keepWaiting();
    },
    pending: () => [...waiting.values()],
    list: () => [...all].reverse(),
    async idle(timeoutMs) {
      if (waiting.size === 0) return true;
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), timeoutMs);
        whenIdle.push(() => {
          clearTimeout(timer);
          resolve(true);
        });
      });
    },
    clear() {
      waiting.clear();
      all = [];
      keepWaiting();
    },
  };
}
