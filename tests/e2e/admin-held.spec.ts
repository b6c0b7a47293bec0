import { beforeAll, expect, test } from 'vitest';
import { MerchantPage } from '../support/merchant-page.ts';
import { luma, query, startOver, until } from '../support/pretend-shopify.ts';
import { claim, decided, join, placeOrder, runProgram } from '../support/program-run.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
let order: { id: string; name: string };

beforeAll(async () => {
  await startOver();
  await runProgram(luma, { approval: 'manual' });
  const { friendCode } = await claim(luma, await join(luma, 'grace@example.com'));
  order = await placeOrder(luma, { email: 'friend@example.com', codes: [friendCode] });
  expect((await decided({ ...order, codes: [] })).status).toBe('held');
});

const standing = async () => (await query<{ status: string; round: number }>('select status, round from referral'))[0];

test.each(['en', 'fr'] as const)(
  'a held referral is found on the home page, approved, and put back again (%s)',
  async (locale) => {
    const { round: before = 1 } = (await standing()) ?? {};
    const merchant = new MerchantPage(await pages.open(), luma, locale);
    await merchant.open(`/app?locale=${locale}`);
    await merchant.heading('home.title').waitFor();
    await merchant.page.waitForLoadState('networkidle');
    await merchant.app
      .getByRole('link', { name: merchant.say('home.held.all'), exact: true })
      .first()
      .click();

    await merchant.heading('review.title').waitFor();
    const named = { order: order.name };
    await merchant.app.getByRole('button', { name: merchant.say('review.approveNamed', named) }).click();
    await until(async () => expect(await standing()).toMatchObject({ status: 'rewarded' }));
    await merchant.text(merchant.say('verdict.done.approve', { count: 1 })).waitFor();

    await merchant.button('verdict.undo').click();
    await until(async () => expect(await standing()).toEqual({ status: 'held', round: before + 1 }));
    await merchant.app.getByRole('button', { name: merchant.say('review.approveNamed', named) }).waitFor();
  },
);
