import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locales } from '#app/i18n/translate.ts';
import { toFormData } from '#app/ui/program-form-data.ts';
import { MerchantPage } from '../support/merchant-page.ts';
import { control, listMails, luma, query, stage, startOver, until, untilQuiet } from '../support/pretend-shopify.ts';
import { claim, decided, join, placeOrder, type DecidedReferral, type PlacedOrder } from '../support/program-run.ts';
import { MerchantAdmin } from '../../scripts/demo/merchant-admin.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
const bag = 'A tote bag with your initials';
const dinner = 'Dinner for two in our workshop';
const words = 'You have been so kind this year.';
const offering = (description: string) => `“${description}”`;
/** What one test hands to the next. */
const story = { programId: '', advocateId: '', invite: '', first: null as null | (PlacedOrder & DecidedReferral) };

beforeAll(startOver);
afterAll(() => control('DELETE', '/misbehaviours'));

async function openMerchant(path = '', expected: RegExp[] = [], locale: 'en' | 'fr' = 'en'): Promise<MerchantPage> {
  const merchant = new MerchantPage(await pages.open({ expected }), luma, locale);
  await merchant.open(locale === 'en' ? path : `${path || '/app'}?locale=${locale}`);
  return merchant;
}
const openAdvocate = async (locale: 'en' | 'fr' = 'en', expected: RegExp[] = []) => {
  const merchant = await openMerchant(`/app/advocates/${story.advocateId}`, expected, locale);
  await merchant.heading('referral.rewards').waitFor();
  return merchant;
};

/** A friend of the advocate buys, and everything that follows from it has happened. */
async function refer(order: { email?: string; quantity?: number }): Promise<PlacedOrder & DecidedReferral> {
  const { friendCode } = await claim(luma, story.invite);
  const placed = await placeOrder(luma, { codes: [friendCode], ...order });
  const referral = await decided(placed);
  await untilQuiet();
  return { ...placed, ...referral };
}

test('the merchant promises store credit, a bonus, a surprise and a limit, and publishes', async () => {
  const merchant = await openMerchant('');
  await merchant.page.getByRole('button', { name: 'Install' }).click();
  await merchant.heading('welcome.guide.heading').waitFor();
  await merchant.open('/app/programs/new?from=plain');
  await merchant.field('name').waitFor();
  await merchant.type('name', 'Bring a friend');
  await merchant.type('friend.percent', '20');
  await merchant.choose('tiers.0.offer.kind', 'store_credit');
  await merchant.type('tiers.0.offer.amount', '10');
  await merchant.button('editor.milestone.add').click();
  await merchant.type('milestones.0.atFriends', '2');
  await merchant.choose('milestones.0.offer.kind', 'custom');
  await merchant.type('milestones.0.offer.description', bag);
  await merchant.button('editor.surprise.add').click();
  await merchant.type('surprises.0.orderAtLeast', '100');
  await merchant.choose('surprises.0.offer.kind', 'custom');
  await merchant.type('surprises.0.offer.description', dinner);
  const folds = merchant.app.getByRole('button', { name: merchant.say('editor.terms.more'), expanded: false });
  while ((await folds.count()) > 0) await folds.first().click();
  await merchant.type('friend.estimatedCost', '2');
  await merchant.type('milestones.0.offer.estimatedCost', '5');
  await merchant.type('surprises.0.offer.estimatedCost', '5');
  await merchant.type('monthlySpendLimit', '50');
  await merchant.save();
  await merchant.saveBar.waitFor({ state: 'hidden' });
  await merchant.publish('program.publish');
  await merchant.untilToast('program.toast.published', { number: 1 });
  await merchant.text(merchant.say('program.preparing')).waitFor({ state: 'hidden' });
  const [program] = await query<{ id: string }>('select id from program');
  story.programId = program?.id ?? '';

  story.invite = await join(luma, 'ada@example.com');
  const [advocate] = await query<{ id: string }>('select id from advocate');
  story.advocateId = advocate?.id ?? '';
  const page = await openAdvocate();
  await page.text(page.say('advocate.noRewards')).waitFor();
});

test('two friends buy; the bonus is a task at home, and gone from there once it is handed over', async () => {
  story.first = await refer({ email: 'first@example.com' });
  await refer({ email: 'second@example.com' });
  const merchant = await openMerchant('/app');
  const task = merchant.say('tasks.handOver', { reward: offering(bag), advocate: 'Ada' });
  await merchant.app.getByRole('link', { name: task, exact: true }).click();
  await merchant.app.getByRole('heading', { name: 'Ada' }).waitFor();
  await merchant.text('$10.00 in store credit').waitFor();
  await merchant.text(offering(bag)).waitFor();
  await merchant.button('reward.actions.done').click();
  await merchant.untilToast('reward.toast.done');
  await merchant.button('reward.actions.undone').waitFor();
  await merchant.open('/app');
  await merchant.heading('home.held.heading').waitFor();
  expect(await merchant.heading('tasks.heading').count()).toBe(0);
});

test('a large order brings a surprise, and the program near its limit', async () => {
  const { order_id } = await refer({ email: 'third@example.com', quantity: 6 });
  expect(order_id).not.toBe('');
  const merchant = await openMerchant('/app');
  const near = { program: 'Bring a friend', spent: '$46.00', limit: '$50.00' };
  await merchant.app.getByText(merchant.say('limits.near', near)).waitFor();
  const task = merchant.say('tasks.handOver', { reward: offering(dinner), advocate: 'Ada' });
  await merchant.app.getByRole('link', { name: task, exact: true }).waitFor();
});

test('a gift that cannot be read is refused at its field, and given once it is mended, once, with the note', async () => {
  const merchant = await openAdvocate('en', [/422/]);
  await merchant.type('note', words);
  await merchant.button('gift.give').click();
  await until(async () => expect(await merchant.field('offer.amount').getAttribute('aria-invalid')).toBe('true'));
  expect(await merchant.problemAt('offer.amount')).toContain(merchant.say('problem.required'));
  await merchant.type('offer.amount', '10');
  expect(await merchant.field('offer.amount').getAttribute('aria-invalid')).not.toBe('true');
  await merchant.button('gift.give').dblclick();
  await merchant.untilToast('gift.given');
  await merchant.text(merchant.say('reward.note', { note: words })).waitFor();
  expect(await merchant.field('note').inputValue()).toBe('');
  await untilQuiet();
  expect(await query(`select 1 from reward where cause = 'gesture'`)).toHaveLength(1);
  const mails = await listMails('ada@example.com');
  expect(mails.filter(({ text }) => text?.includes(words))).toHaveLength(1);

  await merchant.open('/app');
  const reached = { program: 'Bring a friend', limit: '$50.00' };
  await merchant.app.getByText(merchant.say('limits.reached', reached)).waitFor();
});

test('what the limit keeps back is said at home, and can be given anyway', async () => {
  const { id } = await refer({ email: 'fourth@example.com' });
  const merchant = await openMerchant('/app');
  await merchant.app.getByText(merchant.say('limits.keptBack', { count: 1 })).waitFor();
  await merchant.open(`/app/referrals/${id}`);
  await merchant.text(merchant.say('reason.spend_limit')).waitFor();
  await merchant.button('reward.actions.give').click();
  await merchant.untilToast('reward.toast.give');
  // The page looks again by itself while the reward is being issued.
  await merchant.button('reward.actions.take_back').waitFor();
  expect(await query('select status from reward where referral_id = $1', [id])).toEqual(
    expect.arrayContaining([{ status: 'issued' }]),
  );
});

test('a held referral is approved from home, and its friend put on the block list and taken off it', async () => {
  const held = await refer({});
  expect(held.status).toBe('held');
  const merchant = await openMerchant('/app');
  const waiting = merchant.say('home.held.order', { order: held.name, advocate: 'Ada' });
  await merchant.app.getByRole('link', { name: waiting }).click();
  await merchant.button('referral.approve').click();
  await merchant.untilToast('referral.toast.approve');
  await merchant.text(merchant.say('reason.merchant_approved')).waitFor();
  await merchant.text(merchant.say('reward.status.limited')).waitFor();

  await merchant.button('referral.blockList').click();
  expect(await merchant.button('referral.unblock_advocate').count()).toBe(0);
  await merchant.button('referral.block_advocate').click();
  await merchant.untilToast('referral.toast.block_advocate');
  await merchant.button('referral.blockList').click();
  await merchant.button('referral.unblock_advocate').click();
  await merchant.untilToast('referral.toast.unblock_advocate');
});

test('a rewarded referral is taken back after a question, and the timeline tells it', async () => {
  const merchant = await openMerchant(`/app/referrals/${story.first?.id ?? ''}`);
  const dialog = merchant.app.getByRole('dialog');
  await merchant.button('referral.takeBack').click();
  await merchant.text(merchant.say('referral.takeBackBody')).waitFor();
  await dialog.getByRole('button', { name: merchant.say('referral.keep') }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await query(`select status from referral where status <> 'rewarded'`)).toEqual([]);
  await merchant.button('referral.takeBack').click();
  await dialog.getByRole('button', { name: merchant.say('referral.takeBack'), exact: true }).click();
  await merchant.untilToast('referral.toast.take_back');
  await merchant.text(merchant.say('referralStatus.reversed')).waitFor();
  await untilQuiet();
  await merchant.page.reload();
  await merchant.text(merchant.say('referral.reversedBody')).waitFor();
  await merchant.text(merchant.say('ledger.referral_reversed')).waitFor();
  await merchant.text(merchant.say('story.takenBack', { amount: '$10.00' })).waitFor();
  await merchant.text(merchant.say('story.told.reward_taken_back')).waitFor();
  await merchant.text(merchant.say('reward.taken', { amount: '$10.00' })).waitFor();
});

test('all of it reads in French as well', async () => {
  const merchant = await openMerchant('/app', [], 'fr');
  const reached = merchant.say('limits.reached', { program: 'Bring a friend', limit: '50,00\u00a0$US' });
  await until(async () =>
    expect((await merchant.app.locator('body').innerText()).replace(/\s/g, ' ')).toContain(reached.replace(/\s/g, ' ')),
  );
  await merchant.heading('tasks.heading').waitFor();
  const advocate = await openAdvocate('fr');
  for (const key of ['reward.cause.surprise', 'reward.cause.milestone', 'gift.heading', 'gift.give'] as const)
    await advocate.text(advocate.say(key)).waitFor();
  await advocate.text(advocate.say('reward.note', { note: words })).waitFor();
  const referral = await openMerchant(`/app/referrals/${story.first?.id ?? ''}`, [], 'fr');
  await referral.text(referral.say('ledger.referral_reversed')).waitFor();
  await referral.text(referral.say('story.told.reward_taken_back')).waitFor();
  for (const { app } of [merchant, advocate, referral])
    expect(await app.locator('body').innerText()).not.toMatch(/\b(the|reward|advocate|friend’s)\b/i);
});

test('one reward is taken back by itself after a question', async () => {
  const merchant = await openAdvocate();
  await merchant.button('reward.actions.take_back').click();
  const dialog = merchant.app.getByRole('dialog');
  await merchant.text(merchant.say('reward.takeBack.body')).waitFor();
  await dialog.getByRole('button', { name: merchant.say('reward.actions.take_back'), exact: true }).click();
  await merchant.untilToast('reward.toast.take_back');
  await untilQuiet();
});

describe.each(locales)('while Shopify is down, in %s', (locale) => {
  test('publishing is refused with a word about it, and nothing is published', async () => {
    const admin = new MerchantAdmin(stage.sandboxUrl, luma);
    await admin.openApp();
    const path = `/app/programs/${story.programId}`;
    const route = 'routes/app.programs.$programId';
    const { stored } = (await admin.load(path, route)) as { stored: { revision: number; form: never } };
    const form = { ...(stored.form as object), claimDays: locale === 'en' ? '21' : '22' } as never;
    await admin.submit(path, route, toFormData('save', stored.revision, form));
    const merchant = await openMerchant(path, [/503/], locale);
    await merchant.button('program.publishChanges').waitFor();
    await control('POST', '/misbehaviours', { kind: 'admin.server-error', shop: luma, probability: 1 });
    await merchant.publish('program.publishChanges');
    await merchant.text(merchant.say('program.refusal.shopify_silent')).waitFor();
    await control('DELETE', '/misbehaviours');
    expect(await query('select 1 from program_version')).toHaveLength(1);
  });
});
