import * as advocates from '#app/db/advocates.ts';
import { giveBackAttempt, takeAttempt } from '#app/db/attempts.ts';
import { noteAppeal, noteAppealAnswer } from '#app/db/appeals.ts';
import * as blocks from '#app/db/blocks.ts';
import * as claims from '#app/db/claims.ts';
import { eraseShop } from '#app/db/erase-shop.ts';
import * as friendCodes from '#app/db/friend-codes.ts';
import { makeCodeCurrent } from '#app/db/invite-codes.ts';
import { followName, saveNameHash } from '#app/db/inviting-advocates.ts';
import * as joinRequests from '#app/db/join-requests.ts';
import * as ledger from '#app/db/ledger.ts';
import { settleMerchantMail } from '#app/db/merchant-mails.ts';
import * as messages from '#app/db/messages.ts';
import { saveShopSettings } from '#app/db/shop-settings.ts';
import { defaultShopSettings } from '#app/domain/shop/settings.ts';
import * as notes from '#app/db/notes.ts';
import { newId } from '#app/db/new-id.server.ts';
import { deleteOnboarding, lockOnboarding, saveOnboarding } from '#app/db/onboarding.ts';
import * as orderChanges from '#app/db/order-changes.ts';
import * as orders from '#app/db/orders.ts';
import * as parents from '#app/db/parent-discounts.ts';
import { raiseLinkVersion } from '#app/db/private-links.server.ts';
import * as programOrder from '#app/db/program-order.ts';
import * as programs from '#app/db/programs.ts';
import * as referrals from '#app/db/referrals.ts';
import * as reversals from '#app/db/reversals.ts';
import * as rewardAttempts from '#app/db/reward-attempts.ts';
import * as rewardBatches from '#app/db/reward-batches.ts';
import * as rewardLimits from '#app/db/reward-limits.ts';
import * as rewardUse from '#app/db/reward-use.ts';
import * as rewards from '#app/db/rewards.ts';
import * as sessions from '#app/db/sessions.ts';
import { insertShare } from '#app/db/shares.ts';
import * as shops from '#app/db/shops.ts';
import { condenseStaleAdvocates, deleteStaleNotes, markAdvocatesStale } from '#app/db/stale-advocates.ts';
import * as visits from '#app/db/visits.ts';
import * as deliveries from '#app/db/webhook-deliveries.ts';
import {
  advocate,
  cancelled,
  claim,
  codes,
  customerId,
  decision,
  delivery,
  draft,
  friendDiscount,
  heldCredit,
  ids,
  keptBack,
  mark,
  message,
  note,
  now,
  order,
  orderId,
  program,
  record,
  referral,
  reward,
  share,
  subtotal,
  taking,
  visit,
  underWay,
  type Attempt,
} from './tenancy.ts';

const factsOf = ({ shopifyId, name, email, currency, timeZone, storefrontUrl }: shops.Shop): shops.ShopFacts => {
  return { shopifyId, name, email, currency, timeZone, storefrontUrl };
};

/** Each write of app/db, done by one shop to what belongs to another. */
export const writes: Record<string, Attempt> = {
  saveShopSettings: ({ id }, transaction) => saveShopSettings(id, 1, defaultShopSettings, transaction),
  settleMerchantMail: ({ id }) =>
    settleMerchantMail({ shopId: id, kind: 'digest', day: '2026-11-23' }, { outcome: 'sent', at: now }),
  lockOnboarding: ({ id }, transaction) => lockOnboarding(id, transaction),
  saveOnboarding: ({ id }, transaction) => saveOnboarding(id, { step: 'share' }, transaction),
  deleteOnboarding: ({ id }, transaction) => deleteOnboarding(id, transaction),
  eraseAdvocate: ({ id }, transaction) => advocates.eraseAdvocate(id, customerId, transaction),
  takeAttempt: ({ id }, transaction) => takeAttempt(id, 'unknown_invite', 'ip', now, transaction),
  giveBackAttempt: ({ id }, transaction) => giveBackAttempt(id, 'unknown_invite', 'ip', now, transaction),
  makeCodeCurrent: ({ id }, transaction) => makeCodeCurrent(id, ids.advocate, 'ADA-OLD', transaction),
  saveJoinRequest: ({ id }, transaction) =>
    joinRequests.saveJoinRequest(id, { email: 'ada@example.com', locale: 'fr', now: new Date() }, transaction),
  markJoinMailSent: ({ id }, transaction) => joinRequests.markJoinMailSent(id, ids.joinRequest, now, transaction),
  deleteJoinRequestsOf: async ({ id }, transaction) => {
    const row = await transaction.joinRequest.findFirstOrThrow({ where: { id: ids.joinRequest } });
    await joinRequests.deleteJoinRequestsOf(id, row.emailHash, transaction);
  },
  deleteInviteCodes: ({ id }, transaction) => advocates.deleteInviteCodes(id, ids.advocate, transaction),
  eraseCustomerOfClaims: ({ id }, transaction) =>
    claims.eraseCustomerOfClaims(id, { customerId, emailHash: 'hash' }, transaction),
  waitForOtherClaims: ({ id }, transaction) => claims.waitForOtherClaims(id, ids.program, claim, transaction),
  addCodeToClaim: ({ id }, transaction) => {
    const code = { friendCode: 'HI-LATER', versionNumber: 1, expiresAt: now };
    return claims.addCodeToClaim(id, ids.claim, code, transaction);
  },
  releaseEndedClaims: ({ id }, transaction) =>
    claims.releaseEndedClaims(id, ids.program, claim, new Date('2100-01-01'), transaction),
  unbindAddress: ({ id }, transaction) => claims.unbindAddress(id, ids.program, 'hash', transaction),
  lockClaim: ({ id }, transaction) => claims.lockClaim(id, ids.claim, transaction),
  abandonMintingCodes: ({ id }, transaction) => friendCodes.abandonMintingCodes(id, ids.parent, transaction),
  abandonAvailableCodes: ({ id }, transaction) => friendCodes.abandonAvailableCodes(id, ids.parent, transaction),
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
  beginReversing: ({ id }) => rewardAttempts.beginReversing({ ...taking, shopId: id }, {}, now),
  giveUpReversing: ({ id }) => rewardAttempts.giveUpReversing({ ...underWay, shopId: id }, now),
  markReferralReversed: async ({ id }, transaction) => reversals.markReferralReversed(id, ids.referral, transaction),
  insertReversal: ({ id }, transaction) =>
    reversals.insertReversal({ ...taking, shopId: id, amountMinor: 9n }, transaction),
  noteKnownOrder: ({ id }, transaction) => orderChanges.noteKnownOrder(id, orderId, transaction),
  wantReview: ({ id }, transaction) => orders.wantReview(id, orderId, new Date(), transaction),
  settleReviewWish: ({ id }, transaction) => orders.settleReviewWish(id, orderId, new Date(), transaction),
  lockOrder: ({ id }, transaction) => orders.lockOrder(id, orderId, transaction),
  markOrderCancelled: ({ id }, transaction) => orders.markOrderCancelled(id, orderId, now, transaction),
  eraseCustomerOfOrders: ({ id }, transaction) =>
    orders.eraseCustomerOfOrders(id, { customerId, emailHash: 'hash' }, transaction),
  storeShopifyId: ({ id }) => parents.storeShopifyId(id, ids.parent, 'gid://shopify/DiscountCodeNode/9'),
  forgetShopifyId: ({ id }, transaction) =>
    parents.forgetShopifyId(id, { id: ids.parent, shopifyId: null }, transaction),
  storeRefusal: ({ id }, transaction) => parents.storeRefusal(id, ids.parent, null, transaction),
  saveProgramDraft: ({ id }, transaction) =>
    programs.saveProgramDraft(id, ids.program, 1, { name: 'x', draft, now }, transaction),
  publishDraft: ({ id }, transaction) => programs.publishDraft({ ...program, shopId: id }, 2, now, transaction),
  changeProgramStatus: ({ id }, transaction) =>
    programs.changeProgramStatus(id, ids.program, { status: 'active' }, 'paused', now, transaction),
  lockProgramOrder: ({ id }, transaction) => programOrder.lockProgramOrder(id, transaction),
  saveProgramOrder: ({ id }, transaction) => programOrder.saveProgramOrder(id, [newId('pr'), ids.program], transaction),
  markVersionReady: ({ id }, transaction) => programs.markVersionReady(id, ids.program, 1, now, transaction),
  moveReferral: ({ id }, transaction) =>
    referrals.moveReferral(id, ids.referral, 'held', 'declined', decision, transaction),
  deleteBlocks: ({ id }, transaction) => blocks.deleteBlocks(id, [mark], transaction),
  refreshAdvocateFacts: ({ id }, transaction) =>
    advocates.refreshAdvocateFacts(id, ids.advocate, { ...record, facts: { ...record.facts, tags: [] } }, transaction),
  lockAdvocate: ({ id }, transaction) => advocates.lockAdvocate(id, ids.advocate, transaction),
  lockCustomer: ({ id }, transaction) => orders.lockCustomer(id, { customerId, emailHash: 'hash' }, transaction),
  eraseOriginOfVisits: ({ id }, transaction) => visits.eraseOriginOfVisits(id, [ids.visit], transaction),
  lockProgramSpend: ({ id }, transaction) => rewardLimits.lockProgramSpend(id, ids.program, transaction),
  liftLimit: ({ id }, transaction) =>
    rewardLimits.liftLimit({ ...keptBack, shopId: id, status: 'waiting', reason: null }, transaction),
  markMoneyRead: ({ id }, transaction) => rewardUse.markMoneyRead(id, [heldCredit.id], now, transaction),
  raiseUsed: ({ id }, transaction) =>
    rewardUse.raiseUsed(id, heldCredit.id, { from: 0n, to: 1n, usedAt: now }, transaction),
  markLapsed: ({ id }, transaction) => rewardUse.markLapsed(id, heldCredit.id, now, transaction),
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
  insertShare: ({ id }, transaction) => insertShare(id, { ...share, channel: 'email' }, transaction),
  condenseStaleAdvocates: ({ id }, transaction) => condenseStaleAdvocates(id, 25, transaction),
  deleteStaleNotes: ({ id }, transaction) =>
    deleteStaleNotes(
      id,
      Array.from({ length: 99 }, (_each, index) => BigInt(index)),
      transaction,
    ),
  markAdvocatesStale: ({ id }, transaction) => markAdvocatesStale(id, [ids.advocate], transaction),
  saveNameHash: ({ id }, transaction) => saveNameHash(id, ids.advocate, 'another', now, transaction),
  followName: ({ id }, transaction) =>
    followName(id, ids.advocate, { firstName: 'Eve', nameHash: null }, now, transaction),
  raiseLinkVersion: ({ id }, transaction) => raiseLinkVersion(id, ids.advocate, transaction),
  noteAppeal: ({ id }, transaction) => noteAppeal(id, ids.referral, now, transaction),
  noteAppealAnswer: ({ id }, transaction) => noteAppealAnswer(id, ids.referral, now, transaction),
  reopen: ({ id }, transaction) => {
    const as = { id: ids.referral, status: 'held', round: 1 } as const;
    return referrals.reopen(id, as, { decision, now }, transaction);
  },
  deleteBlock: ({ id }, transaction) => blocks.deleteBlock(id, ids.block, transaction),
  insertNote: ({ id }, transaction) => notes.insertNote(id, { ...note, id: newId('no') }, transaction),
  moveNote: ({ id }, transaction) => notes.moveNote(id, ids.note, now, transaction),
  eraseNotesOf: ({ id }, transaction) =>
    notes.eraseNotesOf(id, { advocateId: ids.advocate, orderIds: [orderId] }, transaction),
  forgetAttempts: ({ id }, transaction) => rewardBatches.forgetAttempts(id, [ids.withdrawn], transaction),
  markUninstalled: ({ id }, transaction) => shops.markUninstalled(id, now, transaction),
  beginFactsRefresh: ({ id, factsAt }) => shops.beginFactsRefresh(id, factsAt, new Date(0)),
  saveShopFacts: (shop, transaction) =>
    shops.saveShopFacts(shop.id, { ...factsOf(shop), name: 'Another' }, now, transaction),
  renewInstallation: ({ id }, transaction) => shops.renewInstallation(id, new Date(0), transaction),
  eraseShop: ({ id }, transaction) => eraseShop(id, transaction),
};
