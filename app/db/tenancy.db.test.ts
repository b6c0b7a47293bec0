import { beforeAll, describe, expect, test } from 'vitest';
import * as advocates from './advocates.ts';
import * as blocks from './blocks.ts';
import * as claims from './claims.ts';
import { database, inTransaction, type Connection } from './client.server.ts';
import { eraseShop } from './erase-shop.ts';
import { getFigures } from './figures.ts';
import * as friendCodes from './friend-codes.ts';
import * as ledger from './ledger.ts';
import { getLedgerPage } from './ledger-check.ts';
import * as messages from './messages.ts';
import { newId } from './new-id.server.ts';
import * as earnedRewards from './earned-rewards.ts';
import * as rewardLimits from './reward-limits.ts';
import * as orderChanges from './order-changes.ts';
import * as orders from './orders.ts';
import { offerKey } from './offer-key.server.ts';
import * as parents from './parent-discounts.ts';
import * as programOrder from './program-order.ts';
import * as programs from './programs.ts';
import { isRing, listFriendOrders } from './referral-history.ts';
import * as referrals from './referrals.ts';
import * as reversals from './reversals.ts';
import * as rewards from './rewards.ts';
import * as rewardAttempts from './reward-attempts.ts';
import * as rewardBatches from './reward-batches.ts';
import * as sessions from './sessions.ts';
import * as shops from './shops.ts';
import * as visits from './visits.ts';
import { countReferralsByVersion } from './version-figures.ts';
import * as deliveries from './webhook-deliveries.ts';
import type { Decision } from '#app/domain/decision.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import type { Program } from '#app/domain/program/program.ts';
import { encodeOffer, offerOf } from '#app/domain/reward/offer.ts';

const now = new Date();
const customerId = 'gid://shopify/Customer/1';
const orderId = 'gid://shopify/Order/1';
const ids = {
  program: newId('pr'),
  parent: newId('pd'),
  advocate: newId('ad'),
  visit: newId('vi'),
  claim: newId('cl'),
  referral: newId('rf'),
  reward: newId('rw'),
  message: newId('ms'),
  batch: newId('ba'),
};
const decision: Decision = {
  kind: 'hold',
  reasons: ['order_history_unknown'],
  evidence: [],
  flags: [],
  rulesVersion: 1,
};
const draft = { ...defaultProgramSettings, monthlySpendLimit: { amountMinor: 1000n, currency: 'EUR' } };
const subtotal = { amountMinor: 100n, currency: 'EUR' };
const program: Omit<Program, 'shopId'> = {
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
const advocate = {
  id: ids.advocate,
  customerId,
  firstName: 'Ada',
  locale: 'en',
  joinedAt: now,
} as const;
/** What Shopify said of her, and where she asked from. */
const record = {
  details: { email: 'ada@example.com', phone: null, address: null },
  origin: { ip: '203.0.113.7', userAgent: 'Safari', acceptLanguage: 'en' },
  facts: { orderCount: 1, tags: ['vip'], segmentIds: [] },
  factsAt: now,
};
const mark = { kind: 'email', valueHash: 'hash' } as const;
const visit = {
  id: ids.visit,
  advocateId: ids.advocate,
  channel: 'link',
  locale: 'en',
  visitedAt: now,
  ipHash: 'ip',
  deviceHash: 'device',
};
const claim = {
  id: ids.claim,
  programId: ids.program,
  versionNumber: 1,
  advocateId: ids.advocate,
  visitId: ids.visit,
  friendCode: 'HI-LUMA',
  customerId,
  channel: 'link',
  locale: 'en',
  claimedAt: now,
  expiresAt: now,
  ipHash: null,
  deviceHash: null,
} as const;
const order: orders.Order = {
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
const referral: referrals.Referral = {
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
};
const reward = {
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
const bonus = {
  ...reward,
  id: newId('rw'),
  cause: 'milestone',
  causeKey: `milestone:${ids.program}:${ids.advocate}:5:0`,
  referralId: null,
  code: null,
  status: 'withheld',
  reason: 'milestone_lost',
} as const;
const keptBack = {
  ...bonus,
  id: newId('rw'),
  causeKey: 'milestone:other',
  status: 'limited',
  reason: 'spend_limit',
} as const;
const debt = {
  id: newId('rv'),
  rewardId: ids.reward,
  advocateId: ids.advocate,
  cause: 'merchant',
  causeKey: 'debt',
  amountMinor: 1n,
  status: 'settled',
  purse: bonus.purse,
  owedMinor: 1n,
  approvedAt: now,
};
/** Something that was taken out of Shopify. */
const taking = {
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
const message = {
  id: ids.message,
  kind: 'reward_issued',
  advocateId: ids.advocate,
  rewardId: ids.reward,
  locale: 'en',
  status: 'queued',
} as const;
const delivery = {
  webhookId: 'w1',
  eventId: null,
  topic: 'orders/paid',
  apiVersion: '2026-10',
  triggeredAt: now,
  receivedAt: now,
  payload: '{}',
};
const codes = { id: ids.batch, parentDiscountId: ids.parent, codes: ['HI-LUMA', 'HI-LUMB'], now };
const friendDiscount = {
  programId: ids.program,
  versionNumber: 1,
  side: 'friend' as const,
  offer: offerOf({ kind: 'percentage', percent: 10 }),
  expiry: { month: '2026-12', at: now },
};
const cancelled = { kind: 'cancelled', happenedAt: now } as const;

let luma: shops.Shop;
let rive: shops.Shop;

async function open(domain: string): Promise<shops.Shop> {
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

const factsOf = ({ shopifyId, name, email, currency, timeZone, storefrontUrl }: shops.Shop): shops.ShopFacts => {
  return { shopifyId, name, email, currency, timeZone, storefrontUrl };
};

/** Everything that is kept of Luma, row by row. */
async function everythingOfLuma(): Promise<unknown[]> {
  const tables = await database.$queryRaw<{ name: string; key: string }[]>`
    select table_name::text as name, column_name::text as key from information_schema.columns
     where table_schema = 'public' and column_name in ('shop_id', 'shop_domain', 'shop') order by table_name`;
  const rows: unknown[] = [await database.shop.findUnique({ where: { id: luma.id } })];
  for (const { name, key } of tables) {
    const owner = key === 'shop_id' ? luma.id : luma.domain;
    rows.push([
      name,
      await database.$queryRawUnsafe(`select * from "${name}" where "${key}" = $1 order by 1, 2, 3`, owner),
    ]);
  }
  return rows;
}

beforeAll(async () => {
  luma = await open('luma.myshopify.com');
  rive = await open('rive.myshopify.com');
  await inTransaction(async (transaction) => {
    await programs.insertProgram({ ...program, shopId: luma.id, status: 'draft', publishedVersion: null }, transaction);
    await programs.publishDraft(
      { ...program, shopId: luma.id, status: 'draft', publishedVersion: null },
      1,
      now,
      transaction,
    );
    const { expiry, offer, ...row } = { ...friendDiscount, shopId: luma.id, id: ids.parent };
    const ofOffer = { offer: encodeOffer(offer), offerKey: offerKey(offer), expiryMonth: expiry.month };
    await transaction.parentDiscount.create({ data: { ...row, ...ofOffer, seedCode: 'SEED-LUMA' } });
    await friendCodes.insertMintingCodes(luma.id, codes, transaction);
    await transaction.friendCode.updateMany({ where: { code: 'HI-LUMB' }, data: { status: 'available' } });
    await advocates.insertAdvocate(luma.id, advocate, record, transaction);
    await blocks.insertBlocks(luma.id, [mark], { note: '', now }, transaction);
    await advocates.insertInviteCode(luma.id, 'ADA-K7Q', ids.advocate, now, transaction);
    await visits.insertVisit(luma.id, visit, transaction);
    await claims.insertClaim(luma.id, claim, transaction);
    await orders.saveOrder(luma.id, order, transaction);
    await orderChanges.saveOrderChange(luma.id, orderId, cancelled, now, transaction);
    await referrals.insertReferral(luma.id, referral, transaction);
    for (const each of [reward, bonus, keptBack]) await rewards.insertReward({ ...each, shopId: luma.id }, transaction);
    await transaction.reversal.create({ data: { ...debt, shopId: luma.id } });
    await reversals.insertReversal({ ...taking, shopId: luma.id }, transaction);
    await messages.insertMessage(luma.id, message, now, transaction);
    await ledger.appendToLedger(
      luma.id,
      [
        { kind: 'order_paid', actor: 'shopify', at: now, causeKey: 'paid', referralId: ids.referral },
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
    await deliveries.insertDelivery({ ...delivery, shopDomain: luma.domain }, transaction);
  });
  await database.session.create({
    data: { id: `offline_${luma.domain}`, shop: luma.domain, state: '', scope: 'read_orders', accessToken: 'v1.x' },
  });
});

type Attempt = (as: shops.Shop, transaction: Connection) => Promise<unknown>;

/** Each read of app/db, asked by one shop for what belongs to another. */
const reads: Record<string, Attempt> = {
  getAdvocate: ({ id }) => advocates.getAdvocate(id, ids.advocate),
  findAdvocateEmail: ({ id }) => advocates.findAdvocateEmail(id, ids.advocate),
  findAdvocateByCode: ({ id }) => advocates.findAdvocateByCode(id, 'ADA-K7Q'),
  findAdvocateOfCustomer: ({ id }) => advocates.findAdvocateOfCustomer(id, customerId),
  getClaim: ({ id }) => claims.getClaim(id, ids.claim),
  findEarlierClaim: ({ id }) => claims.findEarlierClaim(id, ids.program, { visitId: ids.visit, customerId }),
  countRecentClaims: ({ id }) => claims.countRecentClaims(id, { since: new Date(0), most: 9 }),
  listClaimsByCodes: ({ id }) => claims.listClaimsByCodes(id, ['HI-LUMA']),
  listClaimsOfCustomer: ({ id }) => claims.listClaimsOfCustomer(id, customerId),
  countAvailableCodes: ({ id }) => friendCodes.countAvailableCodes(id, ids.parent),
  takeFriendCode: ({ id }, transaction) => friendCodes.takeFriendCode(id, ids.parent, transaction),
  listReferralTimeline: ({ id }) => ledger.listReferralTimeline(id, ids.referral, ids.claim, ids.visit),
  findMessage: ({ id }) => messages.findMessage(id, ids.message),
  hasMessageAbout: ({ id }, transaction) => messages.hasMessageAbout(id, ids.reward, transaction),
  findReversal: ({ id }) => reversals.findReversal(id, taking.id),
  listReversals: ({ id }) => reversals.listReversals(id, [taking.rewardId]),
  countTakenMinor: async ({ id }) => Number(await reversals.countTakenMinor(id, taking.rewardId)),
  listKnownEffects: ({ id }) => reversals.listKnownEffects(id, [taking.effectId]),
  countRewardedReferrals: async ({ id }, transaction) => {
    const setStatus = (status: string) =>
      transaction.referral.updateMany({ where: { shopId: luma.id, id: ids.referral }, data: { status } });
    await setStatus('rewarded');
    const count = await reversals.countRewardedReferrals(id, ids.advocate, ids.program, transaction);
    await setStatus(referral.status);
    return count;
  },
  getLedgerPage: async ({ id }) => [
    ...(await getLedgerPage(id, { of: 'rewards', after: '', size: 9 })).rows.rewards.keys(),
  ],
  listOrderChanges: ({ id }, transaction) => orderChanges.listOrderChanges(id, orderId, transaction),
  isOrderCancelled: ({ id }, transaction) => orders.isOrderCancelled(id, orderId, transaction),
  hasOrder: ({ id }) => orders.hasOrder(id, orderId),
  listOrdersOfCustomer: ({ id }) => orders.listOrdersOfCustomer(id, { customerId, emailHash: null }),
  listReferralsOf: ({ id }) => referrals.listReferralsOf(id, { advocateId: ids.advocate, orderIds: [orderId] }),
  listInviteCodes: ({ id }) => advocates.listInviteCodes(id, ids.advocate),
  listMessagesOfAdvocate: ({ id }) => messages.listMessagesOfAdvocate(id, ids.advocate),
  findParentDiscount: ({ id }) => parents.findParentDiscount(id, friendDiscount),
  getParentDiscount: ({ id }) => parents.getParentDiscount(id, ids.parent),
  listPrograms: ({ id }) => programs.listPrograms(id),
  findProgram: ({ id }) => programs.findProgram(id, ids.program),
  listOfferedPrograms: ({ id }) => programs.listOfferedPrograms(id),
  listRunningPrograms: (shop) => programs.listRunningPrograms(shop, now),
  findActiveProgram: (shop) => programs.findActiveProgram(shop, now),
  findProgramFor: (shop) => programs.findProgramFor(shop, { orderCount: 1, tags: [], segmentIds: [] }, now),
  listProgramOrder: ({ id }, transaction) => programOrder.listProgramOrder(id, transaction),
  getLastPrecedence: ({ id }, transaction) => programOrder.getLastPrecedence(id, transaction),
  countReferralsByVersion: ({ id }) => countReferralsByVersion(id, ids.program, { most: 9 }),
  getProgramVersion: ({ id }) => programs.getProgramVersion(id, ids.program, 1),
  listProgramVersions: ({ id }) => programs.listProgramVersions(id, ids.program),
  listReferrals: ({ id }) => referrals.listReferrals(id, { size: 50 }),
  findReferral: ({ id }) => referrals.findReferral(id, ids.referral),
  findReferralOfOrder: ({ id }) => referrals.findReferralOfOrder(id, orderId),
  hasRewardedReferral: ({ id }, transaction) =>
    referrals.hasRewardedReferral(id, ids.claim, { orderId: 'other' }, transaction),
  listRewardsOfReferral: ({ id }) => rewards.listRewardsOfReferral(id, ids.referral),
  findReward: ({ id }) => rewards.findReward(id, ids.reward),
  findAdvocate: ({ id }) => advocates.findAdvocate(id, ids.advocate),
  listKnownCauses: ({ id }) => earnedRewards.listKnownCauses(id, [reward.causeKey, bonus.causeKey]),
  getBalance: async ({ id }) =>
    Number(await earnedRewards.getBalance(id, { advocateId: ids.advocate, purse: bonus.purse })),
  listLostMilestones: ({ id }) =>
    earnedRewards.listLostMilestones(id, { programId: ids.program, advocateId: ids.advocate }),
  findParentOfFriendCode: ({ id }) => earnedRewards.findParentOfFriendCode(id, 'HI-LUMA'),
  findSpendLimit: ({ id }) => rewardLimits.findSpendLimit(id, ids.program),
  sumSpent: async ({ id, timeZone }) =>
    Number(await rewardLimits.sumSpent(id, { programId: ids.program, currency: 'EUR', timeZone, now })),
  countGrantedRewards: async ({ id, timeZone }) => {
    const of = { programId: ids.program, advocateId: ids.advocate, timeZone, now };
    return (await rewardLimits.countGrantedRewards(id, of)).ever;
  },
  listLimitStates: (shop) => rewardLimits.listLimitStates(shop, now),
  findRewards: ({ id }) => rewards.findRewards({ shopId: id }, 9),
  getRewardAttempt: ({ id }) => rewardAttempts.getRewardAttempt(id, ids.reward),
  isOtherCreditUnderWay: ({ id }, transaction) =>
    rewardAttempts.isOtherCreditUnderWay(id, { id: newId('rw'), advocateId: ids.advocate }, transaction),
  listEffectsOfOthers: ({ id }) => rewardAttempts.listEffectsOfOthers(id, newId('rw'), [reward.effectId]),
  listUnissuedCodes: ({ id }, transaction) => rewardBatches.listUnissuedCodes(id, ids.parent, 9, transaction),
  lockOrdersOfRewards: async ({ id }, transaction) => [
    ...(await rewardBatches.lockOrdersOfRewards(id, [{ referralId: ids.referral }], transaction)),
  ],
  findOrder: ({ id }) => orders.findOrder(id, orderId),
  hasOtherOrder: ({ id }) => orders.hasOtherOrder(id, { customerId, emailHash: null }, 'gid://shopify/Order/2'),
  findBlocks: ({ id }) => blocks.findBlocks(id, [mark]),
  getReferralStatus: ({ id }, transaction) => referrals.getReferralStatus(id, ids.referral, transaction),
  listFriendOrders: ({ id }) =>
    listFriendOrders(id, ids.advocate, { id: 'gid://shopify/Order/2', placedAt: now, ipHash: 'ip' }),
  isRing: ({ id }) => {
    const person = { customerId, emailHash: null };
    return isRing(id, person, { ...person, id: newId('ad') });
  },
  listOriginsOfVisits: ({ id }) => visits.listOriginsOfVisits(id, [ids.visit]),
  findVisit: ({ id }) => visits.findVisit(id, ids.visit),
  findUnworkedPayload: ({ domain }) => deliveries.findUnworkedPayload(domain, 'w1'),
  findDelivery: ({ domain }) => deliveries.findDelivery(domain, 'w1'),
};

/** Each write of app/db, done by one shop to what belongs to another. */
const writes: Record<string, Attempt> = {
  eraseAdvocate: ({ id }, transaction) => advocates.eraseAdvocate(id, customerId, transaction),
  deleteInviteCodes: ({ id }, transaction) => advocates.deleteInviteCodes(id, ids.advocate, transaction),
  eraseCustomerOfClaims: ({ id }, transaction) => claims.eraseCustomerOfClaims(id, customerId, transaction),
  waitForOtherClaims: ({ id }, transaction) => claims.waitForOtherClaims(id, ids.program, claim, transaction),
  lockClaim: ({ id }, transaction) => claims.lockClaim(id, ids.claim, transaction),
  abandonMintingCodes: ({ id }, transaction) => friendCodes.abandonMintingCodes(id, ids.parent, transaction),
  settleBatch: ({ id }, transaction) => friendCodes.settleBatch(id, ids.batch, ['HI-LUMA'], transaction),
  settleMessage: ({ id }, transaction) =>
    messages.settleMessage(id, ids.message, { status: 'sent', outcome: 'x', at: now }, transaction),
  markOrderFulfilled: ({ id }, transaction) => orderChanges.markOrderFulfilled(id, orderId, now, transaction),
  noteOrderReport: ({ id }, transaction) => {
    const standing = { cancelledAt: now, fulfilledAt: now, dispute: 'lost', updatedAt: new Date() } as const;
    const sums = { total: subtotal, refunded: subtotal, subtotal };
    return orderChanges.noteOrderReport(id, orderId, { ...standing, ...sums }, transaction);
  },
  moveReversal: ({ id }, transaction) => reversals.moveReversal(id, taking.id, ['settled'], 'unclear', {}, transaction),
  markReferralReversed: async ({ id }, transaction) => reversals.markReferralReversed(id, ids.referral, transaction),
  insertReversal: ({ id }, transaction) =>
    reversals.insertReversal({ ...taking, shopId: id, amountMinor: 9n }, transaction),
  lockOrder: ({ id }, transaction) => orders.lockOrder(id, orderId, transaction),
  markOrderCancelled: ({ id }, transaction) => orders.markOrderCancelled(id, orderId, now, transaction),
  addRefund: ({ id }, transaction) => orders.addRefund(id, orderId, subtotal, transaction),
  eraseCustomerOfOrders: ({ id }, transaction) =>
    orders.eraseCustomerOfOrders(id, { customerId, emailHash: 'hash' }, transaction),
  storeShopifyId: ({ id }) => parents.storeShopifyId(id, ids.parent, 'gid://shopify/DiscountCodeNode/9'),
  saveProgramDraft: ({ id }, transaction) =>
    programs.saveProgramDraft(id, ids.program, 1, { name: 'x', draft, now }, transaction),
  publishDraft: ({ id }, transaction) => programs.publishDraft({ ...program, shopId: id }, 2, now, transaction),
  changeProgramStatus: ({ id }, transaction) =>
    programs.changeProgramStatus(id, ids.program, 'active', 'paused', now, transaction),
  lockProgramOrder: ({ id }, transaction) => programOrder.lockProgramOrder(id, transaction),
  saveProgramOrder: ({ id }, transaction) => programOrder.saveProgramOrder(id, [newId('pr'), ids.program], transaction),
  markVersionReady: ({ id }, transaction) => programs.markVersionReady(id, ids.program, 1, now, transaction),
  moveReferral: ({ id }, transaction) =>
    referrals.moveReferral(id, ids.referral, 'held', 'declined', decision, transaction),
  deleteBlocks: ({ id }, transaction) => blocks.deleteBlocks(id, [mark], transaction),
  refreshAdvocateFacts: ({ id }, transaction) =>
    advocates.refreshAdvocateFacts(id, ids.advocate, { ...record, facts: { ...record.facts, tags: [] } }, transaction),
  lockAdvocate: ({ id }, transaction) => advocates.lockAdvocate(id, ids.advocate, transaction),
  lockCustomer: ({ id }, transaction) => orders.lockCustomer(id, customerId, transaction),
  eraseOriginOfVisits: ({ id }, transaction) => visits.eraseOriginOfVisits(id, [ids.visit], transaction),
  lockProgramSpend: ({ id }, transaction) => rewardLimits.lockProgramSpend(id, ids.program, transaction),
  liftLimit: ({ id }, transaction) =>
    rewardLimits.liftLimit({ ...keptBack, shopId: id, status: 'waiting', reason: null }, transaction),
  moveReward: ({ id }, transaction) => rewards.moveReward(id, ids.reward, ['approved'], 'withheld', {}, transaction),
  beginIssuing: ({ id }, transaction) => rewardAttempts.beginIssuing(id, ids.reward, {}, now, transaction),
  noteRewardAttempt: ({ id }) =>
    rewardAttempts.noteRewardAttempt(
      id,
      ids.reward,
      { sentAt: now, seenBefore: '' },
      { sentAt: null, seenBefore: null },
    ),
  replaceRewardCode: ({ id }) =>
    rewardAttempts.replaceRewardCode(id, ids.reward, { from: 'THANKS-LUMA', to: 'THANKS-OTHER' }),
  moveRewards: ({ id }, transaction) =>
    rewardBatches.moveRewards(id, [ids.reward], ['approved'], { status: 'withheld' }, transaction),
  queueIssuedMessages: ({ id }, transaction) =>
    rewardBatches.queueIssuedMessages(id, [{ id: ids.reward, advocateId: ids.advocate }], now, transaction),
  deleteSessions: ({ domain }, transaction) => sessions.deleteSessions(domain, transaction),
  saveScopes: ({ domain }, transaction) => sessions.saveScopes(domain, [], transaction),
  settleDelivery: ({ domain }, transaction) => deliveries.settleDelivery(domain, 'w1', 'x', now, transaction),
  clearShopPayloads: ({ domain }, transaction) => deliveries.clearShopPayloads(domain, transaction),
  // What one shop adds stands beside the other's, even under the same ids.
  insertAdvocate: ({ id }, transaction) =>
    advocates.insertAdvocate(id, { ...advocate, firstName: 'Bo' }, record, transaction),
  insertBlocks: ({ id }, transaction) => blocks.insertBlocks(id, [mark], { note: 'x', now }, transaction),
  insertInviteCode: ({ id }, transaction) => advocates.insertInviteCode(id, 'ADA-K7Q', newId('ad'), now, transaction),
  insertClaim: ({ id }, transaction) => claims.insertClaim(id, { ...claim, channel: 'email' }, transaction),
  insertMintingCodes: ({ id }, transaction) => friendCodes.insertMintingCodes(id, codes, transaction),
  appendToLedger: ({ id }, transaction) =>
    ledger.appendToLedger(id, [{ kind: 'order_paid', actor: 'shopify', at: now, causeKey: 'paid' }], transaction),
  insertMessage: ({ id }, transaction) => messages.insertMessage(id, message, now, transaction),
  saveOrderChange: ({ id }, transaction) => orderChanges.saveOrderChange(id, orderId, cancelled, now, transaction),
  saveOrder: ({ id }, transaction) =>
    orders.saveOrder(id, { ...order, name: '#9', shopifyUpdatedAt: new Date(now.getTime() + 1) }, transaction),
  ensureParentDiscount: ({ id }) => parents.ensureParentDiscount(id, friendDiscount),
  insertProgram: ({ id }, transaction) => programs.insertProgram({ ...program, shopId: id, name: 'Mine' }, transaction),
  insertReferral: ({ id }, transaction) =>
    referrals.insertReferral(id, { ...referral, status: 'declined' }, transaction),
  insertReward: ({ id }, transaction) => rewards.insertReward({ ...reward, shopId: id, status: 'issued' }, transaction),
  insertVisit: ({ id }, transaction) => visits.insertVisit(id, { ...visit, channel: 'email' }, transaction),
  insertDelivery: ({ domain }, transaction) =>
    deliveries.insertDelivery({ ...delivery, shopDomain: domain, payload: '{"id":9}' }, transaction),
  markUninstalled: ({ id }, transaction) => shops.markUninstalled(id, now, transaction),
  beginFactsRefresh: ({ id, factsAt }) => shops.beginFactsRefresh(id, factsAt, new Date(0)),
  saveShopFacts: (shop) => shops.saveShopFacts(shop.id, { ...factsOf(shop), name: 'Another' }, now),
  renewInstallation: ({ id }, transaction) => shops.renewInstallation(id, new Date(0), transaction),
  eraseShop: ({ id }, transaction) => eraseShop(id, transaction),
};

/** Not asked by a shop: about the shop itself, about no shop, or for all of them on purpose (sweeps and retention). */
const exempt = [
  'inTransaction',
  'findShopByDomain',
  'findShop',
  'getShop',
  'saveInstalledShop',
  'getFigures',
  'getQueueHealth',
  'countLiveWorkers',
  'newId',
  'chance',
  'newSecretCode',
  'newGiftCardCode',
  'encrypt',
  'decrypt',
  'hashEmail',
  'hashTrace',
  'marksOf',
  'originTraces',
  'tracesOf',
  'EncryptedSessionStorage',
  'toReward',
  'listUnissuedRewards',
  'listUnsettledReversals',
  'listInstalledShops',
  'listDueRewards',
  'listQueuedMessages',
  'listUnworkedDeliveries',
  'listUnreadyVersions',
  'listOfferedVersions',
  'listScheduledPrograms',
  'offerKey',
  'purseOf',
  'listShopsToRenew',
  'deleteOldOrderChanges',
  'clearOldPayloads',
];

test('every function of app/db is tried here, or is named as one that no shop asks', () => {
  const modules = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], { eager: true });
  const exported = Object.values(modules).flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
  );
  expect(exported.toSorted()).toEqual([...Object.keys(reads), ...Object.keys(writes), ...exempt].toSorted());
});

describe('a read by another shop finds nothing', () => {
  test.each(Object.entries(reads))('%s', async (_name, read) => {
    const found = await inTransaction((transaction) => read(rive, transaction)).catch((error: unknown) => {
      expect(String(error)).toContain('No record was found');
      return null;
    });
    expect([null, 0, false, []]).toContainEqual(found);
  });

  test('and the same reads by the shop itself find what is there', async () => {
    const none = [];
    for (const [name, read] of Object.entries(reads)) {
      const found = await database.$transaction((transaction) => read(luma, transaction));
      if (found === null || found === 0 || (Array.isArray(found) && found.length === 0)) none.push(name);
    }
    expect(none).toEqual([]);
    await database.friendCode.updateMany({ where: { code: 'HI-LUMB' }, data: { status: 'available' } });
  });

  test('figures count the shop’s own rows alone', async () => {
    const since = new Date(0);
    expect(await getFigures(luma.id, 'EUR', since)).toMatchObject({ visits: 1, claims: 1, held: 1 });
    expect(await getFigures(rive.id, 'EUR', since)).toMatchObject({ visits: 0, claims: 0, held: 0, rewarded: 0 });
  });
});

describe('a write by another shop changes nothing', () => {
  test.each(Object.entries(writes))('%s', async (_name, write) => {
    const before = await everythingOfLuma();
    await inTransaction((transaction) => write(rive, transaction)).catch((error: unknown) => {
      expect(String(error)).toMatch(/not found/i);
    });
    expect(await everythingOfLuma()).toEqual(before);
  });
});
