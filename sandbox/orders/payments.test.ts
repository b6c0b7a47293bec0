import { expect, test } from 'vitest';
import { createTestSandbox, type TestSandbox } from '../testing/sandbox.ts';
import { giftCardBalance, type GiftCard } from '../world/gift-cards.ts';
import { creditStoreCredit, openStoreCreditAccount, storeCreditBalance } from '../world/store-credit.ts';
import type { Order } from '../world/types.ts';
import { cancelOrder, payOrder } from './change-order.ts';
import type { Checkout } from './checkout.ts';
import { orderBody } from './order-body.ts';
import { placeOrder } from './place-order.ts';
import { refundOrder } from './refund-order.ts';

/** Two candles and shipping: 54.00. */
function buy(sandbox: TestSandbox, more: Partial<Checkout> = {}): Order {
  const variantId = sandbox.luma.products[0]?.variants[0]?.id ?? '';
  const ada = sandbox.luma.customers[0];
  const buyer = { email: ada?.email ?? '', customerId: ada?.id ?? null };
  return placeOrder(sandbox, sandbox.luma, { lines: [{ variantId, quantity: 2 }], ...buyer, ...more });
}

function creditAda(sandbox: TestSandbox, amount: string, expiresAt: string | null = null) {
  const account = openStoreCreditAccount(sandbox, sandbox.luma, sandbox.luma.customers[0]?.id ?? '', 'USD');
  creditStoreCredit(sandbox, account, amount, expiresAt);
  return account;
}

function cardOf(sandbox: TestSandbox, amount: string): GiftCard {
  const at = sandbox.now().toISOString();
  const card: GiftCard = {
    id: sandbox.newId(),
    code: 'thankyou1',
    initialValue: amount,
    currency: 'USD',
    customerId: null,
    note: null,
    expiresOn: null,
    createdAt: at,
    updatedAt: at,
    deactivatedAt: null,
    transactions: [],
  };
  sandbox.luma.giftCards.push(card);
  return card;
}

const sent = (sandbox: TestSandbox, topic: string) =>
  sandbox.sentWebhooks.filter((webhook) => webhook.topic === topic).map(({ body }) => body);

test('store credit pays first, the card the rest, and a refund goes back the other way round', () => {
  const sandbox = createTestSandbox();
  const account = creditAda(sandbox, '20');
  const order = buy(sandbox, { useStoreCredit: true });
  expect(storeCreditBalance(account)).toBe('0.00');
  expect(order).toMatchObject({
    financialStatus: 'paid',
    payments: [
      { gateway: 'shopify_store_credit', amount: '20.00' },
      { gateway: 'shopify_payments', amount: '34.00' },
    ],
  });
  expect(sent(sandbox, 'orders/paid')).toMatchObject([
    { payment_gateway_names: ['shopify_store_credit', 'shopify_payments'] },
  ]);
  expect(refundOrder(sandbox, sandbox.luma, order, { whole: true })).toMatchObject({ ok: true });
  expect(storeCreditBalance(account)).toBe('20.00');
  expect(account.transactions.at(-1)).toMatchObject({ kind: 'debit-revert', event: 'ORDER_REFUND', amount: '20.00' });
  expect(sent(sandbox, 'refunds/create')).toMatchObject([
    {
      transactions: [
        { gateway: 'shopify_payments', amount: '34.00', kind: 'refund' },
        { gateway: 'shopify_store_credit', amount: '20.00', kind: 'refund' },
      ],
    },
  ]);
});

test('credit that gives all of it back after its day is over expires again', () => {
  const sandbox = createTestSandbox();
  const account = creditAda(sandbox, '20', '2026-12-01T00:00:00.000Z');
  const order = buy(sandbox, { useStoreCredit: true });
  sandbox.advance(30 * 86_400_000);
  cancelOrder(sandbox, sandbox.luma, order);
  expect(storeCreditBalance(account)).toBe('20.00');
  buy(sandbox, { useStoreCredit: true });
  expect(account.transactions.map(({ kind }) => kind)).toEqual(['credit', 'debit', 'debit-revert', 'expiration']);
  expect(storeCreditBalance(account)).toBe('0.00');
});

test('nobody pays with store credit who is not signed in, or in a shop that does not take it', () => {
  const sandbox = createTestSandbox();
  const account = creditAda(sandbox, '20');
  buy(sandbox, { useStoreCredit: true, customerId: null });
  sandbox.luma.storeCreditEnabled = false;
  buy(sandbox, { useStoreCredit: true });
  expect(storeCreditBalance(account)).toBe('20.00');
});

test('a gift card covers what it holds; waiting for the rest leaves the order partly paid', () => {
  const sandbox = createTestSandbox();
  const card = cardOf(sandbox, '50.00');
  const order = buy(sandbox, { giftCardCodes: ['THANK YOU1'], payment: 'pending' });
  expect(order).toMatchObject({ financialStatus: 'partially_paid', paidAt: null });
  expect(giftCardBalance(card)).toBe('0.00');
  expect(orderBody(sandbox.luma, order)).toMatchObject({
    total_outstanding: '4.00',
    financial_status: 'partially_paid',
    payment_gateway_names: ['gift_card', 'manual'],
  });
  expect(sent(sandbox, 'orders/paid')).toEqual([]);
  payOrder(sandbox, sandbox.luma, order);
  expect(order.payments).toMatchObject([{ amount: '50.00' }, { gateway: 'manual', amount: '4.00' }]);
  cancelOrder(sandbox, sandbox.luma, order);
  expect(giftCardBalance(card)).toBe('50.00');
});

test('a card that pays everything makes the order paid at once, and a spent or dead one pays nothing', () => {
  const sandbox = createTestSandbox();
  const card = cardOf(sandbox, '54.00');
  expect(buy(sandbox, { giftCardCodes: ['thankyou1'], payment: 'pending' })).toMatchObject({
    financialStatus: 'paid',
    payments: [{ gateway: 'gift_card', amount: '54.00' }],
  });
  expect(buy(sandbox, { giftCardCodes: ['thankyou1'] }).payments).toMatchObject([{ gateway: 'shopify_payments' }]);
  card.transactions = [];
  card.deactivatedAt = sandbox.now().toISOString();
  expect(buy(sandbox, { giftCardCodes: ['thankyou1'] }).payments).toMatchObject([{ gateway: 'shopify_payments' }]);
});

test('several refunds, shared by hand, with and without restocking, end where one would', () => {
  const sandbox = createTestSandbox();
  cardOf(sandbox, '30.00');
  const order = buy(sandbox, { giftCardCodes: ['thankyou1'] });
  const lineId = order.lines[0]?.id ?? '';
  const shares = [
    { gateway: 'gift_card' as const, amount: '14' },
    { gateway: 'shopify_payments' as const, amount: '10' },
  ];
  const refund = (request: Parameters<typeof refundOrder>[3]) => refundOrder(sandbox, sandbox.luma, order, request);
  expect(refund({ lines: [{ lineId, quantity: 1 }], transactions: [{ gateway: 'gift_card', amount: '25' }] })).toEqual({
    refused: 'transactions-do-not-fit',
  });
  expect(refund({ lines: [{ lineId, quantity: 1 }], transactions: shares, restock: false })).toMatchObject({
    ok: true,
  });
  expect(refund({ shipping: '6' })).toMatchObject({ ok: true });
  expect(refund({ amount: '30', transactions: [{ gateway: 'shopify_payments', amount: '24' }] })).toEqual({
    refused: 'amount-too-high',
  });
  expect(refund({ whole: true })).toMatchObject({ ok: true });
  expect(order.financialStatus).toBe('refunded');
  expect(giftCardBalance(sandbox.luma.giftCards[0] ?? cardOf(sandbox, '0'))).toBe('30.00');
  expect(sent(sandbox, 'refunds/create')).toMatchObject([
    { restock: false, refund_line_items: [{ restock_type: 'no_restock' }], transactions: [{}, {}] },
    { refund_line_items: [], order_adjustments: [{ kind: 'shipping_refund' }], transactions: [{ amount: '6.00' }] },
    { restock: true, transactions: [{ amount: '8.00' }, { gateway: 'gift_card', amount: '16.00' }] },
  ]);
});

test('a buyer who pays in yen: the shop’s money stays dollars, transactions are in yen', () => {
  const sandbox = createTestSandbox();
  const order = buy(sandbox, { currency: 'JPY' });
  refundOrder(sandbox, sandbox.luma, order, { amount: '10' });
  expect(orderBody(sandbox.luma, order)).toMatchObject({
    currency: 'USD',
    presentment_currency: 'JPY',
    total_price: '54.00',
    total_price_set: {
      shop_money: { amount: '54.00', currency_code: 'USD' },
      presentment_money: { amount: '8170', currency_code: 'JPY' },
    },
    line_items: [{ price: '24.00', price_set: { presentment_money: { amount: '3631', currency_code: 'JPY' } } }],
    refunds: [
      {
        transactions: [{ amount: '1513', currency: 'JPY' }],
        order_adjustments: [{ amount: '-10.00', amount_set: { presentment_money: { amount: '-1513' } } }],
      },
    ],
  });
});
