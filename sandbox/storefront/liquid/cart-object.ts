import { findVariant } from '../../orders/checkout.ts';
import { lineKey } from '../cart-changes.ts';
import { hundredths } from './hundredths.ts';
import type { Page } from './page.ts';

/** Liquid's `cart`. Always there, also for a visitor who has put nothing in it. */
export function cartObject({ shop, cart, priced }: Page): Record<string, unknown> {
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
      url: `/products/${product.handle}?variant=${variantId}`,
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
  return {
    token: cart?.token ?? null,
    note: cart?.note ?? '',
    attributes: cart?.attributes ?? {},
    item_count: items.reduce((sum, item) => sum + item.quantity, 0),
    items,
    empty: items.length === 0,
    original_total_price: whole,
    items_subtotal_price: whole,
    total_price: whole - off,
    total_discount: off,
    total_weight: 0,
    requires_shipping: items.some((item) => item.requires_shipping),
    currency: { iso_code: shop.currency },
    discount_codes: (cart?.discountCodes ?? []).map((code) => ({
      code,
      applicable: (priced?.applied ?? []).some(({ typed }) => typed === code),
    })),
    cart_level_discount_applications: (priced?.applied ?? []).map(({ typed, terms, amount }) => ({
      type: 'discount_code',
      title: typed,
      key: typed,
      target_selection: terms.gets.all ? 'all' : 'entitled',
      total_allocated_amount: hundredths(amount),
    })),
  };
}
