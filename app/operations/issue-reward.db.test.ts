import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findGiftCard } from '../../sandbox/world/gift-cards.ts';
import { ledgerOf, newAdvocate, owe, referralWithOrder, rewardNow } from '../../tests/support/owed-reward.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { countSent, running, strike } from '../../tests/support/sandbox.ts';
import { installShop, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { markUninstalled } from '#app/db/shops.ts';
import type { AdvocateId } from '#app/domain/ids.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { addDays, dateOf } from '#app/domain/time.ts';
import { issueReward } from './issue-reward.ts';

let luma: Shop;
let tenOff: { [Kind in 'store_credit' | 'gift_card' | 'customer_tag']: Benefit };
beforeAll(async () => {
  luma = await installShop();
  const amount = { amountMinor: 1000n, currency: luma.currency };
  tenOff = {
    store_credit: { kind: 'store_credit', amount },
    gift_card: { kind: 'gift_card', amount },
    customer_tag: { kind: 'customer_tag', tag: 'Friend of Luma' },
  };
});
let mallory: { advocateId: AdvocateId; customerId: string };
beforeEach(async () => {
  await dropJobs();
  mallory = await newAdvocate(luma);
  Object.assign(sandboxShop(), { storeCreditEnabled: true, giftCardsEnabled: true });
});

const kinds = ['store_credit', 'gift_card', 'customer_tag'] as const;
type Kind = (typeof kinds)[number];
const callOf = { store_credit: 'CreditStoreCredit', gift_card: 'CreateGiftCard', customer_tag: 'AddCustomerTags' };
const minutesLater = (minutes: number) => addDays(new Date(), minutes / (24 * 60));
const give = (kind: Kind, change: Partial<Reward> = {}) =>
  owe(luma, tenOff[kind], { advocateId: mallory.advocateId, ...change });
const issue = ({ id }: Reward, now = new Date()) => issueReward({ shopId: luma.id, rewardId: id, now });
const digits = () => mallory.customerId.split('/').at(-1);
const credits = () =>
  sandboxShop()
    .storeCreditAccounts.filter(({ customerId }) => customerId === digits())
    .flatMap(({ transactions }) => transactions.filter((each) => each.kind === 'credit'));
const cards = () => sandboxShop().giftCards.filter(({ customerId }) => customerId === digits());
const tags = () => sandboxShop().customers.find(({ id }) => id === digits())?.tags ?? [];
const countEffects = {
  store_credit: () => credits().length,
  gift_card: () => cards().length,
  customer_tag: () => tags().length,
};

async function expectIssuedOnce(kind: Kind, reward: Reward): Promise<void> {
  expect(await rewardNow(reward)).toMatchObject({ status: 'issued', issuedAt: expect.any(Date) as Date });
  expect(countEffects[kind]()).toBe(1);
  expect(await database.message.count({ where: { rewardId: reward.id } })).toBe(1);
  expect((await ledgerOf(reward)).filter((entry) => entry.kind === 'reward_issued')).toHaveLength(1);
}

describe.each(kinds)('issuing %s', (kind) => {
  const again = (reward: Reward) => issue(reward, minutesLater(3));

  test('happens once, is written down and mailed', async () => {
    const reward = await give(kind);
    await issue(reward);
    await again(reward);
    await expectIssuedOnce(kind, reward);
    expect(await listJobs('send-message')).toHaveLength(1);
    expect(await ledgerOf(reward)).toEqual([{ kind: 'reward_issued', data: { side: 'advocate' } }]);
  });

  test('is done once by two workers at the same moment', async () => {
    const reward = await give(kind);
    await Promise.allSettled([issue(reward), issue(reward)]);
    await again(reward);
    await expectIssuedOnce(kind, reward);
  });

  test('an answer lost after the effect is found by the next try, at once', async () => {
    const reward = await give(kind);
    strike('admin.timeout-after-effect', { operation: callOf[kind] });
    await expect(issue(reward)).rejects.toMatchObject({ name: 'AdminApiFault', effectUnknown: true });
    expect((await rewardNow(reward)).status).toBe('issuing');
    await issue(reward);
    await expectIssuedOnce(kind, reward);
  });

  test('a server error that did nothing is tried again, when it can have done nothing any more', async () => {
    const reward = await give(kind);
    strike('admin.server-error', { operation: callOf[kind] });
    await expect(issue(reward)).rejects.toThrow('503');
    await issue(reward);
    if (kind === 'store_credit') {
      expect(credits()).toEqual([]);
      expect(await listJobs('issue-reward')).toHaveLength(1);
      await again(reward);
    }
    await expectIssuedOnce(kind, reward);
  });

  test('throttled, it waits and asks again', async () => {
    const reward = await give(kind);
    strike('admin.throttle', { operation: callOf[kind] });
    await issue(reward);
    expect(countSent(callOf[kind])).toBe(2);
    await expectIssuedOnce(kind, reward);
  });

  test('a worker that is killed between effect and commit leaves it to the next, which finds it', async () => {
    const reward = await give(kind);
    await breakLedger(() => expect(issue(reward)).rejects.toThrow());
    expect(countEffects[kind]()).toBe(1);
    expect((await rewardNow(reward)).status).toBe('issuing');
    await issue(reward);
    await expectIssuedOnce(kind, reward);
  });

  test('of an order that was cancelled before, nothing is given', async () => {
    const { referralId, orderId } = await referralWithOrder(luma, mallory.advocateId);
    const reward = await give(kind, { referralId });
    await database.order.updateMany({ where: { id: orderId }, data: { cancelledAt: new Date() } });
    await issue(reward);
    expect(await rewardNow(reward)).toMatchObject({ status: 'withheld', reason: 'order_cancelled' });
    expect(countEffects[kind]()).toBe(0);
    expect(await ledgerOf(reward)).toMatchObject([{ kind: 'reward_withheld', data: { reasons: 'order_cancelled' } }]);
  });

  test('of an order that is cancelled meanwhile, what was given is looked at again, so that it is taken back', async () => {
    const { referralId, orderId } = await referralWithOrder(luma, mallory.advocateId);
    const reward = await give(kind, { referralId });
    strike('admin.timeout-after-effect', { operation: callOf[kind] });
    await expect(issue(reward)).rejects.toThrow('no answer');
    await database.order.updateMany({ where: { id: orderId }, data: { cancelledAt: new Date() } });
    await issue(reward);
    await expectIssuedOnce(kind, reward);
    expect(await listJobs('review-order')).toMatchObject([{ payload: { orderId } }]);
  });

  test('a customer who is gone is a task for the merchant, with what Shopify said', async () => {
    const reward = await give(kind);
    const shop = sandboxShop();
    shop.customers = shop.customers.filter(({ id }) => id !== digits());
    await issue(reward);
    await again(reward);
    expect(await rewardNow(reward)).toMatchObject({ status: 'to_hand_over', reason: 'refused_by_shopify' });
    expect(await ledgerOf(reward)).toEqual([
      {
        kind: 'reward_due',
        data: {
          side: 'advocate',
          state: 'to_hand_over',
          reasons: 'refused_by_shopify',
          said: expect.stringMatching(/exist|could not be found/) as string,
        },
      },
    ]);
  });

  test('one of a shop that left is left alone', async () => {
    const reward = await give(kind);
    await markUninstalled(luma.id, new Date(), database);
    await issue(reward);
    await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: null } });
    expect((await rewardNow(reward)).status).toBe('approved');
  });
});

describe('store credit', () => {
  test('is what is left of it, ends on the promised day, and is known by its transaction', async () => {
    const until = addDays(new Date(), 30);
    const reward = await give('store_credit', { nettedMinor: 250n, expiresAt: until });
    await issue(reward);
    const [credit] = credits();
    const issued = await rewardNow(reward);
    expect(credit).toMatchObject({ amount: '7.50', expiresAt: issued.expiresAt?.toISOString() });
    expect(issued.effectId).toBe(`gid://shopify/StoreCreditAccountCreditTransaction/${credit?.id ?? ''}`);
    expect(dateOf(issued.expiresAt ?? until, luma.timeZone)).toBe(dateOf(until, luma.timeZone));
  });

  test('of two rewards of the same amount, each is credited once, however often answers are lost', async () => {
    const rewards = [await give('store_credit'), await give('store_credit'), await give('store_credit')];
    strike('admin.timeout-after-effect', { operation: 'CreditStoreCredit', count: 2 });
    for (let round = 0; round < 8; round += 1) {
      await Promise.allSettled(rewards.map((reward) => issue(reward, minutesLater(3 * round))));
    }
    const after = await Promise.all(rewards.map(rewardNow));
    expect(after.map(({ status }) => status)).toEqual(['issued', 'issued', 'issued']);
    expect(credits()).toHaveLength(3);
    expect(new Set(after.map(({ effectId }) => effectId)).size).toBe(3);
  });

  test('waits while another credit of the same advocate is under way', async () => {
    const [first, second] = [await give('store_credit'), await give('store_credit')];
    strike('admin.server-error', { operation: 'CreditStoreCredit' });
    await expect(issue(first)).rejects.toThrow('503');
    await issue(second);
    expect((await rewardNow(second)).status).toBe('approved');
    expect(await listJobs('issue-reward')).toMatchObject([{ payload: { rewardId: second.id } }]);
    await issue(first, minutesLater(3));
    await issue(second, minutesLater(3));
    expect(credits()).toHaveLength(2);
  });

  test('that cannot be told from the merchant’s own is a task for the merchant, with the facts', async () => {
    const reward = await give('store_credit');
    const other = await give('store_credit');
    strike('admin.timeout-after-effect', { operation: 'CreditStoreCredit' });
    await expect(issue(reward)).rejects.toThrow('no answer');
    // The merchant gives the same by hand, in the same minute.
    const [ours] = credits();
    const account = sandboxShop().storeCreditAccounts.find(({ customerId }) => customerId === digits());
    if (ours === undefined || account === undefined) throw new Error('Nothing was credited.');
    account.transactions.push({ ...ours, id: running.sandbox.newId() });
    await issue(reward);
    expect(await rewardNow(reward)).toMatchObject({ status: 'unclear', reason: 'effect_unknown', effectId: null });
    expect(countSent('CreditStoreCredit')).toBe(1);
    const [entry] = await ledgerOf(reward);
    expect(entry).toMatchObject({
      kind: 'reward_unclear',
      data: { reasons: 'effect_unknown', amount: '10.00', currency: luma.currency },
    });
    expect((entry?.data as { candidates: string }).candidates.split(' ')).toHaveLength(2);
    expect((entry?.data as { candidates: string }).candidates).toContain(ours.id);
    await issue(reward, minutesLater(60));
    expect(countSent('CreditStoreCredit')).toBe(1);
    // It does not hold up the next one, which is not taken for one of the two.
    strike('admin.timeout-after-effect', { operation: 'CreditStoreCredit' });
    await expect(issue(other)).rejects.toThrow('no answer');
    await issue(other);
    expect((await rewardNow(other)).status).toBe('issued');
    expect(credits()).toHaveLength(3);
  });

  test('that the shop has switched off is a task for the merchant, and nothing is sent', async () => {
    sandboxShop().storeCreditEnabled = false;
    const reward = await give('store_credit');
    await issue(reward);
    expect(await rewardNow(reward)).toMatchObject({ status: 'to_hand_over', reason: 'refused_by_shopify' });
    expect(countSent('CreditStoreCredit')).toBe(0);
  });

  test('in a currency that the shop does not sell in is refused once and not tried again', async () => {
    const amount = { amountMinor: 1000n, currency: 'BRL' };
    const reward = await owe(luma, { kind: 'store_credit', amount }, { advocateId: mallory.advocateId });
    await issue(reward);
    expect((await rewardNow(reward)).status).toBe('to_hand_over');
    expect(JSON.stringify(await ledgerOf(reward))).toContain('UNSUPPORTED_CURRENCY');
  });

  test('approved again by the merchant begins anew', async () => {
    sandboxShop().storeCreditEnabled = false;
    const reward = await give('store_credit');
    await issue(reward);
    sandboxShop().storeCreditEnabled = true;
    await database.reward.updateMany({ where: { id: reward.id }, data: { status: 'approved', reason: null } });
    await issue(reward);
    expect((await rewardNow(reward)).status).toBe('issued');
    expect(credits()).toHaveLength(1);
  });
});

describe('a gift card', () => {
  test('has the stored code, the customer, the rest of the amount and the promised last day', async () => {
    const until = addDays(new Date(), 30);
    const reward = await give('gift_card', { nettedMinor: 1n, expiresAt: until });
    await issue(reward);
    expect(findGiftCard(sandboxShop(), reward.code ?? '')).toMatchObject({
      initialValue: '9.99',
      customerId: digits(),
      expiresOn: dateOf(until, luma.timeZone),
      note: `Ricochet ${reward.id}`,
    });
    const [card] = cards();
    expect((await rewardNow(reward)).effectId).toBe(`gid://shopify/GiftCard/${card?.id ?? ''}`);
  });

  test('whose code is on somebody else’s card gets another code', async () => {
    const theirs = await give('gift_card');
    await issue(theirs);
    const reward = await give('gift_card');
    const [card] = cards();
    if (card === undefined || reward.code === null) throw new Error('There is no card.');
    card.code = reward.code;
    await issue(reward);
    expect(await listJobs('issue-reward')).toHaveLength(1);
    await issue(reward);
    const issued = await rewardNow(reward);
    expect(issued.status).toBe('issued');
    expect(issued.code).not.toBe(reward.code);
    expect(cards()).toHaveLength(2);
  });

  test('that the search does not know for an hour is a task for the merchant', async () => {
    const reward = await give('gift_card');
    strike('admin.user-error', { operation: 'CreateGiftCard', code: 'TAKEN', message: 'Taken.', count: 2 });
    await expect(issue(reward)).rejects.toThrow('the search does not know it yet');
    await issue(reward, minutesLater(61));
    expect(await rewardNow(reward)).toMatchObject({ status: 'unclear', reason: 'effect_unknown' });
  });

  test('over Shopify’s limit, or in a shop without gift cards, is a task for the merchant', async () => {
    const amount = { amountMinor: 10_000_000n, currency: luma.currency };
    const large = await owe(luma, { kind: 'gift_card', amount }, { advocateId: mallory.advocateId });
    await issue(large);
    sandboxShop().giftCardsEnabled = false;
    const plain = await give('gift_card');
    await issue(plain);
    for (const reward of [large, plain]) expect((await rewardNow(reward)).status).toBe('to_hand_over');
    expect(JSON.stringify(await ledgerOf(large))).toContain('GIFT_CARD_LIMIT_EXCEEDED');
    expect(JSON.stringify(await ledgerOf(plain))).toContain('ACCESS_DENIED');
  });
});

/** The commit after the effect fails, as if the worker had been killed. */
async function breakLedger(work: () => Promise<void>): Promise<void> {
  await database.$executeRaw`alter table message add constraint broken check (kind <> 'reward_issued') not valid`;
  await work().finally(() => database.$executeRaw`alter table message drop constraint broken`);
}
