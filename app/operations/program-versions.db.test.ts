import '../../tests/support/sandbox.ts';
import { beforeAll, expect, test } from 'vitest';
import { gid } from '../../sandbox/world/ids.ts';
import type { Order as SandboxOrder } from '../../sandbox/world/types.ts';
import { claim, join, prepareNewestVersion, referOrder, runProgram, tenPercent } from '../../tests/support/people.ts';
import { buy, deliveredWebhook, installShop, newcomer, person, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { findProgram } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import { countReferralsByVersion } from '#app/db/version-figures.ts';
import { parseDecision, reasonsOf } from '#app/domain/decision.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { toOfferForm } from '#app/domain/program/offer-form.ts';
import { offerOf, parseOffer } from '#app/domain/reward/offer.ts';
import { attributeOrder } from './attribute-order.ts';
import { publishProgram } from './publish-program.ts';
import { saveProgram } from './save-program.ts';

const percentOff = (percent: number) => toOfferForm(offerOf({ kind: 'percentage', percent }));
const generous = { friend: percentOff(20), tiers: [{ fromFriend: '1', offer: percentOff(25) }] };
let luma: Shop;
let programId: ProgramId;
let invite: string;
beforeAll(async () => {
  luma = await installShop();
  programId = await runProgram(luma);
  invite = await join(luma);
});

/** Saves the program with other terms and publishes it; the discounts are made as the jobs would. */
async function publishNext(change: Partial<ProgramForm>): Promise<void> {
  const revision = (await findProgram(luma.id, programId))?.revision ?? 0;
  await saveProgram({ shop: luma, programId, revision, form: { ...tenPercent, ...change }, now: new Date() });
  const published = await publishProgram({
    shop: luma,
    programId,
    revision: revision + 1,
    now: new Date(Date.now() - 120_000),
  });
  expect(published).toMatchObject({ ok: true });
  await prepareNewestVersion(luma, programId);
}
async function referralOf(order: SandboxOrder) {
  const row = await database.referral.findFirstOrThrow({ where: { orderId: gid('Order', order.id) } });
  return {
    status: row.status,
    version: row.versionNumber,
    reasons: reasonsOf(parseDecision(row.decision)),
    id: row.id,
  };
}
const work = async () =>
  attributeOrder({ shopDomain: luma.domain, webhookId: await deliveredWebhook('orders/paid'), now: new Date() });
const price = () => sandboxShop().products[0]?.variants[0]?.price ?? '';

test('a friend who claimed under the old version keeps its terms, also after stricter ones were published', async () => {
  const friend = newcomer();
  const friendCode = await claim(luma, invite, friend.gid);
  await publishNext({ ...generous, minimumSubtotal: '10000' });
  const order = buy({ email: friend.email, customerId: friend.id, codes: [friendCode] });
  await work();
  const referral = await referralOf(order);
  expect(referral).toMatchObject({ status: 'rewarded', version: 1 });
  const rewards = await database.reward.findMany({ where: { referralId: referral.id } });
  expect(rewards.map(({ offer }) => parseOffer(offer).benefit)).toEqual([
    { kind: 'percentage', percent: 10 },
    { kind: 'percentage', percent: 10 },
  ]);
});

test('a friend who claims now gets the new version’s terms', async () => {
  await publishNext(generous);
  const { order } = await referOrder(luma, invite);
  await work();
  const referral = await referralOf(order);
  expect(referral.version).toBeGreaterThan(1);
  const rewards = await database.reward.findMany({ where: { referralId: referral.id }, orderBy: { side: 'asc' } });
  expect(rewards.map(({ offer }) => parseOffer(offer).benefit)).toEqual([
    { kind: 'percentage', percent: 25 },
    { kind: 'percentage', percent: 20 },
  ]);
});

test('an order at the minimum that the code brings below it earns nothing: what is paid after discounts counts', async () => {
  await publishNext({ minimumSubtotal: price() });
  const { order } = await referOrder(luma, invite);
  expect(order.discountCodes).toHaveLength(1);
  await work();
  expect(await referralOf(order)).toMatchObject({ status: 'declined', reasons: ['under_minimum'] });
});

test('a returning customer is rewarded where the program says so, without waiting for Shopify’s count', async () => {
  await publishNext({ firstOrderOnly: false });
  const { order } = await referOrder(luma, invite, { friend: person('Grace') });
  await work();
  expect(await referralOf(order)).toMatchObject({ status: 'rewarded', reasons: ['conditions_met'] });
});

test('a side without a reward gets none', async () => {
  await publishNext({ tiers: [] });
  const { order } = await referOrder(luma, invite);
  await work();
  const rewards = await database.reward.findMany({ where: { referralId: (await referralOf(order)).id } });
  expect(rewards.map(({ side }) => side)).toEqual(['friend']);
});

test('the merchant sees how many referrals keep each version’s promise, counted as far as they are asked for', async () => {
  const rows = await database.referral.findMany({ where: { programId }, select: { versionNumber: true } });
  const counted = await countReferralsByVersion(luma.id, programId, { most: 1000 });
  expect(counted.map(({ number }) => number)).toEqual(counted.map(({ number }) => number).toSorted((a, b) => b - a));
  for (const { number, referrals } of counted)
    expect([number, referrals]).toEqual([number, rows.filter(({ versionNumber }) => versionNumber === number).length]);
  expect(counted.some(({ referrals }) => referrals > 0)).toBe(true);
  const none = await countReferralsByVersion(luma.id, programId, { most: 0 });
  expect(new Set(none.map(({ referrals }) => referrals))).toEqual(new Set([0]));
});
