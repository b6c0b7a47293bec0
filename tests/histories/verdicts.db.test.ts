import '../support/sandbox.ts';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { gid } from '../../sandbox/world/ids.ts';
import { installShop } from '../support/sandbox-shop.ts';
import { expectAccountsToBalance, expectedKept, keptByOrder, type Account } from './accounts.ts';
import { judgedHistories, type Happening, type History } from './history.ts';
import { playHistory, repeatEverything, type Played } from './play-history.ts';
import { prepareCrashes } from './unsteady-worker.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';

/** As in histories.db.test.ts. */
const given = (name: string) => (process.env[name] === undefined ? undefined : Number(process.env[name]));
const [runs, seed] = [given('HISTORY_RUNS') ?? 6, given('HISTORY_SEED')];
const parameters = { numRuns: runs, endOnFailure: true, ...(seed === undefined ? {} : { seed }) };
const longest = 30 * 60_000;

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await prepareCrashes();
});

const statusesOf = async ({ shop, orders }: Played) => {
  const where = { shopId: shop.id, orderId: { in: orders.map(({ order }) => gid('Order', order.id)) } };
  const rows = await database.referral.findMany({ where });
  return orders.map(({ order }) => rows.find(({ orderId }) => orderId === gid('Order', order.id))?.status);
};

/** Whether an order can be judged by itself, and nothing of it was kept from anybody for a limit or an earlier debt. */
const isWhole = ({ reward }: Account) => reward.status !== 'limited' && reward.reason !== 'set_off';

/** Whoever has the last word, an order brings what it deserves once, or nothing. */
async function expectLastWordToCount(played: Played, accounts: Account[], settings: ProgramSettings): Promise<void> {
  const [statuses, expected] = [await statusesOf(played), expectedKept(played, settings, 'referral')];
  const kept = await keptByOrder(played, accounts, 'referral');
  const { tiers, caps } = settings.advocate;
  const isPlain = tiers.length === 1 && Object.values(caps).every((cap) => cap === null) && accounts.every(isWhole);
  statuses.forEach((status, index) => {
    if (status !== 'rewarded') expect(kept[index]).toBe(0n);
    else if (isPlain && settings.monthlySpendLimit === null) expect(kept[index]).toBe(expected[index]);
  });
  for (const { id } of await database.referral.findMany({ where: { shopId: played.shop.id } })) {
    const ofReferral = accounts.filter(({ reward }) => reward.referralId === id && reward.cause === 'referral');
    expect(ofReferral.filter((each) => each.kept > 0n).length).toBeLessThanOrEqual(1);
  }
}

const credit = (amountMinor: bigint) => offerOf({ kind: 'store_credit', amount: { amountMinor, currency: 'USD' } });
const withBonus: ProgramSettings = {
  ...defaultProgramSettings,
  advocate: {
    ...defaultProgramSettings.advocate,
    tiers: [{ fromFriend: 1, offer: credit(1000n) }],
    milestones: [{ atFriends: 2, offer: credit(2500n) }],
  },
  conditions: { ...defaultProgramSettings.conditions, firstOrderOnly: false },
};
const buy: Happening = { what: 'buy', advocate: 0, quantity: 1, inOtherCurrency: false, by: 'code' };
const judge = (...verdicts: ('approve' | 'decline' | 'reopen')[]): Happening => ({ what: 'judge', order: 0, verdicts });
/** The advocate spends what they got before it is taken back, and the merchant comes round to it after all. */
const toAndFro: History = {
  settings: withBonus,
  happenings: [
    ...[buy, buy, { what: 'wait', hours: 1 } as const, { what: 'spend', advocate: 0 } as const],
    ...[judge('reopen', 'reopen'), judge('approve', 'approve'), judge('decline', 'reopen'), judge('reopen')],
    judge('decline', 'approve'),
  ],
};

test(
  'however often and at once a merchant changes their mind, ledger, rows and Shopify agree and nothing is given twice',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        judgedHistories('USD'),
        fc.oneof(fc.constant('at once' as const), fc.integer()),
        async (history, schedule) => {
          const played = await playHistory(luma, history, schedule);
          const accounts = await expectAccountsToBalance(played, history.settings);
          await expectLastWordToCount(played, accounts, history.settings);
          const before = await database.reward.findMany({ where: { shopId: luma.id }, orderBy: { id: 'asc' } });
          await repeatEverything(played);
          expect(await database.reward.findMany({ where: { shopId: luma.id }, orderBy: { id: 'asc' } })).toEqual(
            before,
          );
        },
      ),
      { ...parameters, examples: [[toAndFro, 'at once']] },
    );
  },
  longest,
);
