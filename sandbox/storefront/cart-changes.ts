import { z } from 'zod';
import { findVariant } from '../orders/checkout.ts';
import type { Cart, CartLine, Id, Shop } from '../world/types.ts';

const MOST_OF_ONE = 99;

const quantity = z.coerce.number().int().min(0).catch(1);
const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** The form's empty choice means that it is bought once. */
const sellingPlan = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((id) => (id ? String(id) : undefined));

const addition = z.object({ id: z.coerce.string(), quantity: quantity.default(1), selling_plan: sellingPlan });
const additions = z.union([
  z.object({ items: z.array(addition) }).transform(({ items }) => items),
  addition.transform((item) => [item]),
]);

const change = z.object({
  id: z.coerce.string().optional(),
  line: z.coerce.number().int().optional(),
  quantity: quantity.default(0),
});

const update = z.object({
  updates: z.union([z.array(quantity), z.record(z.string(), quantity)]).optional(),
  attributes: attributes.optional(),
  note: z.string().nullish(),
  discount: z.string().optional(),
});

export type CartRefusal = { refused: 'bad-request' | 'no-such-variant' };

/** Puts variants into the cart. Nothing is added when one of them does not exist. */
export function addToCart(shop: Shop, cart: Cart, body: unknown): { added: Id[] } | CartRefusal {
  const wanted = additions.safeParse(body);
  if (!wanted.success) return { refused: 'bad-request' };
  if (wanted.data.some(({ id, selling_plan: plan }) => !canBuy(shop, id, plan))) return { refused: 'no-such-variant' };
  for (const { id, quantity: count, selling_plan: plan } of wanted.data) {
    const line = cart.lines.find(({ variantId, sellingPlanId }) => variantId === id && sellingPlanId === plan);
    if (line) setQuantity(cart, line, line.quantity + count);
    else if (count > 0) cart.lines.push(newLine(id, count, plan));
  }
  return { added: wanted.data.map(({ id }) => id) };
}

/** Sets the quantity of one line, named by its variant, its key or its place. */
export function changeCart(cart: Cart, body: unknown): { ok: true } | CartRefusal {
  const wanted = change.safeParse(body);
  if (!wanted.success) return { refused: 'bad-request' };
  const { id, line, quantity: count } = wanted.data;
  const named = (each: CartLine) => (id?.includes(':') ? lineKey(cart, each) === id : each.variantId === id);
  const chosen = line === undefined ? cart.lines.find(named) : cart.lines[line - 1];
  if (!chosen) return { refused: 'bad-request' };
  setQuantity(cart, chosen, count);
  return { ok: true };
}

/**
 * Sets quantities, attributes, note and discount codes; what is not named stays. `discount` replaces all codes: they
 * are separated by commas, and an empty text takes them away.
 */
export function updateCart(shop: Shop, cart: Cart, body: unknown): { ok: true } | CartRefusal {
  const wanted = update.safeParse(body);
  if (!wanted.success) return { refused: 'bad-request' };
  const { updates, attributes: named, note, discount } = wanted.data;
  if (Array.isArray(updates)) {
    const lines = [...cart.lines];
    updates.forEach((count, index) => lines[index] && setQuantity(cart, lines[index], count));
  } else if (updates) {
    for (const [id, count] of Object.entries(updates)) {
      const line = cart.lines.find((each) => each.variantId === id || lineKey(cart, each) === id);
      if (line) setQuantity(cart, line, count);
      else if (count > 0 && findVariant(shop, id)) cart.lines.push(newLine(id, count));
    }
  }
  for (const [name, value] of Object.entries(named ?? {})) {
    if (value === null || value === '') delete cart.attributes[name];
    else cart.attributes[name] = String(value);
  }
  if (note !== undefined) cart.note = note ?? '';
  if (discount !== undefined) cart.discountCodes = splitCodes(discount);
  return { ok: true };
}

/** Codes of a comma-separated list, as typed, each once. */
export function splitCodes(text: string): string[] {
  const codes = text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
  return codes.filter(
    (code, index) => codes.findIndex((other) => other.toLowerCase() === code.toLowerCase()) === index,
  );
}

/** What scripts call a line: the same variant bought once and on a subscription are two lines. */
export function lineKey(cart: Cart, { variantId, sellingPlanId }: CartLine): string {
  return `${variantId}:${cart.token}${sellingPlanId ? `-${sellingPlanId}` : ''}`;
}

/** Whether the shop has the variant, and sells it on that subscription when one is named. */
function canBuy(shop: Shop, variantId: Id, sellingPlanId: Id | undefined): boolean {
  const found = findVariant(shop, variantId);
  if (!found || sellingPlanId === undefined) return found !== null;
  return found.product.sellingPlans?.some(({ id }) => id === sellingPlanId) ?? false;
}

function newLine(variantId: Id, count: number, sellingPlanId?: Id): CartLine {
  return { variantId, quantity: Math.min(count, MOST_OF_ONE), ...(sellingPlanId && { sellingPlanId }) };
}

function setQuantity(cart: Cart, line: CartLine, count: number): void {
  if (count === 0) cart.lines = cart.lines.filter((each) => each !== line);
  else line.quantity = Math.min(count, MOST_OF_ONE);
}
