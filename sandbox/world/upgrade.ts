import type { Shop, World } from './types.ts';

/** What a shop has before anything was given to it. */
export function emptyShelves(): Pick<
  Shop,
  | 'presentmentCurrencies'
  | 'storeCreditEnabled'
  | 'storeCreditAccounts'
  | 'giftCardsEnabled'
  | 'giftCards'
  | 'segments'
  | 'jobs'
> {
  return {
    presentmentCurrencies: [],
    storeCreditEnabled: true,
    storeCreditAccounts: [],
    giftCardsEnabled: true,
    giftCards: [],
    segments: [],
    jobs: [],
  };
}

/** A saved world as this version of the sandbox needs it: what it did not know yet is empty. */
export function upgraded(world: World): World {
  for (const [domain, shop] of Object.entries(world.shops)) {
    world.shops[domain] = Object.assign({ ...emptyShelves(), shippingPrice: '6.00' }, shop);
  }
  return world;
}
