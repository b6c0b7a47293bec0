import '../../tests/support/sandbox.ts';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { newAdvocate, owe, rewardNow } from '../../tests/support/owed-reward.ts';
import { runProgram } from '../../tests/support/people.ts';
import { dropJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { running, strike } from '../../tests/support/sandbox.ts';
import { installShop, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { addDays } from '#app/domain/time.ts';
import { issueReward } from './issue-reward.ts';
import { queueReward } from './queue-reward.ts';

let luma: Shop;
let programId: ProgramId;
beforeAll(async () => {
  luma = await installShop();
  programId = await runProgram(luma);
});
beforeEach(dropJobs);

const minutesLater = (minutes: number) => addDays(new Date(), minutes / (24 * 60));
const issue = ({ id }: Reward, minutes: number) =>
  issueReward({ shopId: luma.id, rewardId: id, now: minutesLater(minutes) });

const faults = ['none', 'lost answer', 'server error', 'failed commit'] as const;
const steps = fc.array(
  fc.record({
    fault: fc.constantFrom(...faults),
    /** Workers that are at it at the same moment. */
    workers: fc.integer({ min: 1, max: 2 }),
    reward: fc.nat(1),
    minutes: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 5 },
);

test.each(['store_credit', 'gift_card'] as const)(
  'whatever goes wrong, and in whatever order, two equal rewards of %s are given once each',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (plan, doesExpire) => {
        const { advocateId, customerId } = await newAdvocate(luma);
        const benefit: Benefit = { kind, amount: { amountMinor: 700n, currency: luma.currency } };
        const expiresAt = doesExpire ? addDays(new Date(), 30) : null;
        const rewards = [
          await owe(luma, benefit, { advocateId, expiresAt }),
          await owe(luma, benefit, { advocateId, expiresAt }),
        ];
        let clock = 0;
        for (const { fault, workers, reward: index, minutes } of plan) {
          clock += minutes;
          const reward = rewards[index];
          if (reward === undefined) continue;
          await suffer(fault, () => Promise.allSettled(Array.from({ length: workers }, () => issue(reward, clock))));
        }
        for (let round = 0; round < 3; round += 1) {
          clock += 3;
          for (const reward of rewards) await issue(reward, clock);
        }
        const after = await Promise.all(rewards.map(rewardNow));
        expect(after.map(({ status }) => status)).toEqual(['issued', 'issued']);
        expect(new Set(after.map(({ effectId }) => effectId)).size).toBe(2);
        expect(countGiven(kind, customerId)).toBe(2);
        expect(await database.message.count({ where: { advocateId } })).toBe(2);
      }),
      { numRuns: 8 },
    );
  },
  120_000,
);

test('the worker issues everything that is due, of every kind, with its mail', async () => {
  const { advocateId, customerId } = await newAdvocate(luma);
  const amount = { amountMinor: 300n, currency: luma.currency };
  const benefits: Benefit[] = [
    { kind: 'percentage', percent: 15 },
    { kind: 'percentage', percent: 15 },
    { kind: 'store_credit', amount },
    { kind: 'store_credit', amount },
    { kind: 'gift_card', amount },
    { kind: 'customer_tag', tag: 'Friend' },
  ];
  const rewards: Reward[] = [];
  for (const benefit of benefits) {
    const waiting = { advocateId, programId, status: 'waiting', code: null, parentDiscountId: null } as const;
    rewards.push(await owe(luma, benefit, waiting));
  }
  await inTransaction(async (transaction) => {
    for (const reward of rewards) await queueReward({ shop: luma, reward, now: new Date() }, transaction);
  });
  await workUntilIdle();
  const after = await Promise.all(rewards.map(rewardNow));
  expect(after.map(({ status }) => status)).toEqual(benefits.map(() => 'issued'));
  expect(countGiven('store_credit', customerId)).toBe(2);
  expect(countGiven('gift_card', customerId)).toBe(1);
  expect(await database.message.count({ where: { advocateId, status: 'queued' } })).toBe(0);
});

async function suffer(fault: (typeof faults)[number], work: () => Promise<unknown>): Promise<void> {
  running.misbehaviours.clear();
  for (const operation of ['CreditStoreCredit', 'CreateGiftCard']) {
    if (fault === 'lost answer') strike('admin.timeout-after-effect', { operation });
    if (fault === 'server error') strike('admin.server-error', { operation });
  }
  if (fault === 'failed commit')
    await database.$executeRaw`alter table message add constraint broken check (kind <> 'reward_issued') not valid`;
  await work();
  if (fault === 'failed commit') await database.$executeRaw`alter table message drop constraint broken`;
  running.misbehaviours.clear();
}

function countGiven(kind: 'store_credit' | 'gift_card', customer: string): number {
  const { storeCreditAccounts, giftCards } = sandboxShop();
  const isTheirs = ({ customerId }: { customerId: string | null }) => customer.endsWith(`/${String(customerId)}`);
  return kind === 'gift_card'
    ? giftCards.filter(isTheirs).length
    : storeCreditAccounts.filter(isTheirs).flatMap(({ transactions }) => transactions).length;
}
