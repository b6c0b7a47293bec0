import { afterEach, beforeEach, expect, test } from 'vitest';
import { mostWelcomed } from '#app/domain/invite/published.ts';
import { openStorefrontWithBlocks, type StorefrontWithBlocks } from './storefront-with-blocks.ts';

let storefront: StorefrontWithBlocks;
beforeEach(async () => {
  storefront = await openStorefrontWithBlocks();
  storefront.publish(storefront.sandbox.luma, { program: { welcomed: 128 } });
  storefront.place(storefront.sandbox.luma, { block: 'dashboard', template: 'customers/account' });
});
afterEach(() => storefront.close());

async function accountPage(): Promise<string> {
  const { luma } = storefront.sandbox;
  const visitor = storefront.visit(luma);
  await visitor.post('/account/login', { 'customer[email]': luma.customers[0]?.email ?? '' });
  return (await visitor.get('/account')).text;
}

test('an advocate sees their link, what it has brought, and the way to the details', async () => {
  const page = await accountPage();
  expect(page).toContain('data-surface="dashboard_block"');
  expect(page).toMatch(/value="[^"]*\/apps\/ricochet\/i\/ADA-K7Q"/);
  const figures = [...page.matchAll(/<dt>([^<]+)<\/dt>\s*<dd>(\d+)<\/dd>/g)].map(([, name, value]) => [name, value]);
  expect(figures).toEqual([
    ['Times shared', '14'],
    ['Visits', '38'],
    ['Offers picked up', '9'],
    ['Friends who bought', '5'],
    ['Rewards', '4'],
    ['Still open', '1'],
  ]);
  expect(page).toContain('href="/apps/ricochet/dashboard?locale=en"');
  expect(page).toContain('/assets/dashboard.css');
});

test('who has no invite yet is offered one, and no figures', async () => {
  storefront.publish(storefront.sandbox.luma, { invite: null });
  const page = await accountPage();
  expect(page).toContain('data-join="/apps/ricochet/invite.json?locale=en"');
  expect(page).not.toMatch(/<dl|ricochet\/dashboard/);
});

test('it is for the account page and for pages, and gone while no program runs', async () => {
  const { luma } = storefront.sandbox;
  storefront.place(luma, { block: 'dashboard', template: 'product' });
  expect((await storefront.visit(luma).get('/products/cedar-fig-candle')).text).not.toContain('<ricochet-share');
  storefront.place(luma, { block: 'dashboard', template: 'customers/account' });
  storefront.publish(luma, { program: { active: false } });
  expect(await accountPage()).not.toContain('ricochet');
});

test('how many friends were welcomed stands in the share block, when the program says so', async () => {
  const { luma } = storefront.sandbox;
  storefront.place(luma, { block: 'share' });
  const block = async () => (await storefront.visit(luma).get('/products/cedar-fig-candle')).text;
  expect(await block()).toContain('128 friends have been welcomed so far.');
  storefront.publish(luma, { program: { welcomed: null } });
  expect(await block()).not.toContain('welcomed');
});

test.each([
  ['', 'en'],
  ['/fr', 'fr'],
  ['/de', 'de'],
  ['/es', 'es'],
  ['/it', 'it'],
  ['/nl', 'nl'],
  ['/pt-pt', 'pt-PT'],
  ['/ja', 'ja'],
])(
  'at “%s” the number is written as in %s, and from where it is not counted on, as more than that',
  async (root, language) => {
    const { luma } = storefront.sandbox;
    storefront.place(luma, { block: 'share' });
    const number = new Intl.NumberFormat(language);
    const said = async (welcomed: number) => {
      storefront.publish(luma, { program: { welcomed } });
      const { text } = await storefront.visit(luma).get(`${root}/products/cedar-fig-candle`);
      return /ricochet-share__welcomed">([^<]*)</.exec(text)?.[1] ?? '';
    };
    expect(await said(1007)).toContain(number.format(1007));
    const many = await said(mostWelcomed);
    expect(many).toContain(number.format(mostWelcomed));
    expect(many).not.toBe((await said(9999)).replace(number.format(9999), number.format(mostWelcomed)));
  },
);
