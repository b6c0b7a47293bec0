import { running } from '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { priceCheckout } from '../../sandbox/orders/price-checkout.ts';
import { codeOf, FriendsBrowser, type Read } from '../../tests/support/friends-browser.ts';
import { fillFriendPools, join } from '../../tests/support/people.ts';
import { prepareSettings } from '../../tests/support/programs.ts';
import { installShop, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import type { Shop } from '#app/db/shops.ts';
import { publishedProgramMetafield } from '#app/domain/invite/published.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { publishProgramText } from '#app/operations/publish-program-text.ts';

/** What 1505, 2505 and 4020 of the smallest unit are to people, to a script and to Shopify. */
const scenes = [
  {
    scene: 'yen, which have no smaller unit',
    handle: 'hoshi',
    domain: 'hoshi-zakka.myshopify.com',
    read: { friend: '¥1,505 off', advocate: '¥2,505 of store credit', minimum: '¥4,020' },
    readInFrench: '1 505 JPY de remise',
    inScripts: ['1505 JPY', '4020 JPY'],
    takenOff: '1505',
  },
  {
    scene: 'dinars, which have a thousand',
    handle: 'marsa',
    domain: 'marsa-home.myshopify.com',
    read: { friend: 'KWD 1.505 off', advocate: 'KWD 2.505 of store credit', minimum: 'KWD 4.020' },
    readInFrench: '1,505 KWD de remise',
    inScripts: ['1.505 KWD', '4.020 KWD'],
    takenOff: '1.505',
  },
] as const;
const spaced = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const amountsIn = ({ html }: Read) =>
  [...html.matchAll(/data-about="([^"]*)" data-currency="([^"]*)"/g)].map(
    ([, amount, currency]) => `${amount} ${currency}`,
  );
const publishedSchema = z.object({
  texts: z.record(z.string(), z.object({ friend: z.string(), advocate: z.string(), minimum: z.string() })),
});

describe.each(scenes)('$scene', ({ handle, domain, read, readInFrench, inScripts, takenOff }) => {
  let shop: Shop;
  let invite: string;
  beforeAll(async () => {
    await running.openShop(handle);
    shop = await installShop(domain);
    const money = (amountMinor: bigint) => ({ amountMinor, currency: shop.currency });
    const { advocate, conditions } = defaultProgramSettings;
    const credit = offerOf({ kind: 'store_credit', amount: money(2505n) });
    const programId = await prepareSettings(shop, {
      friend: offerOf({ kind: 'fixed_amount', amount: money(1505n) }),
      advocate: { ...advocate, tiers: [{ fromFriend: 1, offer: credit }] },
      conditions: { ...conditions, minimumSubtotal: money(4020n) },
    });
    await fillFriendPools(shop, programId);
    invite = await join(shop, sandboxShop(domain).customers[0]?.firstName ?? '');
  });

  test('are right on the invite’s page, to read and for scripts', async () => {
    const page = await new FriendsBrowser(shop).open(invite);
    const text = spaced(page.html);
    for (const each of Object.values(read)) expect(text).toContain(each);
    expect(amountsIn(page)).toEqual(inScripts);
  });

  test('are right beside the code, which takes exactly that off', async () => {
    const page = await new FriendsBrowser(shop).openAndClaim(invite);
    expect(spaced(page.html)).toContain(`Yours now: ${read.friend}`);
    expect(amountsIn(page)).toEqual(inScripts.slice(0, 1));
    const world = sandboxShop(domain);
    const lines = [{ variantId: world.products[0]?.variants[0]?.id ?? '', quantity: 5 }];
    const { applied } = priceCheckout(world, { lines, codes: [codeOf(page)] }, running.sandbox.now());
    expect(applied.map(({ amount }) => amount)).toEqual([takenOff]);
  });

  test('are right where the theme’s blocks read them', async () => {
    await publishProgramText({ shopId: shop.id, now: new Date() });
    const { key } = publishedProgramMetafield;
    const value = sandboxShop(domain).metafields.find((each) => each.key === key)?.value ?? '{}';
    const { en, fr } = publishedSchema.parse(JSON.parse(spaced(value))).texts;
    expect(en).toEqual(read);
    expect(fr?.friend).toBe(readInFrench);
  });
});
