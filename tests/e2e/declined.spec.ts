import { beforeAll, describe, expect, test } from 'vitest';
import type { AdminKey } from '#app/i18n/admin/speak.ts';
import { MerchantPage } from '../support/merchant-page.ts';
import { listMails, luma, query, stage, startOver, until } from '../support/pretend-shopify.ts';
import { claim, decided, join, placeOrder, runProgram, type PlacedOrder } from '../support/program-run.ts';
import { scenes } from '../support/scenes.ts';
import { StorePage } from '../support/store-page.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
let invite = '';

beforeAll(async () => {
  await startOver();
  await runProgram(luma, { minimumSubtotal: '50' });
  invite = await join(luma, 'ada@example.com');
});

/** What the merchant reads of an order's referral, in both languages. */
async function expectOnPage(order: Pick<PlacedOrder, 'name'>, status: AdminKey, sentences: AdminKey[]): Promise<void> {
  const page = await pages.open();
  for (const locale of ['en', 'fr'] as const) {
    const merchant = new MerchantPage(page, luma, locale);
    await merchant.open(`/app/referrals?locale=${locale}`);
    const row = merchant.app.getByRole('row').filter({ hasText: order.name });
    await row.getByText(merchant.say(status), { exact: true }).waitFor();
    for (const sentence of sentences) expect(await row.innerText()).toContain(merchant.say(sentence));
    await merchant.app.getByRole('link', { name: order.name }).click();
    await merchant.heading('referral.title', { order: order.name }).waitFor();
    for (const sentence of sentences) await merchant.text(merchant.say(sentence)).waitFor();
  }
}

async function expectDeclined(order: PlacedOrder, reason: string): Promise<void> {
  expect(order.codes, 'the order used the code').toHaveLength(1);
  const referral = await decided(order);
  expect(referral.status).toBe('declined');
  // Whether it was also not the first order is only known once Shopify has counted, and nobody waits for that here.
  expect(referral.reasons[0]).toBe(reason);
  expect(await query('select 1 from reward where referral_id = $1', [referral.id])).toEqual([]);
  const sentences = referral.reasons.map((each) => `reason.${each}` as AdminKey);
  await expectOnPage(order, 'referralStatus.declined', sentences);
}

describe('an order that earns nothing is shown with the reason, in English and in French', () => {
  test('the advocate followed their own invite without signing in and paid under their own name', async () => {
    const [scene] = scenes;
    const store = new StorePage(await pages.open(), scene!);
    await store.page.goto(`${store.url}/apps/ricochet/i/${invite}`);
    await store.page.locator('.ricochet-page form button').click();
    const code = (await store.page.locator('.ricochet-page__code').innerText()).trim();
    await store.page.locator('[data-apply] [role="status"]', { hasText: /\S/ }).waitFor();
    await store.openProduct();
    await store.goToCheckout(4);
    await store.appliedCode(code).waitFor();
    await store.fillCheckout({ firstName: 'Ada', lastName: 'Lindqvist', email: 'ADA@example.com' });
    const name = await store.pay();
    const [order] = await until(async () => {
      const rows = await query<{ id: string }>('select id from "order" where name = $1', [name]);
      expect(rows).toHaveLength(1);
      return rows;
    });
    const id = order!.id.replace('gid://shopify/Order/', '');
    await expectDeclined({ id, name, codes: [code] }, 'same_customer');
  });

  test('it is not the first order of the customer', async () => {
    const { friendCode } = await claim(luma, invite);
    const order = await placeOrder(luma, { email: 'grace@example.com', codes: [friendCode], quantity: 4 });
    await expectDeclined(order, 'not_first_order');
  });

  test('it came under the minimum, because staff took goods off it before it was paid', async () => {
    const { friendCode } = await claim(luma, invite);
    const order = await placeOrder(luma, {
      email: 'newcomer@example.com',
      codes: [friendCode],
      quantity: 4,
      payment: 'pending',
    });
    const body = await readOrderBody(order);
    const edited = body.replace(
      /("current_subtotal_price_set":\s*\{\s*"shop_money":\s*\{\s*"amount":\s*")[\d.]+/,
      '$148.00',
    );
    expect(edited).not.toBe(body);
    await sendPaid(edited);
    await expectDeclined(order, 'under_minimum');
  });

  test('it was a test order', async () => {
    const { friendCode } = await claim(luma, invite);
    const order = await placeOrder(luma, { email: 'tester@example.com', codes: [friendCode], quantity: 4, test: true });
    await expectDeclined(order, 'test_order');
  });
});

test('an order of somebody unknown is held, and rewarded once the merchant approves it', async () => {
  const { friendCode } = await claim(luma, invite);
  const order = await placeOrder(luma, { codes: [friendCode], quantity: 4, sourceName: 'pos' });
  const referral = await decided(order);
  expect(referral.status).toBe('held');
  await expectOnPage(order, 'referralStatus.held', ['reason.order_history_unknown']);
  expect(await listMails('ada@example.com')).toEqual([]);

  const merchant = new MerchantPage(await pages.open(), luma, 'en');
  await merchant.open();
  const waiting = merchant.say('home.held.order', { order: order.name, advocate: 'Ada' });
  await merchant.app.getByRole('link', { name: waiting }).click();
  await merchant.text(merchant.say('referral.noRewardsHeld')).waitFor();
  await merchant.button('referral.approve').click();
  await merchant.untilToast('referral.toast.approve');
  await merchant.text(merchant.say('reason.merchant_approved')).waitFor();

  const code = await until(async () => {
    const [mail] = await listMails('ada@example.com');
    const found = /THANKS-[0-9A-Z]{12}/.exec(mail?.text ?? '')?.[0];
    expect(found).toBeDefined();
    return found ?? '';
  });
  // The page looks again by itself while a reward is being issued.
  await merchant.text(merchant.say('reward.code', { code })).waitFor();
  await merchant.text(merchant.say('reward.status.issued')).waitFor();
});

/** The order as its webhooks tell it, as text: its ids would not survive as JavaScript's numbers. */
async function readOrderBody(order: PlacedOrder): Promise<string> {
  const answer = await fetch(`${stage.sandboxUrl}/store/luma-goods/orders/${order.id}.json`);
  return (await answer.text())
    .trim()
    .replace(/^\{\s*"order":\s*/, '')
    .replace(/\}$/, '');
}

async function sendPaid(body: string): Promise<void> {
  const answer = await fetch(`${stage.sandboxUrl}/control/webhooks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"shop": "luma-goods", "topic": "orders/paid", "body": ${body}}`,
  });
  expect(answer.status).toBe(200);
}
