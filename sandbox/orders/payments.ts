import { addMoney, compareMoney, minMoney, roundMoney, subtractMoney, sumMoney } from '../world/money.ts';
import { findGiftCard, giftCardBalance, isGiftCardUsable, moveGiftCardMoney, negative } from '../world/gift-cards.ts';
import type { GiftCard } from '../world/gift-cards.ts';
import type { Gateway, Payment } from '../world/order-parts.ts';
import { orderTotals } from '../world/order-totals.ts';
import type { Presentment } from '../world/presentment.ts';
import type { Sandbox } from '../world/sandbox.ts';
import { debitStoreCredit, findStoreCreditAccount, storeCreditBalance } from '../world/store-credit.ts';
import type { StoreCreditAccount } from '../world/store-credit.ts';
import type { Decimal, Id, Order, Shop } from '../world/types.ts';

/** What a buyer wants to pay with before the card is charged. */
export interface PaymentWish {
  total: Decimal;
  /** The signed-in customer: nobody else can use store credit. */
  customerId: Id | null;
  useStoreCredit: boolean;
  giftCardCodes: string[];
  /** Store credit and gift cards pay in the shop's currency only. */
  presentment: Presentment | null;
}

export interface PaymentPlan {
  storeCredit: { account: StoreCreditAccount; amount: Decimal } | null;
  giftCards: { card: GiftCard; amount: Decimal }[];
  /** What is left to pay otherwise. */
  due: Decimal;
}

/** How much store credit and gift cards pay of a total: store credit first, then each card until nothing is due. */
export function planPayments(shop: Shop, wish: PaymentWish, now: Date): PaymentPlan {
  const digits = shop.currencyDigits;
  const plan: PaymentPlan = { storeCredit: null, giftCards: [], due: roundMoney(wish.total, digits) };
  if (wish.presentment) return plan;
  const account = availableStoreCredit(shop, wish.customerId);
  if (account && wish.useStoreCredit) {
    const amount = minMoney(storeCreditBalance(account), plan.due);
    plan.storeCredit = { account, amount };
    plan.due = subtractMoney(plan.due, amount, digits);
  }
  for (const code of wish.giftCardCodes) {
    const card = findGiftCard(shop, code);
    const isNew = card && !plan.giftCards.some((each) => each.card === card);
    if (!card || !isNew || !isGiftCardUsable(card, shop, now) || compareMoney(plan.due, '0') <= 0) continue;
    const amount = minMoney(giftCardBalance(card), plan.due);
    plan.giftCards.push({ card, amount });
    plan.due = subtractMoney(plan.due, amount, digits);
  }
  return plan;
}

/** The customer's account in the shop's currency when something can be paid from it. */
export function availableStoreCredit(shop: Shop, customerId: Id | null): StoreCreditAccount | null {
  if (!shop.storeCreditEnabled || customerId === null) return null;
  const account = findStoreCreditAccount(shop, customerId, shop.currency);
  return account && compareMoney(storeCreditBalance(account), '0') > 0 ? account : null;
}

/** Takes the money of a plan for a new order; what is due is charged unless the merchant waits for it. */
export function takePayments(sandbox: Sandbox, shop: Shop, order: Order, plan: PaymentPlan, isWaiting: boolean): void {
  const at = order.createdAt;
  const payments: Payment[] = [];
  if (plan.storeCredit && compareMoney(plan.storeCredit.amount, '0') > 0) {
    const { account, amount } = plan.storeCredit;
    const debit = debitStoreCredit(sandbox, account, amount, 'ORDER_PAYMENT', order.id);
    const storeCredit = { accountId: account.id, debitId: debit.id };
    payments.push({ gateway: 'shopify_store_credit', amount, at, storeCredit });
  }
  for (const { card, amount } of plan.giftCards) {
    moveGiftCardMoney(sandbox, card, negative(amount, card.currency), `Order ${order.name}`, at);
    payments.push({ gateway: 'gift_card', amount, at, giftCardId: card.id });
  }
  const isDue = compareMoney(plan.due, '0') > 0;
  if (isDue && !isWaiting) payments.push({ gateway: chargedBy(order), amount: plan.due, at });
  order.payments = payments;
  const isPaid = !isDue || !isWaiting;
  order.paidAt = isPaid ? at : null;
  order.financialStatus = isPaid ? 'paid' : payments.length > 0 ? 'partially_paid' : 'pending';
}

/** How an order was paid. Orders from before the sandbox started were paid at once. */
export function paymentsOf(shop: Shop, order: Order): Payment[] {
  if (order.payments) return order.payments;
  if (order.paidAt === null) return [];
  const { total } = orderTotals(order, shop.currencyDigits);
  return [{ gateway: chargedBy(order), amount: total, at: order.paidAt }];
}

/** What was taken for an order. */
export function receivedOf(shop: Shop, order: Order): Decimal {
  return sumMoney(
    paymentsOf(shop, order).map(({ amount }) => amount),
    shop.currencyDigits,
  );
}

/** Notes a payment of all that was still due. */
export function receiveRest(sandbox: Sandbox, shop: Shop, order: Order): void {
  const digits = shop.currencyDigits;
  const amount = subtractMoney(orderTotals(order, digits).total, receivedOf(shop, order), digits);
  const at = sandbox.now().toISOString();
  order.payments = [...paymentsOf(shop, order), { gateway: 'manual', amount: addMoney(amount, '0', digits), at }];
}

function chargedBy(order: Order): Gateway {
  if (order.test) return 'bogus';
  if (order.sourceName === 'pos') return 'cash';
  return order.sourceName === 'web' ? 'shopify_payments' : 'manual';
}
