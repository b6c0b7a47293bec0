import { sentOperations } from '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Checkout } from '../../sandbox/orders/checkout.ts';
import { orderBody } from '../../sandbox/orders/order-body.ts';
import type { Order as SandboxOrder } from '../../sandbox/world/types.ts';
import { claimOf, creditOf, marked, openInvite } from '../../tests/support/evidence.ts';
import { join, runProgram } from '../../tests/support/people.ts';
import {
  buy,
  deliveredWebhook,
  installShop,
  newcomer,
  sandboxShop,
  sendWebhook,
} from '../../tests/support/sandbox-shop.ts';
import { attributeOrder } from './attribute-order.ts';
import { getSignedCartMark } from '#app/db/cart-marks.server.ts';
import type { Claim } from '#app/db/claims.ts';
import { database } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { CartMark } from '#app/domain/attribution/cart-mark.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';

let luma: Shop;
/** Invite codes, each of somebody else. */
const invites: Record<string, string> = {};
beforeAll(async () => {
  luma = await installShop();
  const { protection } = defaultProgramSettings;
  const calm = { ...protection, velocity: { ...protection.velocity, action: 'off' as const } };
  const settings = { ...defaultProgramSettings, friend: null, protection: calm };
  await runProgram(luma, toProgramForm('Friends', settings));
  for (const name of ['Ada', 'Grace']) invites[name] = await join(luma, name);
});

const work = (webhookId: string, now = new Date()) => attributeOrder({ shopDomain: luma.domain, webhookId, now });
const outcomeOf = async (webhookId: string) =>
  (await database.webhookDelivery.findFirstOrThrow({ where: { webhookId } })).outcome;
const inviteOf = (name: string) => invites[name] ?? '';
const visit = (name: string) => openInvite(luma, inviteOf(name));
const claim = (name: string, more: Partial<Claim> = {}) => claimOf(luma, inviteOf(name), more);
const mark = (of: CartMark) => marked(luma, of);

type Friend = ReturnType<typeof newcomer>;
/** The friend pays; answers the order once it was worked. */
async function order(checkout: Partial<Checkout>, friend: Friend = newcomer()): Promise<SandboxOrder> {
  const placed = buy({ email: friend.email, customerId: friend.id, ...checkout });
  await work(await deliveredWebhook('orders/paid'));
  return placed;
}

describe('an order without a code is credited by', () => {
  test('the signed mark of a claim in the cart', async () => {
    const claimId = await claim('Ada');
    const credit = await creditOf(await order({ attributes: mark({ claimId }) }));
    expect(credit).toMatchObject({ to: 'Ada', status: 'rewarded', channel: 'sms', claim: { id: claimId } });
    expect(credit?.decision.evidence.slice(0, 2)).toEqual([
      { kind: 'cart_mark', of: 'claim' },
      { kind: 'no_friend_code' },
    ]);
  });

  test('the signed mark of a visit, whose claim is made with the decision and bound to the customer', async () => {
    const visitId = await visit('Ada');
    const friend = newcomer();
    const credit = await creditOf(await order({ attributes: mark({ visitId }) }, friend));
    const claim = { visitId, customerId: friend.gid, friendCode: null };
    expect(credit).toMatchObject({ to: 'Ada', status: 'rewarded', channel: 'qr', claim });
    expect(credit?.decision.evidence[0]).toEqual({ kind: 'cart_mark', of: 'visit' });
  });

  test.each([
    ['an invite’s page', () => `/apps/ricochet/i/${inviteOf('Ada')}?via=whatsapp`, 'whatsapp'],
    ['any page with a ref', () => `/products/tee?ref=${inviteOf('Ada').toLowerCase()}`, 'link'],
  ] as const)('%s that the buyer came in by', async (_name, page, channel) => {
    const credit = await creditOf(await order({ landingSite: page() }));
    expect(credit).toMatchObject({ to: 'Ada', status: 'rewarded', channel, claim: { visitId: null } });
    expect(credit?.decision.evidence[0]).toEqual({ kind: 'landing_page', channel });
  });

  test('what the customer had claimed signed in, on another device', async () => {
    const friend = newcomer();
    const claimId = await claim('Grace', { customerId: friend.gid });
    const credit = await creditOf(await order({}, friend));
    expect(credit).toMatchObject({ to: 'Grace', status: 'rewarded', claim: { id: claimId } });
    expect(credit?.decision.evidence[0]).toEqual({ kind: 'claim_of_buyer', by: 'customer' });
  });

  test('what was claimed with the same e-mail address, written otherwise, on another device', async () => {
    const friend = newcomer();
    const claimId = await claim('Grace', { emailHash: hashEmail(luma.id, friend.email.toUpperCase()) });
    const credit = await creditOf(await order({}, friend));
    expect(credit).toMatchObject({ to: 'Grace', status: 'rewarded', claim: { id: claimId } });
    expect(credit?.decision.evidence[0]).toEqual({ kind: 'claim_of_buyer', by: 'email' });
  });

  test('the code that was typed in at the till', async () => {
    const attributes = { 'Invite code': inviteOf('Ada').replace('-', ' ').toLowerCase() };
    const credit = await creditOf(await order({ sourceName: 'pos', attributes }));
    expect(credit).toMatchObject({ to: 'Ada', channel: 'till' });
    expect(credit?.decision.evidence[0]).toEqual({ kind: 'invite_entered', place: 'attribute' });
  });

  test('the code in the note of a draft, which the program may not accept', async () => {
    const note = `Phoned in. Invite ${inviteOf('Ada')}, thanks`;
    const credit = await creditOf(await order({ sourceName: 'shopify_draft_order', note }));
    expect(credit).toMatchObject({ to: 'Ada', status: 'declined', channel: 'till' });
    expect(credit?.decision).toMatchObject({ reasons: ['draft_order'] });
    expect(credit?.decision.evidence[0]).toEqual({ kind: 'invite_entered', place: 'note' });
  });

  test('the code that a buyer typed into a field of the cart', async () => {
    const credit = await creditOf(await order({ attributes: { invite_code: inviteOf('Ada') } }));
    expect(credit).toMatchObject({ to: 'Ada', status: 'rewarded', channel: 'spoken' });
  });

  test('a till’s sale to nobody in particular, which waits for the merchant', async () => {
    const sale = buy({ email: '', sourceName: 'pos', note: `invite ${inviteOf('Ada')}` });
    await work(await deliveredWebhook('orders/paid'));
    expect(await creditOf(sale)).toMatchObject({ to: 'Ada', status: 'held', claim: { customerId: null } });
  });
});

describe('the strongest evidence speaks alone', () => {
  const kinds = ['code', 'claim mark', 'visit mark', 'landing page', 'claim of the buyer', 'entered code'] as const;
  type Kind = (typeof kinds)[number];
  const seen: Record<Kind, string> = {
    code: 'friend_code',
    'claim mark': 'cart_mark',
    'visit mark': 'cart_mark',
    'landing page': 'landing_page',
    'claim of the buyer': 'claim_of_buyer',
    'entered code': 'invite_entered',
  };
  /** The order of a new friend that carries these kinds: the first leads to Ada, every other one to Grace. */
  async function orderWith(present: readonly Kind[]): Promise<SandboxOrder> {
    const friend = newcomer();
    const checkout: Partial<Checkout> = { attributes: {}, sourceName: 'web' };
    let discounts: { code: string; amount: string; type: string }[] = [];
    for (const kind of present) {
      const name = kind === present[0] ? 'Ada' : 'Grace';
      const attributes = checkout.attributes ?? {};
      if (kind === 'code') {
        const friendCode = `HI-${friend.id}`;
        await claim(name, { friendCode });
        discounts = [{ code: friendCode.toLowerCase(), amount: '0.00', type: 'percentage' }];
      }
      if (kind === 'claim mark') Object.assign(attributes, mark({ claimId: await claim(name) }));
      if (kind === 'visit mark') Object.assign(attributes, mark({ visitId: await visit(name) }));
      if (kind === 'landing page') checkout.landingSite = `/?ref=${inviteOf(name)}`;
      if (kind === 'claim of the buyer') await claim(name, { customerId: friend.gid });
      if (kind === 'entered code') attributes['invite_code'] = inviteOf(name);
      checkout.attributes = attributes;
    }
    const placed = buy({ email: friend.email, customerId: friend.id, ...checkout });
    await deliveredWebhook('orders/paid');
    await work(await sendWebhook('orders/paid', { ...orderBody(sandboxShop(), placed), discount_codes: discounts }));
    return placed;
  }

  // A cart carries one mark, so that the two kinds of it never stand together.
  const combinations = Array.from({ length: 2 ** kinds.length - 1 }, (_, index) =>
    kinds.filter((_kind, bit) => (((index + 1) >> bit) & 1) === 1),
  ).filter((present) => !(present.includes('claim mark') && present.includes('visit mark')));

  test.each(combinations.map((present) => ({ name: present.join(' + '), present })))('$name', async ({ present }) => {
    const credit = await creditOf(await orderWith(present));
    const [strongest] = present;
    expect(credit).toMatchObject({ to: 'Ada', status: 'rewarded' });
    expect(credit?.decision.evidence[0]?.kind).toBe(seen[strongest ?? 'code']);
  });

  test('a friend who refuses every consent and has no mark is recognised by the code', async () => {
    const credit = await creditOf(await orderWith(['code']));
    expect(credit).toMatchObject({ to: 'Ada', claim: { friendCode: expect.any(String) } });
  });
});

describe('nobody is credited, and nothing is asked or said, by', () => {
  const forged = () => `${newId('cl')}.${'A'.repeat(22)}`;

  test.each<[string, () => Partial<Checkout> | Promise<Partial<Checkout>>]>([
    ['nothing at all', () => ({})],
    ['a forged mark', () => ({ attributes: { _ricochet: forged() } })],
    ['a mark that is none', () => ({ attributes: { _ricochet: '<script>' } })],
    [
      'another shop’s mark',
      async () => ({ attributes: { _ricochet: getSignedCartMark(newId('sh'), { claimId: await claim('Ada') }) } }),
    ],
    ['the mark of a claim that there is not', () => ({ attributes: mark({ claimId: newId('cl') }) })],
    ['the mark of a visit that there is not', () => ({ attributes: mark({ visitId: newId('vi') }) })],
    [
      'a visit that was changed for another',
      async () => {
        const [one, other] = [await visit('Ada'), await visit('Grace')];
        return { attributes: { _ricochet: getSignedCartMark(luma.id, { visitId: one }).replace(one, other) } };
      },
    ],
    ['a code that there is not', () => ({ landingSite: '/apps/ricochet/i/NOBODY-999' })],
    ['a ref of another app', () => ({ landingSite: '/?ref=newsletter' })],
    ['a note that the buyer wrote', () => ({ note: `invite ${inviteOf('Ada')}` })],
    ['a code that is none', () => ({ sourceName: 'pos', attributes: { invite_code: '{{ shop }}' } })],
  ])('%s', async (_name, evidence) => {
    const friend = newcomer();
    const placed = buy({ email: friend.email, customerId: friend.id, ...(await evidence()) });
    const webhookId = await deliveredWebhook('orders/paid');
    sentOperations.length = 0;
    await work(webhookId);
    expect(sentOperations).toEqual([]);
    expect(await creditOf(placed)).toBeNull();
    expect(await outcomeOf(webhookId)).toBe('not_referred');
    expect(await database.webhookDelivery.findFirst({ where: { webhookId } })).toMatchObject({ payload: null });
  });
});
