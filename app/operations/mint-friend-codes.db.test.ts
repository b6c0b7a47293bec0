import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addRedeemCode } from '../../sandbox/world/redeem-codes.ts';
import { draftOf, friendDiscount, publishDraftOf } from '../../tests/support/programs.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { countSent, running, sentOperations, strike } from '../../tests/support/sandbox.ts';
import { installShop, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { redeemCodesPerCall } from '#app/admin-api/add-redeem-codes.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { countAvailableCodes, takeFriendCode } from '#app/db/friend-codes.ts';
import { findRefusal } from '#app/db/parent-discounts.ts';
import { getProgramVersion } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ParentDiscountId, ProgramId } from '#app/domain/ids.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { lowWater } from './friend-code-pool.ts';
import { mintFriendCodes } from './mint-friend-codes.ts';
import { prepareProgramVersion } from './prepare-program-version.ts';

let luma: Shop;
let programId: ProgramId;
beforeAll(async () => void (luma = await installShop()));
beforeEach(async () => {
  await dropJobs();
  await publish();
});

/** Friends who claim now have until the middle of January. */
const now = new Date('2026-12-15T12:00:00Z');
const title = 'Friends of the shop · friend · v1 · 10 % · 2027-01';
async function publish(settings: Partial<ProgramSettings> = {}): Promise<void> {
  programId = await draftOf(luma, settings, now);
  expect(await publishDraftOf(luma, programId, now)).toEqual({ ok: true, number: 1 });
}
const prepare = (at = now) => prepareProgramVersion({ shopId: luma.id, programId, number: 1, now: at });
const mint = (parent: ParentDiscountId, at = now) =>
  mintFriendCodes({ shopId: luma.id, parentDiscountId: parent, now: at });
const pool = async (at = now) => (await friendDiscount(luma, programId, at)).id;
const refused = () => findRefusal(luma.id, { programId, number: 1 }, now);
const isReady = async () => (await getProgramVersion(luma.id, programId, 1)).readyAt !== null;
const available = (parent: ParentDiscountId) => countAvailableCodes(luma.id, parent);
const discountOf = async (parent: ParentDiscountId) => {
  const { shopifyId } = await database.parentDiscount.findFirstOrThrow({ where: { id: parent } });
  return sandboxShop().discounts.find(({ id }) => shopifyId?.endsWith(`/${id}`));
};

describe('preparing a version', () => {
  test('makes one discount for each side and asks for the first friend codes', async () => {
    await prepare();
    expect(countSent('CreateParentDiscount')).toBe(2);
    const parent = await pool();
    expect(await discountOf(parent)).toMatchObject({ input: { title, endsAt: '2027-02-01T05:00:00Z' } });
    expect(await listJobs('mint-friend-codes')).toMatchObject([{ payload: { parentDiscountId: parent } }]);
    expect(await isReady()).toBe(false);
  });

  test('makes a discount for each tier whose reward is a code, and none for others', async () => {
    const shipping = offerOf({ kind: 'free_shipping' }, { expiresInDays: 20 });
    const tag = offerOf({ kind: 'customer_tag', tag: 'insider' });
    const tiers = [shipping, offerOf({ kind: 'percentage', percent: 20 }), tag];
    await publish({
      advocate: {
        ...defaultProgramSettings.advocate,
        tiers: tiers.map((offer, index) => ({ fromFriend: index + 1, offer })),
      },
    });
    await prepare();
    const rows = await database.parentDiscount.findMany({ where: { programId }, orderBy: { id: 'asc' } });
    expect(rows.map(({ side, expiryMonth }) => [side, expiryMonth])).toEqual([
      ['advocate', '2027-01'],
      ['advocate', ''],
      ['friend', '2027-01'],
    ]);
    expect(rows.every(({ shopifyId }) => shopifyId !== null)).toBe(true);
  });

  test('days before another month begins for friends makes that month’s codes too', async () => {
    const turn = new Date('2027-01-01T12:00:00Z');
    await prepare(turn);
    const months = await database.parentDiscount.findMany({
      where: { programId, side: 'friend' },
      orderBy: { id: 'asc' },
    });
    expect(months.map(({ expiryMonth }) => expiryMonth)).toEqual(['2027-01', '2027-02']);
    expect(await listJobs('mint-friend-codes')).toHaveLength(2);
    const [current, coming] = months.map(({ id }) => id as ParentDiscountId);
    await mint(coming ?? 'pd_', turn);
    expect(await isReady()).toBe(false);
    await mint(current ?? 'pd_', turn);
    expect(await isReady()).toBe(true);
  });

  test('a version whose codes were made in another month before it was ready is ready once it is asked for again', async () => {
    await prepare();
    const later = new Date('2027-01-02T12:00:00Z');
    await mint(await pool(later));
    expect(await isReady()).toBe(false);
    await prepare(later);
    expect(await isReady()).toBe(true);
  });

  test('twice and at once makes no second discount', async () => {
    await Promise.all([prepare(), prepare()]);
    await prepare();
    const seeds = await database.parentDiscount.findMany({ where: { programId } });
    const made = sandboxShop().discounts.filter(({ codes }) => seeds.some((row) => row.seedCode === codes[0]?.code));
    expect(made).toHaveLength(2);
    expect(made.filter(({ input }) => input['title'] === title)).toHaveLength(1);
    expect(await listJobs('mint-friend-codes')).toHaveLength(1);
  });

  test('a discount whose answer was lost is found again by its seed code', async () => {
    strike('admin.timeout-after-effect', { operation: 'CreateParentDiscount' });
    await expect(prepare()).rejects.toThrow('no answer from');
    const before = sandboxShop().discounts.length;
    await prepare();
    expect((await discountOf(await pool()))?.input).toMatchObject({ title });
    expect(sandboxShop().discounts.length).toBe(before + 1);
    expect(countSent('FindDiscountByCode')).toBe(1);
  });

  test.each([1, 2])('a refused discount keeps it back, and the merchant reads why (%i)', async (count) => {
    const refusal = { operation: 'CreateParentDiscount', code: 'INVALID', message: 'Not like this.' };
    strike('admin.user-error', { ...refusal, count });
    await prepare();
    strike('admin.user-error', refusal);
    await prepare();
    expect(await isReady()).toBe(false);
    expect(await listJobs('mint-friend-codes')).toEqual([]);
    expect(await refused()).toContain('INVALID: Not like this.');
    expect(await database.ledgerEntry.count({ where: { programId, kind: 'discount_refused' } })).toBe(count);
    await prepare();
    await mint(await pool());
    expect(await isReady()).toBe(true);
    expect(await refused()).toBeNull();
  });

  test('without a friend reward the version is ready at once and no code is minted', async () => {
    await publish({ friend: null });
    await prepare();
    expect(countSent('CreateParentDiscount')).toBe(1);
    expect(await listJobs('mint-friend-codes')).toEqual([]);
    expect(await isReady()).toBe(true);
  });
});

describe('minting', () => {
  test('makes a discount that was deleted in Shopify once more, and nobody gets a code of the old one', async () => {
    await mint(parent);
    const deleted = await discountOf(parent);
    sandboxShop().discounts = sandboxShop().discounts.filter((each) => each !== deleted);
    await mint(parent);
    expect(await available(parent)).toBe(redeemCodesPerCall);
    const code = (await inTransaction((transaction) => takeFriendCode(luma.id, parent, transaction)))?.code ?? null;
    expect((await discountOf(parent))?.codes.map((each) => each.code)).toContain(code);
    expect(await database.friendCode.count({ where: { parentDiscountId: parent, status: 'abandoned' } })).toBe(
      redeemCodesPerCall,
    );
  });

  test('leaves Shopify alone for a while after a refusal, however many ask', async () => {
    strike('admin.user-error', { operation: 'AddRedeemCodes', code: 'INVALID', message: 'Not like this.' });
    await mint(parent);
    expect(await refused()).toContain('Not like this.');
    sentOperations.length = 0;
    await mint(parent);
    expect(sentOperations).toEqual([]);
    await mint(parent, new Date(now.getTime() + 60_000));
    expect(await available(parent)).toBe(redeemCodesPerCall);
    expect(await refused()).toBeNull();
  });

  let parent: ParentDiscountId;
  beforeEach(async () => {
    parent = await pool();
  });

  test('adds a whole batch with one mutation, and the version is ready', async () => {
    await mint(parent);
    expect(countSent('AddRedeemCodes')).toBe(1);
    expect(await available(parent)).toBe(redeemCodesPerCall);
    const [code] = await database.friendCode.findMany({ where: { parentDiscountId: parent }, take: 1 });
    expect((await discountOf(parent))?.codes.map((each) => each.code)).toContain(code?.code);
    expect(await isReady()).toBe(true);
  });

  test('does nothing while the pool is full enough, and fills it when it runs low', async () => {
    await mint(parent);
    sentOperations.length = 0;
    await mint(parent);
    expect(sentOperations).toEqual(['FindDiscountByCode']);
    for (let left = redeemCodesPerCall; left >= lowWater; left -= 1) {
      await inTransaction((transaction) => takeFriendCode(luma.id, parent, transaction));
    }
    await mint(parent);
    expect(countSent('AddRedeemCodes')).toBe(1);
    expect(await available(parent)).toBe(lowWater - 1 + redeemCodesPerCall);
  });

  test('a batch whose answer was lost is abandoned and never handed out', async () => {
    strike('admin.timeout-after-effect', { operation: 'AddRedeemCodes' });
    await expect(mint(parent)).rejects.toThrow('no answer from');
    const lost = await database.friendCode.findMany({ where: { parentDiscountId: parent } });
    expect(lost.map(({ status }) => status)).toEqual(Array(redeemCodesPerCall).fill('minting'));
    expect(await inTransaction((transaction) => takeFriendCode(luma.id, parent, transaction))).toBeNull();

    await mint(parent);
    expect(await available(parent)).toBe(redeemCodesPerCall);
    const again = await database.friendCode.findMany({ where: { code: { in: lost.map(({ code }) => code) } } });
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['abandoned']));
  });

  test('a code that somebody has already is left out, and the others can be claimed', async () => {
    await prepare();
    // The job writes its codes down first; the merchant makes one of them in the meantime.
    strike('admin.throttle', { operation: 'AddRedeemCodes' });
    const minting = mint(parent);
    await expect
      .poll(() => database.friendCode.count({ where: { parentDiscountId: parent } }))
      .toBe(redeemCodesPerCall);
    const stolen = await database.friendCode.findFirstOrThrow({ where: { parentDiscountId: parent } });
    const [anyDiscount] = sandboxShop().discounts;
    if (anyDiscount === undefined) throw new Error('The shop has no discount.');
    addRedeemCode(running.sandbox, sandboxShop(), anyDiscount, stolen.code);
    await minting;
    expect(await available(parent)).toBe(redeemCodesPerCall - 1);
    expect(await database.friendCode.findFirst({ where: { code: stolen.code } })).toMatchObject({
      status: 'abandoned',
    });
  });

  test('ten thousand friends cost less than a hundred mutations', async () => {
    await prepare();
    for (let codes = 0; codes < 10_000; codes += redeemCodesPerCall) {
      await mint(parent);
      await database.friendCode.updateMany({ where: { parentDiscountId: parent }, data: { status: 'claimed' } });
    }
    expect(await database.friendCode.count({ where: { parentDiscountId: parent } })).toBe(10_000);
    expect((await discountOf(parent))?.codes).toHaveLength(10_001);
    const mutations = sentOperations.filter((name) => /^(?:Create|Add)/.test(name));
    expect(mutations).toHaveLength(42);
  }, 60_000);

  test('codes cannot be guessed and differ from each other', async () => {
    await mint(parent);
    const codes = (await database.friendCode.findMany({ where: { parentDiscountId: parent } })).map(({ code }) => code);
    expect(new Set(codes).size).toBe(redeemCodesPerCall);
    for (const code of codes) expect(code).toMatch(/^HI-[0-9A-HJKMNP-TV-Z]{12}$/);
  });

  test('a shop that left is asked for nothing', async () => {
    await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: new Date() } });
    await mint(parent);
    await prepare();
    await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: null } });
    expect(sentOperations).toEqual([]);
  });
});
