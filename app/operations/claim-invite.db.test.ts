import '../../tests/support/sandbox.ts';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fillFriendPools, join, longAgo, parentDiscountId, runProgram } from '../../tests/support/people.ts';
import { prepareSettings, takeFriendCodes } from '../../tests/support/programs.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { sentOperations } from '../../tests/support/sandbox.ts';
import { installShop, newcomer, person, RIVE } from '../../tests/support/sandbox-shop.ts';
import { findAdvocateByCode } from '#app/db/advocates.ts';
import { database } from '#app/db/client.server.ts';
import { countAvailableCodes } from '#app/db/friend-codes.ts';
import { newId } from '#app/db/new-id.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { CustomerGid, ParentDiscountId, ProgramId, VisitId } from '#app/domain/ids.ts';
import { claimLimits } from '#app/domain/invite/claim-limits.ts';
import { addCalendarDays, addDays, monthOf, lastMomentOfDay } from '#app/domain/time.ts';
import { pauseProgram, resumeProgram } from './change-program-status.ts';
import { claimInvite, type ClaimOutcome } from './claim-invite.ts';
import { recordVisit } from './record-visit.ts';

let luma: Shop;
let programId: ProgramId;
let parent: ParentDiscountId;
let invite: string;
beforeAll(async () => {
  luma = await installShop();
  programId = await runProgram(luma);
  parent = await parentDiscountId(luma, programId);
  invite = await join(luma);
});
beforeEach(dropJobs);

async function visit(code = invite, shop = luma): Promise<VisitId> {
  const visited = await recordVisit({ shop, code, channel: 'email', locale: 'fr', now: new Date() });
  if (!('ok' in visited)) throw new Error('The visit was refused.');
  return visited.visitId;
}
const take = (visitId: VisitId, customerId: CustomerGid | null = null, code = invite): Promise<ClaimOutcome> =>
  claimInvite({ shop: luma, code, visitId, customerId, locale: 'fr', now: new Date() });
const codeOf = (outcome: ClaimOutcome) => ('ok' in outcome ? (outcome.friendCode ?? 'no code') : outcome.refused);
const left = () => countAvailableCodes(luma.id, parent);

/** Leaves this many codes in the pool, as if the others had been claimed. */
async function leaveCodes(count: number): Promise<void> {
  const rows = await database.friendCode.findMany({
    where: { parentDiscountId: parent, status: 'available' },
    skip: count,
  });
  await database.friendCode.updateMany({
    where: { code: { in: rows.map(({ code }) => code) } },
    data: { status: 'abandoned' },
  });
}
async function fillPool(): Promise<void> {
  await database.friendCode.updateMany({
    where: { parentDiscountId: parent, status: 'abandoned' },
    data: { status: 'available' },
  });
}

describe('claiming', () => {
  test('hands out a code with its terms, asks Shopify nothing, and is written down with its channel', async () => {
    sentOperations.length = 0;
    const visitId = await visit();
    const outcome = await take(visitId);
    expect(outcome).toMatchObject({ ok: true, isExpired: false, offer: { benefit: { percent: 10 } } });
    expect(sentOperations).toEqual([]);
    const claim = await database.claim.findFirstOrThrow({ where: { visitId } });
    expect(claim).toMatchObject({ versionNumber: 1, channel: 'email', locale: 'fr', friendCode: codeOf(outcome) });
    expect(claim.expiresAt).toEqual(
      lastMomentOfDay(addCalendarDays(claim.claimedAt, 30, luma.timeZone), luma.timeZone),
    );
    expect(await database.ledgerEntry.count({ where: { causeKey: `claim:${claim.id}`, kind: 'friend_claimed' } })).toBe(
      1,
    );
  });

  test('a double tap, and ten more, is one claim and one code', async () => {
    const before = await left();
    const visitId = await visit();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => take(visitId)));
    outcomes.push(await take(visitId));
    expect(new Set(outcomes.map(codeOf)).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ ok: true });
    expect(await left()).toBe(before - 1);
    expect(await database.claim.count({ where: { visitId } })).toBe(1);
  });

  test('a signed-in customer has one claim, from however many visits and at once', async () => {
    const { gid } = newcomer();
    const visits = await Promise.all([visit(), visit(), visit()]);
    const before = await left();
    const outcomes = await Promise.all(visits.map((visitId) => take(visitId, gid)));
    expect(new Set(outcomes.map(codeOf)).size).toBe(1);
    expect(await left()).toBe(before - 1);
  });

  test('two visits of nobody in particular are two claims', async () => {
    const outcomes = [await take(await visit()), await take(await visit())];
    expect(new Set(outcomes.map(codeOf)).size).toBe(2);
  });

  test('a claim that ended without an order is made anew, on the terms of now', async () => {
    const visitId = await visit();
    const earlier = { shop: luma, code: invite, visitId, customerId: null, locale: 'en', now: longAgo() };
    expect(await claimInvite(earlier)).toEqual({ refused: 'codes_not_ready' });
    await fillFriendPools(luma, programId);
    const claimed = await claimInvite(earlier);
    const again = await take(visitId);
    expect(again).toMatchObject({ ok: true, isExpired: false });
    expect(codeOf(again)).not.toBe(codeOf(claimed));
    expect(codeOf(await take(visitId))).toBe(codeOf(again));
  });

  test('the invite may be typed with spaces, small letters and another dash', async () => {
    const outcome = await take(await visit(), null, ` ${invite.toLowerCase().replace('-', '–')} `);
    expect(outcome).toMatchObject({ ok: true });
  });
});

describe('an almost empty pool', () => {
  test('a hundred friends at once on the last code: one gets it, the others hear that codes are being made', async () => {
    const visits = await Promise.all(Array.from({ length: 100 }, () => visit()));
    await leaveCodes(1);
    try {
      const outcomes = await Promise.all(visits.map((visitId) => take(visitId)));
      expect(outcomes.filter((outcome) => 'ok' in outcome)).toHaveLength(1);
      expect(outcomes.filter((outcome) => codeOf(outcome) === 'codes_not_ready')).toHaveLength(99);
      expect(await left()).toBe(0);
      expect(await listJobs('mint-friend-codes')).toHaveLength(1);
    } finally {
      await fillPool();
    }
  });

  test('one friend tapping ten times at once on the last code sees it every time', async () => {
    await leaveCodes(1);
    try {
      const visitId = await visit();
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => take(visitId)));
      expect(outcomes.map(codeOf)).toEqual(Array(10).fill(codeOf(await take(visitId))));
      expect(outcomes[0]).toMatchObject({ ok: true });
    } finally {
      await fillPool();
    }
  });

  test('claims in between do not ask again, so that they need not wait for one another', async () => {
    await leaveCodes(99);
    try {
      await take(await visit());
      expect(await listJobs('mint-friend-codes')).toEqual([]);
      await leaveCodes(90);
      await take(await visit());
      expect(await listJobs('mint-friend-codes')).toHaveLength(1);
    } finally {
      await fillPool();
    }
  });

  test('the next batch is asked for once the pool runs low, and not before', async () => {
    await take(await visit());
    expect(await listJobs('mint-friend-codes')).toEqual([]);
    await leaveCodes(100);
    try {
      await take(await visit());
      await take(await visit());
      expect(await listJobs('mint-friend-codes')).toMatchObject([{ payload: { parentDiscountId: parent } }]);
    } finally {
      await fillPool();
    }
  });
});

describe('a month that no friend claimed in yet', () => {
  const nextYear = () => addDays(new Date(), 365);
  const takeThen = (visitId: VisitId) =>
    claimInvite({ shop: luma, code: invite, visitId, customerId: null, locale: 'en', now: nextYear() });

  test('makes its discount once, however many friends ask at once, and they get its codes', async () => {
    const visits = await Promise.all(Array.from({ length: 10 }, () => visit()));
    const outcomes = await Promise.all(visits.map(takeThen));
    expect(outcomes.map(codeOf)).toEqual(Array(10).fill('codes_not_ready'));
    const month = monthOf(addCalendarDays(nextYear(), 30, luma.timeZone), luma.timeZone);
    const [pool, ...others] = await database.parentDiscount.findMany({ where: { programId, expiryMonth: month } });
    expect(others).toEqual([]);
    expect(await listJobs('mint-friend-codes')).toMatchObject([{ payload: { parentDiscountId: pool?.id } }]);
    await fillFriendPools(luma, programId);
    const [visitId = newId('vi')] = visits;
    const friendCode = codeOf(await takeThen(visitId));
    expect(await database.friendCode.findFirst({ where: { code: friendCode } })).toMatchObject({
      parentDiscountId: pool?.id,
      status: 'claimed',
    });
  });
});

test('friends are offered the program that the advocate may invite to', async () => {
  const eligibility = { kind: 'tag' as const, tag: 'insider' };
  const insiders = await prepareSettings(luma, { eligibility });
  await takeFriendCodes(luma, insiders, 1);
  await database.program.update({ where: { shopId_id: { shopId: luma.id, id: insiders } }, data: { precedence: 0 } });
  const programOf = async (outcome: ClaimOutcome) =>
    (await database.claim.findFirst({ where: { friendCode: codeOf(outcome) } }))?.programId;
  try {
    expect(await programOf(await take(await visit()))).toBe(programId);
    await database.advocate.updateMany({ where: { shopId: luma.id }, data: { tags: ['Insider'] } });
    expect(await programOf(await take(await visit()))).toBe(insiders);
  } finally {
    await database.program.updateMany({ where: { id: insiders }, data: { status: 'archived' } });
  }
});

describe('far more claims than people make', () => {
  /** As many claims as that of this moment, of one advocate or of nobody in particular. */
  async function claimedJustNow(count: number, advocateId: string): Promise<void> {
    const now = new Date();
    const row = { shopId: luma.id, programId, versionNumber: 1, advocateId, channel: 'link', locale: 'en' };
    const times = { claimedAt: now, expiresAt: addDays(now, 30) };
    await database.claim.createMany({
      data: Array.from({ length: count }, () => {
        const id = newId('cl');
        return { ...row, ...times, id, visitId: newId('vi'), friendCode: `HI-${id}` };
      }),
    });
  }
  afterEach(() => database.claim.deleteMany({ where: { friendCode: { startsWith: 'HI-cl_' } } }));

  test.each([
    ['with one invite', claimLimits.ofAdvocate, async () => (await findAdvocateByCode(luma.id, invite))?.id ?? ''],
    ['in a shop', claimLimits.ofShop, () => Promise.resolve('ad_somebody')],
  ] as const)('%s make the next friend wait, who then gets a code', async (_name, count, findAdvocate) => {
    await claimedJustNow(count, await findAdvocate());
    const [visitId, before] = [await visit(), await left()];
    expect(await take(visitId)).toEqual({ refused: 'too_many_claims' });
    expect(await left()).toBe(before);
    const later = new Date(Date.now() + claimLimits.windowSeconds * 1000 + 1000);
    const again = { shop: luma, code: invite, visitId, customerId: null, locale: 'en', now: later };
    expect(await claimInvite(again)).toMatchObject({ ok: true });
  });

  test('do not hide a code from whoever has one', async () => {
    const visitId = await visit();
    const code = codeOf(await take(visitId));
    await claimedJustNow(claimLimits.ofShop, 'ad_somebody');
    expect(codeOf(await take(visitId))).toBe(code);
  });
});

describe('refused, with nothing used up', () => {
  test('an invite that nobody has, with the words for a visit that never was', async () => {
    expect(await take(await visit(), null, 'NOBODY-222')).toEqual({ refused: 'unknown_visit' });
    expect(await take(await visit(), null, '<script>')).toEqual({ refused: 'unknown_visit' });
  });

  test('a visit that never was, or that was to somebody else’s invite', async () => {
    const faye = await join(luma, 'Faye');
    const before = await left();
    expect(await take(newId('vi'))).toEqual({ refused: 'unknown_visit' });
    expect(await take(await visit(faye))).toEqual({ refused: 'unknown_visit' });
    expect(await left()).toBe(before);
  });

  test('an invite and a visit of another shop', async () => {
    const rive = await installShop(RIVE);
    await runProgram(rive);
    const adele = await join(rive, 'Adèle');
    const there = await visit(adele, rive);
    expect(await take(there, null, adele)).toEqual({ refused: 'unknown_visit' });
    expect(await take(there)).toEqual({ refused: 'unknown_visit' });
  });

  test('one’s own invite', async () => {
    const before = await left();
    expect(await take(await visit(), person('Ada').gid)).toEqual({ refused: 'own_invite' });
    expect(await left()).toBe(before);
  });

  test('a program that is paused; once it runs again claims go on', async () => {
    const visitId = await visit();
    await pauseProgram({ shop: luma, programId, now: new Date() });
    expect(await take(visitId)).toEqual({ refused: 'no_active_program' });
    await resumeProgram({ shop: luma, programId, now: new Date() });
    expect(await take(visitId)).toMatchObject({ ok: true });
  });
});

describe('a visit', () => {
  test('is written down with its channel and uses nothing up', async () => {
    const before = await left();
    const visitId = await visit();
    expect(await database.visit.findFirst({ where: { id: visitId } })).toMatchObject({
      channel: 'email',
      locale: 'fr',
    });
    expect(await database.ledgerEntry.count({ where: { causeKey: `visit:${visitId}` } })).toBe(1);
    expect(await left()).toBe(before);
  });

  test('to an invite that nobody has is none', async () => {
    const before = await database.visit.count();
    const asked = { shop: luma, channel: 'link', locale: 'en', now: new Date() } as const;
    expect(await recordVisit({ ...asked, code: 'NOBODY-222' })).toEqual({ refused: 'unknown_invite' });
    expect(await recordVisit({ ...asked, code: 'x'.repeat(500) })).toEqual({ refused: 'unknown_invite' });
    expect(await database.visit.count()).toBe(before);
  });
});
