import { fulfilledQuantity } from '../../orders/fulfillments.ts';
import { gid } from '../../world/ids.ts';
import { multiplyMoney, subtractMoney } from '../../world/money.ts';
import { lineDiscount } from '../../world/order-totals.ts';
import type { Order, OrderLine } from '../../world/types.ts';
import type { AdminContext, View } from '../context.ts';
import { moneyBagView } from './money.ts';
import { productView, variantView } from './product.ts';

export function lineItemView(context: AdminContext, order: Order, line: OrderLine): View {
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
    unfulfilledQuantity: Math.max(0, line.quantity - line.refundedQuantity - fulfilledQuantity(order, line)),
    requiresShipping: line.requiresShipping,
    sellingPlan: line.sellingPlan
      ? {
          __typename: 'LineItemSellingPlan',
          name: line.sellingPlan.name,
          sellingPlanId: gid('SellingPlan', line.sellingPlan.id),
        }
      : null,
    isGiftCard: false,
    originalUnitPriceSet: moneyBagView(line.price, order),
    originalTotalSet: moneyBagView(original, order),
    totalDiscountSet: moneyBagView(discount, order),
    discountedTotalSet: ({ withCodeDiscounts }: { withCodeDiscounts: boolean }) =>
      moneyBagView(withCodeDiscounts ? subtractMoney(original, discount, digits) : original, order),
    product: () => (product ? productView(context, product) : null),
    variant: () => (product && variant ? variantView(context, product, variant) : null),
  };
}
