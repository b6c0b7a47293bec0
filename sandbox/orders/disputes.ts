import { bareId } from '../world/ids.ts';
import { sumMoney } from '../world/money.ts';
import type { Dispute, DisputeStatus } from '../world/order-parts.ts';
import { presentmentCurrencyOf, toPresentment } from '../world/presentment.ts';
import type { Sandbox } from '../world/sandbox.ts';
import { shopTime } from '../world/shop-time.ts';
import type { Order, Shop } from '../world/types.ts';
import { announceOrder } from './announce.ts';
import { paymentsOf } from './payments.ts';

const DAY_MS = 86_400_000;
const DAYS_TO_ANSWER = 10;

export type DisputeOutcome =
  { ok: true; dispute: Dispute } | { refused: 'not-charged' | 'already-disputed' | 'no-dispute' };

/**
 * The buyer's bank asks for the money of an order back: disputes/create and orders/updated. Only what a card paid for
 * can be disputed, and the order's own sums stay as they are.
 */
export function openDispute(
  sandbox: Sandbox,
  shop: Shop,
  order: Order,
  { type = 'CHARGEBACK', reason = 'fraudulent' }: Partial<Pick<Dispute, 'type' | 'reason'>> = {},
): DisputeOutcome {
  const charged = paymentsOf(shop, order).filter(
    ({ gateway }) => gateway === 'shopify_payments' || gateway === 'bogus',
  );
  if (charged.length === 0) return { refused: 'not-charged' };
  if (openDisputeOf(order)) return { refused: 'already-disputed' };
  const now = sandbox.now();
  const dispute: Dispute = {
    id: sandbox.newId(),
    type,
    status: 'NEEDS_RESPONSE',
    reason,
    amount: sumMoney(
      charged.map(({ amount }) => amount),
      shop.currencyDigits,
    ),
    initiatedAt: now.toISOString(),
    evidenceDueBy: new Date(now.getTime() + DAYS_TO_ANSWER * DAY_MS).toISOString(),
    finalizedAt: null,
  };
  order.disputes = [...(order.disputes ?? []), dispute];
  sandbox.sendWebhook(shop, 'disputes/create', disputeBody(shop, order, dispute));
  announceOrder(sandbox, shop, order, []);
  return { ok: true, dispute };
}

/** The bank decides, or the merchant sends evidence or gives in: disputes/update and orders/updated. */
export function moveDispute(
  sandbox: Sandbox,
  shop: Shop,
  order: Order,
  status: Exclude<DisputeStatus, 'NEEDS_RESPONSE'>,
): DisputeOutcome {
  const dispute = openDisputeOf(order);
  if (!dispute) return { refused: 'no-dispute' };
  dispute.status = status;
  if (status !== 'UNDER_REVIEW') dispute.finalizedAt = sandbox.now().toISOString();
  sandbox.sendWebhook(shop, 'disputes/update', disputeBody(shop, order, dispute));
  announceOrder(sandbox, shop, order, []);
  return { ok: true, dispute };
}

/** The dispute of an order that nobody has decided yet. */
export function openDisputeOf(order: Order): Dispute | null {
  return order.disputes?.find(({ finalizedAt }) => finalizedAt === null) ?? null;
}

/** A dispute as REST writes it, in the currency the buyer paid in. */
function disputeBody(shop: Shop, order: Order, dispute: Dispute): Record<string, unknown> {
  const time = (at: string | null) => (at === null ? null : shopTime(at, shop.timeZone));
  return {
    id: bareId(dispute.id),
    order_id: bareId(order.id),
    type: dispute.type.toLowerCase(),
    amount: toPresentment(dispute.amount, order),
    currency: presentmentCurrencyOf(order),
    reason: dispute.reason,
    network_reason_code: dispute.reason === 'fraudulent' ? '4837' : '4853',
    status: dispute.status.toLowerCase(),
    evidence_due_by: time(dispute.evidenceDueBy),
    // Nobody writes evidence here: it counts as sent at once.
    evidence_sent_on: dispute.status === 'NEEDS_RESPONSE' ? null : time(dispute.initiatedAt),
    finalized_on: time(dispute.finalizedAt),
    initiated_at: time(dispute.initiatedAt),
  };
}
