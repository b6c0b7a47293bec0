import { z } from 'zod';
import { findVariant } from '../orders/checkout.ts';
import type { Cart, Id, Shop } from '../world/types.ts';

const MOST_OF_ONE = 99;

const quantity = z.coerce.number().int().min(0).catch(1);
const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

const addition = z.object({ id: z.coerce.string(), quantity: quantity.default(1) });
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
  if (wanted.data.some(({ id }) => !findVariant(shop, id))) return { refused: 'no-such-variant' };
  for (const { id, quantity: count } of wanted.data) {
    const line = cart.lines.find(({ variantId }) => variantId === id);
    setQuantity(cart, id, (line?.quantity ?? 0) + count);
  }
  return { added: wanted.data.map(({ id }) => id) };
}

/** Sets the quantity of one line, named by its variant, its key or its place. */
export function changeCart(cart: Cart, body: unknown): { ok: true } | CartRefusal {
  const wanted = change.safeParse(body);
  if (!wanted.success) return { refused: 'bad-request' };
  const { id, line, quantity: count } = wanted.data;
  const variantId = line === undefined ? id?.split(':')[0] : cart.lines[line - 1]?.variantId;
  if (!variantId || !cart.lines.some((each) => each.variantId === variantId)) return { refused: 'bad-request' };
  setQuantity(cart, variantId, count);
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
    const variants = cart.lines.map(({ variantId }) => variantId);
    updates.forEach((count, index) => variants[index] && setQuantity(cart, variants[index], count));
  } else if (updates) {
    for (const [id, count] of Object.entries(updates)) if (findVariant(shop, id)) setQuantity(cart, id, count);
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

function setQuantity(cart: Cart, variantId: Id, count: number): void {
  const wanted = Math.min(count, MOST_OF_ONE);
  const line = cart.lines.find((each) => each.variantId === variantId);
  if (wanted === 0) cart.lines = cart.lines.filter((each) => each !== line);
  else if (line) line.quantity = wanted;
  else cart.lines.push({ variantId, quantity: wanted });
}
