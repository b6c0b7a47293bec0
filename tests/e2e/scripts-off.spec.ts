import { beforeAll, expect, test } from 'vitest';
import { rive, startOver, until } from '../support/pretend-shopify.ts';
import { runProgram } from '../support/program-run.ts';
import { scenes, speak, type Scene } from '../support/scenes.ts';
import { StorePage } from '../support/store-page.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
const scene = scenes.find(({ domain }) => domain === rive) as Scene;
const words = speak(scene.locale);
const openStore = async () =>
  new StorePage(await pages.open({ locale: scene.browserLocale, javaScriptEnabled: false }), scene);
let link = '';

beforeAll(async () => {
  await startOver();
  await runProgram(rive, { minimumSubtotal: '10' });
});

test('without scripts the advocate gets the link on a page of its own and can send it by plain links', async () => {
  const store = await openStore();
  await store.openProduct();
  await store.block.getByRole('link', { name: words.block('sign_in') }).click();
  await store.signIn(scene.advocate.email);
  await store.block.getByRole('link', { name: words.block('get_link') }).click();

  const page = store.page.locator('.ricochet-page');
  link = await page.getByLabel(words.shopper('invite.link')).inputValue();
  expect(link).toMatch(new RegExp(`^${store.url}/apps/ricochet/i/`));
  const whatsapp = await page.getByRole('link', { name: words.shopper('invite.whatsapp') }).getAttribute('href');
  expect(new URL(whatsapp ?? '').searchParams.get('text')).toContain(`${link}?via=whatsapp`);
  const email = await page.getByRole('link', { name: words.shopper('invite.email') }).getAttribute('href');
  expect(new URL(email ?? '').searchParams.get('body')).toContain(`${link}?via=email`);
  // A button that does nothing without scripts is not shown.
  expect(await page.getByRole('button').count()).toBe(0);
});

test('without scripts the block on the product page shows the link, to read and to send', async () => {
  const store = await openStore();
  await store.openProduct();
  await store.block.getByRole('link', { name: words.block('sign_in') }).click();
  await store.signIn(scene.advocate.email);
  const field = store.block.getByLabel(words.block('your_link'));
  await until(async () => {
    await store.page.reload();
    expect(await field.count()).toBe(1);
  });
  expect(await field.inputValue()).toBe(link);
  const whatsapp = await store.block.getByRole('link', { name: words.block('whatsapp') }).getAttribute('href');
  expect(new URL(whatsapp ?? '').searchParams.get('text')).toContain(`${link}?via=whatsapp`);
  const email = await store.block.getByRole('link', { name: words.block('email') }).getAttribute('href');
  expect(new URL(email ?? '').searchParams.get('body')).toContain(`${link}?via=email`);
  expect(await store.block.getByRole('button').filter({ visible: true }).count()).toBe(0);
});

test('without scripts the friend claims by a form, and a link takes the code to the checkout', async () => {
  const store = await openStore();
  await store.page.goto(link);
  const title = words.shopper('landing.title', { name: scene.advocate.firstName, shop: scene.shopName });
  await store.page.getByRole('heading', { name: title }).waitFor();
  await store.page.locator('.ricochet-page form button').click();
  const code = (await store.page.locator('.ricochet-page__code').innerText()).trim();
  await store.page.getByRole('link', { name: words.shopper('claim.use') }).click();
  await store.openProduct();
  await store.goToCheckout();
  await store.appliedCode(code).waitFor();
  await store.fillCheckout(scene.friend);
  expect(await store.pay()).toMatch(/^#\d+$/);
});
