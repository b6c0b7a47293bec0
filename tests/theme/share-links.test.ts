import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareLinks } from '#app/storefront/share-links.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { publicTexts } from '#app/i18n/shopper/public-text.ts';
import type { OwnWords, ShopperLocale } from '#app/i18n/translate.ts';
import type { Shop } from '../../sandbox/world/types.ts';
import {
  invite,
  openStorefrontWithBlocks,
  productPage,
  program,
  type StorefrontWithBlocks,
} from './storefront-with-blocks.ts';

let storefront: StorefrontWithBlocks;
beforeAll(async () => {
  storefront = await openStorefrontWithBlocks();
});
afterAll(() => storefront.close());

const everyChannel = { telegram: true, x: true, facebook: true };

/** The addresses in the block as the signed-in advocate's page has them. */
async function readBlock(shop: Shop, path: string, settings: Record<string, unknown> = {}) {
  storefront.place(shop, {
    block: 'share',
    settings: { ...everyChannel, ...settings },
    template: path === '/' ? 'index' : 'product',
  });
  const visitor = storefront.visit(shop);
  await visitor.post('/account/login', { 'customer[email]': shop.customers[0]?.email ?? '' });
  const { text } = await visitor.get(path);
  const block = /<ricochet-share[^]*?<\/ricochet-share>/.exec(text)?.[0] ?? '';
  return {
    block,
    links: new Map(
      [...block.matchAll(/href="([^"]*)"\s+data-channel="(\w+)"/g)].map(([, href = '', channel = '']) => [
        channel,
        unescape(href),
      ]),
    ),
    attribute: (name: string) => unescape(new RegExp(` ${name}="([^"]*)"`).exec(block)?.[1] ?? ''),
  };
}

function unescape(html: string): string {
  return html
    .replace(/&(quot|#34);/g, '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** What pages and UI extensions would link to. */
function expectedLinks(
  shop: Shop,
  locale: ShopperLocale,
  friendText: string | null,
  productTitle: string | null,
  words?: OwnWords,
) {
  const storefrontUrl = storefront.sandbox.urls.storefronts[shop.domain] ?? '';
  const place = {
    shop: { name: shop.name, storefrontUrl, proxyPath: program.invitePath, timeZone: 'UTC' },
    locale,
    words,
  };
  return shareLinks(place, { code: invite.code, friendText, productTitle });
}

async function expectTheSame(
  shop: Shop,
  locale: ShopperLocale,
  friendText: string | null,
  isProductShown: boolean,
  words?: OwnWords,
) {
  const page = await readBlock(shop, isProductShown ? productPage(shop) : '/');
  const { link, copy, sheet, text, qr, ...hrefs } = expectedLinks(
    shop,
    locale,
    friendText,
    isProductShown ? (shop.products[0]?.title ?? '') : null,
    words,
  );
  expect(Object.fromEntries(page.links)).toEqual(hrefs);
  expect(page.attribute('value')).toBe(link);
  expect(page.attribute('data-copy')).toBe(copy);
  expect(page.attribute('data-url')).toBe(sheet);
  expect(page.attribute('data-text')).toBe(text);
  expect(page.attribute('src')).toBe(qr);
}

test.each(['en', 'fr'] as const)('in %s the block links to what pages link to', async (locale) => {
  const shop = locale === 'en' ? storefront.sandbox.luma : storefront.sandbox.rive;
  for (const friend of [program.texts[locale]?.friend ?? null, null]) {
    storefront.publish(shop, { program: { texts: { [locale]: { friend, advocate: null, minimum: null } } } });
    for (const isProductShown of [true, false]) await expectTheSame(shop, locale, friend, isProductShown);
  }
});

test('the shop’s own messages are sent from the block and from pages alike, each where it has one', async () => {
  const shop = storefront.sandbox.luma;
  const wild = 'My & “favourite” <3 {{shop}}, 100% + more';
  const some: OwnWords[] = [
    {
      'message.shop': wild,
      'message.shortProduct': `${wild} {{product}}`,
      'message.offer': 'Take {{benefit}}: {{link}}',
    },
    {
      'message.product': '{{product}}!',
      'message.shortShop': 'Look',
      'message.subject': wild,
      'message.offerBeside': 'Yes',
    },
    { 'message.link': '{{link}} it is', 'benefit.percentage': '{{percent}} less' },
  ];
  for (const words of some)
    for (const settings of [defaultProgramSettings, { ...defaultProgramSettings, friend: null }]) {
      const texts = publicTexts(settings, true, { en: words });
      storefront.publish(shop, { program: { texts } });
      for (const isProductShown of [true, false])
        await expectTheSame(shop, 'en', texts.en.friend, isProductShown, words);
    }
}, 30_000);

test('whatever shop, product and offer are called, the links carry it and the page shows it as text', async () => {
  const shop = storefront.sandbox.luma;
  const [product] = shop.products;
  if (product === undefined) throw new Error('The shop sells nothing');
  const before = { name: shop.name, title: product.title };
  // A name that looks like one of the theme's own placeholders is not a name.
  const name = fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        `"Fig" & 'Co'`,
        "{{ 'x' | upcase }}{% comment %}",
        '🎁',
        '\u202eabc',
      ),
    )
    .filter((text) => text.trim() !== '' && !/\[|\]|\{\{\w+\}\}/.test(text));
  await fc.assert(
    fc.asyncProperty(name, name, name, async (shopName, title, friend) => {
      shop.name = shopName;
      product.title = title;
      storefront.publish(shop, { program: { texts: { en: { friend, advocate: friend, minimum: friend } } } });
      await expectTheSame(shop, 'en', friend, true);
      const { block } = await readBlock(shop, productPage(shop), { heading: title, text: friend });
      expect(block).not.toMatch(
        /<(?!\/?(ricochet-share|h2|p|div|label|span|input|button|svg|path|strong|ul|li|a|details|summary|img)\b)/,
      );
    }),
    { numRuns: 15 },
  );
  shop.name = before.name;
  product.title = before.title;
}, 30_000);

test('Messenger is linked for computers when the merchant has a Facebook app', async () => {
  const shop = storefront.sandbox.luma;
  storefront.publish(shop, {});
  const without = await readBlock(shop, productPage(shop));
  expect(without.block.match(/data-channel="messenger"/g)).toHaveLength(1);
  const { block } = await readBlock(shop, productPage(shop), { facebook_app_id: ' 12&345 ' });
  const [, href = ''] = /ricochet-share__mouse"\s*>\s*<a[^>]*href="([^"]*)"/.exec(block) ?? [];
  const dialog = new URL(unescape(href));
  expect(dialog.origin + dialog.pathname).toBe('https://www.facebook.com/dialog/send');
  expect(Object.fromEntries(dialog.searchParams)).toEqual({
    app_id: '12&345',
    link: `${storefront.sandbox.urls.storefronts[shop.domain]}/apps/ricochet/i/ADA-K7Q?via=messenger`,
    redirect_uri: storefront.sandbox.urls.storefronts[shop.domain],
  });
});

test('the merchant chooses the channels, down to the link alone', async () => {
  const shop = storefront.sandbox.luma;
  storefront.publish(shop, {});
  const ways = ['copy', 'whatsapp', 'messenger', 'sms', 'email', 'telegram', 'x', 'facebook', 'share_sheet', 'qr'];
  for (const way of ways) {
    const settings = Object.fromEntries(ways.map((each) => [each, each === way]));
    const { block } = await readBlock(shop, productPage(shop), settings);
    expect([...block.matchAll(/data-channel="(\w+)"/g)].map(([, channel]) => channel)).toEqual([way]);
  }
  const { block } = await readBlock(shop, productPage(shop), {
    ...Object.fromEntries(ways.map((each) => [each, false])),
    show_code: false,
  });
  expect(block).not.toMatch(/<(ul|a|button|details)\b/);
  expect(block).toContain('/apps/ricochet/i/ADA-K7Q"');
});
