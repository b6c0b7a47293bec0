import { addMoney, compareMoney, multiplyMoney, roundMoney, subtractMoney, sumMoney } from '../world/money.ts';
import type { Gateway } from '../world/order-parts.ts';
import { lineDiscount, orderTotals, shareOf } from '../world/order-totals.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Decimal, Id, Order, OrderLine, Refund, Shop } from '../world/types.ts';
import { announceOrder } from './announce.ts';
import { receivedOf } from './payments.ts';
import { refundBody } from './refund-body.ts';
import { returnMoney, splitRefund, wishedRefund } from './return-money.ts';

/** What to pay back: everything that is left, or lines, shipping and an amount in any mixture. */
export type RefundRequest =
  | { whole: true; restock?: boolean; note?: string }
  | {
      whole?: false;
      lines?: { lineId: Id; quantity: number }[];
      shipping?: Decimal;
      /** What is really paid back; what the lines and the shipping cost unless given. */
      amount?: Decimal;
      /** Whether the pieces go back into stock. Default true. */
      restock?: boolean;
      /** How the amount is shared over the ways it was paid; the last payment first unless given. */
      transactions?: { gateway: Gateway; amount: Decimal }[];
      note?: string;
    };

export type RefundOutcome =
  | { ok: true; refund: Refund }
  | {
      refused:
        | 'not-paid'
        | 'no-such-line'
        | 'quantity-too-high'
        | 'amount-too-high'
        | 'nothing-to-refund'
        | 'transactions-do-not-fit';
    };

/** Refunds an order wholly or in part, and sends refunds/create and orders/updated. */
export function refundOrder(sandbox: Sandbox, shop: Shop, order: Order, request: RefundRequest): RefundOutcome {
  const digits = shop.currencyDigits;
  const received = receivedOf(shop, order);
  const isUnpaid = order.paidAt === null && compareMoney(received, '0') === 0;
  if (isUnpaid || order.financialStatus === 'refunded') return { refused: 'not-paid' };
  const totals = orderTotals(order, digits);
  const rest = subtractMoney(received, totals.refunded, digits);
  const shippingLeft = subtractMoney(totals.shipping, totals.refundedShipping, digits);
  const wanted = request.whole
    ? { lines: linesLeft(order), shipping: shippingLeft, amount: rest }
    : { lines: request.lines ?? [], shipping: request.shipping ?? '0', amount: request.amount };

  const lines: Refund['lines'] = [];
  for (const { lineId, quantity } of wanted.lines) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line) return { refused: 'no-such-line' };
    if (quantity < 1 || quantity > line.quantity - line.refundedQuantity) return { refused: 'quantity-too-high' };
    lines.push({ lineId, quantity, subtotal: costOfPieces(line, quantity, digits), tax: roundMoney('0', digits) });
  }
  const shippingAmount = roundMoney(wanted.shipping, digits);
  if (compareMoney(shippingAmount, shippingLeft) > 0) return { refused: 'amount-too-high' };
  const explained = addMoney(
    sumMoney(
      lines.map(({ subtotal }) => subtotal),
      digits,
    ),
    shippingAmount,
    digits,
  );
  const amount = roundMoney(wanted.amount ?? leastOf(explained, rest), digits);
  if (compareMoney(amount, rest) > 0) return { refused: 'amount-too-high' };
  if (compareMoney(amount, '0') <= 0 && lines.length === 0) return { refused: 'nothing-to-refund' };
  const wished = request.whole ? undefined : request.transactions;
  const transactions = wished ? wishedRefund(shop, order, wished, amount) : splitRefund(shop, order, amount);
  if (!transactions) return { refused: 'transactions-do-not-fit' };

  const refund: Refund = {
    id: sandbox.newId(),
    createdAt: sandbox.now().toISOString(),
    note: request.note || null,
    lines,
    shippingAmount,
    amount,
    restock: request.restock ?? true,
    transactions,
  };
  for (const { lineId, quantity } of lines) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (line) line.refundedQuantity += quantity;
  }
  order.refunds.push(refund);
  returnMoney(sandbox, shop, order, transactions);
  order.financialStatus = compareMoney(amount, rest) === 0 ? 'refunded' : 'partially_refunded';
  sandbox.sendWebhook(shop, 'refunds/create', refundBody(shop, order, refund));
  announceOrder(sandbox, shop, order, []);
  return { ok: true, refund };
}

function linesLeft(order: Order): { lineId: Id; quantity: number }[] {
  return order.lines
    .map((line) => ({ lineId: line.id, quantity: line.quantity - line.refundedQuantity }))
    .filter(({ quantity }) => quantity > 0);
}

/** What the next pieces of a line cost after discounts. All pieces of a line together cost exactly the line. */
function costOfPieces(line: OrderLine, quantity: number, digits: number): Decimal {
  const net = subtractMoney(multiplyMoney(line.price, line.quantity, digits), lineDiscount(line, digits), digits);
  const before = shareOf(net, line.refundedQuantity, line.quantity, digits);
  return subtractMoney(shareOf(net, line.refundedQuantity + quantity, line.quantity, digits), before, digits);
}

function leastOf(a: Decimal, b: Decimal): Decimal {
  return compareMoney(a, b) < 0 ? a : b;
}
