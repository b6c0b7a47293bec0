import { expect } from 'vitest';
import type { Checkout } from '../../sandbox/orders/checkout.ts';
import { placeOrder } from '../../sandbox/orders/place-order.ts';
import { gid } from '../../sandbox/world/ids.ts';
import { marked, openInvite } from '../support/evidence.ts';
import { fillFriendPools } from '../support/people.ts';
import { running } from '../support/sandbox.ts';
import { newcomer, sandboxShop } from '../support/sandbox-shop.ts';
import { keptByOrder, type Account } from './accounts.ts';
import type { Claiming, ComingBack, Lead } from './history.ts';
import type { Played } from './play-history.ts';
import { database } from '#app/db/client.server.ts';
import { claimInvite } from '#app/operations/claim-invite.ts';
import { recordVisit } from '#app/operations/record-visit.ts';

/** A friend who comes again and again, with what they took with them each time. */
export interface Friend {
  who: ReturnType<typeof newcomer>;
  codes: string[];
  /** What their cart was marked with last; empty for nothing. */
  cart: Record<string, string>;
}
const now = () => running.sandbox.now();

function friendOf({ shop, friends }: Played, index: number): Friend {
  const friend = friends.get(index) ?? { who: newcomer(shop.domain), codes: [], cart: {} };
  friends.set(index, friend);
  return friend;
}

/** A friend claims: signed in, with their address, or as nobody whose cart alone tells them from others. */
export async function claimAsFriend(played: Played, { friend: index, advocate, by }: Claiming): Promise<void> {
  const { shop, programId, advocates } = played;
  const { code } = advocates[advocate] ?? expect.fail('Nobody invites.');
  const friend = friendOf(played, index);
  // A claim of the same minute may have come before an order: Shopify's clock is not ours.
  running.advanceClock(2 * 60_000);
  const opened = await recordVisit({ shop, code, channel: 'sms', locale: 'en', now: now() });
  if (!('ok' in opened)) throw new Error(`The visit was refused: ${opened.refused}.`);
  const wish = {
    ...{ shop, code, visitId: opened.visitId, locale: 'en', now: now() },
    customerId: by === 'signed in' ? friend.who.gid : null,
    email: by === 'by address' ? friend.who.email : '',
    cartMark: friend.cart['_ricochet'] ?? '',
  };
  let claimed = await claimInvite(wish);
  if ('refused' in claimed && claimed.refused === 'codes_not_ready') {
    await fillFriendPools(shop, programId);
    claimed = await claimInvite(wish);
  }
  if (!('ok' in claimed)) throw new Error(`The claim was refused: ${claimed.refused}.`);
  const { claimId, friendCode } = claimed;
  friend.cart = marked(shop, { claimId });
  if (friendCode !== null) friend.codes.push(friendCode);
  // Whoever is told that there is no code was counted already, or is to be.
  else {
    const where = { shopId: shop.id, claimId, status: { in: ['rewarded', 'held'] } };
    expect(await database.referral.count({ where })).toBeGreaterThan(0);
  }
}

/** A friend orders, with all of this that leads back to an invite; what Shopify refuses of it is not on the order. */
export async function orderAsFriend(played: Played, happening: ComingBack): Promise<void> {
  const { shop, advocates, orders } = played;
  const advocate = advocates[happening.advocate] ?? expect.fail('Nobody invites.');
  const friend = friendOf(played, happening.friend);
  const world = sandboxShop(shop.domain);
  const variantId = world.products[0]?.variants[0]?.id ?? expect.fail('Nothing is for sale.');
  const evidence: Partial<Checkout> = { codes: [], attributes: {} };
  for (const lead of happening.leads) await leave(lead, { played, friend, invite: advocate.code, evidence });
  const order = placeOrder(running.sandbox, world, {
    lines: [{ variantId, quantity: happening.quantity }],
    email: friend.who.email,
    ...(happening.isSignedIn ? { customerId: friend.who.id } : {}),
    test: happening.isTest,
    ...evidence,
  });
  orders.push({ order, advocate });
}

async function leave(
  lead: Lead,
  {
    played: { shop },
    friend,
    invite,
    evidence,
  }: {
    played: Played;
    friend: Friend;
    invite: string;
    evidence: Partial<Checkout>;
  },
): Promise<void> {
  switch (lead) {
    case 'last code':
      evidence.codes = friend.codes.slice(-1);
      return;
    case 'first code':
      evidence.codes = friend.codes.slice(0, 1);
      return;
    case 'cart':
      Object.assign(evidence.attributes ?? {}, friend.cart);
      return;
    case 'visit':
      Object.assign(evidence.attributes ?? {}, marked(shop, { visitId: await openInvite(shop, invite, now()) }));
      return;
    case 'page of entry':
      evidence.landingSite = `/apps/ricochet/i/${invite}?via=sms`;
      return;
    case 'typed in':
      Object.assign(evidence.attributes ?? {}, { invite_code: invite });
  }
}

/** However often they came and by whatever they were known: an advocate is thanked for a friend once, and by one of them. */
export async function expectFriendsToCountOnce(played: Played, accounts: Account[]): Promise<void> {
  const { shop, programId, orders, friends } = played;
  const kept = await keptByOrder(played, accounts, 'referral');
  for (const { who } of friends.values()) {
    const isTheirs = ({ order }: Played['orders'][number]) => order.email === who.email;
    const theirs = orders.filter(isTheirs).map(({ order }) => gid('Order', order.id));
    const where = { shopId: shop.id, programId, orderId: { in: theirs }, status: 'rewarded' };
    expect(await database.referral.count({ where })).toBeLessThanOrEqual(1);
    const thanks = orders.filter((each, index) => isTheirs(each) && (kept[index] ?? 0n) > 0n);
    expect(thanks.length).toBeLessThanOrEqual(1);
  }
}
