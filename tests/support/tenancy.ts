import { fillFigures } from './fill-figures.ts';
import { fillLists } from './fill-lists.ts';
import { database, inTransaction, type Connection } from '#app/db/client.server.ts';
import * as advocates from '#app/db/advocates.ts';
import * as blocks from '#app/db/blocks.ts';
import * as claims from '#app/db/claims.ts';
import * as friendCodes from '#app/db/friend-codes.ts';
import * as ledger from '#app/db/ledger.ts';
import * as messages from '#app/db/messages.ts';
import { newId } from '#app/db/new-id.server.ts';
import { insertNote } from '#app/db/notes.ts';
import { offerKey } from '#app/db/offer-key.server.ts';
import { hashName } from '#app/db/personal-data.server.ts';
import * as orderChanges from '#app/db/order-changes.ts';
import * as orders from '#app/db/orders.ts';
import * as programs from '#app/db/programs.ts';
import * as referrals from '#app/db/referrals.ts';
import * as reversals from '#app/db/reversals.ts';
import * as rewards from '#app/db/rewards.ts';
import { insertShare } from '#app/db/shares.ts';
import * as shops from '#app/db/shops.ts';
import * as visits from '#app/db/visits.ts';
import * as deliveries from '#app/db/webhook-deliveries.ts';
import type { Decision } from '#app/domain/decision.ts';
import type { Program } from '#app/domain/program/program.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { encodeOffer, offerOf } from '#app/domain/reward/offer.ts';
import { addAskers } from './tenancy-askers.ts';
import { addOwnSettings } from './tenancy-settings.ts';

export const now = new Date();
export const customerId = 'gid://shopify/Customer/1';
export const orderId = 'gid://shopify/Order/1';
export const ids = {
  program: newId('pr'),
  parent: newId('pd'),
  advocate: newId('ad'),
  visit: newId('vi'),
  claim: newId('cl'),
  referral: newId('rf'),
  reward: newId('rw'),
  message: newId('ms'),
  joinRequest: newId('jr'),
  batch: newId('ba'),
  block: newId('bl'),
  note: newId('no'),
  withdrawn: newId('rw'),
};
export const decision: Decision = {
  kind: 'hold',
  reasons: ['order_history_unknown'],
  evidence: [],
  flags: [],
  rulesVersion: 1,
};
export const draft = { ...defaultProgramSettings, monthlySpendLimit: { amountMinor: 1000n, currency: 'EUR' } };
export const subtotal = { amountMinor: 100n, currency: 'EUR' };
export const program: Omit<Program, 'shopId'> = {
  id: ids.program,
  name: 'Luma program',
  status: 'active',
  precedence: 1,
  draft,
  revision: 1,
  publishedVersion: 1,
  createdAt: now,
  updatedAt: now,
};
export const advocate = {
  id: ids.advocate,
  customerId,
  firstName: 'Ada',
  locale: 'en',
  joinedAt: now,
} as const;
/** What Shopify said of her, and where she asked from. */
export const record = {
  details: { email: 'ada@example.com', phone: null, address: null },
  origin: { ip: '203.0.113.7', userAgent: 'Safari', acceptLanguage: 'en' },
  facts: { orderCount: 1, tags: ['vip'], segmentIds: [] },
  factsAt: now,
};
export const mark = { kind: 'email', valueHash: 'hash' } as const;
export const visit = {
  id: ids.visit,
  advocateId: ids.advocate,
  channel: 'link',
  locale: 'en',
  visitedAt: now,
  ipHash: 'ip',
  deviceHash: 'device',
};
export const share = {
  id: 'shared-once',
  advocateId: ids.advocate,
  channel: 'whatsapp',
  surface: 'page',
  sharedAt: now,
} as const;
export const claim = {
  id: ids.claim,
  programId: ids.program,
  versionNumber: 1,
  advocateId: ids.advocate,
  visitId: ids.visit,
  friendCode: 'HI-LUMA',
  customerId,
  emailHash: 'hash',
  channel: 'link',
  locale: 'en',
  claimedAt: now,
  expiresAt: now,
} as const;
export const order: orders.Order = {
  id: orderId,
  name: '#1001',
  customerId,
  emailHash: 'hash',
  phoneHash: null,
  addressHash: null,
  ipHash: 'ip',
  deviceHash: 'device',
  subtotal,
  total: subtotal,
  isTest: false,
  sourceName: 'web',
  discountCodes: ['HI-LUMA'],
  placedAt: now,
  cancelledAt: null,
  fulfilledAt: null,
  dispute: null,
  shopifyUpdatedAt: now,
};
export const referral: referrals.NewReferral = {
  id: ids.referral,
  programId: ids.program,
  versionNumber: 1,
  advocateId: ids.advocate,
  claimId: ids.claim,
  orderId,
  channel: 'link',
  status: 'held',
  decision,
  decidedAt: now,
  subtotal,
  market: 'FR',
};
/** An earlier one, of another friend. */
const earlier = {
  ...referral,
  id: newId('rf'),
  claimId: newId('cl'),
  orderId: 'gid://shopify/Order/7',
  status: 'rewarded',
} as const;
const someoneElse = { customerId: null, emailHash: null, ipHash: null };
export const reward = {
  id: ids.reward,
  programId: ids.program,
  versionNumber: 1,
  advocateId: ids.advocate,
  side: 'advocate',
  cause: 'referral',
  causeKey: `referral:${ids.referral}:advocate`,
  referralId: ids.referral,
  offer: offerOf({ kind: 'percentage', percent: 10 }),
  worth: null,
  cost: subtotal,
  purse: 'purse',
  nettedMinor: 0n,
  parentDiscountId: ids.parent,
  code: 'THANKS-LUMA',
  effectId: 'gid://shopify/GiftCard/1',
  status: 'approved',
  reason: null,
  note: null,
  dueAt: now,
  approvedAt: now,
  issuingSince: null,
  issuedAt: null,
  expiresAt: null,
} as const;
/** A milestone’s bonus that was lost, and one that the limit kept back. */
export const bonus = {
  ...reward,
  id: newId('rw'),
  cause: 'milestone',
  causeKey: `milestone:${ids.program}:${ids.advocate}:5:0`,
  referralId: null,
  code: null,
  status: 'withheld',
  reason: 'milestone_lost',
} as const;
export const keptBack = {
  ...bonus,
  id: newId('rw'),
  causeKey: 'milestone:other',
  status: 'limited',
  reason: 'spend_limit',
} as const;
/** Credit that the advocate holds. */
export const heldCredit = {
  ...bonus,
  id: newId('rw'),
  causeKey: 'milestone:credit',
  offer: offerOf({ kind: 'store_credit', amount: subtotal }),
  worth: subtotal,
  effectId: 'gid://shopify/StoreCreditAccountCreditTransaction/9',
  status: 'issued',
  reason: null,
  issuedAt: now,
} as const;
export const debt = {
  id: newId('rv'),
  rewardId: ids.reward,
  advocateId: ids.advocate,
  cause: 'merchant',
  causeKey: 'debt',
  amountMinor: 3n,
  status: 'settled',
  purse: bonus.purse,
  owedMinor: 3n,
  approvedAt: now,
};
/** A code that was taken back while it was being made. */
const withdrawn = {
  ...bonus,
  id: ids.withdrawn,
  causeKey: 'milestone:withdrawn',
  code: 'THANKS-WITHDRAWN',
  issuingSince: now,
} as const;
/** One that the merchant gives by hand. */
const handedOver = {
  ...bonus,
  id: newId('rw'),
  causeKey: 'milestone:task',
  nettedMinor: 1n,
  status: 'to_hand_over',
  reason: null,
} as const;
/** Something that was taken out of Shopify. */
export const taking = {
  id: newId('rv'),
  rewardId: bonus.id,
  advocateId: ids.advocate,
  cause: 'merchant',
  causeKey: 'taking',
  amountMinor: 1n,
  status: 'settled',
  purse: 'another',
  takenMinor: 1n,
  owedMinor: 0n,
  effectId: 'gid://shopify/StoreCreditAccountDebitTransaction/1',
  reason: null,
  approvedAt: now,
  reversingSince: null,
  settledAt: now,
} as const;
/** Something that is just being taken out. */
export const underWay = {
  ...taking,
  id: newId('rv'),
  causeKey: 'under way',
  status: 'reversing',
  reversingSince: now,
} as const;
export const note = {
  id: ids.note,
  about: 'referral',
  aboutId: ids.referral,
  text: 'Called them.',
  writtenAt: now,
} as const;
export const message = {
  id: ids.message,
  kind: 'reward_issued',
  advocateId: ids.advocate,
  rewardId: ids.reward,
  locale: 'en',
  status: 'queued',
} as const;
export const delivery = {
  webhookId: 'w1',
  eventId: null,
  topic: 'orders/paid',
  apiVersion: '2026-10',
  triggeredAt: now,
  receivedAt: now,
  payload: '{}',
};
export const codes = { id: ids.batch, parentDiscountId: ids.parent, codes: ['HI-LUMA', 'HI-LUMB'], now };
export const friendDiscount = {
  programId: ids.program,
  versionNumber: 1,
  side: 'friend' as const,
  offer: offerOf({ kind: 'percentage', percent: 10 }),
  expiry: { month: '2026-12', at: now },
};
export const cancelled = { kind: 'cancelled', happenedAt: now } as const;

/** A shop with nothing in it. */
export async function openShop(domain: string): Promise<shops.Shop> {
  const details = {
    domain,
    shopifyId: `gid://shopify/Shop/${domain.length}`,
    name: domain,
    email: `hello@${domain}`,
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    locale: 'en',
    storefrontUrl: `https://${domain}`,
    proxyPath: '/apps/ricochet',
  };
  return (await inTransaction((transaction) => shops.saveInstalledShop(details, now, transaction))).shop;
}

/** Opens a shop with one row of everything. */
export async function openFullShop(domain: string): Promise<shops.Shop> {
  const shop = await openShop(domain);
  await inTransaction(async (transaction) => {
    await programs.insertProgram({ ...program, shopId: shop.id, status: 'draft', publishedVersion: null }, transaction);
    await programs.publishDraft(
      { ...program, shopId: shop.id, status: 'draft', publishedVersion: null },
      1,
      now,
      transaction,
    );
    const { expiry, offer, ...row } = { ...friendDiscount, shopId: shop.id, id: ids.parent };
    const ofOffer = { offer: encodeOffer(offer), offerKey: offerKey(offer), expiryMonth: expiry.month };
    await transaction.parentDiscount.create({
      data: { ...row, ...ofOffer, seedCode: 'SEED-LUMA', refusal: 'No.', refusedAt: now },
    });
    await friendCodes.insertMintingCodes(shop.id, codes, transaction);
    await transaction.friendCode.updateMany({ where: { code: 'HI-LUMB' }, data: { status: 'available' } });
    await advocates.insertAdvocate(shop.id, advocate, record, transaction);
    const nameHash = hashName(shop.id, 'Ada Lovelace');
    await transaction.advocate.updateMany({ where: { shopId: shop.id }, data: { nameHash } });
    await addAskers(shop.id, { joinRequestId: ids.joinRequest, now }, transaction);
    await addOwnSettings(shop.id, now, transaction);
    await blocks.insertBlocks(shop.id, [mark], { note: '', now }, transaction);
    await transaction.block.updateMany({ where: { shopId: shop.id }, data: { id: ids.block } });
    await insertNote(shop.id, note, transaction);
    await advocates.insertInviteCode(shop.id, 'ADA-K7Q', ids.advocate, now, transaction);
    const former = { code: 'ADA-OLD', isCurrent: false, createdAt: new Date(0) };
    await transaction.inviteCode.create({ data: { ...former, shopId: shop.id, advocateId: ids.advocate } });
    const begun = { shopId: shop.id, step: 'preview', goal: 'trust', business: 'shop', programId: ids.program };
    await transaction.onboarding.create({ data: { ...begun, dismissed: ['guide'] } });
    await visits.insertVisit(shop.id, visit, transaction);
    await insertShare(shop.id, share, transaction);
    await claims.insertClaim(shop.id, claim, transaction);
    await orders.saveOrder(shop.id, order, transaction);
    await orders.saveOrder(shop.id, { ...order, ...someoneElse, id: earlier.orderId }, transaction);
    await orders.wantReview(shop.id, orderId, now, transaction);
    await orderChanges.saveOrderChange(shop.id, orderId, cancelled, now, transaction);
    await orders.wantReview(shop.id, orderId, now, transaction);
    for (const each of [referral, earlier]) await referrals.insertReferral(shop.id, each, transaction);
    for (const each of [reward, bonus, keptBack, withdrawn, handedOver, heldCredit])
      await rewards.insertReward({ ...each, shopId: shop.id }, transaction);
    await transaction.reversal.create({ data: { ...debt, shopId: shop.id } });
    for (const each of [taking, underWay]) await reversals.insertReversal({ ...each, shopId: shop.id }, transaction);
    const again = { ...message, id: newId('ms'), againKey: 'pressed' };
    for (const each of [message, again]) await messages.insertMessage(shop.id, each, now, transaction);
    await ledger.appendToLedger(
      shop.id,
      [
        { kind: 'order_paid', actor: 'shopify', at: now, causeKey: 'paid', referralId: ids.referral },
        { kind: 'limit_reached', actor: 'ricochet', at: now, causeKey: 'limit', programId: ids.program },
        {
          kind: 'reward_approved',
          actor: 'ricochet',
          at: now,
          causeKey: 'approved',
          programId: ids.program,
          advocateId: ids.advocate,
          rewardId: ids.reward,
          data: { side: 'advocate', cause: 'referral', costMinor: '100', costCurrency: 'EUR' },
        },
      ],
      transaction,
    );
    const figured = { programId: ids.program, advocateId: ids.advocate, referralId: ids.referral, orderId, at: now };
    await fillFigures(shop.id, figured, transaction);
    await fillLists(shop.id, transaction);
    await deliveries.insertDelivery({ ...delivery, shopDomain: shop.domain }, transaction);
  });
  await database.session.create({
    data: { id: `offline_${shop.domain}`, shop: shop.domain, state: '', scope: 'read_orders', accessToken: 'v1.x' },
  });
  return shop;
}

export { listEverythingOf, listShopTables } from './tenancy-tables.ts';

/** Something that one shop asks for or does, with what belongs to another. */
export type Attempt = (as: shops.Shop, transaction: Connection) => Promise<unknown>;
