import { randomBytes, randomUUID } from 'node:crypto';
import type { Sandbox } from '../world/sandbox.ts';
import type { Shop } from '../world/types.ts';
import { retryDelaysMs, type Attempt, type Delivery } from './delivery.ts';
import { createDeliveryLog, type DeliveryLog } from './delivery-log.ts';
import { webhookPayload } from './payload.ts';
import { isReceived, postDelivery } from './post.ts';
import { createSlots } from './slots.ts';

type SenderSandbox = Pick<Sandbox, 'world' | 'app' | 'urls' | 'misbehaviour' | 'now' | 'changed'>;

export interface SenderOptions {
  /** How many times faster than Shopify retries are made: 1000 turns four hours into fifteen seconds. */
  speed?: number;
  /** Shopify waits five seconds for an answer. */
  timeoutMs?: number;
  /** Deliveries under way at once. */
  concurrency?: number;
}

export interface WebhookSender {
  /** Queues one delivery for each subscription of the topic. */
  send(shop: Shop, topic: string, body: unknown): void;
  /** Newest first. */
  list(): Delivery[];
  /** Sends a delivery once more, whatever became of it. Null when there is none of that id. */
  redeliver(webhookId: string): Promise<Attempt | null>;
  /** True as soon as nothing is waiting, false when that takes longer than `timeoutMs`. */
  idle(timeoutMs: number): Promise<boolean>;
  speed(): number;
  setSpeed(speed: number): void;
  /** The pretend clock moved forward: retries due by then are due now. */
  advance(ms: number): void;
  /** Forgets everything waiting and everything logged. */
  clear(): void;
  close(): Promise<void>;
}

/** Topics that are sent to a shop which has uninstalled the app. */
const afterUninstall = new Set(['app/uninstalled', 'customers/data_request', 'customers/redact', 'shop/redact']);

const lateByDefaultMs = 2000;
const reorderedByDefaultMs = 1000;

/** Sends webhooks the way Shopify does, and wrongly when the control interface asked for it. */
export function createWebhookSender(sandbox: SenderSandbox, options: SenderOptions = {}): WebhookSender {
  const timeoutMs = options.timeoutMs ?? 5000;
  const slots = createSlots(options.concurrency ?? 64);
  const log: DeliveryLog = createDeliveryLog(sandbox);
  const timers = new Map<string, NodeJS.Timeout>();
  /** Deliveries that let the shop's next one overtake them, by shop. */
  const overtaken = new Map<string, Delivery[]>();
  let speed = options.speed ?? 1;
  let closed = false;

  const secret = () => sandbox.app.secrets.at(-1) ?? '';
  const shopOf = (delivery: Delivery) => sandbox.world.shops[delivery.shop];

  function plan(delivery: Delivery, inMs: number): void {
    if (closed) return;
    delivery.nextAttemptAt = Date.now() + inMs;
    clearTimeout(timers.get(delivery.webhookId));
    timers.set(
      delivery.webhookId,
      setTimeout(() => {
        timers.delete(delivery.webhookId);
        void slots.run(() => attempt(delivery));
      }, inMs),
    );
  }

  function post(delivery: Delivery, kind: Attempt['kind']): Promise<Attempt> {
    // A signature made with a secret nobody has is what a forger would send.
    const signWith = kind === 'wrong-signature' ? randomBytes(16).toString('hex') : secret();
    return postDelivery(delivery, { origin: sandbox.urls.tunnel, secret: signWith, timeoutMs, kind });
  }

  async function attempt(delivery: Delivery): Promise<void> {
    if (closed || !log.has(delivery)) return;
    delivery.nextAttemptAt = null;
    const shop = shopOf(delivery);
    const isForged = shop ? sandbox.misbehaviour.strikes('webhook.wrong-signature', shop, delivery.topic) : null;
    const [made] = await Promise.all([post(delivery, isForged ? 'wrong-signature' : 'regular'), duplicate(delivery)]);
    delivery.attempts.push(made);
    if (isReceived(made)) log.settle(delivery, 'delivered');
    else retry(delivery);
    for (const other of overtaken.get(delivery.shop) ?? []) plan(other, 0);
    overtaken.delete(delivery.shop);
  }

  function retry(delivery: Delivery): void {
    const failures = delivery.attempts.filter((made) => made.kind !== 'duplicate' && made.kind !== 'redelivery').length;
    const wait = retryDelaysMs[failures - 1];
    if (wait === undefined) log.settle(delivery, 'given-up');
    else plan(delivery, wait / speed);
    sandbox.changed();
  }

  /** Copies go beside the first one, or one after the other when a delay is asked for. */
  async function duplicate(delivery: Delivery): Promise<void> {
    const shop = shopOf(delivery);
    const strike = shop ? sandbox.misbehaviour.strikes('webhook.duplicate', shop, delivery.topic) : null;
    if (!strike) return;
    const copies = Array.from({ length: strike.times ?? 1 }, () =>
      strike.code === 'new-webhook-id' ? { ...delivery, webhookId: randomUUID() } : delivery,
    );
    const { delayMs } = strike;
    if (delayMs === undefined) {
      delivery.attempts.push(...(await Promise.all(copies.map((copy) => post(copy, 'duplicate')))));
      return;
    }
    for (const copy of copies) {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      delivery.attempts.push(await post(copy, 'duplicate'));
    }
  }

  function start(delivery: Delivery, shop: Shop): void {
    log.add(delivery);
    const strikes = (kind: 'webhook.lose' | 'webhook.late' | 'webhook.reorder') =>
      sandbox.misbehaviour.strikes(kind, shop, delivery.topic);
    if (strikes('webhook.lose')) return log.settle(delivery, 'lost');
    const late = strikes('webhook.late');
    if (late) return plan(delivery, late.delayMs ?? lateByDefaultMs);
    const reordered = strikes('webhook.reorder');
    if (reordered) {
      overtaken.set(shop.domain, [...(overtaken.get(shop.domain) ?? []), delivery]);
      return plan(delivery, reordered.delayMs ?? reorderedByDefaultMs);
    }
    plan(delivery, 0);
  }

  // What a former run of this world had not delivered yet is taken up again.
  for (const delivery of log.pending()) plan(delivery, Math.max(0, (delivery.nextAttemptAt ?? 0) - Date.now()));

  return {
    send(shop, topic, body) {
      if (closed || (shop.installation === null && !afterUninstall.has(topic))) return;
      const eventId = randomUUID();
      for (const subscription of sandbox.app.webhooks.subscriptions.filter((each) => each.topic === topic)) {
        const delivery: Delivery = {
          webhookId: randomUUID(),
          eventId,
          shop: shop.domain,
          topic,
          uri: subscription.uri,
          name: subscription.name,
          apiVersion: sandbox.app.webhooks.apiVersion,
          payload: webhookPayload(body, subscription.includeFields),
          triggeredAt: sandbox.now().toISOString(),
          state: 'waiting',
          attempts: [],
          nextAttemptAt: null,
        };
        start(delivery, shop);
      }
    },
    list: () => log.list(),
    async redeliver(webhookId) {
      const delivery = log.list().find((each) => each.webhookId === webhookId);
      if (!delivery) return null;
      const made = await post(delivery, 'redelivery');
      delivery.attempts.push(made);
      if (isReceived(made)) log.settle(delivery, 'delivered');
      return made;
    },
    idle: (waitMs) => log.idle(waitMs),
    speed: () => speed,
    setSpeed(next) {
      const ratio = speed / next;
      speed = next;
      for (const delivery of log.pending()) {
        // Only a planned retry is stretched; a first attempt keeps its own delay.
        if (delivery.nextAttemptAt === null || delivery.attempts.length === 0) continue;
        plan(delivery, Math.max(0, delivery.nextAttemptAt - Date.now()) * ratio);
      }
    },
    advance(ms) {
      for (const delivery of log.pending()) {
        if (delivery.nextAttemptAt === null) continue;
        plan(delivery, Math.max(0, delivery.nextAttemptAt - Date.now() - ms / speed));
      }
    },
    clear() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      overtaken.clear();
      log.clear();
    },
    async close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      await slots.drained();
    },
  };
}
