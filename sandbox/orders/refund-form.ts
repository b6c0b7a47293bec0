import { z } from 'zod';
import type { RefundRequest } from './refund-order.ts';

const amount = z
  .string()
  .trim()
  .transform((text) => text.replace(',', '.'))
  .pipe(z.string().regex(/^(\d+(\.\d+)?)?$/));

const form = z.object({
  whole: z.string().optional(),
  quantity: z.record(z.string(), z.coerce.number().int().min(0)).default({}),
  shipping: amount.default(''),
  amount: amount.default(''),
  note: z.string().trim().default(''),
});

/** Reads the refund form of an order's page; null when something in it is no number. */
export function parseRefundForm(body: unknown): RefundRequest | null {
  const parsed = form.safeParse(body ?? {});
  if (!parsed.success) return null;
  const { whole, quantity, shipping, amount: paidBack, note } = parsed.data;
  if (whole !== undefined) return { whole: true, note };
  const lines = Object.entries(quantity).map(([lineId, count]) => ({ lineId, quantity: count }));
  return {
    lines: lines.filter((line) => line.quantity > 0),
    note,
    ...(shipping !== '' && { shipping }),
    ...(paidBack !== '' && { amount: paidBack }),
  };
}
