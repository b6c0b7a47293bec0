import express from 'express';
import { chromium as playwright, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest';
import { mintSessionToken, readSessionToken } from '../oauth/session-token.ts';
import { createTestSandbox, type TestSandbox } from '../testing/sandbox.ts';
import { listenLocally, type Listening } from '../tunnel/listen.ts';
import { assetsRouter } from './assets.ts';
import { adminFrameRouter } from './router.ts';

let browser: Browser;
let page: Page;
let app: FrameLocator;
let sandbox: TestSandbox;
let servers: Listening[];
let seen: { path: string; authorization: string | undefined }[];
const problems: string[] = [];

beforeAll(async () => {
  browser = await playwright.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
}, 60_000);
afterAll(() => browser.close());

/** An app without any framework: what it does with App Bridge is written into its page. */
const appPage = (bridge: string) => `<!doctype html><html><head><title>App</title></head><body>
<script data-api-key="key" src="${bridge}"></script>
<ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/programs">Programs</a><a href="/app/settings">Settings</a></ui-nav-menu>
<ui-title-bar title="Programs"><button id="create" variant="primary">Create</button></ui-title-bar>
<form id="form" data-save-bar data-discard-confirmation><input name="title" value="before"></form>
<ui-modal id="modal"><p>Inside the modal</p><ui-title-bar title="Sure?"><button variant="primary" id="yes">Yes</button></ui-title-bar></ui-modal>
<a id="admin-link" href="https://luma-goods.myshopify.com/admin/themes/current/editor?template=product" target="_top">Theme</a>
<output id="log"></output>
<script>
  const log = (text) => (document.getElementById('log').textContent = text);
  document.getElementById('create').addEventListener('click', () => log('create pressed'));
  document.getElementById('yes').addEventListener('click', () => { log('yes pressed'); shopify.modal.hide('modal'); });
  document.getElementById('form').addEventListener('submit', (event) => { event.preventDefault(); log('saved ' + event.target.title.value); });
</script></body></html>`;

beforeEach(async () => {
  sandbox = createTestSandbox({ app: { themeExtension: 'no-such-folder' } });
  sandbox.wireClock = () => new Date();
  seen = [];
  let staleAnswers = 0;
  const theApp = express()
    .use((request, _response, next) => {
      seen.push({ path: request.path, authorization: request.get('authorization') });
      next();
    })
    .get('/data', (_request, response) => void response.json({ ok: true }))
    .get('/stale', (_request, response) => {
      staleAnswers += 1;
      if (staleAnswers === 1) response.status(401).set('X-Shopify-Retry-Invalid-Session-Request', '1').end();
      else response.json({ ok: true });
    })
    .get('/bounce', (_request, response) => {
      response.send(`<script data-api-key="key" src="${sandbox.urls.admin}/app-bridge.js"></script>`);
    })
    .use((_request, response) => void response.send(appPage(`${sandbox.urls.admin}/app-bridge.js`)));
  servers = [await listenLocally('the app', 0, theApp)];
  sandbox.urls.tunnel = servers[0]!.origin;
  servers.push(await listenLocally('the admin', 0, express().use(await assetsRouter(), adminFrameRouter(sandbox))));
  sandbox.urls.admin = servers[1]!.origin;
  page = await browser.newPage();
  problems.length = 0;
  page.on('pageerror', (error) => problems.push(error.message));
  app = page.frameLocator('#app-frame');
  await page.goto(`${sandbox.urls.admin}/store/luma-goods/apps/ricochet-referrals/app/programs?tab=live`);
});

afterEach(async () => {
  await page.close();
  for (const server of servers) await server.close();
  expect(problems).toEqual([]);
});

const frame = () => page.frame({ name: 'app-iframe' })!;
const inApp = <T>(script: string): Promise<T> => frame().evaluate<T>(script);
const said = (text: string) => app.locator('#log', { hasText: text }).waitFor();

it('gives the app its configuration, session tokens and extension status', async () => {
  expect(await inApp('({ ...shopify.config, host: atob(shopify.config.host) })')).toEqual({
    apiKey: 'key',
    appOrigins: [],
    shop: 'luma-goods.myshopify.com',
    locale: 'en',
    host: 'admin.shopify.com/store/luma-goods',
  });
  expect(readSessionToken(sandbox, sandbox.luma, await inApp<string>('shopify.idToken()'))).not.toBeNull();
  expect(await inApp('shopify.app.extensions()')).toEqual([]);
  expect(await inApp('shopify.user()')).toMatchObject({ accountAccess: 'Account owner' });
});

it('adds a fresh token to requests of the app itself, and asks again once when it is called stale', async () => {
  expect(await inApp('fetch("/data").then((answer) => answer.status)')).toBe(200);
  expect(await inApp('fetch("/stale").then((answer) => answer.status)')).toBe(200);
  const tokens = seen.filter((each) => ['/data', '/stale'].includes(each.path)).map((each) => each.authorization);
  expect(new Set(tokens).size).toBe(3);
  for (const token of tokens)
    expect(readSessionToken(sandbox, sandbox.luma, token?.replace('Bearer ', '') ?? '')).not.toBeNull();
});

it('shows the pages of the app in its own navigation and follows the app with its address', async () => {
  const links = page.getByRole('navigation', { name: 'Admin' });
  await links.getByRole('link', { name: 'Settings' }).waitFor();
  expect(await links.locator('#app-nav a').allTextContents()).toEqual(['Programs', 'Settings']);
  expect(await links.locator('[aria-current=page]').textContent()).toBe('Programs');
  await inApp('history.pushState(null, "", "/app/programs/1?tab=rules")');
  await page.waitForURL('**/apps/ricochet-referrals/app/programs/1?tab=rules');
  await links.getByRole('link', { name: 'Settings' }).click();
  await page.waitForURL('**/apps/ricochet-referrals/app/settings');
  expect(seen.map((each) => each.path)).toContain('/app/settings');
});

it('lets an app with a router navigate by itself', async () => {
  await inApp(
    `addEventListener('shopify:navigate', (event) => history.pushState(null, '', event.target.getAttribute('href')))`,
  );
  const before = seen.length;
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.waitForURL('**/app/settings');
  expect(seen.length).toBe(before);
});

it('shows title, actions and messages of the app', async () => {
  await page.getByText('Programs', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Create' }).click();
  await said('create pressed');
  await inApp('shopify.toast.show("Saved", { action: "Undo", onAction: () => log("undone") })');
  await page.getByRole('button', { name: 'Undo' }).click();
  await said('undone');
});

it('shows the save bar while a form is unsaved, saves, discards and guards the way out', async () => {
  const bar = page.getByRole('region', { name: 'Unsaved changes' });
  await app.locator('[name=title]').fill('after');
  await bar.getByRole('button', { name: 'Save' }).click();
  await said('saved after');
  await bar.waitFor({ state: 'hidden' });

  await app.locator('[name=title]').fill('again');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Stay' }).click();
  expect(page.url()).toContain('/app/programs');
  await bar.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await bar.waitFor({ state: 'hidden' });
  expect(await app.locator('[name=title]').inputValue()).toBe('before');
});

it('presses the buttons of a save bar element, and shows when they are busy', async () => {
  await inApp(`(() => {
    document.body.insertAdjacentHTML('beforeend', '<ui-save-bar id="bar"><button variant="primary">Save</button><button>Discard</button></ui-save-bar>');
    const [save, discard] = document.querySelectorAll('#bar button');
    save.addEventListener('click', () => { log('saving'); save.setAttribute('loading', ''); });
    discard.addEventListener('click', () => { log('discarded'); shopify.saveBar.hide('bar'); });
    return shopify.saveBar.show('bar');
  })()`);
  const bar = page.getByRole('region', { name: 'Unsaved changes' });
  await bar.getByRole('button', { name: 'Save' }).click();
  await said('saving');
  await bar.locator('button:disabled', { hasText: 'Save' }).waitFor();
  await bar.getByRole('button', { name: 'Discard' }).click();
  await said('discarded');
  await bar.waitFor({ state: 'hidden' });
  expect(await inApp('shopify.saveBar.leaveConfirmation().then(() => "free to go")')).toBe('free to go');
});

it('opens a modal with its title and its buttons', async () => {
  await inApp('void shopify.modal.show("modal")');
  await app.getByRole('heading', { name: 'Sure?' }).waitFor();
  expect(await app.getByText('Inside the modal').isVisible()).toBe(true);
  await app.getByRole('button', { name: 'Yes' }).click();
  await said('yes pressed');
  expect(await app.getByText('Inside the modal').isVisible()).toBe(false);
});

it('picks products of the shop', async () => {
  const product = sandbox.luma.products[0]!;
  await inApp(
    'void shopify.resourcePicker({ type: "product", multiple: true }).then((picked) => log(picked ? picked[0].id : "nothing"))',
  );
  await page.getByRole('checkbox', { name: product.title, exact: true }).first().check();
  await page.getByRole('button', { name: 'Add' }).click();
  await said(`gid://shopify/Product/${product.id}`);
});

it('takes links to Shopify to the sandbox', async () => {
  await app.locator('#admin-link').click();
  await page.waitForURL('**/store/luma-goods/themes/current/editor?template=product');
});

it('comes back from the bounce page with a fresh token', async () => {
  await inApp(
    `location.assign('/bounce?shopify-reload=' + encodeURIComponent(location.origin + '/app/back?shop=luma-goods.myshopify.com'))`,
  );
  await page.waitForURL('**/apps/ricochet-referrals/app/back');
  const token = new URL(frame().url()).searchParams.get('id_token') ?? '';
  expect(readSessionToken(sandbox, sandbox.luma, token)).not.toBeNull();
});

it('goes back into the admin when the app is opened by itself', async () => {
  const token = mintSessionToken(sandbox, sandbox.luma);
  await page.goto(`${sandbox.urls.tunnel}/app/settings?shop=luma-goods.myshopify.com&id_token=${token}`);
  await page.waitForURL(`${sandbox.urls.admin}/store/luma-goods/apps/**`);
});
