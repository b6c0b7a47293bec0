import { findVariant } from '../../orders/checkout.ts';
import { lineKey } from '../cart-changes.ts';
import { currencyOf, pathOn, shownAmount, type Page } from './page.ts';

/** Liquid's `cart`: without the codes, of which Liquid sees only what they take off. */
export function liquidCart(page: Page): Record<string, unknown> {
  const { discount_codes: _codes, ...cart } = cartObject(page);
  return cart;
}

/** The cart as scripts and Liquid see it. Always there, also for a visitor who has put nothing in it. */
export function cartObject(page: Page): Record<string, unknown> {
  const { shop, cart, priced } = page;
  const hundredths = (amount: string) => shownAmount(page, amount);
  const lines = cart?.lines ?? [];
  const items = lines.flatMap((line, index) => {
    const { variantId, quantity, sellingPlanId } = line;
    const found = findVariant(shop, variantId);
    if (!found) return [];
    const { product, variant } = found;
    const price = hundredths(variant.price);
    const off = (priced?.applied ?? []).reduce(
      (sum, applied) => sum + hundredths(applied.lineAmounts[index] ?? '0'),
      0,
    );
    const plan = product.sellingPlans?.find(({ id }) => id === sellingPlanId);
    const isOnly = product.variants.length === 1;
    return {
      id: BigInt(variantId),
      key: cart ? lineKey(cart, line) : '',
      variant_id: BigInt(variantId),
      product_id: BigInt(product.id),
      handle: product.handle,
      title: isOnly ? product.title : `${product.title} - ${variant.title}`,
      product_title: product.title,
      variant_title: isOnly ? null : variant.title,
      sku: variant.sku,
      vendor: product.vendor,
      url: `${pathOn(page, `/products/${product.handle}`)}?variant=${variantId}`,
      image: product.imageUrl,
      quantity,
      price,
      original_price: price,
      original_line_price: price * quantity,
      line_price: price * quantity,
      final_line_price: price * quantity - off,
      requires_shipping: variant.requiresShipping,
      gift_card: false,
      properties: {},
      selling_plan_allocation: plan ? { selling_plan: { id: BigInt(plan.id), name: plan.name } } : null,
    };
  });
  const whole = items.reduce((sum, item) => sum + item.original_line_price, 0);
  const off = hundredths(priced?.lineDiscount ?? '0');
  const applications = (priced?.applied ?? []).map(({ typed, terms, amount }) => ({
    type: 'discount_code',
    title: typed,
    key: typed,
    target_selection: terms.gets.all ? 'all' : 'entitled',
    total_allocated_amount: hundredths(amount),
  }));
  return {
    token: cart?.token ?? null,
    note: cart?.note ?? '',
    attributes: publicAttributes(cart?.attributes ?? {}),
    item_count: items.reduce((sum, item) => sum + item.quantity, 0),
    items,
    empty: items.length === 0,
    original_total_price: whole,
    items_subtotal_price: whole,
    total_price: whole - off,
    total_discount: off,
    total_weight: 0,
    requires_shipping: items.some((item) => item.requires_shipping),
    currency: { iso_code: currencyOf(page) },
    discount_codes: (cart?.discountCodes ?? []).map((code) => ({
      code,
      applicable: (priced?.applied ?? []).some(({ typed }) => typed === code),
    })),
    discount_applications: applications,
    cart_level_discount_applications: applications,
  };
}

/** Names that begin with two underscores are for the order alone: neither Liquid nor scripts see them. */
function publicAttributes(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.startsWith('__')));
}
