import { beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { MerchantPage } from '../support/merchant-page.ts';
import { control, luma, query, startOver, until } from '../support/pretend-shopify.ts';
import { watchPages } from '../support/watched-pages.ts';

/** Setting up by hand alone, as somebody who has read nothing: every press of a button and every field is counted. */
const pages = watchPages();
const [most, wanted] = [25, 12];

beforeAll(startOver);

test('a merchant gets from opening the app to a live program in the store, and a reload on the way loses nothing', async () => {
  const merchant = new MerchantPage(await pages.open(), luma, 'en');
  let actions = 0;
  const press = async (what: Locator) => {
    await what.click();
    actions += 1;
  };
  const link = (key: Parameters<typeof merchant.say>[0]) =>
    merchant.app.getByRole('link', { name: merchant.say(key), exact: true }).first();
  const goOn = () => merchant.button('welcome.next');

  await merchant.open('/app');
  await press(merchant.page.getByRole('button', { name: 'Install' }));
  await control('PUT', `/shops/${luma}/theme-blocks`, { blocks: [] });
  await merchant.heading('welcome.guide.heading').waitFor();
  await press(link('welcome.guide.start'));
  await merchant.heading('welcome.goal.heading').waitFor();
  await press(goOn());
  await merchant.heading('welcome.offer.heading').waitFor();
  expect(await merchant.field('averageOrder').inputValue()).toMatch(/^\d+\.\d\d$/);
  await press(goOn());
  await merchant.heading('welcome.preview.heading').waitFor();

  // The window is closed here, and the app opened again.
  await merchant.open('/app');
  await press(link('welcome.guide.resume'));
  await merchant.heading('welcome.preview.heading').waitFor();
  await press(merchant.button('welcome.preview.on'));
  await merchant.heading('welcome.block.heading').waitFor();
  const programs = await query<{ status: string; published_version: number }>('select * from program');
  expect(programs.map(({ status, published_version }) => [status, published_version])).toEqual([['active', 1]]);

  await press(link('welcome.block.open'));
  await press(merchant.page.getByRole('button', { name: 'Save' }));
  await merchant.open('/app/welcome');
  await merchant.text(merchant.say('welcome.block.done')).waitFor();
  await press(goOn());
  await merchant.heading('welcome.share.heading').waitFor();
  const popup = merchant.page.context().waitForEvent('page');
  await press(link('welcome.share.open'));
  expect(new URL((await popup).url()).pathname).toMatch(/^\/products\//);
  await merchant.heading('welcome.finished.heading').waitFor();
  await press(link('welcome.finished.action'));
  await merchant.heading('home.programs.heading').waitFor();
  expect(await merchant.heading('welcome.guide.heading').count()).toBe(0);
  await until(async () => {
    const [version] = await query<{ ready: boolean }>('select ready_at is not null as ready from program_version');
    expect(version).toEqual({ ready: true });
  });
  expect(actions).toBeLessThan(most);
  expect(actions).toBeLessThanOrEqual(wanted);
});

test('a link followed before scripts have come, and a page opened once more, stay in the frame and in French', async () => {
  await startOver();
  const page = await pages.open({ expected: [/401/] });
  const merchant = new MerchantPage(page, luma, 'fr');
  await merchant.open('/app?locale=fr');
  await merchant.page.getByRole('button', { name: 'Install' }).click();
  await merchant.app.getByRole('heading', { level: 1 }).waitFor();
  let isSlow = true;
  await page.route('**/assets/entry.client*', (route) => (isSlow ? undefined : route.continue()));
  await merchant.page.goto(`${merchant.home}/app?locale=fr`, { waitUntil: 'commit' });
  await merchant.link('welcome.guide.start').click();
  isSlow = false;
  await merchant.heading('welcome.goal.heading').waitFor();
  await merchant.button('welcome.next').click();
  await merchant.heading('welcome.offer.heading').waitFor();

  // This address was reached inside the app and names no shop; the session ends here.
  await page.route('**/app/welcome?*', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 401 }) : route.continue(),
  );
  await merchant.button('welcome.next').click();
  await merchant.button('failure.reload').click();
  await merchant.heading('failure.signed_out.heading').waitFor({ state: 'detached' });
  await merchant.heading('welcome.offer.heading').waitFor();
});

test('the way back changes nothing that is published, and the guide can be left and dismissed', async () => {
  await startOver();
  const merchant = new MerchantPage(await pages.open({ expected: [/422/] }), luma, 'fr');
  await merchant.open('/app?locale=fr');
  await merchant.page.getByRole('button', { name: 'Install' }).click();
  await merchant.app.getByRole('heading', { level: 1 }).waitFor();
  await merchant.open('/app/welcome?locale=fr');
  await merchant.app.getByText(merchant.say('templates.goal.retention.name'), { exact: true }).click();
  await merchant.button('welcome.next').click();
  await merchant.heading('welcome.offer.heading').waitFor();
  await merchant.type('marginPercent', '45');
  await merchant.button('welcome.offer.fitAction').click();
  await until(async () => expect(await query('select 1 from onboarding where margin_percent = 45')).toHaveLength(1));
  await merchant.type('friend.percent', 'dix');
  await merchant.button('welcome.next').click();
  await until(async () => expect(await merchant.problemAt('friend.percent')).not.toBe(''));
  await merchant.type('friend.percent', '12');
  await merchant.button('welcome.next').click();
  await merchant.heading('welcome.preview.heading').waitFor();
  await merchant.app.getByRole('link', { name: merchant.say('welcome.previous') }).click();
  await until(async () => expect(await merchant.field('friend.percent').inputValue()).toBe('12'));
  await merchant.button('welcome.skip').click();
  await merchant.heading('welcome.guide.heading').waitFor();
  await merchant.button('welcome.guide.dismiss').click();
  await merchant.heading('welcome.guide.heading').waitFor({ state: 'detached' });
  await merchant.open('/app?locale=fr');
  await merchant.heading('home.programs.heading').waitFor();
  expect(await merchant.heading('welcome.guide.heading').count()).toBe(0);
  expect(await query('select 1 from program')).toHaveLength(1);
});
