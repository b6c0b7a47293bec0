import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emptyOfferForm } from '#app/domain/program/offer-form.ts';
import { control, luma, seeShop } from '../support/pretend-shopify.ts';
import { findLayoutProblems } from '../support/axe-states-layout.ts';
import {
  ada,
  claimInBrowser,
  placeBlocks,
  prepareStorefront,
  proxyUrl,
  shareEverywhere,
  signIn,
  storeUrl,
  type StorefrontWorld,
} from '../support/storefront-states.ts';
import { watchPages } from '../support/watched-pages.ts';

const pages = watchPages();
const backwards = '\u202E';
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsfest';
/** What nobody should be able to do with words. Each says where it comes from, so that what happens can be told. */
const hostile = {
  shop: `Luma "Goods" & <script>alert('shop')</script> {{ 'x' | upcase }} 🎁`,
  product: `Mug </title><img src=x onerror=alert('product')> {% comment %} 100% & +1 '“`,
  advocate: `Ada<b onclick=1>"{{ shop }}" 🎉`,
  heading: `<b onmouseover=alert(2)>${long}</b> {{ shop.name }} 😀`,
  text: `"><script>alert('text')</script> {% raw %} ${backwards}desrever [friend]`,
  friend: `a "cup" </button><script>alert('friend')</script> {{ 7 | times: 7 }} 🍵`,
  reward: `A bag </a><img src=y onerror=alert('reward')> {% assign a = 1 %} ${long}`,
};
const settings = {
  ...shareEverywhere,
  heading: hostile.heading,
  text: hostile.text,
  label: hostile.heading,
  alignment: `x" onclick="alert(3)`,
  position: `x" onclick="alert(3)`,
  button: `red;}</style><script>alert(4)</script>`,
};
let world: StorefrontWorld;

beforeAll(async () => {
  const names = { shop: hostile.shop, product: hostile.product, customers: { [ada]: hostile.advocate } };
  const dress = () => control('PUT', `/shops/${luma}/names`, names);
  const friend = { ...emptyOfferForm(), kind: 'free_product' as const, label: hostile.friend };
  const reward = { ...emptyOfferForm(), kind: 'custom' as const, description: hostile.reward, estimatedCost: '5' };
  const product = (await seeShop(luma)).products[1]?.id ?? '';
  friend.freeItems = { kind: 'products', ids: [`gid://shopify/Product/${product}`] };
  world = await prepareStorefront({ friend, tiers: [{ fromFriend: '1', offer: reward }] }, dress);
});
beforeEach(() => placeBlocks(luma, { block: 'share', settings }));

interface Surface {
  name: string;
  part: string;
  /** The words that stand on it. */
  shows: (keyof typeof hostile)[];
  open(page: Page, newcomer: string): Promise<void>;
}

const open = (path: string) => async (page: Page) => void (await page.goto(path));
const asAda = (go: (page: Page) => Promise<void>) => async (page: Page) => {
  await signIn(page, luma, ada);
  await go(page);
};
const product = async (page: Page) => void (await page.goto(storeUrl(luma) + world.product));
const invitation = async (page: Page) => void (await page.goto(proxyUrl(luma, `/i/${world.invite}?via=email`)));

const surfaces: Surface[] = [
  { name: 'the share block for a stranger', part: '.ricochet-share', shows: ['heading', 'text'], open: product },
  {
    name: 'the share block in its own words',
    part: '.ricochet-share',
    shows: ['friend', 'reward'],
    open: async (page) => {
      await placeBlocks(luma, { block: 'share', settings: shareEverywhere });
      await product(page);
    },
  },
  { name: 'the share block with the link', part: '.ricochet-share', shows: ['heading', 'text'], open: asAda(product) },
  {
    name: 'the share block with the link that was just asked for',
    part: '.ricochet-share',
    shows: ['heading', 'text'],
    open: async (page, newcomer) => {
      await signIn(page, luma, newcomer);
      await product(page);
      await page.locator('ricochet-share [data-join]').click();
      await page.locator('ricochet-share input[readonly]').waitFor();
    },
  },
  {
    name: 'the launcher',
    part: 'ricochet-launcher dialog',
    shows: ['heading', 'text'],
    open: asAda(async (page) => {
      await placeBlocks(luma, { block: 'launcher', target: 'body', settings });
      await product(page);
      await page.locator('.ricochet-launcher__button').click();
      await page.locator('ricochet-launcher dialog[open]').waitFor();
    }),
  },
  {
    name: 'the dashboard block',
    part: '.ricochet-share',
    shows: ['heading', 'text'],
    open: asAda(async (page) => {
      await placeBlocks(luma, { block: 'dashboard', template: 'customers/account', settings });
      await page.goto(`${storeUrl(luma)}/account`);
    }),
  },
  {
    name: 'the landing page',
    part: '.ricochet-page',
    shows: ['advocate', 'shop', 'friend', 'reward'],
    open: invitation,
  },
  { name: 'the landing page of the advocate', part: '.ricochet-page', shows: ['shop'], open: asAda(invitation) },
  {
    name: 'the claim page',
    part: '.ricochet-page',
    shows: ['friend'],
    open: (page) => claimInBrowser(page, luma, world.invite),
  },
  {
    name: 'the invite page',
    part: '.ricochet-page',
    shows: ['advocate', 'friend', 'reward'],
    open: asAda(async (page) => void (await page.goto(proxyUrl(luma, '/invite')))),
  },
  {
    name: 'the page of an invite that nobody knows',
    part: '.ricochet-page',
    shows: [],
    open: (page) => open(proxyUrl(luma, `/i/${encodeURIComponent('<img src=z>{{ 1 | plus: 1 }}')}`))(page),
  },
];

/** One space for every run of white space, as the browser shows it. */
const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What became of words that should have stayed words: elements and attributes that no template of ours wrote. */
const cameAlive = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => [
      ...[...element.attributes]
        .filter(({ name }) => name.startsWith('on'))
        .map(({ name, value }) => `${element.localName} ${name}=${value}`),
      ...(element.matches('script:not([src])') && (element.textContent ?? '').includes('alert(')
        ? [`script ${element.textContent ?? ''}`]
        : []),
      ...(element.matches('img[src="x"], img[src="y"], img[src="z"]') ? [element.outerHTML] : []),
    ]),
  );

describe.each(surfaces)('$name', ({ part, shows, open: visit }) => {
  test('shows hostile words as words, on a small screen too, and does nothing that they say', async () => {
    const page = await pages.open({ viewport: { width: 320, height: 640 }, expected: [/404/] });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await visit(page, 'grace@example.com');
    const ours = page.locator(part).first();
    await ours.waitFor();
    const text = flat(await ours.evaluate((element) => element.textContent ?? ''));
    for (const name of shows) expect(text, name).toContain(flat(hostile[name]));
    expect(await cameAlive(page)).toEqual([]);
    expect(dialogs).toEqual([]);
    expect(await findLayoutProblems(page, part)).toEqual([]);
  });
});

describe.each(surfaces.filter(({ name }) => /with the link|launcher|dashboard|invite page/.test(name)))(
  'the links of $name',
  ({ name, part, open: visit }) => {
    test('parse, lead to the invite alone and carry the words as they are', async () => {
      const page = await pages.open();
      await visit(page, 'faye@example.com');
      const links = page.locator(`${part} a[href]`);
      await links.first().waitFor();
      const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      for (const href of hrefs) expect(URL.canParse(href, storeUrl(luma)), href).toBe(true);
      const whatsapp = new URL(hrefs.find((href) => href.startsWith('https://wa.me/')) ?? '');
      const message = whatsapp.searchParams.get('text') ?? '';
      expect(message).toContain(hostile.shop);
      expect(message).toContain(hostile.friend);
      if (/share block|launcher/.test(name)) expect(message).toContain(hostile.product);
      expect(message.split(' ').at(-1)).toMatch(
        /^http:\/\/localhost:\d+\/apps\/ricochet\/i\/[A-Z0-9-]+\?via=whatsapp$/,
      );
      const mail = new URL(hrefs.find((href) => href.startsWith('mailto:')) ?? '');
      expect([...mail.searchParams.keys()]).toEqual(['subject', 'body']);
      expect(mail.searchParams.get('subject')).toContain(hostile.shop);
    });
  },
);

test('the preview of the invite for messengers has the words as text in its tags', async () => {
  const page = await pages.open({ userAgent: 'WhatsApp/2.24.20.89 A' });
  await invitation(page);
  const title = await page.locator('meta[property="og:title"]').getAttribute('content');
  expect(title).toContain(hostile.advocate);
  expect(title).toContain(hostile.shop);
  expect(await cameAlive(page)).toEqual([]);
});
