import { randomBytes } from 'node:crypto';
import type { AppliedCode, PricedCart } from '../discounts/price-cart.ts';
import { multiplyMoney, roundMoney } from '../world/money.ts';
import { useCode } from '../world/redeem-codes.ts';
import type { Sandbox } from '../world/sandbox.ts';
import { settle } from '../world/settle.ts';
import type { DiscountApplication, Order, OrderLine, Shop } from '../world/types.ts';
import { announceOrder } from './announce.ts';
import { takeBuyer } from './buyer.ts';
import { findVariant, type Checkout } from './checkout.ts';
import { planPayments, takePayments } from './payments.ts';
import { priceCheckout, sellableLines } from './price-checkout.ts';

/**
 * Turns a checkout into an order: prices it once more, uses up the codes that apply, and sends orders/create,
 * orders/paid (unless payment is pending) and orders/updated. Codes that do not apply are left out; a checkout page
 * that wants to stop the buyer looks at `priceCheckout` first.
 */
export function placeOrder(sandbox: Sandbox, shop: Shop, checkout: Checkout): Order {
  settle(sandbox, shop);
  const at = checkout.createdAt ?? sandbox.now().toISOString();
  const lines = sellableLines(shop, checkout.lines);
  if (lines.length === 0) throw new Error('An order needs at least one line');
  const shippingCountry = checkout.shippingAddress?.countryCode ?? null;
  const priced = priceCheckout(shop, { ...checkout, lines, shippingCountry }, new Date(at));
  const buyer = takeBuyer(sandbox, shop, checkout, at);
  const presentment = shop.presentmentCurrencies.find(({ currency }) => currency === checkout.currency) ?? null;
  const number = shop.nextOrderNumber++;
  const order: Order = {
    id: sandbox.newId(),
    number,
    name: `#${number}`,
    test: checkout.test ?? false,
    sourceName: checkout.sourceName ?? 'web',
    customerId: buyer?.id ?? null,
    email: checkout.email.trim() || (buyer?.email ?? ''),
    phone: checkout.phone ?? null,
    locale: checkout.locale ?? shop.locale,
    currency: shop.currency,
    presentment,
    lines: orderLines(sandbox, shop, lines, priced),
    discountApplications: priced.applied.map((applied) => applicationOf(applied, shop.currencyDigits)),
    discountCodes: priced.applied.map(codeOf),
    shippingPrice: priced.shippingPrice,
    shippingDiscount: priced.shippingDiscount,
    noteAttributes: Object.entries(checkout.attributes ?? {}).map(([name, value]) => ({ name, value })),
    note: checkout.note ?? null,
    landingSite: checkout.landingSite ?? null,
    referringSite: checkout.referringSite ?? null,
    cartToken: checkout.cartToken ?? null,
    checkoutToken: randomBytes(16).toString('hex'),
    browserIp: checkout.browserIp ?? null,
    userAgent: checkout.userAgent ?? null,
    acceptLanguage: checkout.acceptLanguage ?? null,
    billingAddress: checkout.billingAddress ?? checkout.shippingAddress ?? null,
    shippingAddress: checkout.shippingAddress ?? null,
    financialStatus: 'pending',
    fulfillmentStatus: null,
    fulfilledAt: null,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    paidAt: null,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    refunds: [],
    tags: [],
  };
  const plan = planPayments(
    shop,
    {
      total: priced.total,
      customerId: checkout.customerId ?? null,
      useStoreCredit: checkout.useStoreCredit ?? false,
      giftCardCodes: checkout.giftCardCodes ?? [],
      presentment,
    },
    sandbox.now(),
  );
  takePayments(sandbox, shop, order, plan, checkout.payment === 'pending');
  for (const { redeemCode } of priced.applied) {
    useCode(redeemCode, sandbox.now());
    if (buyer) redeemCode.usedByCustomerIds.push(buyer.id);
  }
  shop.orders.push(order);
  announceOrder(sandbox, shop, order, order.paidAt === null ? ['orders/create'] : ['orders/create', 'orders/paid']);
  return order;
}

function orderLines(sandbox: Sandbox, shop: Shop, lines: Checkout['lines'], priced: PricedCart): OrderLine[] {
  return lines.flatMap(({ variantId, quantity, sellingPlanId }, index) => {
    const found = findVariant(shop, variantId);
    if (!found) return [];
    const { product, variant } = found;
    return {
      id: sandbox.newId(),
      productId: product.id,
      variantId,
      title: product.title,
      variantTitle: product.variants.length === 1 ? null : variant.title,
      sku: variant.sku,
      vendor: product.vendor,
      price: roundMoney(variant.price, shop.currencyDigits),
      quantity,
      refundedQuantity: 0,
      requiresShipping: variant.requiresShipping,
      allocations: priced.applied.flatMap(({ lineAmounts }, applicationIndex) => {
        const amount = lineAmounts[index] ?? '0';
        return Number(amount) > 0 ? { amount, applicationIndex } : [];
      }),
      sellingPlan: product.sellingPlans?.find(({ id }) => id === sellingPlanId) ?? null,
    };
  });
}

function applicationOf({ typed, discount, terms, amount }: AppliedCode, digits: number): DiscountApplication {
  const { value } = terms;
  const isShipping = value.kind === 'free-shipping';
  const isPercentage = value.kind === 'percentage' || isShipping;
  const each = (value.kind === 'amount' && value.onEachItem) || value.kind === 'buy-x-get-y';
  const percent = value.kind === 'percentage' ? multiplyMoney(value.fraction, 100, 4) : '100';
  const fixed = value.kind === 'amount' ? value.amount : amount;
  return {
    type: 'discount_code',
    code: typed.trim(),
    discountId: discount.id,
    valueType: isPercentage ? 'percentage' : 'fixed_amount',
    value: restValue(isPercentage ? percent : roundMoney(fixed, digits)),
    targetType: isShipping ? 'shipping_line' : 'line_item',
    targetSelection: terms.gets.all ? 'all' : 'entitled',
    allocationMethod: each ? 'each' : 'across',
  };
}

/** REST writes the value of an application with at least one digit behind the point, and no more than it needs. */
function restValue(value: string): string {
  const shortest = value.includes('.') ? value.replace(/0+$/, '') : `${value}.`;
  return shortest.endsWith('.') ? `${shortest}0` : shortest;
}

function codeOf({ typed, terms, amount }: AppliedCode): Order['discountCodes'][number] {
  const type =
    terms.value.kind === 'free-shipping'
      ? 'shipping'
      : terms.value.kind === 'percentage'
        ? 'percentage'
        : 'fixed_amount';
  return { code: typed.trim(), amount, type };
}
