import { formatMoney } from '../../world/money.ts';
import type { Shop } from '../../world/types.ts';
import type { StoredInput, StoredItems } from '../stored-discount.ts';

/** The sentence Shopify writes about a discount, such as `10% off entire order • One use per customer`. */
export function discountSummary(shop: Shop, input: StoredInput): string {
  return [shortSummary(shop, input), minimum(shop, input), input.appliesOncePerCustomer ? 'One use per customer' : null]
    .filter((part) => part !== null)
    .join(' • ');
}

/** The first part of that sentence. */
export function shortSummary(shop: Shop, { customerGets, customerBuys, destination }: StoredInput): string {
  const value = customerGets?.value;
  const items = customerGets?.items;
  if (!value) {
    const countries = destination?.countries?.add.length ?? 0;
    return `Free shipping on all products • For ${countries > 0 ? `${countries} countries` : 'all countries'}`;
  }
  if (value.discountOnQuantity) {
    const { quantity, effect } = value.discountOnQuantity;
    const off = effect.amount ? formatMoney(effect.amount, shop) : percent(effect.percentage ?? 1);
    const price = off === '100%' ? 'free' : `at ${off} off`;
    const buys = customerBuys?.value.amount
      ? `Spend ${formatMoney(customerBuys.value.amount, shop)}`
      : `Buy ${customerBuys?.value.quantity ?? '1'} item`;
    return `${buys}, get ${quantity} item ${price}`;
  }
  const off = value.discountAmount ? formatMoney(value.discountAmount.amount, shop) : percent(value.percentage ?? 0);
  return `${off} off ${items ? itemsText(items) : 'entire order'}`;
}

function itemsText({ all, products, collections }: StoredItems): string {
  if (all) return 'entire order';
  if (collections) return `${collections.add.length} collection${collections.add.length === 1 ? '' : 's'}`;
  const count = (products?.productsToAdd.length ?? 0) + (products?.productVariantsToAdd.length ?? 0);
  return `${count} product${count === 1 ? '' : 's'}`;
}

function minimum(shop: Shop, { minimumRequirement }: StoredInput): string | null {
  const subtotal = minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal;
  if (subtotal) return `Minimum purchase of ${formatMoney(subtotal, shop)}`;
  const quantity = minimumRequirement?.quantity?.greaterThanOrEqualToQuantity;
  return quantity ? `Minimum quantity of ${quantity}` : null;
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toFixed(2))}%`;
}
