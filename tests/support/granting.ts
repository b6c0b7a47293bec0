import { database, inTransaction } from '#app/db/client.server.ts';
import { newId, newSecretCode } from '#app/db/new-id.server.ts';
import { lockOrder } from '#app/db/orders.ts';
import { listReversals } from '#app/db/reversals.ts';
import { findRewards } from '#app/db/rewards.ts';
import { getShop, type Shop } from '#app/db/shops.ts';
import { encodeDecision } from '#app/domain/decision.ts';
import type { AdvocateId, OrderGid, ProgramId, ReferralId } from '#app/domain/ids.ts';
import type { LedgerKind } from '#app/domain/ledger.ts';
import type { Money } from '#app/domain/money.ts';
import { defaultProgramSettings, encodeProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf, type Offer } from '#app/domain/reward/offer.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { approveRewards } from '#app/operations/approve-rewards.ts';

/** A referral of one advocate, as its rewards are granted with it. */
export interface Referred {
  shop: Shop;
  referral: { id: ReferralId; programId: ProgramId; versionNumber: number; advocateId: AdvocateId; orderId: OrderGid };
  settings: ProgramSettings;
  friendCode: string;
  subtotal: Money;
  fulfilledAt: Date | null;
  now: Date;
}

export const money = (amountMinor: bigint | number, currency = 'EUR'): Money => ({
  amountMinor: BigInt(amountMinor),
  currency,
});
export const credit = (amountMinor: bigint | number, currency = 'EUR') =>
  offerOf({ kind: 'store_credit', amount: money(amountMinor, currency) });

/** Settings in which a friend gets a tenth and advocates what is given. */
export function settingsWith(
  advocate: Partial<ProgramSettings['advocate']>,
  more: Partial<ProgramSettings> = {},
): ProgramSettings {
  return { ...defaultProgramSettings, ...more, advocate: { ...defaultProgramSettings.advocate, ...advocate } };
}

let shops = 0;
/** A shop that exists in our database only. */
export async function openShop(facts: Partial<Pick<Shop, 'currency' | 'timeZone'>> = {}): Promise<Shop> {
  shops += 1;
  const id = newId('sh');
  const at = new Date('2026-01-01T00:00:00Z');
  await database.shop.create({
    data: {
      id,
      domain: `shop-${shops}.myshopify.com`,
      shopifyId: `gid://shopify/Shop/${shops}`,
      name: 'Luma',
      email: 'hello@luma.example',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      ...facts,
      locale: 'en',
      storefrontUrl: 'https://luma.example',
      proxyPath: '/apps/ricochet',
      factsAt: at,
      installedAt: at,
    },
  });
  return await getShop(id);
}

/** A program with one published version. */
export async function openProgram(shop: Shop, settings: ProgramSettings): Promise<ProgramId> {
  const id = newId('pr');
  const at = shop.installedAt;
  const json = encodeProgramSettings(settings);
  const program = { shopId: shop.id, id, name: 'Friends', status: 'active', precedence: 1, draft: json };
  await database.program.create({ data: { ...program, publishedVersion: 1, createdAt: at, updatedAt: at } });
  await publishVersion(shop, id, 1, settings);
  return id;
}

export async function publishVersion(
  shop: Shop,
  programId: ProgramId,
  number: number,
  settings: ProgramSettings,
): Promise<void> {
  const at = shop.installedAt;
  const json = encodeProgramSettings(settings);
  await database.programVersion.create({
    data: { shopId: shop.id, programId, number, settings: json, publishedAt: at, readyAt: at },
  });
  await database.program.updateMany({ where: { shopId: shop.id, id: programId }, data: { publishedVersion: number } });
}

export async function openAdvocate(shop: Shop): Promise<AdvocateId> {
  const id = newId('ad');
  const customerId = `gid://shopify/Customer/${BigInt(Date.now()) * 1000n + BigInt((shops += 1))}`;
  await database.advocate.create({
    data: { shopId: shop.id, id, customerId, firstName: 'Ada', locale: 'en', joinedAt: shop.installedAt },
  });
  return id;
}

let orders = 0;
/** A referral that is about to be rewarded; nothing of it is written but its order and its friend code. */
export async function refer(
  shop: Shop,
  programId: ProgramId,
  advocateId: AdvocateId,
  settings: ProgramSettings,
  facts: { subtotal?: Money; fulfilledAt?: Date | null; now?: Date; versionNumber?: number } = {},
): Promise<Referred> {
  orders += 1;
  const now = facts.now ?? new Date('2026-11-10T12:00:00Z');
  const subtotal = facts.subtotal ?? money(5000, shop.currency);
  const orderId: OrderGid = `gid://shopify/Order/${orders}`;
  const friendCode = newSecretCode('HI');
  const order = { shopId: shop.id, id: orderId, name: `#${orders}`, currency: subtotal.currency, isTest: false };
  await database.order.create({
    data: {
      ...order,
      subtotalMinor: subtotal.amountMinor,
      totalMinor: subtotal.amountMinor,
      sourceName: 'web',
      discountCodes: [friendCode],
      placedAt: now,
      fulfilledAt: facts.fulfilledAt ?? null,
      shopifyUpdatedAt: now,
    },
  });
  const code = { shopId: shop.id, code: friendCode, batchId: newId('ba'), status: 'claimed', createdAt: now };
  await database.friendCode.create({ data: { ...code, parentDiscountId: 'pd_friends' } });
  const versionNumber = facts.versionNumber ?? 1;
  const referral = { id: newId('rf'), programId, versionNumber, advocateId, orderId };
  return { shop, referral, settings, friendCode, subtotal, fulfilledAt: facts.fulfilledAt ?? null, now };
}

/** Decides a referral as rewarded, and grants what it brings, in one transaction. */
export async function reward(referred: Referred, { isDecidedBefore = false } = {}): Promise<void> {
  const { shop, referral, settings, friendCode, subtotal, fulfilledAt, now } = referred;
  const decision = encodeDecision({
    kind: 'reward',
    reason: 'conditions_met',
    evidence: [],
    flags: [],
    rulesVersion: 1,
  });
  await inTransaction(async (transaction) => {
    await lockOrder(shop.id, referral.orderId, transaction);
    if (!isDecidedBefore)
      await transaction.referral.create({
        data: {
          shopId: shop.id,
          ...referral,
          claimId: newId('cl'),
          channel: 'link',
          status: 'rewarded',
          decision,
          decidedAt: now,
        },
      });
    await approveRewards(
      { shop, referral, settings, friendCode, order: { subtotal, paidAt: now, fulfilledAt }, actor: 'ricochet', now },
      transaction,
    );
  });
}

/** The advocate's rewards of a shop, the oldest first; friends' are left out. */
export async function rewardsOf(shop: Shop, advocateId?: AdvocateId): Promise<Reward[]> {
  const where = { shopId: shop.id, side: 'advocate', ...(advocateId === undefined ? {} : { advocateId }) };
  return await findRewards(where, 1000);
}

export async function story(shop: Shop, kind: LedgerKind): Promise<Record<string, unknown>[]> {
  const rows = await database.ledgerEntry.findMany({ where: { shopId: shop.id, kind }, orderBy: { id: 'asc' } });
  return rows.map(({ data }) => data as Record<string, unknown>);
}

/** Takes a reward back as settled: `takenMinor` out of Shopify, the rest of `amountMinor` owed. */
export async function takeBack(
  reward: Reward,
  { amountMinor, takenMinor, cause = 'order_refunded' }: { amountMinor: bigint; takenMinor: bigint; cause?: string },
): Promise<void> {
  const id = newId('rv');
  const at = new Date('2026-11-11T12:00:00Z');
  const { shopId, id: rewardId, advocateId, programId, purse } = reward;
  const owedMinor = amountMinor - takenMinor;
  const before = await listReversals(shopId, [rewardId]);
  await database.reversal.create({
    data: {
      ...{ shopId, id, rewardId, advocateId, purse, cause, amountMinor, takenMinor, owedMinor },
      causeKey: `${cause}:${before.length}`,
      status: 'settled',
      approvedAt: at,
      settledAt: at,
    },
  });
  const about = { shopId, at, actor: 'ricochet', programId, advocateId, rewardId };
  await database.ledgerEntry.createMany({
    data: [
      {
        ...about,
        id: newId('le'),
        kind: 'reversal_approved',
        causeKey: `reversal:${id}`,
        data: { reversal: id, minor: `${amountMinor}`, reasons: cause },
      },
      {
        ...about,
        id: newId('le'),
        kind: 'reversal_settled',
        causeKey: `settled:${id}`,
        data: { reversal: id, takenMinor: `${takenMinor}`, owedMinor: `${owedMinor}` },
      },
    ],
  });
  if (amountMinor === (reward.worth?.amountMinor ?? 1n))
    await database.reward.updateMany({ where: { shopId, id: rewardId }, data: { status: 'reversed' } });
}

/** The same for every friend. */
export const tier = (offer: Offer) => ({ tiers: [{ fromFriend: 1, offer }] });

/** A program and an advocate, and a way to bring them friends. */
export async function openStory(shop: Shop, settings: ProgramSettings) {
  const programId = await openProgram(shop, settings);
  const advocateId = await openAdvocate(shop);
  const bring = async (facts: Parameters<typeof refer>[4] = {}): Promise<Referred> => {
    const referred = await refer(shop, programId, advocateId, settings, facts);
    await reward(referred);
    return referred;
  };
  return { programId, advocateId, bring, rewards: () => rewardsOf(shop, advocateId) };
}
