import { beforeAll, describe, expect, test } from 'vitest';
import { emptyOfferForm } from '#app/domain/program/offer-form.ts';
import { benefitKinds } from '#app/domain/reward/benefit.ts';
import { toFormData } from '#app/ui/program-form-data.ts';
import { findViolations } from '../support/axe-states.ts';
import { MerchantPage } from '../support/merchant-page.ts';
import { luma, query, startOver, until } from '../support/pretend-shopify.ts';
import {
  changeProgram,
  claim,
  decided,
  join,
  placeOrder,
  programForm,
  runProgram,
  type RunningProgram,
} from '../support/program-run.ts';
import { scenes, speak, type Scene } from '../support/scenes.ts';
import { StorePage } from '../support/store-page.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
const scene = scenes.find(({ domain }) => domain === luma) as Scene;
const words = speak(scene.locale);
const phone = { viewport: { width: 320, height: 720 } };
let program: RunningProgram;
let [advocateId, referralId] = ['', ''];

beforeAll(async () => {
  await startOver();
  const bag = {
    ...emptyOfferForm(),
    kind: 'custom' as const,
    description: 'A tote bag with initials',
    estimatedCost: '5',
  };
  const form = { minimumSubtotal: '15', surprises: [{ orderAtLeast: '10', offer: bag }] };
  program = await runProgram(luma, form);
  // Saved and not published: the editor has something to publish.
  await changeProgram(program, toFormData('save', 1, { ...programForm, ...form, capPerMonth: '5' }));
  const { friendCode } = await claim(luma, await join(luma, 'grace@example.com'));
  const order = await placeOrder(luma, { email: 'friend@example.com', codes: [friendCode] });
  ({ id: referralId } = await decided(order));
  const [advocate] = await query<{ id: string }>('select id from advocate');
  advocateId = advocate?.id ?? '';
});

test('the check itself finds what is wrong', async () => {
  const page = await pages.open({ locale: scene.browserLocale });
  await page.setContent('<html lang="en"><body><main><input></main></body></html>');
  expect((await findViolations(page, 'main')).join()).toContain('label');
});

describe.each([
  ['at a desk', {}],
  ['on a small phone', phone],
])('the storefront %s', (_name, size) => {
  const openStore = async () => new StorePage(await pages.open({ locale: scene.browserLocale, ...size }), scene);

  test('has nothing against the share block in any of its states', async () => {
    const store = await openStore();
    await store.openProduct();
    expect(await findViolations(store.page, 'ricochet-share')).toEqual([]);
    await store.block.getByRole('link', { name: words.block('sign_in') }).click();
    await store.signIn(scene.advocate.email);
    expect(await findViolations(store.page, 'ricochet-share')).toEqual([]);
    const get = store.block.getByRole('link', { name: words.block('get_link') });
    if ((await get.count()) > 0) await get.click();
    await store.block.getByLabel(words.block('your_link')).waitFor();
    expect(await findViolations(store.page, 'ricochet-share')).toEqual([]);
  });

  test('has nothing against the pages behind an invite', async () => {
    const store = await openStore();
    await store.openProduct();
    await store.block.getByRole('link', { name: words.block('sign_in') }).click();
    await store.signIn(scene.advocate.email);
    await store.page.goto(`${store.url}/apps/ricochet/invite`);
    const link = await store.page.getByLabel(words.shopper('invite.link')).inputValue();
    expect(await findViolations(store.page, '.ricochet-page')).toEqual([]);

    const friend = await openStore();
    await friend.page.goto(link);
    expect(await findViolations(friend.page, '.ricochet-page')).toEqual([]);
    await friend.page.locator('.ricochet-page button[type="submit"]').click();
    await friend.page.locator('.ricochet-page__code').waitFor();
    expect(await findViolations(friend.page, '.ricochet-page')).toEqual([]);
  });
});

test('the editor has nothing against it with every kind of reward and every fold open', async () => {
  const merchant = new MerchantPage(await pages.open({ locale: scene.browserLocale }), scene.domain, scene.locale);
  await merchant.open('/app/programs/new?from=plain');
  await merchant.field('friend.kind').waitFor();
  const frame = merchant.page.frame({ name: 'app-iframe' });
  if (frame === null) throw new Error('The admin shows no frame.');
  for (const add of ['editor.tier.add', 'editor.milestone.add', 'editor.surprise.add'] as const)
    await merchant.button(add).click();
  await merchant.choose('eligibility.kind', 'segment');
  const folded = merchant.app.getByRole('button', { expanded: false });
  while ((await folded.count()) > 0) await folded.first().click();
  const places = ['tiers.0.offer', 'tiers.1.offer', 'milestones.0.offer', 'surprises.0.offer'];
  for (const kinds of [benefitKinds.slice(0, 4), benefitKinds.slice(4, 8), benefitKinds.slice(8)]) {
    for (const [index, kind] of kinds.entries()) await merchant.choose(`${places[index]}.kind`, kind);
    expect(await findViolations(frame, 'body'), kinds.join()).toEqual([]);
  }
});

test.each([
  ['at a desk, in English', 'en', {}],
  ['on a phone, in French', 'fr', { viewport: { width: 390, height: 844 } }],
] as const)('the editor has nothing against its preview and its two questions %s', async (_name, locale, size) => {
  const { programId } = program;
  const merchant = new MerchantPage(await pages.open(size), luma, locale);
  await merchant.open(`/app/programs/${programId}?locale=${locale}`);
  const frame = merchant.page.frame({ name: 'app-iframe' });
  if (frame === null) throw new Error('The admin shows no frame.');
  const show = merchant.button('preview.show');
  if (await show.isVisible()) await show.click();
  // Nothing runs in the preview: what it holds is looked at in a page of its own.
  const sheet = await pages.open(size);
  const preview = merchant.app.locator('.ricochet-preview iframe');
  const shown = new Set<string>();
  for (const surface of ['block', 'landing', 'mail'] as const) {
    await merchant.button(`preview.surface.${surface}`).click();
    const html = await until(async () => {
      const drawn = (await preview.getAttribute('srcdoc')) ?? '';
      expect(drawn !== '' && !shown.has(drawn)).toBe(true);
      return drawn;
    });
    shown.add(html);
    expect(await findViolations(frame, 'body'), surface).toEqual([]);
    await sheet.setContent(html);
    expect(await findViolations(sheet, 'body'), `what ${surface} shows`).toEqual([]);
  }
  const edit = merchant.button('preview.edit');
  if (await edit.isVisible()) await edit.click();
  for (const [ask, leave] of [
    ['program.publishChanges', 'program.notYet'],
    ['program.archive', 'program.keep'],
  ] as const) {
    const opener = merchant.button(ask);
    // On a phone some of it stands in a menu of Polaris’ own.
    if (!(await opener.isVisible()) || !(await opener.isEnabled())) continue;
    await opener.click();
    const dialog = merchant.app.getByRole('dialog');
    await dialog.waitFor();
    await until(async () => expect(await findViolations(frame, 'body'), ask).toEqual([]));
    await dialog.getByRole('button', { name: merchant.say(leave) }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
});

describe.each([
  ['at a desk, in English', 'en', {}],
  ['at a desk, in French', 'fr', {}],
  ['on a phone, in French', 'fr', { viewport: { width: 390, height: 844 } }],
] as const)('the admin %s', (_name, locale, size) => {
  test('has nothing against rewards: given, kept back, to hand over, taken back, and the form for a gift', async () => {
    const merchant = new MerchantPage(await pages.open({ ...size, expected: [/422/] }), luma, locale);
    const expectNothing = async (about: string) => {
      const frame = merchant.page.frame({ name: 'app-iframe' });
      if (frame === null) throw new Error('The admin shows no frame.');
      await until(async () => expect(await findViolations(frame, 'body'), about).toEqual([]));
      const width = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(width, `${about} is no wider than the screen`).toBeLessThanOrEqual(0);
    };
    await merchant.open(`/app/advocates/${advocateId}?locale=${locale}`);
    await merchant.button('reward.actions.done').waitFor();
    await expectNothing('the advocate');
    await merchant.button('gift.give').click();
    await until(async () => expect(await merchant.field('offer.amount').getAttribute('aria-invalid')).toBe('true'));
    await expectNothing('the gift with errors');
    await merchant.open(`/app/referrals/${referralId}?locale=${locale}`);
    await merchant.button('reward.actions.done').waitFor();
    await expectNothing('the referral');
    const menu = merchant.button('referral.blockList');
    // On a phone Polaris rolls it up into a list of its own, whose markup is not ours.
    if (!(await menu.isVisible())) return;
    await menu.click();
    await merchant.button('referral.block_advocate').waitFor();
    await expectNothing('the menu of the referral');
  });
});

test('the admin has nothing against any page', async () => {
  const merchant = new MerchantPage(await pages.open({ locale: scene.browserLocale }), scene.domain, scene.locale);
  for (const path of [
    '/app',
    '/app/programs',
    '/app/programs/new',
    '/app/programs/new?from=plain',
    '/app/welcome',
    `/app/programs/${program.programId}`,
    '/app/referrals',
  ]) {
    await merchant.open(path);
    await merchant.app.getByRole('heading', { level: 1 }).waitFor();
    const frame = merchant.page.frame({ name: 'app-iframe' });
    if (frame === null) throw new Error('The admin shows no frame.');
    await until(async () => {
      expect(await findViolations(frame, 'body'), path).toEqual([]);
    });
  }
});
