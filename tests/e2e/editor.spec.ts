import { beforeAll, describe, expect, test } from 'vitest';
import { locales } from '#app/i18n/translate.ts';
import { toFormData } from '#app/ui/program-form-data.ts';
import { MerchantPage } from '../support/merchant-page.ts';
import { control, luma, query, rive, startOver, until } from '../support/pretend-shopify.ts';
import { changeProgram, programForm, runProgram, type RunningProgram } from '../support/program-run.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
let here: RunningProgram;

beforeAll(async () => {
  await startOver();
  here = await runProgram(luma);
});

async function openEditor(path: string, expected: RegExp[] = []): Promise<MerchantPage> {
  const merchant = new MerchantPage(await pages.open({ expected }), luma, 'en');
  await merchant.open(path);
  await merchant.field('name').waitFor();
  return merchant;
}

const draftOf = async (id: string) =>
  (await query<{ draft: unknown }>('select draft from program where id = $1', [id]))[0];

test('the merchant builds a program of many parts, reads it in words, and finds it as it was', async () => {
  const merchant = await openEditor('/app/programs/new?from=plain');
  await merchant.type('name', 'Winter');
  await merchant.choose('friend.kind', 'free_product');
  await merchant.button('editor.items.choose.products').click();
  await merchant.pick('Stoneware Bowl');
  await merchant.text('A friend gets “Stoneware Bowl” for free.').waitFor();
  await merchant.text(merchant.say('editor.offer.freeProductHelp')).waitFor();

  await merchant.choose('tiers.0.offer.kind', 'store_credit');
  await merchant.type('tiers.0.offer.amount', '5');
  await merchant.button('editor.tier.add').click();
  await merchant.type('tiers.1.fromFriend', '3');
  await merchant.type('tiers.1.offer.amount', '8.50');
  await merchant.text('From friend number 3 on, they get $8.50 in store credit.').waitFor();
  await merchant.button('editor.milestone.add').click();
  await merchant.type('milestones.0.atFriends', '5');
  await merchant.choose('milestones.0.offer.kind', 'custom');
  await merchant.type('milestones.0.offer.description', 'A visit to our workshop');
  await merchant.type('capPerMonth', '5');
  await merchant.choose('eligibility.kind', 'tag');
  await merchant.type('eligibility.tag', 'vip');
  await merchant.button('protection.all').click();
  await merchant.choose('protection.velocity.action', 'decline');
  await merchant.type('protection.velocity.friends', '7');
  await merchant.save();
  await merchant.app.getByRole('heading', { name: 'Winter' }).first().waitFor();
  await merchant.saveBar.waitFor({ state: 'hidden' });

  await merchant.page.reload();
  await merchant.text('A friend gets “Stoneware Bowl” for free.').waitFor();
  expect(await merchant.field('tiers.1.offer.amount').inputValue()).toBe('8.50');
  expect(await merchant.field('milestones.0.offer.description').inputValue()).toBe('A visit to our workshop');
  await merchant.text('Only customers with the tag “vip” can invite.').waitFor();
  const [stored] = await query<{ velocity: unknown }>(
    `select draft->'protection'->'velocity' as velocity from program where name = 'Winter'`,
  );
  expect(stored?.velocity).toEqual({ action: 'decline', friends: 7, hours: 24 });
});

test('a problem under a fold opens it, stands at its field, and goes once the field is mended', async () => {
  const merchant = await openEditor(`/app/programs/${here.programId}`, [/422/]);
  await merchant.button('editor.terms.more').click();
  await merchant.type('friend.minimumSubtotal', 'much');
  await merchant.button('editor.terms.more').click();
  await merchant.save();
  await merchant.text(merchant.say('program.problemsHeading')).waitFor();
  await until(async () =>
    expect(await merchant.field('friend.minimumSubtotal').evaluate((field) => field === document.activeElement)).toBe(
      true,
    ),
  );
  expect(await merchant.problemAt('friend.minimumSubtotal')).toContain(merchant.say('problem.not_an_amount'));
  await merchant.type('friend.minimumSubtotal', '20');
  await merchant.text(merchant.say('program.problemsHeading')).waitFor({ state: 'hidden' });
  await merchant.saveBar.getByRole('button', { name: 'Discard' }).click();
  await merchant.saveBar.waitFor({ state: 'hidden' });
});

test('what another tab saved meanwhile is not written over unasked', async () => {
  const merchant = await openEditor(`/app/programs/${here.programId}`, [/409/]);
  await merchant.type('friend.percent', '25');
  await changeProgram(here, toFormData('save', 1, { ...programForm, claimDays: '14' }));
  await merchant.save();
  await merchant.text(merchant.say('program.conflict.heading')).waitFor();
  expect(await merchant.field('friend.percent').inputValue()).toBe('25');
  await merchant.button('program.conflict.showTheirs').click();
  expect(await merchant.field('claimDays').inputValue()).toBe('14');
  expect(await merchant.field('friend.percent').inputValue()).toBe('20');
});

test('before publishing the merchant reads what differs, and afterwards what each version changed', async () => {
  const merchant = await openEditor(`/app/programs/${here.programId}`);
  await merchant.text('Before: 30.').waitFor();
  await merchant.text('Now: 14.').waitFor();
  await merchant.publish('program.publishChanges');
  await merchant.untilToast('program.toast.published', { number: 2 });
  await merchant.text(merchant.say('program.sameAsPublished', { number: 2 })).waitFor();
  await merchant.app.getByRole('button', { name: merchant.say('program.changes.heading', { number: 1 }) }).click();
  await merchant.text('Now: 14.').waitFor();
  await merchant.text(merchant.say('program.preparing')).waitFor({ state: 'hidden' });
});

describe.each(locales)('what the shop cannot give, in %s', (locale) => {
  test('is said at its field before publishing, and refused when it is published all the same', async () => {
    const { domain } = here;
    await control('POST', `/shops/${domain}/features`, { giftCards: false });
    const before = await query<{ revision: number }>('select revision from program where id = $1', [here.programId]);
    const revision = before[0]?.revision ?? 0;
    const offer = { ...programForm.friend, kind: 'gift_card' as const, amount: '10' };
    const form = { ...programForm, tiers: [{ fromFriend: '1', offer }] };
    await changeProgram(here, toFormData('save', revision, form));
    const merchant = new MerchantPage(await pages.open({ expected: [/422/] }), luma, locale);
    await merchant.open(`/app/programs/${here.programId}?locale=${locale}`);
    await merchant.text(merchant.say('program.unsupportedHeading')).waitFor();
    expect(await merchant.problemAt('tiers.0.offer.kind')).toContain(
      merchant.say('editor.unsupported.gift_cards_unavailable'),
    );
    await merchant.publish('program.publishChanges');
    await merchant.text(merchant.say('program.unsupportedRefused')).waitFor();
    await control('POST', `/shops/${domain}/features`, { giftCards: true });
    await merchant.page.reload();
    await merchant.field('tiers.0.offer.amount').waitFor();
    await merchant.text(merchant.say('program.unsupportedHeading')).waitFor({ state: 'hidden' });
  });
});

test('a copy is a draft of its own, moves in the list, and is put away after a question', async () => {
  const merchant = await openEditor(`/app/programs/${here.programId}`);
  await merchant.button('program.duplicate').click();
  const copy = merchant.say('program.copyName', { name: programForm.name });
  await merchant.app.getByRole('heading', { name: copy }).first().waitFor();
  const [row] = await query<{ id: string }>('select id from program where name = $1', [copy]);
  expect(await draftOf(row?.id ?? '')).toEqual(await draftOf(here.programId));

  await merchant.goTo('nav.programs');
  await merchant.heading('programs.title').waitFor();
  const first = () => merchant.programs.first().innerText();
  expect(await first()).toBe(programForm.name);
  for (const place of [1, 0]) {
    await merchant.app.getByRole('button', { name: merchant.say('programs.moveNamed.up', { name: copy }) }).click();
    await until(async () => expect(await merchant.programs.nth(place).innerText()).toBe(copy));
  }

  await merchant.text(copy).click();
  await merchant.button('program.archive').click();
  const dialog = merchant.app.getByRole('dialog');
  await dialog.getByRole('button', { name: merchant.say('program.keep') }).click();
  await dialog.waitFor({ state: 'hidden' });
  await merchant.button('program.archive').click();
  await dialog.getByRole('button', { name: merchant.say('program.archive'), exact: true }).click();
  await merchant.untilToast('program.toast.archived');
  await merchant.text(merchant.say('program.archived')).waitFor();
  expect(await merchant.field('name').isDisabled()).toBe(true);
});

test('a new program has one button to create it, in the page until something is typed, then in the bar', async () => {
  const merchant = await openEditor('/app/programs/new?from=plain');
  expect(await merchant.button('program.create').count()).toBe(1);
  expect(await merchant.saveBar.count()).toBe(0);
  await merchant.type('name', 'Other');
  await merchant.saveBar.waitFor();
  await merchant.button('program.create').waitFor({ state: 'hidden' });
  await merchant.saveBar.getByRole('button', { name: 'Discard' }).click();
  await merchant.button('program.create').waitFor();
});

test('a merchant who writes amounts with a comma reads and keeps them so', async () => {
  const program = await runProgram(rive);
  const merchant = new MerchantPage(await pages.open({ locale: 'fr-FR' }), rive, 'fr');
  await merchant.open(`/app/programs/${program.programId}`);
  await merchant.field('name').waitFor();
  await merchant.choose('friend.kind', 'fixed_amount');
  await merchant.type('friend.amount', '7,50');
  await merchant.text('Un filleul reçoit 7,50\u00a0€ de réduction.').waitFor();
  await merchant.save();
  await merchant.untilToast('program.toast.saved');
  await merchant.saveBar.waitFor({ state: 'hidden' });
  expect(await merchant.field('friend.amount').inputValue()).toBe('7,50');
  await merchant
    .text(`Maintenant\u00a0: 7,50\u00a0€ de réduction · Cumulable avec réductions sur la livraison.`)
    .waitFor();
});
