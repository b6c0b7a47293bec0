import { moveGiftCardMoney } from '../world/gift-cards.ts';
import { addMoney, compareMoney, minMoney, roundMoney, subtractMoney, sumMoney } from '../world/money.ts';
import type { Gateway, RefundTransaction } from '../world/order-parts.ts';
import type { Sandbox } from '../world/sandbox.ts';
import { revertStoreCreditDebit } from '../world/store-credit.ts';
import type { Decimal, Order, Refund, Shop } from '../world/types.ts';
import { paymentsOf } from './payments.ts';

/** How a refund's money went back. A refund from before the sandbox started was one transaction. */
export function refundTransactionsOf(shop: Shop, order: Order, refund: Refund): RefundTransaction[] {
  if (refund.transactions) return refund.transactions;
  const [first] = paymentsOf(shop, order);
  return first && compareMoney(refund.amount, '0') > 0
    ? [{ gateway: first.gateway, amount: refund.amount, payment: 0 }]
    : [];
}

/** Shares a refund over the payments that are left: the card, which paid last, gets its money back first. */
export function splitRefund(shop: Shop, order: Order, amount: Decimal): RefundTransaction[] | null {
  const digits = shop.currencyDigits;
  const transactions: RefundTransaction[] = [];
  let left = amount;
  for (const { gateway, amount: refundable, payment } of stillHeld(shop, order).toReversed()) {
    const back = minMoney(refundable, left);
    if (compareMoney(back, '0') <= 0) continue;
    transactions.push({ gateway, amount: roundMoney(back, digits), payment });
    left = subtractMoney(left, back, digits);
  }
  return compareMoney(left, '0') > 0 ? null : transactions;
}

/** A refund as the merchant wants it shared; null when the parts miss the amount or a payment does not hold its part. */
export function wishedRefund(
  shop: Shop,
  order: Order,
  wished: { gateway: Gateway; amount: Decimal }[],
  amount: Decimal,
): RefundTransaction[] | null {
  const digits = shop.currencyDigits;
  const sum = sumMoney(
    wished.map((each) => each.amount),
    digits,
  );
  if (compareMoney(sum, amount) !== 0) return null;
  const left = stillHeld(shop, order);
  const transactions: RefundTransaction[] = [];
  for (const wish of wished) {
    const source = left.find((each) => each.gateway === wish.gateway && compareMoney(each.amount, wish.amount) >= 0);
    if (!source || compareMoney(wish.amount, '0') <= 0) return null;
    source.amount = subtractMoney(source.amount, wish.amount, digits);
    transactions.push({ gateway: wish.gateway, amount: roundMoney(wish.amount, digits), payment: source.payment });
  }
  return transactions;
}

/** Puts the money back where it came from, as far as that is a purse of the shop's own. */
export function returnMoney(sandbox: Sandbox, shop: Shop, order: Order, transactions: RefundTransaction[]): void {
  const event = order.cancelledAt === null ? 'ORDER_REFUND' : 'ORDER_CANCELLATION';
  for (const { payment, amount } of transactions) {
    const { giftCardId, storeCredit } = paymentsOf(shop, order)[payment] ?? {};
    const card = shop.giftCards.find(({ id }) => id === giftCardId);
    if (card) moveGiftCardMoney(sandbox, card, amount, `Refund of ${order.name}`);
    const account = shop.storeCreditAccounts.find(({ id }) => id === storeCredit?.accountId);
    const debit = account?.transactions.find(({ id }) => id === storeCredit?.debitId);
    if (account && debit?.kind === 'debit') revertStoreCreditDebit(sandbox, account, debit, amount, event);
  }
}

/** What each payment still holds. */
function stillHeld(shop: Shop, order: Order): RefundTransaction[] {
  const digits = shop.currencyDigits;
  const returned = order.refunds.flatMap((refund) => refundTransactionsOf(shop, order, refund));
  return paymentsOf(shop, order).map(({ gateway, amount }, payment) => {
    const back = returned.reduce(
      (sum, each) => (each.payment === payment ? addMoney(sum, each.amount, digits) : sum),
      roundMoney('0', digits),
    );
    return { gateway, amount: subtractMoney(amount, back, digits), payment };
  });
}
