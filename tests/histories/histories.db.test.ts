import '../support/sandbox.ts';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { installShop } from '../support/sandbox-shop.ts';
import { expectAccountsToBalance, expectedKept, keptByOrder, type Account } from './accounts.ts';
import {
  limitedHistories,
  plainHistories,
  returningHistories,
  type ComingBack,
  type Happening,
  type History,
} from './history.ts';
import { playHistory, repeatEverything, type Played, type Schedule } from './play-history.ts';
import { expectFriendsToCountOnce } from './returning-friends.ts';
import { prepareCrashes } from './unsteady-worker.ts';
import { database } from '#app/db/client.server.ts';
import { sumSpent } from '#app/db/reward-limits.ts';
import type { Shop } from '#app/db/shops.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { monthOf, startOfDay } from '#app/domain/time.ts';

/** HISTORY_RUNS=200 looks longer; a failure prints its seed and path, and HISTORY_SEED plays the same again. */
const given = (name: string) => (process.env[name] === undefined ? undefined : Number(process.env[name]));
const [runs, seed] = [given('HISTORY_RUNS') ?? 3, given('HISTORY_SEED')];
/** A shorter history that fails, too, is looked for when HISTORY_SHRINK is set: it takes long. */
const endOnFailure = process.env['HISTORY_SHRINK'] === undefined;
const parameters = { numRuns: runs, endOnFailure, ...(seed === undefined ? {} : { seed }) };
const longest = 30 * 60_000;

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await prepareCrashes();
});

const anySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  { weight: 3, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.constant('at the end' as const) },
);
const snapshot = async ({ id: shopId }: Shop) => ({
  rewards: await database.reward.findMany({ where: { shopId }, orderBy: { id: 'asc' } }),
  reversals: await database.reversal.findMany({ where: { shopId }, orderBy: { id: 'asc' } }),
  referrals: await database.referral.findMany({ where: { shopId }, orderBy: { id: 'asc' } }),
});

/** Plays a history to its end, and looks whether everything is as it must be, and stays so when it is told once more. */
async function play(history: History, schedule: Schedule): Promise<{ played: Played; accounts: Account[] }> {
  const played = await playHistory(luma, history, schedule);
  const accounts = await expectAccountsToBalance(played, history.settings);
  if (schedule === 'at once') return { played, accounts };
  const before = await snapshot(luma);
  await repeatEverything(played);
  expect(await snapshot(luma)).toEqual(before);
  return { played, accounts };
}
const isKept = ({ kept }: Account) => kept > 0n;
const keptIn = (accounts: Account[]) =>
  accounts
    .filter(isKept)
    .map(({ reward, kept }) => `${reward.cause} ${kept}`)
    .toSorted();

const credit = offerOf({ kind: 'store_credit', amount: { amountMinor: 1000n, currency: 'USD' } });
const tenDollars: ProgramSettings = {
  ...defaultProgramSettings,
  advocate: { ...defaultProgramSettings.advocate, tiers: [{ fromFriend: 1, offer: credit }] },
  conditions: { ...defaultProgramSettings.conditions, firstOrderOnly: false },
};
const buy: Happening = { what: 'buy', advocate: 0, quantity: 1, inOtherCurrency: false, by: 'code' };
/** The referral is on hold while the bank decides; what was paid back meanwhile is known when it is approved. */
const refundedOnHold: Happening[] = [
  buy,
  { what: 'dispute', order: 0 },
  { what: 'refund', order: 0, amountMinor: 777 },
];

test(
  'told late, twice, in another order or through crashes, each order brings what it deserves',
  async () => {
    await fc.assert(
      fc.asyncProperty(plainHistories('USD'), anySchedule, async (history, schedule) => {
        const ends: string[][] = [];
        for (const each of ['at once', schedule] as const) {
          const { played, accounts } = await play(history, each);
          for (const cause of ['referral', 'surprise'] as const)
            expect(await keptByOrder(played, accounts, cause)).toEqual(expectedKept(played, history.settings, cause));
          ends.push(keptIn(accounts));
        }
        expect(ends[1]).toEqual(ends[0]);
      }),
      { ...parameters, examples: [[{ settings: tenDollars, happenings: refundedOnHold }, 'at the end']] },
    );
  },
  longest,
);

/** Rewards for friends that stand, by advocate and window. */
function expectCapsToHold({ shop }: Played, accounts: Account[], { advocate: { caps } }: ProgramSettings): void {
  const standing = accounts.filter((each) => each.reward.cause === 'referral' && isKept(each));
  const windows: [number | null, (at: Date) => string][] = [
    [caps.perDay, (at) => startOfDay(at, shop.timeZone).toISOString()],
    [caps.perMonth, (at) => monthOf(at, shop.timeZone)],
    [caps.ever, () => 'ever'],
  ];
  for (const [cap, windowOf] of windows) {
    if (cap === null) continue;
    const places = standing.map(({ reward }) => `${reward.advocateId} ${windowOf(reward.approvedAt)}`);
    for (const place of new Set(places))
      expect(places.filter((each) => each === place).length).toBeLessThanOrEqual(cap);
  }
}
async function expectLimitToHold(played: Played, accounts: Account[], limit: bigint): Promise<void> {
  const { shop, programId } = played;
  for (const now of accounts.map(({ reward }) => reward.approvedAt)) {
    const of = { programId, currency: shop.currency, timeZone: shop.timeZone, now };
    const spent = await sumSpent(shop.id, of);
    expect(spent).toBeGreaterThanOrEqual(0n);
    expect(spent).toBeLessThanOrEqual(limit);
  }
}
/** Whether only the number of orders decides what is given: no clock, no loss, no sum that orders fill differently. */
function isCounted({ settings, happenings }: History): boolean {
  const { caps, surprises } = settings.advocate;
  const isByClock = caps.perDay !== null || caps.perMonth !== null;
  if (isByClock || settings.monthlySpendLimit !== null || surprises.length > 0) return false;
  if (settings.conditions.minimumSubtotal !== null) return false;
  return happenings.every(({ what }) => ['buy', 'fulfil', 'spend', 'wait'].includes(what));
}

test(
  'however orders contend for what is left, no cap and no limit is passed, and their number decides what is given',
  async () => {
    await fc.assert(
      fc.asyncProperty(limitedHistories('USD'), anySchedule, async (history, schedule) => {
        const ends: string[][] = [];
        for (const each of isCounted(history) ? (['at once', schedule] as const) : [schedule]) {
          const { played, accounts } = await play(history, each);
          expectCapsToHold(played, accounts, history.settings);
          const limit = history.settings.monthlySpendLimit;
          if (limit !== null) await expectLimitToHold(played, accounts, limit.amountMinor);
          ends.push(keptIn(accounts));
        }
        expect(ends.at(-1)).toEqual(ends[0]);
      }),
      { ...parameters, numRuns: parameters.numRuns * 2 },
    );
  },
  longest,
);

const comeBack: ComingBack = {
  ...{ what: 'come back', friend: 0, advocate: 0, quantity: 1 },
  ...{ isSignedIn: true, isTest: false, leads: [] },
};
/** A test order is declined; then the friend claims; then they order by what another advocate left, and plainly. */
const mixed: Happening[] = [
  { ...comeBack, isTest: true, leads: ['page of entry'] },
  { what: 'claim', friend: 0, advocate: 0, by: 'signed in' },
  { what: 'claim', friend: 0, advocate: 1, by: 'by address' },
  { ...comeBack, advocate: 1, leads: ['page of entry'] },
  comeBack,
  { ...comeBack, leads: ['last code'] },
];

test(
  'a friend who comes back, by whatever they are known and through whomever, is counted once',
  async () => {
    await fc.assert(
      fc.asyncProperty(returningHistories('USD'), anySchedule, async (history, schedule) => {
        const { played, accounts } = await play(history, schedule);
        await expectFriendsToCountOnce(played, accounts);
      }),
      {
        ...parameters,
        numRuns: parameters.numRuns * 2,
        examples: [
          [{ settings: tenDollars, happenings: mixed }, 'at once'],
          [{ settings: tenDollars, happenings: mixed }, 'at the end'],
        ],
      },
    );
  },
  longest,
);
