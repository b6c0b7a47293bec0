import { newcomer, person } from './sandbox-shop.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { newGiftCardCode, newId, newSecretCode } from '#app/db/new-id.server.ts';
import { purseOf } from '#app/db/offer-key.server.ts';
import { ensureParentDiscount } from '#app/db/parent-discounts.ts';
import { findReward, insertReward } from '#app/db/rewards.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, OrderGid, ProgramId, ReferralId, RewardId } from '#app/domain/ids.ts';
import { faceValue, isCodeBenefit, type Benefit } from '#app/domain/reward/benefit.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import type { Reward } from '#app/domain/reward/reward.ts';

/** A customer of the shop as an advocate. */
export async function advocateOf(shop: Shop, customer = person('Ada', shop.domain)): Promise<AdvocateId> {
  const where = { shopId_customerId: { shopId: shop.id, customerId: customer.gid } };
  const row = await database.advocate.upsert({
    where,
    update: {},
    create: {
      shopId: shop.id,
      id: newId('ad'),
      customerId: customer.gid,
      firstName: customer.firstName,
      locale: 'en',
      joinedAt: new Date(),
    },
  });
  return row.id as AdvocateId;
}

/** An advocate whom nobody else’s test has given anything. */
export async function newAdvocate(shop: Shop): Promise<{ advocateId: AdvocateId; customerId: string }> {
  const customer = newcomer(shop.domain);
  return { advocateId: await advocateOf(shop, customer), customerId: customer.gid };
}

/** A reward that is approved and not issued, as it stands after it was made due. */
export async function owe(
  shop: Shop,
  benefit: Benefit,
  change: Partial<Reward> & { advocateId: AdvocateId },
): Promise<Reward> {
  const now = new Date();
  const offer = offerOf(benefit);
  const programId: ProgramId = change.programId ?? newId('pr');
  const key = { programId, versionNumber: 1, side: 'advocate', offer, expiry: null } as const;
  const parent = isCodeBenefit(benefit) ? await ensureParentDiscount(shop.id, key) : null;
  const id: RewardId = newId('rw');
  const reward: Reward = {
    shopId: shop.id,
    id,
    programId,
    versionNumber: 1,
    side: 'advocate',
    cause: 'gesture',
    causeKey: `gesture:${id}`,
    referralId: null,
    offer,
    worth: faceValue(benefit),
    cost: faceValue(benefit),
    purse: purseOf(offer),
    nettedMinor: 0n,
    parentDiscountId: parent?.id ?? null,
    code: parent !== null ? newSecretCode('THANKS') : benefit.kind === 'gift_card' ? newGiftCardCode() : null,
    effectId: null,
    status: 'approved',
    reason: null,
    note: null,
    dueAt: now,
    approvedAt: now,
    issuingSince: null,
    issuedAt: null,
    expiresAt: null,
    ...change,
  };
  await inTransaction((transaction) => insertReward(reward, transaction));
  return reward;
}

/** A referral with an order for a reward to come from; nothing happened to the order yet. */
export async function referralWithOrder(
  shop: Shop,
  advocateId: AdvocateId,
): Promise<{ referralId: ReferralId; orderId: OrderGid }> {
  const at = new Date();
  const orderId: OrderGid = `gid://shopify/Order/${at.getTime()}${Math.trunc(performance.now() * 1000)}`;
  const referralId: ReferralId = newId('rf');
  await database.order.create({
    data: {
      shopId: shop.id,
      id: orderId,
      name: '#1',
      currency: shop.currency,
      subtotalMinor: 5000n,
      isTest: false,
      sourceName: 'web',
      placedAt: at,
      shopifyUpdatedAt: at,
    },
  });
  const about = { programId: newId('pr'), versionNumber: 1, advocateId, claimId: newId('cl'), channel: 'link' };
  const decision = { kind: 'reward', reason: 'conditions_met', evidence: [], rulesVersion: 1 };
  await database.referral.create({
    data: { shopId: shop.id, id: referralId, ...about, orderId, status: 'rewarded', decision, decidedAt: at },
  });
  return { referralId, orderId };
}

export async function rewardNow({ shopId, id }: Pick<Reward, 'shopId' | 'id'>): Promise<Reward> {
  const reward = await findReward(shopId, id);
  if (reward === null) throw new Error('The reward is gone.');
  return reward;
}

/** The states that the ledger tells of a reward, and what else each entry says. */
export async function ledgerOf({ id }: Pick<Reward, 'id'>): Promise<{ kind: string; data: unknown }[]> {
  return await database.ledgerEntry.findMany({
    where: { rewardId: id },
    select: { kind: true, data: true },
    orderBy: { id: 'asc' },
  });
}
