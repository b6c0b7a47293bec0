import '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { gid } from '../../sandbox/world/ids.ts';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { installShop, newcomer, person } from '../../tests/support/sandbox-shop.ts';
import { attributeOrder } from './attribute-order.ts';
import { blockPerson, unblockPerson } from './block-person.ts';
import { settleReferral } from './settle-referral.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ReferralId } from '#app/domain/ids.ts';
import { defaultProgramSettings, encodeProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';

let luma: Shop;
let invite: string;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
  invite = await join(luma);
});

const change = (settings: Partial<ProgramSettings>) =>
  database.programVersion.updateMany({
    where: { shopId: luma.id },
    data: { settings: encodeProgramSettings({ ...defaultProgramSettings, ...settings }) },
  });

/** A friend’s order, decided under these settings. */
async function refer(settings: Partial<ProgramSettings> = {}, friend = newcomer()) {
  await change(settings);
  const { order, webhookId } = await referOrder(luma, invite, { friend });
  await attributeOrder({ shopDomain: luma.domain, webhookId, now: new Date() });
  const orderId = gid('Order', order.id);
  const row = await database.referral.findFirstOrThrow({ where: { orderId } });
  return { id: row.id as ReferralId, status: row.status, claimId: row.claimId, orderId, friend };
}
const held = () => refer({ timing: { after: 'paid', days: 0, approval: 'manual' } });
const declined = () =>
  refer({
    conditions: { ...defaultProgramSettings.conditions, minimumSubtotal: { amountMinor: 99_999_99n, currency: 'USD' } },
  });
const settle = (referralId: ReferralId, verdict: 'approve' | 'decline') =>
  settleReferral({ shop: luma, referralId, verdict, now: new Date() });
const statusOf = async (id: string) => (await database.referral.findFirstOrThrow({ where: { id } })).status;
const rewardsOf = (referralId: string) => database.reward.findMany({ where: { referralId }, orderBy: { side: 'asc' } });
const storyOf = async (referralId: string) =>
  (await database.ledgerEntry.findMany({ where: { referralId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind);

describe('the merchant', () => {
  test('approves what is held, and takes it back again', async () => {
    const { id, status } = await held();
    expect(status).toBe('held');
    expect(await settle(id, 'approve')).toEqual({ ok: true });
    expect(await rewardsOf(id)).toMatchObject([{ side: 'advocate', status: 'approved' }, { side: 'friend' }]);
    expect(await settle(id, 'approve')).toEqual({ refused: 'settled_before' });

    const answers = await Promise.all([settle(id, 'decline'), settle(id, 'decline'), settle(id, 'decline')]);
    expect(answers.filter((answer) => 'ok' in answer)).toHaveLength(1);
    expect(await statusOf(id)).toBe('reversed');
    expect(await rewardsOf(id)).toMatchObject([{ side: 'advocate', status: 'withheld', reason: 'merchant' }, {}]);
    expect(await settle(id, 'approve')).toEqual({ refused: 'taken_back' });
    const story = await storyOf(id);
    for (const kind of ['referral_approved', 'referral_reversed'])
      expect(story.filter((each) => each === kind)).toHaveLength(1);
  });

  test('declines what is held, and changes their mind', async () => {
    const { id } = await held();
    expect(await settle(id, 'decline')).toEqual({ ok: true });
    expect(await settle(id, 'decline')).toEqual({ refused: 'settled_before' });
    expect(await settle(id, 'approve')).toEqual({ ok: true });
    expect(await statusOf(id)).toBe('rewarded');
    expect(await rewardsOf(id)).toHaveLength(2);
  });

  test('overrules a decline of the rules, and keeps what was looked at', async () => {
    const { id, status } = await declined();
    expect(status).toBe('declined');
    const before = await database.referral.findFirstOrThrow({ where: { id } });
    expect(await settle(id, 'approve')).toEqual({ ok: true });
    const after = await database.referral.findFirstOrThrow({ where: { id } });
    expect(after).toMatchObject({ status: 'rewarded', decision: { kind: 'reward', reason: 'merchant_approved' } });
    expect(after.decision).toMatchObject({ evidence: (before.decision as { evidence: [] }).evidence });
  });

  test.each([
    ['order_cancelled', { cancelledAt: new Date() }],
    ['dispute_lost', { dispute: 'lost' }],
  ] as const)('cannot approve what is not theirs to give: %s', async (refused, order) => {
    const { id, orderId } = await declined();
    await database.order.updateMany({ where: { id: orderId }, data: order });
    expect(await settle(id, 'approve')).toEqual({ refused });
    expect(await rewardsOf(id)).toEqual([]);
  });

  test('cannot approve a second order of one claim', async () => {
    const [first, second] = [await refer(), await declined()];
    await database.referral.update({
      where: { shopId_id: { shopId: luma.id, id: second.id } },
      data: { claimId: first.claimId },
    });
    expect(first.status).toBe('rewarded');
    expect(await settle(second.id, 'approve')).toEqual({ refused: 'claim_already_rewarded' });
  });

  test('cannot settle what another shop decided', async () => {
    const { id } = await held();
    const other = { ...luma, id: 'sh_other' } as const;
    expect(await settleReferral({ shop: other, referralId: id, verdict: 'approve', now: new Date() })).toEqual({
      refused: 'not_found',
    });
  });
});

describe('blocking', () => {
  const block = (referralId: ReferralId, side: 'friend' | 'advocate') =>
    blockPerson({ shop: luma, whom: { referralId, side }, note: ' Twice now. ', now: new Date() });
  const unblock = (referralId: ReferralId, side: 'friend' | 'advocate') =>
    unblockPerson({ shop: luma, whom: { referralId, side }, now: new Date() });

  test('a friend declines what they buy next, under another account with the same address', async () => {
    const { id, friend } = await refer();
    expect(await block(id, 'friend')).toEqual({ ok: true, kinds: ['customer', 'email'] });
    expect(await block(id, 'friend')).toEqual({ refused: 'already_blocked' });
    const rows = await database.block.findMany();
    expect(rows).toMatchObject([{ note: 'Twice now.' }, { note: 'Twice now.' }]);
    expect(JSON.stringify(rows)).not.toContain(friend.id);

    const again = newcomer();
    const other = await refer({}, { ...again, email: friend.email });
    expect(other.status).toBe('declined');
    const { decision } = await database.referral.findFirstOrThrow({ where: { id: other.id } });
    expect(decision).toMatchObject({ reasons: ['blocked', 'claim_already_rewarded'] });

    expect(await unblock(id, 'friend')).toEqual({ ok: true, kinds: ['customer', 'email'] });
    expect(await unblock(id, 'friend')).toEqual({ refused: 'not_blocked' });
    expect(await storyOf(id)).toEqual(expect.arrayContaining(['person_blocked', 'person_unblocked']));
  });

  test('an advocate declines what their friends buy, until it is undone', async () => {
    const { id } = await refer();
    expect(await block(id, 'advocate')).toEqual({ ok: true, kinds: ['customer', 'email', 'phone'] });
    expect((await refer()).status).toBe('declined');
    expect(await unblock(id, 'advocate')).toMatchObject({ ok: true });
    expect((await refer()).status).toBe('rewarded');
  });

  test('chosen kinds blocks a whole provider', async () => {
    const { id } = await refer();
    const whom = { referralId: id, side: 'advocate' as const };
    const kinds = ['email_domain'] as const;
    expect(await blockPerson({ shop: luma, whom, kinds, note: '', now: new Date() })).toEqual({ ok: true, kinds });
    expect(person('Ada').email).toMatch(/@example\.com$/);
    expect((await refer()).status).toBe('declined');
    expect(await unblock(id, 'advocate')).toMatchObject({ ok: true });
  });

  test('somebody who was erased finds nothing to block', async () => {
    const { id } = await refer();
    const erased = { customerId: null, emailHash: null, phoneHash: null, addressHash: null, ipHash: null };
    await database.order.updateMany({ data: erased });
    expect(await block(id, 'friend')).toEqual({ refused: 'nothing_to_block' });
    expect(await block('rf_00000000000000000000000000', 'friend')).toEqual({ refused: 'not_found' });
  });
});
