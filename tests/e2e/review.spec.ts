import { beforeAll, expect, test } from 'vitest';
import { findViolations } from '../support/axe-states.ts';
import { MerchantPage } from '../support/merchant-page.ts';
import { luma, query, startOver, until } from '../support/pretend-shopify.ts';
import { claim, decided, join, placeOrder, runProgram, type PlacedOrder } from '../support/program-run.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
let invite = '';
/** Two that wait: one of which a rule found something, and one that every rule lets pass. */
let suspicious: PlacedOrder;
let harmless: PlacedOrder;

/** Nothing speaks against what is seen here; REVIEW_PICTURES=/tmp/pictures keeps it. */
async function keep(merchant: MerchantPage, name: string): Promise<void> {
  const frame = merchant.page.frame({ name: 'app-iframe' });
  if (frame === null) throw new Error('The admin shows no frame.');
  await until(async () => expect(await findViolations(frame, 'body'), name).toEqual([]));
  const folder = process.env['REVIEW_PICTURES'];
  if (folder !== undefined) await merchant.page.screenshot({ path: `${folder}/${name}.png` });
}

beforeAll(async () => {
  await startOver();
  await runProgram(luma, { approval: 'manual' });
  invite = await join(luma, 'ada@example.com');
  const order = async (email: string) => {
    const { friendCode } = await claim(luma, invite);
    const placed = await placeOrder(luma, { email, codes: [friendCode], quantity: 2 });
    await decided(placed);
    return placed;
  };
  harmless = await order('hedy@example.com');
  suspicious = await order('quick@mailinator.com');
});

const statusOf = async ({ id }: PlacedOrder) =>
  (await query<{ status: string }>('select status from referral where order_id = $1', [`gid://shopify/Order/${id}`]))[0]
    ?.status;
const untilStatus = (order: PlacedOrder, status: string) =>
  until(async () => expect(await statusOf(order)).toBe(status));

test('what waits is told with its reasons, the likeliest fraud first, and every verdict can be taken back', async () => {
  const page = await pages.open();
  const merchant = new MerchantPage(page, luma, 'en');
  await merchant.open('/app/review?locale=en');
  await merchant.heading('review.title').waitFor();
  const items = merchant.app.locator('.ricochet-review > li');
  expect(await items.count()).toBe(2);
  expect(await items.nth(0).innerText()).toContain(suspicious.name);
  expect(await items.nth(0).innerText()).toContain(merchant.say('review.against', { count: 1 }));
  expect(await items.nth(0).innerText()).toContain(merchant.say('reason.disposable_email'));
  expect(await items.nth(1).innerText()).toContain(merchant.say('review.nothingAgainst'));
  await keep(merchant, 'review');
  if (process.env['REVIEW_PICTURES'] !== undefined) {
    const phone = new MerchantPage(await pages.open({ viewport: { width: 390, height: 844 } }), luma, 'fr');
    await phone.open('/app/review?locale=fr');
    await phone.heading('review.title').waitFor();
    await keep(phone, 'review-phone');
    await phone.app.getByRole('link', { name: suspicious.name }).click();
    await phone.heading('referral.title', { order: suspicious.name }).waitFor();
    await keep(phone, 'referral-phone');
    await phone.open('/app/blocks?locale=fr');
    await phone.heading('blocks.title').waitFor();
    await keep(phone, 'blocks-phone');
  }

  // Declined by the keyboard alone, with a reason; the focus is with what waits next.
  await items
    .nth(0)
    .getByRole('button', { name: merchant.say('review.declineNamed', { order: suspicious.name }) })
    .focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('The invite');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Throw-away address, third time.');
  await keep(merchant, 'review-declining');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await untilStatus(suspicious, 'declined');
  await merchant.text(merchant.say('verdict.done.decline', { count: 1 })).waitFor();
  await until(async () => expect(await items.count()).toBe(1));
  const focused = merchant.app.locator(':focus');
  await until(async () => expect(await focused.innerText()).toContain(harmless.name));
  await keep(merchant, 'review-declined');

  // The undo stands beside what was done.
  await merchant.button('verdict.undo').click();
  await untilStatus(suspicious, 'held');
  await merchant.text(merchant.say('verdict.done.reopen', { count: 1 })).waitFor();
  // The button is gone with what it undid, and the focus stays with the answer.
  await until(async () =>
    expect(await focused.innerText()).toContain(merchant.say('verdict.done.reopen', { count: 1 })),
  );
  await until(async () => expect(await items.count()).toBe(2));
  expect(await items.nth(0).innerText()).toContain(merchant.say('reason.reopened'));

  // Both at once, and both back again.
  await merchant.app.getByLabel(merchant.say('review.select', { order: harmless.name })).check();
  await keep(merchant, 'review-some');
  await merchant.app.getByLabel(merchant.say('review.selected', { count: 1 })).click();
  await merchant.button('review.approveSelected').click();
  await merchant.text(merchant.say('verdict.done.approve', { count: 2 })).waitFor();
  await merchant.heading('review.empty.heading').waitFor();
  await keep(merchant, 'review-empty');
  await merchant.button('verdict.undo').click();
  await merchant.text(merchant.say('verdict.done.reopen', { count: 2 })).waitFor();
  await until(async () => expect(await items.count()).toBe(2));
  expect([await statusOf(harmless), await statusOf(suspicious)]).toEqual(['held', 'held']);
});

test('a referral’s own page tells its story, and an old page decides nothing', async () => {
  const page = await pages.open({ expected: [/409/] });
  const merchant = new MerchantPage(page, luma, 'en');
  await merchant.open('/app/review?locale=en');
  await merchant.app.getByRole('link', { name: suspicious.name }).click();
  await merchant.heading('referral.title', { order: suspicious.name }).waitFor();
  // The note that came with the verdict stands in the story.
  const note = merchant.say('story.note', { note: 'Throw-away address, third time.' });
  expect(await merchant.app.getByText(note, { exact: true }).count()).toBe(1);
  await keep(merchant, 'referral');
  // Its form is open before another person decides: the page looks again by itself.
  await merchant.button('referral.decline').click();

  const other = new MerchantPage(await pages.open(), luma, 'fr');
  await other.open('/app/review?locale=fr');
  await other.app.getByRole('link', { name: suspicious.name }).click();
  // Pressed twice, it is approved once, and nobody is told that somebody else did.
  await other.button('referral.approve').dblclick();
  await other.untilToast('referral.toast.approve');
  expect(await other.text(other.say('referral.refusal.changed_elsewhere')).count()).toBe(0);
  await keep(other, 'referral-fr');
  await merchant.button('verdict.decline').click();
  await merchant.text(merchant.say('referral.refusal.changed_elsewhere')).waitFor();
  expect(await statusOf(suspicious)).toBe('rewarded');

  // A note is written, deleted, and brought back.
  await merchant.app.getByLabel(merchant.say('notes.label')).fill('Called them: it is fine.');
  await merchant.button('notes.add').click();
  await merchant.app.getByText('Called them: it is fine.').first().waitFor();
  await merchant.app
    .getByRole('button', { name: /^Delete the note of/ })
    .first()
    .click();
  await merchant.text(merchant.say('notes.deleted')).waitFor();
  await merchant.button('notes.undo').click();
  await merchant.app.getByText('Called them: it is fine.').first().waitFor();
});

test('an advocate’s page and a reward’s page lead to each other, and a mail goes out once more', async () => {
  const page = await pages.open();
  const merchant = new MerchantPage(page, luma, 'en');
  await merchant.open('/app/review?locale=en');
  const [row] = await query<{ id: string; advocate_id: string }>(
    "select id, advocate_id from reward where side = 'advocate' order by id desc limit 1",
    [],
  );
  await until(async () => {
    const [sent] = await query<{ status: string }>('select status from message where reward_id = $1', [row?.id ?? '']);
    expect(sent?.status).toBe('sent');
  });
  await merchant.open(`/app/advocates/${row?.advocate_id ?? ''}?locale=en`);
  await merchant.heading('advocate.figures').waitFor();
  await keep(merchant, 'advocate');
  await merchant.app
    .getByRole('link', { name: merchant.say('reward.view') })
    .first()
    .click();
  await merchant.heading('reward.what').waitFor();
  const before = await query('select 1 from message where reward_id = $1', [row?.id ?? '']);
  await merchant.button('reward.actions.resend').dblclick();
  await merchant.untilToast('reward.toast.resend');
  expect(await query('select 1 from message where reward_id = $1', [row?.id ?? ''])).toHaveLength(before.length + 1);
  await keep(merchant, 'reward');
});

test('the block list takes what is typed in, says who is on it, and lets go again', async () => {
  const page = await pages.open({ expected: [/422/] });
  const merchant = new MerchantPage(page, luma, 'en');
  await merchant.open('/app/blocks?locale=en');
  await merchant.heading('blocks.empty.heading').waitFor();
  await merchant.app.getByLabel(merchant.say('blocks.add.label')).fill('not an address');
  await merchant.button('blocks.add.action').click();
  await merchant.text(merchant.say('blocks.refusal.not_readable')).waitFor();
  await merchant.app.getByLabel(merchant.say('blocks.add.label')).fill('Mallory@Example.com');
  await merchant.app.getByLabel(merchant.say('blocks.add.note')).fill('Orders and returns everything.');
  await merchant.button('blocks.add.action').click();
  await merchant.text(merchant.say('blocks.add.done', { typed: 'Mallory@Example.com' })).waitFor();
  await merchant.app.getByLabel(merchant.say('blocks.lookUp.label')).fill('mallory@example.com');
  await merchant.button('blocks.lookUp.action').click();
  await merchant.text(merchant.say('blocks.lookUp.found', { typed: 'mallory@example.com' })).waitFor();
  await keep(merchant, 'blocks');
  await merchant.app.getByRole('button', { name: /^Take off the list/ }).click();
  await merchant.text(merchant.say('blocks.removed')).waitFor();
  await merchant.button('verdict.undo').click();
  await merchant.text(merchant.say('blocks.restored')).waitFor();
  expect(await query('select 1 from block', [])).toHaveLength(1);
});
