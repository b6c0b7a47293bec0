import '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { priceCheckout } from '../../sandbox/orders/price-checkout.ts';
import { refundOrder } from '../../sandbox/orders/refund-order.ts';
import { gid } from '../../sandbox/world/ids.ts';
import { orderTotals } from '../../sandbox/world/order-totals.ts';
import { findStoreCreditAccount, storeCreditBalance } from '../../sandbox/world/store-credit.ts';
import type { Order } from '../../sandbox/world/types.ts';
import { workAll } from '../../tests/histories/unsteady-worker.ts';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { running } from '../../tests/support/sandbox.ts';
import { installShop, LUMA, newcomer, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findRewards } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import { formatDecimal, formatMoney, parseMoney } from '#app/domain/money.ts';
import { emptyOfferForm } from '#app/domain/program/offer-form.ts';
import { createFormat } from '#app/i18n/admin/format.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { verifyLedger } from './verify-ledger.ts';

const HOSHI = 'hoshi-zakka.myshopify.com';
const MARSA = 'marsa-home.myshopify.com';
beforeAll(async () => {
  await running.openShop('hoshi');
  await running.openShop('marsa');
});

interface Scene {
  scene: string;
  domain: string;
  /** Store credit unless given: Shopify keeps no account as large as the largest amount here. */
  kind?: 'store_credit' | 'fixed_amount';
  /** What a candle costs, where it is not what the sandbox asks. */
  price?: string;
  /** As the merchant types it. */
  typed: string;
  worthMinor: bigint;
  shown: string;
  buyersCurrency: string | null;
  refunded: string;
}
const scenes: Scene[] = [
  {
    scene: 'yen',
    domain: HOSHI,
    typed: '777',
    worthMinor: 777n,
    shown: '¥777',
    buyersCurrency: null,
    refunded: '101',
  },
  {
    scene: 'yen, paid in dollars',
    domain: HOSHI,
    typed: '777',
    worthMinor: 777n,
    shown: '¥777',
    buyersCurrency: 'USD',
    refunded: '101',
  },
  {
    scene: 'dinars',
    domain: MARSA,
    typed: '2,505',
    worthMinor: 2505n,
    shown: 'KWD 2.505',
    buyersCurrency: null,
    refunded: '0.777',
  },
  {
    scene: 'dinars, paid in dollars',
    domain: MARSA,
    typed: '2.505',
    worthMinor: 2505n,
    shown: 'KWD 2.505',
    buyersCurrency: 'USD',
    refunded: '0.777',
  },
  {
    scene: 'dollars, paid in yen',
    domain: LUMA,
    typed: '9.99',
    worthMinor: 999n,
    shown: '$9.99',
    buyersCurrency: 'JPY',
    refunded: '7.77',
  },
  {
    scene: 'dollars beyond what a number holds',
    domain: LUMA,
    kind: 'fixed_amount',
    price: '90071992547409.95',
    typed: '90071992547409.93',
    worthMinor: 9_007_199_254_740_993n,
    shown: '$90,071,992,547,409.93',
    buyersCurrency: null,
    refunded: '12345678901234.57',
  },
];

describe.each(scenes)(
  '$scene',
  ({ domain, kind = 'store_credit', price, typed, worthMinor, shown, buyersCurrency, refunded }) => {
    let shop: Shop;
    let order: Order;
    let customerId: string;
    beforeAll(async () => {
      shop = await installShop(domain);
      await database.program.updateMany({ where: { shopId: shop.id }, data: { status: 'archived' } });
      const [variant] = sandboxShop(domain).products[0]?.variants ?? [];
      if (variant !== undefined && price !== undefined) variant.price = price;
      const offer = { ...emptyOfferForm(), kind, amount: typed };
      await runProgram(shop, { tiers: [{ fromFriend: '1', offer }], firstOrderOnly: false });
      const advocate = newcomer(domain);
      customerId = advocate.id;
      const checkout = buyersCurrency === null ? {} : { currency: buyersCurrency };
      ({ order } = await referOrder(shop, await join(shop, advocate.firstName), { checkout }));
      await settle();
    });

    async function settle(): Promise<void> {
      expect(await running.webhooks.idle(10_000)).toBe(true);
      await workAll();
    }
    const reward = async () => {
      const { id } = await database.referral.findFirstOrThrow({ where: { orderId: gid('Order', order.id) } });
      const [found] = await findRewards({ shopId: shop.id, referralId: id, side: 'advocate' }, 1);
      return found ?? expect.fail('The order brought nothing.');
    };
    /** What the advocate can spend: what is in the account, or what the code takes off a candle. */
    const inShopify = async () => {
      const world = sandboxShop(domain);
      const account = findStoreCreditAccount(world, customerId, shop.currency);
      const lines = [{ variantId: world.products[0]?.variants[0]?.id ?? '', quantity: 1 }];
      const codes = [(await reward()).code ?? ''];
      const [applied] = priceCheckout(world, { lines, codes }, running.sandbox.now()).applied;
      const decimal = account === null ? (applied?.amount ?? '0') : storeCreditBalance(account);
      return parseMoney(decimal, shop.currency)?.amountMinor;
    };
    const story = async (kind: string) => {
      const { id } = await reward();
      const entry = await database.ledgerEntry.findFirstOrThrow({
        where: { rewardId: id, kind },
        orderBy: { id: 'desc' },
      });
      return entry.data as Record<string, string>;
    };

    test('is exact from what is typed to the row, the ledger, Shopify and what people read', async () => {
      const { offer, worth, status, id } = await reward();
      expect({ status, worth }).toEqual({
        status: 'issued',
        worth: { amountMinor: worthMinor, currency: shop.currency },
      });
      const row = await database.reward.findFirstOrThrow({ where: { id } });
      const amount = { amountMinor: worthMinor.toString(), currency: shop.currency };
      expect(row.offer).toMatchObject({ benefit: { amount } });
      expect(await inShopify()).toBe(worthMinor);

      const told = await story('reward_approved');
      expect(told).toMatchObject({ minor: worthMinor.toString(), currency: shop.currency });
      expect(told['amount']).toBe(formatDecimal({ amountMinor: worthMinor, currency: shop.currency }));
      const format = createFormat('en', shop.timeZone);
      const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
      expect(spaced(format.money({ decimal: told['amount'] ?? '', currency: shop.currency }))).toBe(shown);
      expect(spaced(describeBenefit(offer.benefit, 'en'))).toContain(shown);
      expect(worth && spaced(formatMoney(worth, 'en'))).toBe(shown);
    });

    test('keeps the order in the shop’s currency', async () => {
      const kept = await database.order.findFirstOrThrow({ where: { id: gid('Order', order.id) } });
      const { total, subtotal } = orderTotals(order, sandboxShop(domain).currencyDigits);
      const minor = (decimal: string) => parseMoney(decimal, shop.currency)?.amountMinor;
      expect(kept.currency).toBe(shop.currency);
      expect([kept.totalMinor, kept.subtotalMinor]).toEqual([minor(total), minor(subtotal)]);
    });

    test('is cut in proportion to what was paid back, to the last unit', async () => {
      expect(refundOrder(running.sandbox, sandboxShop(domain), order, { amount: refunded })).toMatchObject({
        ok: true,
      });
      await settle();
      const { total } = orderTotals(order, sandboxShop(domain).currencyDigits);
      const [all, back] = [total, refunded].map((text) => parseMoney(text, shop.currency)?.amountMinor ?? 0n);
      const part = (worthMinor * (back ?? 0n)) / (all ?? 1n);
      // A code cannot be cut: so much is set off against the next reward.
      const isCut = kind === 'store_credit';
      const sums = { takenMinor: isCut ? part : 0n, owedMinor: isCut ? 0n : part };
      const { id } = await reward();
      expect(await listReversals(shop.id, [id])).toMatchObject([{ status: 'settled', amountMinor: part, ...sums }]);
      const told = { takenMinor: sums.takenMinor.toString(), owedMinor: sums.owedMinor.toString() };
      expect(await story('reversal_settled')).toMatchObject({ ...told, currency: shop.currency });
      expect(await inShopify()).toBe(worthMinor - sums.takenMinor);

      expect(refundOrder(running.sandbox, sandboxShop(domain), order, { whole: true })).toMatchObject({ ok: true });
      await settle();
      expect((await reward()).status).toBe('reversed');
      expect(await inShopify()).toBe(0n);
      expect((await verifyLedger({ shopId: shop.id })).differences).toEqual([]);
    });

    test('writes no other currency beside the shop’s', async () => {
      const { advocateId } = await reward();
      const entries = await database.ledgerEntry.findMany({ where: { shopId: shop.id, advocateId } });
      const currencies = entries.flatMap(({ kind, data }) =>
        // A refund is told as the buyer got it, and never added to anything.
        kind === 'order_refunded' ? [] : ((data as { currency?: string } | null)?.currency ?? []),
      );
      expect(new Set(currencies)).toEqual(new Set([shop.currency]));
    });
  },
);
