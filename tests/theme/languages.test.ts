import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStorefrontWithBlocks, productPage, program, type StorefrontWithBlocks } from './storefront-with-blocks.ts';

let storefront: StorefrontWithBlocks;
beforeAll(async () => {
  storefront = await openStorefrontWithBlocks();
  const { luma } = storefront.sandbox;
  luma.themeBlocks = (['share', 'dashboard', 'launcher', 'welcome-bar'] as const).map((block) => ({
    block,
    target: block === 'share' || block === 'dashboard' ? 'section' : 'body',
    template: block === 'dashboard' ? 'customers/account' : 'product',
    settings: {},
    active: true,
  }));
});
afterAll(() => storefront.close());

/** What a page of the store says of us, for a visitor or a customer with or without an invite. */
async function read(path: string, who: 'visitor' | 'customer' | 'advocate'): Promise<string> {
  const { luma } = storefront.sandbox;
  storefront.publish(luma, { program: { joinByEmail: true }, ...(who === 'customer' ? { invite: null } : {}) });
  const visitor = storefront.visit(luma);
  if (who !== 'visitor') await visitor.post('/account/login', { 'customer[email]': luma.customers[0]?.email ?? '' });
  return (await visitor.get(path)).text;
}

/** Every address of ours that somebody can follow on product and account pages. */
async function addressesIn(root: string): Promise<Set<string>> {
  const paths = [`${root}${productPage(storefront.sandbox.luma)}`, `${root}/account`];
  const pages: string[] = [];
  for (const path of paths)
    for (const who of ['visitor', 'customer', 'advocate'] as const) pages.push(await read(path, who));
  const found = pages.flatMap((page) => [
    ...page.matchAll(/ (?:href|action|data-join|data-mail)="([^"]*\/apps\/ricochet\/[^"]*)"/g),
  ]);
  return new Set(found.map(([, address = '']) => address).filter((address) => address.startsWith('/')));
}

test.each([
  ['', 'en'],
  ['/de', 'de'],
  ['/pt-pt', 'pt-PT'],
])('at “%s” every address of the blocks leads on there', async (root, locale) => {
  const pages = ['/invite', '/invite.json', '/join', '/join.json', '/dashboard', '/i/invite_code'];
  const expected = pages.map((page) => `${root}${program.invitePath}${page}?locale=${locale}`);
  expect([...(await addressesIn(root))].toSorted()).toEqual(expected.toSorted());
});

test('the link that is sent to friends has no language: theirs decides', async () => {
  const page = await read(`/de${productPage(storefront.sandbox.luma)}`, 'advocate');
  const link = `${storefront.sandbox.urls.storefronts[storefront.sandbox.luma.domain]}/apps/ricochet/i/ADA-K7Q`;
  expect(page).toContain(`value="${link}"`);
  expect(page).toContain(encodeURIComponent(`${link}?via=whatsapp`));
});

test('blocks say in which language they speak, also where the theme speaks one that they do not', async () => {
  const path = productPage(storefront.sandbox.luma);
  for (const [root, language] of [
    ['/de', 'de'],
    ['/pt-pt', 'pt-PT'],
    ['/ar', 'en'],
  ]) {
    const page = await read(`${root}${path}`, 'visitor');
    expect(page.match(new RegExp(`<(div|ricochet-\\w+)\\s+lang="${language}"`, 'g'))).toHaveLength(3);
    expect(page).toMatch(/<div\s+lang="[^"]*"\s+dir="auto"\s+class="ricochet-share/);
  }
});

test('Portugal is not spoken to as Brazil is', () => {
  for (const extension of ['referral-theme', 'referral-ui']) {
    const words = readFileSync(`extensions/${extension}/locales/pt-PT.json`, 'utf8');
    expect(words).not.toMatch(/você|compartilh|celular|finalização|resgatad|\bPegar\b/i);
  }
});
