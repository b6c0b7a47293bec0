import { setTimeout as wait } from 'node:timers/promises';
import { Visitor } from '../../sandbox/storefront/fixtures/visitor.ts';
import { MerchantAdmin } from '../demo/merchant-admin.ts';
import { SandboxControl } from '../demo/sandbox-control.ts';
import { desktop, required } from './camera.ts';

/** Where the pictures are taken. */
export interface Scenery {
  sandboxUrl: string;
  storefrontUrl: string;
  shopDomain: string;
  appHandle: string;
  invite: string;
}

interface Friend {
  firstName: string;
  email: string;
  channel: string;
  /** How far they went. */
  until: 'visit' | 'claim' | 'order';
}

/** Grace has bought before, so her order is declined; Omar's address is one that is thrown away, so his waits. */
const friends: Friend[] = [
  { firstName: 'Faye', email: 'faye@example.com', channel: 'whatsapp', until: 'order' },
  { firstName: 'Noah', email: 'noah@example.com', channel: 'email', until: 'order' },
  { firstName: 'Iris', email: 'iris@example.com', channel: 'whatsapp', until: 'order' },
  { firstName: 'Omar', email: 'omar@mailinator.com', channel: 'copy', until: 'order' },
  { firstName: 'Grace', email: 'grace@example.com', channel: 'email', until: 'order' },
  { firstName: 'Lena', email: 'lena@example.com', channel: 'whatsapp', until: 'claim' },
  { firstName: 'Tom', email: 'tom@example.com', channel: 'copy', until: 'claim' },
  { firstName: 'Wei', email: 'wei@example.com', channel: 'whatsapp', until: 'visit' },
  { firstName: 'Sara', email: 'sara@example.com', channel: 'email', until: 'visit' },
  { firstName: 'Jon', email: 'jon@example.com', channel: 'copy', until: 'visit' },
];

/** A few days of the program: friends who come, buy or only look. */
export async function playFriends(scenery: Scenery): Promise<void> {
  const control = new SandboxControl(scenery.sandboxUrl, scenery.shopDomain);
  const { products } = await control.shop();
  for (const [index, friend] of friends.entries()) {
    const variantId = required(products[index % products.length]?.variants[0]?.id, 'a product');
    await follow(scenery, friend, { variantId, street: `${index + 1} Harbor Lane` });
  }
  // The last rewards are still being issued when the webhooks have been answered.
  await fetch(`${scenery.sandboxUrl}/control/webhooks/idle?timeout=10000`);
  await wait(3000);
}

/** One friend's way through the online store, as far as they go. */
async function follow(
  { storefrontUrl, invite }: Scenery,
  friend: Friend,
  goods: { variantId: string; street: string },
): Promise<void> {
  const visitor = new Visitor(storefrontUrl);
  const landing = await visitor.get(`/apps/ricochet/i/${invite}?via=${friend.channel}`, { 'user-agent': desktop });
  if (friend.until === 'visit') return;
  const visit = required(/name="visit" value="([^"]+)"/.exec(landing.text)?.[1], 'a visit');
  const claimed = await visitor.post('/apps/ricochet/claim', { invite, visit });
  const code = required(/ricochet-page__code"[^>]*>\s*([A-Z0-9-]+)\s*</.exec(claimed.text)?.[1], 'a friend code');
  if (friend.until === 'claim') return;

  await visitor.get(`/discount/${code}`);
  const paid = await buy(visitor, goods.variantId, {
    email: friend.email,
    first_name: friend.firstName,
    address1: goods.street,
    discount_code: code,
  });
  if (!paid.startsWith('/orders/')) throw new Error(`${friend.firstName} could not pay (${paid}).`);
}

/** Buys one piece; answers the path of the page after the payment. */
export async function buy(visitor: Visitor, variantId: string, fields: Record<string, string>): Promise<string> {
  await visitor.post('/cart/add', { id: variantId, quantity: '1' });
  const { url } = await visitor.post('/checkout', {
    action: 'pay',
    payment: 'card',
    last_name: 'Example',
    address1: '14 Maple Street',
    city: 'Portland',
    zip: '04101',
    country_code: 'US',
    ...fields,
  });
  return url;
}

/** One referral is taken back; answers the admin's pages that are photographed, by name. */
export async function playMerchant({ sandboxUrl, shopDomain }: Scenery): Promise<Record<string, string>> {
  const admin = new MerchantAdmin(sandboxUrl, shopDomain);
  await admin.openApp();
  const { rows } = (await admin.load('/app/referrals', 'routes/app.referrals._index')) as {
    rows: { id: string; status: string }[];
  };
  const referral = `/app/referrals/${required(rows.find(({ status }) => status === 'rewarded')?.id, 'a rewarded referral')}`;
  const route = 'routes/app.referrals.$referralId';
  await admin.submit(referral, route, { intent: 'take_back' });
  // Shopify takes codes off in a job of its own, which is asked after.
  await wait(12_000);
  const { referral: shown } = (await admin.load(referral, route)) as { referral: { advocateId: string } };
  const { rows: rewards } = (await admin.load('/app/rewards', 'routes/app.rewards._index')) as {
    rows: { id: string; side: string; status: string }[];
  };
  const given = rewards.find(({ side, status }) => side === 'advocate' && status === 'issued');
  const { programs } = (await admin.load('/app/programs', 'routes/app.programs._index')) as {
    programs: { id: string }[];
  };
  return {
    editor: `/app/programs/${required(programs[0]?.id, 'a program')}`,
    advocate: `/app/advocates/${shown.advocateId}`,
    reward: `/app/rewards/${required(given?.id, 'an issued reward')}`,
    referral,
  };
}
