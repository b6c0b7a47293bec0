import type { Page } from 'playwright-core';
import { listMails, luma, query, rive, until } from './pretend-shopify.ts';
import {
  ada,
  claimInBrowser,
  newcomer,
  privateLinkOf,
  proxyUrl,
  shareEverywhere,
  signIn,
  storeUrl,
  type PlacedBlock,
  type StorefrontWorld,
} from './storefront-states.ts';

/** One surface of ours in one state, and how somebody gets there. */
export interface StorefrontState {
  surface: string;
  state: string;
  /** What of the page is ours. */
  part: string;
  /** What stands in the theme; nothing for pages of the app proxy. */
  blocks?: PlacedBlock[];
  open(page: Page, world: StorefrontWorld): Promise<void>;
}

const card = '.ricochet-page';
const share: PlacedBlock = { block: 'share', settings: shareEverywhere };
const launcher: PlacedBlock = { block: 'launcher', target: 'body', settings: shareEverywhere };
const dashboard: PlacedBlock = { block: 'dashboard', template: 'customers/account', settings: shareEverywhere };
const welcome: PlacedBlock = { block: 'welcome-bar', target: 'body' };

const product = async (page: Page, world: StorefrontWorld) => void (await page.goto(storeUrl(luma) + world.product));
const proxied = (path: string) => async (page: Page) => void (await page.goto(proxyUrl(luma, path)));
const invitation =
  (query = '') =>
  async (page: Page, world: StorefrontWorld) =>
    void (await page.goto(proxyUrl(luma, `/i/${world.invite}${query}`)));

type Opening = StorefrontState['open'];
const as =
  (email: string | (() => Promise<string>), open: Opening): Opening =>
  async (page, world) => {
    await signIn(page, luma, typeof email === 'string' ? email : await email());
    await open(page, world);
  };
const openLauncher: Opening = async (page, world) => {
  await product(page, world);
  await page.locator('.ricochet-launcher__button').click();
  await page.locator('ricochet-launcher dialog[open]').waitFor();
};
/** Fills in a form of ours and sends it. */
const send = async (page: Page, fields: Record<string, string>) => {
  for (const [name, text] of Object.entries(fields)) await page.locator(`${card} [name="${name}"]`).fill(text);
  // The page looks into the cart before it sends the form, so that the press alone does not lead on yet.
  const arrived = page.waitForEvent('framenavigated');
  await page.locator(`${card} form button[type="submit"]`).first().click();
  await arrived;
  await page.waitForLoadState('load');
};
const after =
  (open: Opening, fields: Record<string, string>): Opening =>
  async (page, world) => {
    await open(page, world);
    await send(page, fields);
  };
/** Guesses so often that no guess is looked at any more; nobody else does while it lasts. */
const worn =
  (kind: string, open: Opening): Opening =>
  async (page, world) => {
    await open(page, world);
    await query('update attempt set count = 100000 where kind = $1', [kind]);
    await page.reload();
  };

const blocks: StorefrontState[] = [
  ...(
    [
      ['for a stranger', product],
      ['for a customer without a link', as(newcomer, product)],
      [
        'with the link that was just asked for',
        as(newcomer, async (page, world) => {
          await product(page, world);
          await page.locator('ricochet-share [data-join]').click();
          await page.locator('ricochet-share input[readonly]').waitFor();
        }),
      ],
      ['with the link', as(ada, product)],
      [
        'with the QR code',
        as(ada, async (page, world) => {
          await product(page, world);
          await page.locator('ricochet-share summary').click();
        }),
      ],
      [
        'after a mail was asked for',
        async (page, world) => {
          await product(page, world);
          await page.locator('ricochet-share input[type="email"]').fill('somebody@example.com');
          await page.locator('ricochet-share form button').click();
          await page.locator('ricochet-share [role="status"]').filter({ hasText: /\S/ }).first().waitFor();
        },
      ],
    ] as [string, Opening][]
  ).map(([state, open]) => ({
    surface: 'share block',
    state,
    part: '.ricochet-share',
    blocks: [share],
    open,
  })),
  { surface: 'launcher', state: 'closed', part: '.ricochet-launcher__button', blocks: [launcher], open: product },
  {
    surface: 'launcher',
    state: 'opened by a stranger',
    part: 'ricochet-launcher dialog',
    blocks: [launcher],
    open: openLauncher,
  },
  {
    surface: 'launcher',
    state: 'opened by the advocate',
    part: 'ricochet-launcher dialog',
    blocks: [launcher],
    open: as(ada, openLauncher),
  },
  {
    surface: 'dashboard block',
    state: 'with link and figures',
    part: '.ricochet-share',
    blocks: [dashboard],
    open: as(ada, async (page) => void (await page.goto(`${storeUrl(luma)}/account`))),
  },
  {
    surface: 'welcome bar',
    state: 'for somebody who followed a link with a code',
    part: 'ricochet-welcome',
    blocks: [welcome],
    open: async (page, world) => void (await page.goto(`${storeUrl(luma)}${world.product}?ref=${world.invite}`)),
  },
  {
    surface: 'welcome bar',
    state: 'while a code waits',
    part: 'ricochet-welcome',
    blocks: [welcome],
    open: async (page, world) => {
      await claimInBrowser(page, luma, world.invite);
      // The claim is noted in the cart by the page's script.
      await until(async () => {
        await product(page, world);
        if ((await page.locator('ricochet-welcome[data-state="waiting"]').count()) === 0) throw new Error('Not yet.');
      });
    },
  },
];

const pagesOfFriends: StorefrontState[] = (
  [
    ['landing page', 'for a friend', invitation('?via=email')],
    ['landing page', 'for a friend who reads French', invitation('?locale=fr')],
    ['landing page', 'for the advocate', as(ada, invitation())],
    ['landing page', 'for a customer who has ordered before', as('grace@example.com', invitation())],
    ['landing page', 'after an address that is none', after(invitation(), { email: 'nobody' })],
    ['landing page', 'of an invite that nobody knows', proxied('/i/NOBODY-X9X')],
    ['landing page', 'after too many guesses', worn('unknown_invite', proxied('/i/NOBODY-X9X'))],
    [
      'landing page',
      'of a program that has paused',
      async (page, world) => void (await page.goto(proxyUrl(rive, `/i/${world.pausedInvite}`))),
    ],
    ['claim page', 'with the code', (page, world) => claimInBrowser(page, luma, world.invite)],
    [
      'claim page',
      'when the codes are being made',
      async (page, world) => {
        await query(`update friend_code set status = 'abandoned' where status = 'available'`);
        await invitation()(page, world);
        await send(page, {});
        await query(`update friend_code set status = 'available' where status = 'abandoned'`);
      },
    ],
    [
      'claim page',
      'with a code that has run out',
      async (page, world) => {
        await claimInBrowser(page, luma, world.invite);
        await query(`update claim set expires_at = now() - interval '1 day'`);
        await page.reload();
      },
    ],
    ['“who invited you?”', 'opened', proxied('/who')],
    ['“who invited you?”', 'left empty', after(proxied('/who'), { who: '' })],
    ['“who invited you?”', 'with a name that nobody has', after(proxied('/who'), { who: 'Nobody Atall' })],
    [
      '“who invited you?”',
      'with the code',
      async (page, world) => after(proxied('/who'), { who: world.invite })(page, world),
    ],
  ] as [string, string, Opening][]
).map(([surface, state, open]) => ({ surface, state, part: card, open }));

const pagesOfAdvocates: StorefrontState[] = (
  [
    ['invite page', 'for a stranger', proxied('/invite')],
    ['invite page', 'with the link', as(ada, proxied('/invite'))],
    ['dashboard', 'for a stranger', proxied('/dashboard')],
    ['dashboard', 'with nothing yet', as(newcomer, proxied('/dashboard'))],
    ['dashboard', 'with friends and rewards', as(ada, proxied('/dashboard'))],
    ['dashboard', 'in French', as(ada, proxied('/dashboard?locale=fr'))],
    ['dashboard', 'behind a private link', async (page) => void (await page.goto(await privateLinkOf(ada)))],
    ['dashboard', 'by a private link', after(async (page) => void (await page.goto(await privateLinkOf(ada))), {})],
    [
      'dashboard',
      'by a private link that is no longer good',
      after(proxied('/me/ad_1-1-1.AAAAAAAAAAAAAAAAAAAAAA'), {}),
    ],
    ['joining', 'by e-mail', proxied('/join')],
    ['joining', 'with an address that is none', after(proxied('/join'), { email: 'a@b' })],
    ['joining', 'after the mail is on its way', after(proxied('/join'), { email: 'new@example.com' })],
    [
      'joining',
      'by the link of the mail',
      async (page, world) => {
        const email = `join-${Date.now()}@example.com`;
        await after(proxied('/join'), { email })(page, world);
        const link = await until(async () => {
          const [mail] = await listMails(email);
          return (
            /https?:\/\/\S+\/join\/[^\s"?]+/.exec(mail?.text ?? '')?.[0] ?? Promise.reject(new Error('No mail yet.'))
          );
        });
        await page.goto(link.replace(/^https?:\/\/[^/]+/, storeUrl(luma)));
      },
    ],
    ['joining', 'by a link that is no longer good', after(proxied('/join/jr_1.AAAAAAAAAAAAAAAAAAAAAA'), {})],
  ] as [string, string, Opening][]
).map(([surface, state, open]) => ({ surface, state, part: card, open }));

/** Every surface in every state that a shopper can come to. A new one is a line here, and all looks are tried on it. */
export const storefrontStates: StorefrontState[] = [...blocks, ...pagesOfFriends, ...pagesOfAdvocates];
