import '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Checkout } from '../../sandbox/orders/checkout.ts';
import { creditOf, marked, openInvite } from '../../tests/support/evidence.ts';
import { fillFriendPools, join, runProgram } from '../../tests/support/people.ts';
import { buy, deliveredWebhook, installShop, newcomer } from '../../tests/support/sandbox-shop.ts';
import { attributeOrder } from './attribute-order.ts';
import { claimInvite } from './claim-invite.ts';
import { getSignedCartMark } from '#app/db/cart-marks.server.ts';
import { countRecentClaims } from '#app/db/claims.ts';
import { database } from '#app/db/client.server.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, ProgramId, VisitId } from '#app/domain/ids.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings, encodeProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { addDays } from '#app/domain/time.ts';

const { conditions, protection } = defaultProgramSettings;
const open: ProgramSettings = {
  ...defaultProgramSettings,
  claimEmail: 'optional',
  conditions: { ...conditions, firstOrderOnly: false },
  protection: { ...protection, velocity: { ...protection.velocity, action: 'off' } },
};

let luma: Shop;
let programId: ProgramId;
let adas: string;
let graces: string;
beforeAll(async () => {
  luma = await installShop();
  programId = await runProgram(luma, toProgramForm('Friends', open));
  [adas, graces] = [await join(luma, 'Ada'), await join(luma, 'Grace')];
});

type Friend = ReturnType<typeof newcomer>;
interface Wish {
  visitId?: VisitId;
  friend?: Friend;
  email?: string;
  cartMark?: string;
  now?: Date;
}
/** Somebody opens the invite and claims; asked again where the codes of that month are yet to be made. */
async function claim(invite: string, { friend, now = new Date(), visitId, ...wish }: Wish) {
  const opened = visitId ?? (await openInvite(luma, invite, now));
  const input = { shop: luma, code: invite, visitId: opened, customerId: friend?.gid ?? null, locale: 'en', now };
  const first = await claimInvite({ ...input, ...wish });
  if (!('refused' in first && first.refused === 'codes_not_ready')) return first;
  await fillFriendPools(luma, programId);
  return await claimInvite({ ...input, ...wish });
}
/** The friend pays for an order of now; answers it once it was worked. */
async function order(friend: Friend, checkout: Partial<Checkout> = {}) {
  const placed = buy({ email: friend.email, customerId: friend.id, ...checkout });
  const webhookId = await deliveredWebhook('orders/paid');
  await attributeOrder({ shopDomain: luma.domain, webhookId, now: new Date() });
  return placed;
}
const rowOf = (outcome: Awaited<ReturnType<typeof claim>>) => {
  if (!('ok' in outcome)) throw new Error(`The claim was refused: ${outcome.refused}.`);
  return database.claim.findUniqueOrThrow({ where: { shopId_id: { shopId: luma.id, id: outcome.claimId } } });
};
const change = (settings: ProgramSettings) =>
  database.programVersion.updateMany({
    where: { shopId: luma.id },
    data: { settings: encodeProgramSettings(settings) },
  });
const last = 'last' as const;
const first = 'first' as const;

describe('a claim that an order made', () => {
  test('still gets its code when that order was declined, however often the friend taps', async () => {
    const friend = newcomer();
    const declined = await order(friend, { test: true, landingSite: `/?ref=${adas}` });
    const made = (await creditOf(declined))?.claim;
    expect(made).toMatchObject({ friendCode: null, customerId: friend.gid });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => claim(adas, { friend })));
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ ok: true, claimId: made?.id, friendCode: expect.stringMatching(/^HI-/) });
    expect(new Set((await Promise.all(outcomes.map(rowOf))).map(({ friendCode }) => friendCode)).size).toBe(1);
    const told = { causeKey: `claim:${made?.id ?? ''}`, kind: 'friend_claimed' };
    expect(await database.ledgerEntry.count({ where: told })).toBe(1);
  });

  test('by the mark of a visit gets its code in the same browser, with a whole term', async () => {
    const visitId = await openInvite(luma, adas, addDays(new Date(), -20));
    const friend = newcomer();
    await order(friend, { test: true, attributes: marked(luma, { visitId }) });
    const row = await rowOf(await claim(adas, { visitId }));
    expect(row).toMatchObject({ visitId, friendCode: expect.stringMatching(/^HI-/) });
    expect(row.expiresAt.getTime()).toBeGreaterThan(addDays(new Date(), 29).getTime());
  });

  test('gets none once it brought an order that counts', async () => {
    const friend = newcomer();
    const counted = await order(friend, { landingSite: `/?ref=${adas}` });
    expect(await creditOf(counted)).toMatchObject({ status: 'rewarded' });
    expect(await claim(adas, { friend })).toMatchObject({ ok: true, friendCode: null });
  });

  test('makes no friend wait: only who opened an invite counts for the limit of claims', async () => {
    await order(newcomer(), { landingSite: `/?ref=${graces}` });
    const row = await database.claim.findFirstOrThrow({
      where: { shopId: luma.id, visitId: null },
      orderBy: { claimedAt: 'desc' },
    });
    const since = new Date(row.claimedAt.getTime() - 1);
    const asked = { advocateId: row.advocateId as AdvocateId, since, most: { ofShop: 9, ofAdvocate: 9 } };
    expect(await countRecentClaims(luma.id, asked)).toEqual({ ofShop: 0, ofAdvocate: 0 });
  });
});

describe('a claim that ended', () => {
  const ended = addDays(new Date(), -50);

  test('without an order makes room for a new one, through whomever the friend comes', async () => {
    const friend = newcomer();
    const before = await rowOf(await claim(adas, { friend, now: ended }));
    const cartMark = getSignedCartMark(luma.id, { claimId: before.id as `cl_${string}` });
    const outcome = await claim(graces, { friend, cartMark });
    expect(outcome).toMatchObject({ ok: true, isExpired: false });
    const after = await rowOf(outcome);
    expect(after.friendCode).not.toBe(before.friendCode);
    expect(await claim(graces, { friend, cartMark })).toMatchObject({ claimId: after.id });
    expect(await creditOf(await order(friend))).toMatchObject({ to: 'Grace', status: 'rewarded' });
  });

  test('gives up its address, whichever invite wins', async () => {
    const friend = newcomer();
    await claim(adas, { email: friend.email, now: ended });
    await change({ ...open, attribution: { ...open.attribution, wins: first } });
    try {
      const row = await rowOf(await claim(graces, { email: friend.email }));
      expect(row.emailHash).toBe(hashEmail(luma.id, friend.email));
    } finally {
      await change(open);
    }
  });

  test('after an order with its code stays what the friend is shown, though that order was declined', async () => {
    const friend = newcomer();
    const before = await rowOf(await claim(adas, { friend }));
    const declined = await order(friend, { codes: [before.friendCode ?? ''], test: true });
    expect(await creditOf(declined)).toMatchObject({ status: 'declined', claim: { id: before.id } });
    await database.claim.updateMany({ where: { id: before.id }, data: { expiresAt: addDays(new Date(), -1) } });
    expect(await claim(adas, { friend })).toMatchObject({ claimId: before.id, isExpired: true });
  });

  test('after an order that counts stays what the friend is shown', async () => {
    const friend = newcomer();
    const before = await rowOf(await claim(adas, { friend }));
    await order(friend);
    await database.claim.updateMany({ where: { id: before.id }, data: { expiresAt: addDays(new Date(), -1) } });
    expect(await claim(graces, { friend })).toMatchObject({ claimId: before.id, isExpired: true });
  });
});

describe('an address that two claims were made with', () => {
  test.each([
    ['the last claim, where the last invite wins', last, 'Grace'],
    ['the first claim, where the first invite wins', first, 'Ada'],
  ] as const)('belongs to %s', async (_name, wins, to) => {
    await change({ ...open, attribution: { ...open.attribution, wins } });
    try {
      const owner = newcomer();
      // Somebody else had typed it in.
      await claim(adas, { email: owner.email });
      await claim(graces, { email: owner.email });
      expect(await creditOf(await order(owner))).toMatchObject({ to, status: 'rewarded' });
      expect(await database.claim.count({ where: { emailHash: hashEmail(luma.id, owner.email) } })).toBe(1);
    } finally {
      await change(open);
    }
  });
});
