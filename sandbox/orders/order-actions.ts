import { z } from 'zod';
import type { Sandbox } from '../world/sandbox.ts';
import type { Order, Shop } from '../world/types.ts';
import { cancelOrder, fulfillOrder, payOrder } from './change-order.ts';
import { moveDispute, openDispute } from './disputes.ts';
import { assessOrder } from './order-risk.ts';
import { parseRefundForm } from './refund-form.ts';
import { refundOrder } from './refund-order.ts';

const pieces = z.record(z.string(), z.coerce.number().int().min(0)).transform((quantity) =>
  Object.entries(quantity)
    .filter(([, count]) => count > 0)
    .map(([lineId, count]) => ({ lineId, quantity: count })),
);

const cancellation = z.object({
  reason: z.enum(['customer', 'fraud', 'inventory', 'declined', 'other']).catch('customer').default('customer'),
  refund: z.string().optional(),
});

const parcel = z.object({ quantity: pieces.optional(), whole: z.string().optional() });

const dispute = z.object({
  status: z.enum(['open', 'UNDER_REVIEW', 'ACCEPTED', 'WON', 'LOST']).default('open'),
  type: z.enum(['CHARGEBACK', 'INQUIRY']).default('CHARGEBACK'),
  reason: z.string().trim().min(1).default('fraudulent'),
});

const risk = z.object({
  recommendation: z.enum(['NONE', 'ACCEPT', 'INVESTIGATE', 'CANCEL']).default('ACCEPT'),
  level: z.enum(['NONE', 'LOW', 'MEDIUM', 'HIGH', 'PENDING']).default('LOW'),
  fact: z.string().trim().default(''),
});

/**
 * What a merchant, or a buyer's bank, does with an order: pay, fulfill, refund, cancel, dispute, risk. `body` is a form
 * or JSON with the same names. Null when there is no such action.
 */
export function actOnOrder(
  sandbox: Sandbox,
  shop: Shop,
  order: Order,
  action: string,
  body: unknown,
): { ok: true } | { refused: string } | null {
  const fields = body ?? {};
  switch (action) {
    case 'pay':
      return payOrder(sandbox, shop, order);
    case 'fulfill': {
      const parsed = parcel.safeParse(fields);
      if (!parsed.success) return { refused: 'not-a-number' };
      const { quantity = [], whole } = parsed.data;
      return fulfillOrder(sandbox, shop, order, whole === undefined && quantity.length > 0 ? quantity : undefined);
    }
    case 'cancel': {
      const { reason, refund } = cancellation.parse(fields);
      return cancelOrder(sandbox, shop, order, { reason, refund: refund !== 'no' });
    }
    case 'refund': {
      const request = parseRefundForm(fields);
      return request ? refundOrder(sandbox, shop, order, request) : { refused: 'not-a-number' };
    }
    case 'dispute': {
      const parsed = dispute.safeParse(fields);
      if (!parsed.success) return { refused: 'not-understood' };
      const { status, ...details } = parsed.data;
      return status === 'open' ? openDispute(sandbox, shop, order, details) : moveDispute(sandbox, shop, order, status);
    }
    case 'risk': {
      const parsed = risk.safeParse(fields);
      if (!parsed.success) return { refused: 'not-understood' };
      const { fact, ...judgement } = parsed.data;
      const sentiment = judgement.recommendation === 'ACCEPT' ? 'POSITIVE' : 'NEGATIVE';
      const facts = fact === '' ? [] : [{ description: fact, sentiment } as const];
      return assessOrder(sandbox, shop, order, { ...judgement, facts });
    }
    default:
      return null;
  }
}
