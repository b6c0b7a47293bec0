import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { SandboxControl } from '../demo/sandbox-control.ts';
import { keep, openPage, required, screens, type Screen } from './camera.ts';
import type { Scenery } from './friends.ts';

/** What is photographed of the online store, and how somebody gets there. */
interface Shot {
  /** Of the file, before the screen, the language and the light. */
  name: string;
  open(page: Page, place: Place): Promise<unknown>;
  /** `desk`, `phone-de`, `phone-dark`, … */
  looks: string[];
  /** Signed in as her. */
  as?: string;
  /** The whole page, however long. */
  isWhole?: boolean;
}

interface Place extends Scenery {
  /** Where the store begins in the picture's language. */
  root: string;
  product: string;
  control: SandboxControl;
}

const ada = 'ada@example.com';
const proxied =
  (path: string) =>
  async (page: Page, { root }: Place) =>
    void (await page.goto(`${root}/apps/ricochet${path}`));
const openProduct = (page: Page, { root, product }: Place, query = '') => page.goto(`${root}${product}${query}`);
/** Scrolls until the element stands in the middle of the screen. */
const center = (page: Page, part: string) =>
  page
    .locator(part)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'center' }));
const invitation = (page: Page, { root, invite }: Place) => page.goto(`${root}/apps/ricochet/i/${invite}?via=whatsapp`);

const shots: Shot[] = [
  {
    name: 'share-block',
    as: ada,
    looks: ['desk', 'desk-dark', 'phone', 'phone-dark', 'phone-fr', 'phone-ar'],
    open: async (page, place) => {
      await openProduct(page, place);
      await center(page, 'ricochet-share');
    },
  },
  {
    name: 'share-block-stranger',
    looks: ['phone', 'phone-de'],
    open: async (page, place) => {
      await openProduct(page, place);
      await center(page, 'ricochet-share');
    },
  },
  {
    name: 'launcher',
    as: ada,
    looks: ['desk', 'phone', 'phone-dark'],
    open: async (page, place) => {
      await page.goto(`${place.root}/`);
      await page.locator('.ricochet-launcher__button').click();
      await page.locator('ricochet-launcher dialog[open]').waitFor();
    },
  },
  {
    name: 'welcome-bar',
    looks: ['desk', 'phone-fr'],
    open: async (page, place) => {
      await openProduct(page, place, `?ref=${place.invite}`);
      await page.locator('ricochet-welcome').first().waitFor();
    },
  },
  { name: 'landing', looks: ['desk', 'phone', 'phone-dark', 'phone-de', 'phone-ar'], open: invitation },
  {
    name: 'claim',
    looks: ['desk-fr', 'phone'],
    open: async (page, place) => {
      await invitation(page, place);
      await page.locator('.ricochet-page form[action*="/claim"] button').click();
      await page.locator('.ricochet-page__code').waitFor();
    },
  },
  {
    name: 'dashboard',
    as: ada,
    isWhole: true,
    looks: ['desk', 'desk-fr', 'phone-dark'],
    open: proxied('/dashboard'),
  },
  {
    name: 'private-link',
    isWhole: true,
    looks: ['phone'],
    open: async (page, { root, control }) => {
      await page.goto(root + required(await control.findPrivatePath(ada), 'a private link'));
      await page.locator('form button').click();
      await page.locator('.ricochet-dashboard').waitFor();
    },
  },
  { name: 'join', looks: ['desk', 'phone-fr'], open: proxied('/join') },
  {
    name: 'join-mail',
    looks: ['phone'],
    open: async (page, place) => {
      await proxied('/join')(page, place);
      await page.locator('.ricochet-page input[type="email"]').fill('robin@example.com');
      await page.locator('.ricochet-page form button').click();
      await page.waitForLoadState('load');
      await page.goto(await mailTo('robin@example.com', place));
    },
  },
  { name: 'who', looks: ['phone', 'phone-de'], open: proxied('/who') },
  {
    name: 'thank-you',
    as: ada,
    looks: ['desk', 'phone-fr'],
    open: async (page, place) => {
      const { request } = page.context();
      const { products } = await place.control.shop();
      const [variant] = required(products[0], 'a product').variants;
      await request.post(`${place.root}/cart/add`, { form: { id: required(variant, 'a variant').id, quantity: '1' } });
      const paid = await request.post(`${place.root}/checkout`, { form: adasCheckout });
      await page.goto(paid.url());
      await extensionOf(page);
    },
  },
  {
    name: 'account-page',
    as: ada,
    isWhole: true,
    looks: ['desk', 'phone-de'],
    open: async (page, { root }) => {
      await page.goto(`${root}/account/pages/referral-page`);
      await extensionOf(page);
    },
  },
  {
    name: 'account-block',
    as: ada,
    looks: ['desk', 'phone-dark'],
    open: async (page, { root }) => {
      await page.goto(`${root}/account`);
      await page.locator('.ricochet-share').first().waitFor();
    },
  },
];

const adasCheckout = {
  action: 'pay',
  payment: 'card',
  email: ada,
  first_name: 'Ada',
  last_name: 'Lindqvist',
  address1: '14 Maple Street',
  city: 'Brooklyn',
  zip: '11201',
  country_code: 'US',
};

/** Photographs the storefront; with `only`, the shots whose file names start so. */
export async function photographStorefront(browser: Browser, scenery: Scenery, only = ''): Promise<void> {
  const control = new SandboxControl(scenery.sandboxUrl, scenery.shopDomain);
  const { handle } = await control.firstProduct();
  for (const shot of shots)
    for (const look of shot.looks) {
      const { screen, language, colorScheme } = readLook(look);
      const name = `${shot.name}-${screen}-${language}${colorScheme === 'dark' ? '-dark' : ''}`;
      if (!name.startsWith(only)) continue;
      const options: BrowserContextOptions = { ...screens[screen], colorScheme, locale: language };
      const page = await openPage(browser, options);
      if (shot.as !== undefined)
        await page.context().request.post(`${scenery.storefrontUrl}/account/login`, { form: { email: shot.as } });
      const root = language === 'en' ? scenery.storefrontUrl : `${scenery.storefrontUrl}/${language}`;
      await shot.open(page, { ...scenery, root, product: `/products/${handle}`, control });
      await keep(page, name, shot);
      await page.context().close();
    }
}

function readLook(look: string): { screen: Screen; language: string; colorScheme: 'light' | 'dark' } {
  const [screen = '', ...rest] = look.split('-');
  return {
    screen: screen === 'desk' ? 'desk' : 'phone',
    language: rest.find((part) => part !== 'dark') ?? 'en',
    colorScheme: rest.includes('dark') ? 'dark' : 'light',
  };
}

/** The frame has been filled and has the height of what is in it. */
async function extensionOf(page: Page): Promise<void> {
  await page.frameLocator('iframe').getByRole('heading').first().waitFor();
  await page.waitForLoadState('networkidle');
  await center(page, 'iframe');
}

/** Address of the newest mail's own page, once there is one. */
async function mailTo(address: string, { control, sandboxUrl }: Place): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [mail] = await control.mails(address);
    if (mail !== undefined) return `${sandboxUrl}/mail/${mail.id}/html`;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail came to ${address}.`);
}
