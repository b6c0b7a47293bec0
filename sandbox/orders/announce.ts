import type { Sandbox } from '../world/sandbox.ts';
import type { Order, Shop } from '../world/types.ts';
import { orderBody } from './order-body.ts';

/** Marks the order as changed now, keeps it, and tells the app by each topic and by orders/updated. */
export function announceOrder(sandbox: Sandbox, shop: Shop, order: Order, topics: string[]): void {
  order.updatedAt = laterOf(order.updatedAt, sandbox.now().toISOString());
  sandbox.changed();
  for (const topic of [...topics, 'orders/updated']) sandbox.sendWebhook(shop, topic, orderBody(shop, order));
}

/** An order may be placed with a date of its own; a change never makes it older. */
function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}
