import { z } from 'zod';
import type { RefundRequest } from './refund-order.ts';

const amount = z
  .string()
  .trim()
  .transform((text) => text.replace(',', '.'))
  .pipe(z.string().regex(/^(\d+(\.\d+)?)?$/));

const gateways = z.enum(['shopify_payments', 'bogus', 'manual', 'cash', 'gift_card', 'shopify_store_credit']);

const form = z.object({
  whole: z.string().optional(),
  quantity: z.record(z.string(), z.coerce.number().int().min(0)).default({}),
  shipping: amount.default(''),
  amount: amount.default(''),
  /** Pieces that do not go back into stock. */
  restock: z.enum(['yes', 'no']).default('yes'),
  /** Gateway to amount, to share a refund by hand. */
  pay: z.record(z.string(), amount).default({}),
  note: z.string().trim().default(''),
});

/** Reads the refund form of an order's page; null when something in it is no number. */
export function parseRefundForm(body: unknown): RefundRequest | null {
  const parsed = form.safeParse(body ?? {});
  if (!parsed.success) return null;
  const { whole, quantity, shipping, amount: paidBack, restock, pay, note } = parsed.data;
  const isRestocked = restock === 'yes';
  if (whole !== undefined) return { whole: true, restock: isRestocked, note };
  const lines = Object.entries(quantity).map(([lineId, count]) => ({ lineId, quantity: count }));
  const transactions = Object.entries(pay).flatMap(([name, share]) => {
    const gateway = gateways.safeParse(name);
    return gateway.success && share !== '' ? [{ gateway: gateway.data, amount: share }] : [];
  });
  return {
    lines: lines.filter((line) => line.quantity > 0),
    restock: isRestocked,
    note,
    ...(shipping !== '' && { shipping }),
    ...(paidBack !== '' && { amount: paidBack }),
    ...(transactions.length > 0 && { transactions }),
  };
}
