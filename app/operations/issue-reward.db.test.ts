import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expireTokens } from '../../sandbox/control/shops.ts';
import { addRedeemCode, findRedeemCode } from '../../sandbox/world/redeem-codes.ts';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { countSent, running, strike } from '../../tests/support/sandbox.ts';
import { buy, installShop, person, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { markUninstalled } from '#app/db/shops.ts';
import { addDays } from '#app/domain/time.ts';
import type { RewardId } from '#app/domain/ids.ts';
import { attributeOrder } from './attribute-order.ts';
import { issueReward } from './issue-reward.ts';
import { sweepUnfinishedWork } from './sweep-unfinished-work.ts';

let luma: Shop;
let invite: string;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
  invite = await join(luma);
});
beforeEach(dropJobs);

/** An approved reward of Ada’s, not issued yet. */
async function owed(): Promise<{ id: RewardId; code: string }> {
  const { webhookId } = await referOrder(luma, invite);
  await attributeOrder({ shopDomain: luma.domain, webhookId, now: new Date() });
  const row = await database.reward.findFirstOrThrow({ where: { side: 'advocate' }, orderBy: { id: 'desc' } });
  expect(row.status).toBe('approved');
  return { id: row.id as RewardId, code: row.code };
}
const issue = (rewardId: RewardId) => issueReward({ shopId: luma.id, rewardId, now: new Date() });
const statusOf = async (rewardId: RewardId) =>
  (await database.reward.findFirstOrThrow({ where: { id: rewardId } })).status;
/** Every code in Shopify with this text, whatever discount it hangs under. */
const codesInShopify = (text: string) =>
  sandboxShop().discounts.flatMap(({ codes }) => codes.filter(({ code }) => code === text));
const messagesAbout = (rewardId: RewardId) => database.message.count({ where: { rewardId } });

async function expectIssuedOnce({ id, code }: { id: RewardId; code: string }): Promise<void> {
  expect(await statusOf(id)).toBe('issued');
  expect(codesInShopify(code)).toHaveLength(1);
  expect(await messagesAbout(id)).toBe(1);
  expect(await database.ledgerEntry.count({ where: { kind: 'reward_issued', rewardId: id } })).toBe(1);
}

describe('issuing a reward', () => {
  test('makes the code in Shopify under the advocate’s discount and queues the mail', async () => {
    const reward = await owed();
    expect(codesInShopify(reward.code)).toEqual([]);
    await issue(reward.id);
    await expectIssuedOnce(reward);
    expect(findRedeemCode(sandboxShop(), reward.code)?.discount.input).toMatchObject({
      title: 'Friends of Luma · advocate · v1',
      usageLimit: 1,
    });
    const message = await database.message.findFirstOrThrow({ where: { rewardId: reward.id } });
    expect(await listJobs('send-message')).toMatchObject([{ payload: { shopId: luma.id, messageId: message.id } }]);
  });

  test('twice is once', async () => {
    const reward = await owed();
    await issue(reward.id);
    await issue(reward.id);
    expect(countSent('AddRedeemCodes')).toBe(1);
    await expectIssuedOnce(reward);
  });

  test('two at once, in two workers, is once', async () => {
    const reward = await owed();
    await Promise.all([issue(reward.id), issue(reward.id)]);
    await expectIssuedOnce(reward);
  });

  test('an advocate can use each of several rewards', async () => {
    const rewards = [await owed(), await owed()];
    const ada = person('Ada');
    for (const { id, code } of rewards) {
      await issue(id);
      const order = buy({ email: ada.email, customerId: ada.id, codes: [code] });
      expect(order.discountCodes.map((used) => used.code)).toEqual([code]);
    }
  });

  test('a reward that is unknown, or of a shop that left, is left alone', async () => {
    const reward = await owed();
    await issue('rw_00000000000000000000000000');
    await markUninstalled(luma.id, new Date(), database);
    await issue(reward.id);
    await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: null } });
    expect(await statusOf(reward.id)).toBe('approved');
    expect(countSent('AddRedeemCodes')).toBe(0);
  });
});

describe('when Shopify does not do as asked', () => {
  test('a lost answer leaves the code in Shopify, and the next try finds it there', async () => {
    const reward = await owed();
    strike('admin.timeout-after-effect', { operation: 'AddRedeemCodes' });
    await expect(issue(reward.id)).rejects.toMatchObject({ name: 'AdminApiFault', effectUnknown: true });
    expect(await statusOf(reward.id)).toBe('issuing');
    await expect.poll(() => codesInShopify(reward.code).length).toBe(1);
    await issue(reward.id);
    await expectIssuedOnce(reward);
  });

  test('an answer lost while Shopify still works is found by the next try as well', async () => {
    const reward = await owed();
    strike('admin.timeout-after-effect', { operation: 'PollRedeemCodes' });
    await expect(issue(reward.id)).rejects.toThrow('no answer from');
    await issue(reward.id);
    await expectIssuedOnce(reward);
  });

  test('a code that hangs under a discount of somebody else fails loudly and issues nothing', async () => {
    const reward = await owed();
    const [other] = sandboxShop().discounts.filter(({ input }) => String(input['title']).includes('friend'));
    if (other === undefined) throw new Error('There is no friend discount.');
    addRedeemCode(running.sandbox, sandboxShop(), other, reward.code.toLowerCase());
    await expect(issue(reward.id)).rejects.toThrow('belongs to another discount');
    expect(await statusOf(reward.id)).toBe('issuing');
    expect(await messagesAbout(reward.id)).toBe(0);
  });

  test('throttled, it waits as long as Shopify’s numbers say and asks again', async () => {
    const reward = await owed();
    strike('admin.throttle', { operation: 'AddRedeemCodes' });
    const startedAt = performance.now();
    await issue(reward.id);
    // Ten points are missing, and a hundred come back every second.
    expect(performance.now() - startedAt).toBeGreaterThan(100);
    expect(countSent('AddRedeemCodes')).toBe(2);
    await expectIssuedOnce(reward);
  });

  test('told 429, it waits as long as Retry-After says and asks again', async () => {
    const reward = await owed();
    strike('admin.too-many-requests', { operation: 'AddRedeemCodes', retryAfterSeconds: 0.2 });
    const startedAt = performance.now();
    await issue(reward.id);
    expect(performance.now() - startedAt).toBeGreaterThan(200);
    await expectIssuedOnce(reward);
  });

  test.each([
    ['a server error', 'admin.server-error', 'Shopify answered 503'],
    ['a refusal that no person caused', 'admin.user-error', 'INTERNAL_ERROR: Something went wrong'],
  ] as const)('%s is a fault, and the next try issues', async (_name, kind, message) => {
    const reward = await owed();
    strike(kind, { operation: 'AddRedeemCodes' });
    await expect(issue(reward.id)).rejects.toThrow(message);
    expect(await messagesAbout(reward.id)).toBe(0);
    await issue(reward.id);
    await expectIssuedOnce(reward);
  });

  test('a token that Shopify refuses is refreshed on the way', async () => {
    const reward = await owed();
    expireTokens(running.sandbox, sandboxShop(), false);
    await issue(reward.id);
    await expectIssuedOnce(reward);
  });
});

describe('the sweep', () => {
  const inElevenMinutes = () => addDays(new Date(), 11 / (24 * 60));

  test('asks again for rewards whose job is gone, also when an attempt died in the middle', async () => {
    const [approved, begun] = [await owed(), await owed()];
    strike('admin.server-error', { operation: 'AddRedeemCodes' });
    await expect(issue(begun.id)).rejects.toThrow();
    await dropJobs();
    await sweepUnfinishedWork({ now: inElevenMinutes() });
    const asked = (await listJobs('issue-reward')).map(({ payload }) => (payload as { rewardId: string }).rewardId);
    expect(asked).toEqual(expect.arrayContaining([approved.id, begun.id]));
    await sweepUnfinishedWork({ now: inElevenMinutes() });
    expect(await listJobs('issue-reward')).toHaveLength(asked.length);
  });

  test('leaves alone what is new, what is issued and what belongs to a shop that left', async () => {
    const reward = await owed();
    await dropJobs();
    await sweepUnfinishedWork({ now: new Date() });
    expect(await listJobs('issue-reward')).toEqual([]);
    await markUninstalled(luma.id, new Date(), database);
    await sweepUnfinishedWork({ now: inElevenMinutes() });
    await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: null } });
    expect(await listJobs('issue-reward')).toEqual([]);
    await issue(reward.id);
    await dropJobs();
    await sweepUnfinishedWork({ now: inElevenMinutes() });
    expect(JSON.stringify(await listJobs('issue-reward'))).not.toContain(reward.id);
  });
});
