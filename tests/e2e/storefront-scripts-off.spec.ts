import { beforeAll, expect, test } from 'vitest';
import { listMails, luma, until } from '../support/pretend-shopify.ts';
import { speak } from '../support/scenes.ts';
import {
  ada,
  giveAdaFriends,
  prepareStorefront,
  privateLinkOf,
  proxyUrl,
  signIn,
  storeUrl,
  type StorefrontWorld,
} from '../support/storefront-states.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
const words = speak('en');
const card = '.ricochet-page';
const open = () => pages.open({ javaScriptEnabled: false, expected: [/404/] });
let world: StorefrontWorld;
beforeAll(async () => {
  world = await prepareStorefront({ joinByEmail: true });
  await giveAdaFriends(world.invite);
});

test('without scripts a friend who was told a code finds the invite and claims', async () => {
  const page = await open();
  await page.goto(proxyUrl(luma, '/who'));
  await page.locator(`${card} [name="who"]`).fill('Nobody Atall');
  await page.locator(`${card} form button`).click();
  await page.getByText(words.shopper('who.notFound')).waitFor();
  await page.locator(`${card} [name="who"]`).fill(world.invite.toLowerCase().replace('-', ' '));
  await page.locator(`${card} form button`).click();
  await page.locator(`${card} form[action*="/claim"] button[type="submit"]`).click();
  expect((await page.locator(`${card}__code`).innerText()).trim()).toMatch(/^HI-/);
});

test('without scripts somebody without an account asks by e-mail and gets a link of their own', async () => {
  const page = await open();
  const email = 'without-scripts@example.com';
  await page.goto(storeUrl(luma) + world.product);
  await page.locator('.ricochet-share form input[type="email"]').fill(email);
  await page.locator('.ricochet-share form button').click();
  await page.getByRole('heading', { name: words.shopper('join.sentTitle') }).waitFor();
  const link = await until(async () => {
    const [mail] = await listMails(email);
    const found = /https?:\/\/[^/\s]+(\/\S+\/join\/[^\s"]+)/.exec(mail?.text ?? '')?.[1];
    if (found === undefined) throw new Error('There is no mail yet.');
    return storeUrl(luma) + found;
  });
  await page.goto(link);
  await page.locator(`${card} form button`).click();
  expect(await page.locator(`${card} input[readonly]`).first().inputValue()).toMatch(
    new RegExp(`^${proxyUrl(luma, '/i/')}[A-Z0-9-]+$`),
  );
});

test.each([
  ['signed in', (): Promise<string> => Promise.resolve(proxyUrl(luma, '/dashboard')), ada],
  ['by the private link of a mail', () => privateLinkOf(ada), null],
])('without scripts the dashboard says everything, %s', async (_name, address, email) => {
  const page = await open();
  if (email !== null) await signIn(page, luma, email);
  await page.goto(await address());
  // The link of a mail leads to one button.
  if (email === null) await page.locator(`${card} form button`).click();
  expect(await page.locator(`${card} input[readonly]`).first().inputValue()).toContain(`/i/${world.invite}`);
  expect(await page.locator(`${card} dl dd`).count()).toBe(6);
  expect(await page.locator(card).innerText()).toMatch(/THANKS-[A-Z0-9]+/);
  for (const link of await page.locator(`${card} a[href]`).all())
    expect(URL.canParse((await link.getAttribute('href')) ?? '', storeUrl(luma))).toBe(true);
  // A button that does nothing without scripts is not shown.
  const idle = page.locator(`${card} button[type="button"]`).filter({ visible: true });
  expect(await idle.count()).toBe(0);
});
