import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from '../support/axe-states.ts';
import { MerchantPage } from '../support/merchant-page.ts';
import { luma, query, rive, startOver, until } from '../support/pretend-shopify.ts';
import { claim, decided, join, placeOrder, runProgram } from '../support/program-run.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
const ids = { program: '', referral: '', advocate: '', reward: '' };

beforeAll(async () => {
  await startOver();
  await runProgram(rive);
  const { programId } = await runProgram(luma);
  const friends = ['one@example.com', 'two@mailinator.com'];
  const invite = await join(luma, 'grace@example.com');
  for (const email of friends) {
    const { friendCode } = await claim(luma, invite);
    ids.referral = (await decided(await placeOrder(luma, { email, codes: [friendCode] }))).id;
  }
  const [advocate] = await query<{ id: string }>(
    'select advocate.id from advocate join shop on shop.id = shop_id where domain = $1',
    [luma],
  );
  const [reward] = await query<{ id: string }>(`select id from reward where side = 'advocate' order by id limit 1`);
  Object.assign(ids, { program: programId, advocate: advocate?.id ?? '', reward: reward?.id ?? '' });
});

/** Every page of the admin; `{…}` is one of the things above. */
const addresses = [
  '/app',
  '/app/welcome',
  '/app/programs',
  '/app/programs/new',
  '/app/programs/{program}',
  '/app/review',
  '/app/blocks',
  '/app/referrals',
  '/app/referrals/{referral}',
  '/app/advocates',
  '/app/advocates/{advocate}',
  '/app/rewards',
  '/app/rewards/{reward}',
  '/app/exports',
  '/app/reports',
  '/app/reports/money',
  '/app/reports/liability',
  '/app/reports/goals',
  '/app/settings',
  '/app/settings/brand',
  '/app/settings/languages',
  '/app/settings/words',
  '/app/settings/protection',
  '/app/settings/privacy',
  '/app/settings/notifications',
  '/app/settings/team',
];
/** Those that show something else before anything happened. */
const emptyAddresses = [
  '/app',
  '/app/review',
  '/app/referrals',
  '/app/advocates',
  '/app/rewards',
  '/app/reports',
  '/app/reports/money',
  '/app/reports/liability',
  '/app/reports/goals',
  '/app/blocks',
];

const addressOf = (pattern: string) =>
  pattern.replace(/\{(\w+)\}/, (_whole, name: string) => ids[name as keyof typeof ids]);

async function expectNothing(merchant: MerchantPage, about: string): Promise<void> {
  const frame = merchant.page.frame({ name: 'app-iframe' });
  if (frame === null) throw new Error('The admin shows no frame.');
  // What fades in is looked at when it is there.
  await until(async () => expect(await findViolations(frame, 'body'), about).toEqual([]));
  const width = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(width, `${about} is no wider than the screen`).toBeLessThanOrEqual(0);
  const text = await frame.locator('body').innerText();
  expect(text, `${about} has words for everything`).not.toMatch(/\b[a-z]+(?:\.[a-zA-Z_]+){2,}\b/);
  // Where the merchant writes texts, their placeholders are shown as they are typed.
  if (about !== '/app/settings/words') expect(text, `${about} fills every placeholder`).not.toContain('{{');
}

const screens = [
  ['at a desk, in English', 'en', { viewport: { width: 1180, height: 900 } }],
  ['at a desk, in French', 'fr', { viewport: { width: 1180, height: 900 } }],
  ['on a phone, in English', 'en', { viewport: { width: 390, height: 844 } }],
  ['on a phone, in French', 'fr', { viewport: { width: 390, height: 844 } }],
] as const;

async function openAt(domain: string, address: string, locale: 'en' | 'fr', size: object): Promise<MerchantPage> {
  const merchant = new MerchantPage(await pages.open({ ...size, expected: [/422/] }), domain, locale);
  await merchant.open(`${addressOf(address)}?locale=${locale}`);
  await merchant.app.getByRole('heading', { level: 1 }).first().waitFor();
  return merchant;
}

describe.each(screens)('the admin %s', (_name, locale, size) => {
  test.each(addresses)('%s', async (address) => {
    const merchant = await openAt(luma, address, locale, size);
    await expectNothing(merchant, address);
    await merchant.page.context().close();
  });

  test.each(emptyAddresses)('%s before anything happened', async (address) => {
    const merchant = await openAt(rive, address, locale, size);
    await expectNothing(merchant, `empty ${address}`);
    await merchant.page.context().close();
  });

  test('an address that leads nowhere', async () => {
    const merchant = new MerchantPage(await pages.open({ ...size, expected: [/404/] }), luma, locale);
    await merchant.open(`/app/referrals/rf_00000000000000000000000000?locale=${locale}`);
    await merchant.app.getByRole('heading').first().waitFor();
    await expectNothing(merchant, 'something that is gone');
  });
});

/** Pages with something that opens: filters, menus, forms in front of the page. */
const opening: [string, (merchant: MerchantPage) => Locator][] = [
  [
    '/app/referrals',
    (merchant) => merchant.app.getByRole('button', { name: /search and filter|rechercher et filtrer/i }),
  ],
  ['/app/review', (merchant) => merchant.app.getByRole('button', { name: /^(?:Decline|Refuser) /, disabled: false })],
  ['/app/advocates/{advocate}', (merchant) => merchant.button('gift.give')],
  ['/app/rewards/{reward}', (merchant) => merchant.app.getByRole('button', { expanded: false })],
  ['/app/programs/{program}', (merchant) => merchant.app.getByRole('button', { expanded: false })],
];

describe.each(screens)('what opens %s', (_name, locale, size) => {
  test.each(opening)('%s', async (address, opener) => {
    const merchant = await openAt(luma, address, locale, size);
    const button = opener(merchant).first();
    // On a phone some of it stands in a menu of Polaris’ own.
    if (!(await button.isVisible())) return;
    const name = await button.innerText();
    await button.click();
    await expectNothing(merchant, `${address} with ${name} open`);
  });
});
