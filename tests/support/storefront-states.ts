import type { Page } from 'playwright-core';
import {
  control,
  listMails,
  luma,
  query,
  rive,
  seeShop,
  stage,
  startOver,
  until,
  untilQuiet,
} from './pretend-shopify.ts';
import {
  changeProgram,
  decided,
  join,
  newVisitor,
  placeOrder,
  proxyPath,
  runProgram,
  visitInvite,
} from './program-run.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';

export const ada = 'ada@example.com';

/** Two shops in which every surface can be seen: one with a running program, one whose program is paused. */
export interface StorefrontWorld {
  /** Path of the first product of the shop with the program. */
  product: string;
  /** Ada's, which stands in her customer record. */
  invite: string;
  /** Of the shop that has paused. */
  pausedInvite: string;
  pausedProduct: string;
}

export interface PlacedBlock {
  block: string;
  target?: 'section' | 'body';
  template?: string;
  settings?: Record<string, unknown>;
}

/** Settings of a block that offers every way to share; Facebook's app id is any. */
export const shareEverywhere = {
  copy: true,
  share_sheet: true,
  whatsapp: true,
  messenger: true,
  sms: true,
  email: true,
  telegram: true,
  x: true,
  facebook: true,
  qr: true,
  show_code: true,
  facebook_app_id: '1234567890',
};

/** Switches on blocks of our extension, in place of those that were on. */
export async function placeBlocks(domain: string, ...blocks: PlacedBlock[]): Promise<void> {
  await control('PUT', `/shops/${domain}/theme-blocks`, { blocks });
}

/** Both shops with their programs; `dress` changes the world before anybody installs anything. */
export async function prepareStorefront(
  form: Partial<ProgramForm> = {},
  dress: () => Promise<unknown> = () => Promise.resolve(),
): Promise<StorefrontWorld> {
  await startOver();
  await dress();
  await runProgram(luma, { minimumSubtotal: '15', ...form });
  const paused = await runProgram(rive);
  const pausedInvite = await join(rive, 'adele@example.fr');
  await changeProgram(paused, { intent: 'pause' });
  const invite = await join(luma, ada);
  await placeBlocks(luma, { block: 'share', settings: shareEverywhere });
  await untilBlockKnows(luma, ada, invite);
  return {
    product: await productPath(luma),
    invite,
    pausedInvite,
    pausedProduct: await productPath(rive),
  };
}

export async function productPath(domain: string): Promise<string> {
  const [product] = (await seeShop(domain)).products;
  return `/products/${product?.handle ?? ''}`;
}

/** Waits until the invite stands in its owner's customer record, where the block reads it. */
export async function untilBlockKnows(domain: string, email: string, invite: string): Promise<void> {
  const visitor = newVisitor(domain);
  await visitor.post('/account/login', { email });
  const path = await productPath(domain);
  await until(async () => {
    const { text } = await visitor.get(path);
    if (!text.includes(`/i/${invite}`)) throw new Error(`The block does not show ${invite} yet.`);
  });
}

/** Signs in as the customer of this address, in the browser that the page belongs to. */
export async function signIn(page: Page, domain: string, email: string): Promise<void> {
  await page.context().request.post(`${storeUrl(domain)}/account/login`, { form: { email } });
}

export function storeUrl(domain: string): string {
  return stage.storefronts[domain] ?? '';
}

/** An address below the app's proxy, as shoppers know it. */
export function proxyUrl(domain: string, path: string): string {
  return `${storeUrl(domain)}${proxyPath}${path}`;
}

/** Opens the invite and presses the button. */
export async function claimInBrowser(page: Page, domain: string, invite: string): Promise<void> {
  await page.goto(proxyUrl(domain, `/i/${invite}?via=whatsapp`));
  await page.locator('.ricochet-page form[action*="/claim"] button[type="submit"]').click();
  await page.locator('.ricochet-page__code').waitFor();
}

/** Friends of Ada's whose orders were counted, waits or was not, so that her dashboard has something to show. */
export async function giveAdaFriends(invite: string): Promise<void> {
  const friends = ['finn@example.com', 'friend-of-ada@example.com', 'grace@example.com'];
  for (const email of friends) {
    const code = await claimCode(invite);
    await decided(await placeOrder(luma, { email, codes: [code] }));
  }
  await claimCode(invite);
  await untilQuiet();
}

/** What a friend gets who opens the invite and presses the button without a browser. */
async function claimCode(invite: string): Promise<string> {
  const friend = newVisitor(luma);
  const visit = await visitInvite(luma, invite, friend);
  const { text } = await friend.post(`${proxyPath}/claim`, { invite, visit });
  const code = /HI-[A-Z0-9]{6,}/.exec(text)?.[0];
  if (code === undefined) throw new Error(`The page shows no code: ${text.slice(0, 300)}`);
  return code;
}

/** The private link of the newest mail to this address. */
export async function privateLinkOf(email: string): Promise<string> {
  return await until(async () => {
    const texts = (await listMails(email)).map(({ text }) => text ?? '');
    const link = texts.map((text) => /https?:\/\/\S+\/me\/\S+/.exec(text)?.[0]).find(Boolean);
    if (link === undefined) throw new Error(`No mail to ${email} has a private link.`);
    return link.replace(/^https?:\/\/[^/]+/, storeUrl(luma));
  });
}

/** Addresses of customers who have no invite yet; each is handed out once. */
const newcomers = ['faye', 'mallory', 'mal.price+deals', 'rosa'].map((name) => `${name}@example.com`);
export async function newcomer(): Promise<string> {
  const advocates = await query<{ customer_id: string }>('select customer_id from advocate');
  const taken = new Set(advocates.map(({ customer_id: gid }) => gid.split('/').at(-1)));
  const { customers } = await seeShop(luma);
  const free = customers.find(({ id, email }) => newcomers.includes(email) && !taken.has(id));
  if (free === undefined) throw new Error('Everybody has an invite by now.');
  return free.email;
}
