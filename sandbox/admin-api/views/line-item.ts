import { gid } from '../../world/ids.ts';
import { multiplyMoney, subtractMoney } from '../../world/money.ts';
import { lineDiscount } from '../../world/order-totals.ts';
import type { OrderLine } from '../../world/types.ts';
import type { AdminContext, View } from '../context.ts';
import { moneyBagView } from './money.ts';
import { productView, variantView } from './product.ts';

export function lineItemView(context: AdminContext, line: OrderLine): View {
  const { shop } = context;
  const digits = shop.currencyDigits;
  const original = multiplyMoney(line.price, line.quantity, digits);
  const discount = lineDiscount(line, digits);
  const product = shop.products.find(({ id }) => id === line.productId);
  const variant = product?.variants.find(({ id }) => id === line.variantId);
  return {
    __typename: 'LineItem',
    id: gid('LineItem', line.id),
    title: line.title,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    variantTitle: line.variantTitle,
    sku: line.sku || null,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: line.quantity - line.refundedQuantity,
    refundableQuantity: line.quantity - line.refundedQuantity,
    requiresShipping: line.requiresShipping,
    isGiftCard: false,
    originalUnitPriceSet: moneyBagView(line.price, shop),
    originalTotalSet: moneyBagView(original, shop),
    totalDiscountSet: moneyBagView(discount, shop),
    discountedTotalSet: ({ withCodeDiscounts }: { withCodeDiscounts: boolean }) =>
      moneyBagView(withCodeDiscounts ? subtractMoney(original, discount, digits) : original, shop),
    product: () => (product ? productView(context, product) : null),
    variant: () => (product && variant ? variantView(context, product, variant) : null),
  };
}
