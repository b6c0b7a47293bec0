import * as figures from '#app/db/advocate-figures.ts';
import * as advocates from '#app/db/advocates.ts';
import * as attempts from '#app/db/attempts.ts';
import { findAppealable } from '#app/db/appeals.ts';
import * as blocks from '#app/db/blocks.ts';
import { findStandingClaim, getClaimStanding } from '#app/db/claim-standings.ts';
import * as claims from '#app/db/claims.ts';
import { listJoinRequestsOfEmail, listSharesOfAdvocate } from '#app/db/customer-records.ts';
import { getAdvocateHistory } from '#app/db/dashboards.ts';
import * as earnedRewards from '#app/db/earned-rewards.ts';
import * as friendCodes from '#app/db/friend-codes.ts';
import { getFailures } from '#app/db/home-failures.ts';
import { findOnboarding } from '#app/db/onboarding.ts';
import * as inviteCodes from '#app/db/invite-codes.ts';
import { findInvitingAdvocate } from '#app/db/inviting-advocates.ts';
import { findGoodJoinRequest, signJoinRequest } from '#app/db/join-links.server.ts';
import { findJoinRequest } from '#app/db/join-requests.ts';
import { getLedgerPage } from '#app/db/ledger-check.ts';
import * as ledger from '#app/db/ledger.ts';
import * as merchantMails from '#app/db/merchant-mails.ts';
import { getMerchantNews } from '#app/db/merchant-news.ts';
import * as messages from '#app/db/messages.ts';
import * as notes from '#app/db/notes.ts';
import { newId } from '#app/db/new-id.server.ts';
import * as orderChanges from '#app/db/order-changes.ts';
import * as orders from '#app/db/orders.ts';
import * as parents from '#app/db/parent-discounts.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import * as privateLinks from '#app/db/private-links.server.ts';
import * as programOrder from '#app/db/program-order.ts';
import * as schedules from '#app/db/program-schedules.ts';
import * as programs from '#app/db/programs.ts';
import { isRing, listFriendOrders, listReferralsOfBuyer } from '#app/db/referral-history.ts';
import * as referrals from '#app/db/referrals.ts';
import * as reversals from '#app/db/reversals.ts';
import * as reviewQueue from '#app/db/review-queue.ts';
import * as rewardAttempts from '#app/db/reward-attempts.ts';
import * as rewardBatches from '#app/db/reward-batches.ts';
import * as rewardLimits from '#app/db/reward-limits.ts';
import * as rewardUse from '#app/db/reward-use.ts';
import * as rewards from '#app/db/rewards.ts';
import * as shopSettings from '#app/db/shop-settings.ts';
import { signText } from '#app/db/signatures.server.ts';
import { countReferralsByVersion } from '#app/db/version-figures.ts';
import * as visits from '#app/db/visits.ts';
import * as deliveries from '#app/db/webhook-deliveries.ts';
import { privateLinkOf, writePrivateLink } from '#app/domain/invite/private-link.ts';
import {
  bonus,
  claim,
  customerId,
  friendDiscount,
  ids,
  mark,
  now,
  orderId,
  reward,
  taking,
  type Attempt,
  program,
} from './tenancy.ts';

/** Who ordered a moment after the claim, and another order of theirs. */
const buyer = { orderId: 'gid://shopify/Order/2', customerId, emailHash: 'hash', placedAt: now } as const;

const version = { programId: ids.program, number: 1, settings: program.draft, publishedAt: now, readyAt: now };

/** Each read of app/db, asked by one shop for what belongs to another. */
export const reads: Record<string, Attempt> = {
  findOnboarding: ({ id }) => findOnboarding(id),
  getFailures: async (shop) => {
    const found = await getFailures(shop, { waitingSince: new Date('2100-01-01'), refusedSince: new Date(0) });
    return Object.values(found).reduce((left, right) => left + right, 0);
  },
  getAdvocate: ({ id }) => advocates.getAdvocate(id, ids.advocate),
  findAdvocateEmail: ({ id }) => advocates.findAdvocateEmail(id, ids.advocate),
  findAdvocateByCode: ({ id }) => advocates.findAdvocateByCode(id, 'ADA-K7Q'),
  /** True where somebody has tried too often. */
  findAttemptsLeft: async ({ id }) => !(await attempts.findAttemptsLeft(id, 'unknown_invite', 'ip', now)),
  findTriesLeft: async ({ id }) =>
    !(await attempts.findTriesLeft(
      id,
      'unknown_invite',
      { ip: '203.0.113.9', userAgent: null, acceptLanguage: null },
      now,
    )),
  findAdvocateByCodes: ({ id }) => advocates.findAdvocateByCodes(id, ['ADA-K7Q', 'AD-AK7Q']),
  findAdvocateByName: ({ id }) => advocates.findAdvocateByName(id, 'Ada Lovelace'),
  findAdvocateOfCustomer: ({ id }) => advocates.findAdvocateOfCustomer(id, customerId),
  getClaim: ({ id }) => claims.getClaim(id, ids.claim),
  findAdvocateFigures: ({ id }) => figures.findAdvocateFigures(id, ids.advocate),
  listInvitesWithFigures: ({ id }) => figures.listInvitesWithFigures(id, [ids.advocate]),
  findInvitingAdvocate: ({ id }) => findInvitingAdvocate(id, { customerId }),
  getAdvocateHistory: async ({ id }) => (await getAdvocateHistory(id, ids.advocate, 9)).rewards,
  findPrivateToken: ({ id }) => privateLinks.findPrivateToken(id, ids.advocate, now),
  findAdvocateByToken: ({ id }) => {
    const text = writePrivateLink(privateLinkOf({ advocateId: ids.advocate, linkVersion: 1 }, now));
    return privateLinks.findAdvocateByToken(id, signText('private_link', id, text), now);
  },
  findAppealable: ({ id }) => findAppealable(id, { advocateId: ids.advocate, referralId: ids.referral }),
  findEarlierClaim: ({ id }) => claims.findEarlierClaim(id, ids.program, { visitId: ids.visit, customerId }),
  countRecentClaims: async ({ id }) => {
    const most = { ofShop: 9, ofAdvocate: 9 };
    const { ofShop, ofAdvocate } = await claims.countRecentClaims(id, {
      advocateId: ids.advocate,
      since: new Date(0),
      most,
    });
    return ofShop + ofAdvocate;
  },
  findClaim: ({ id }) => claims.findClaim(id, ids.claim),
  findClaimOfEmail: ({ id }) => claims.findClaimOfEmail(id, ids.program, 'hash'),
  listOpenClaimsOfBuyer: ({ id }) => claims.listOpenClaimsOfBuyer(id, { ...buyer, orderId }),
  findClaimOfBuyer: ({ id }) =>
    claims.findClaimOfBuyer(id, { programId: ids.program, advocateId: ids.advocate, ...buyer }),
  listEarlierClaims: ({ id }) => claims.listEarlierClaims(id, ids.program, { visitId: ids.visit, customerId }),
  findStandingClaim: ({ id }) => findStandingClaim(id, version, { visitId: ids.visit, customerId }, now),
  listReferralsOfBuyer: ({ id }) => listReferralsOfBuyer(id, buyer, { orderId: buyer.orderId }),
  hasClaimOfCustomer: ({ id }) => claims.hasClaimOfCustomer(id, claim),
  listSharesOfAdvocate: ({ id }) => listSharesOfAdvocate(id, ids.advocate),
  findJoinRequest: ({ id }) => findJoinRequest(id, ids.joinRequest),
  findGoodJoinRequest: ({ id }) => findGoodJoinRequest(id, signJoinRequest(id, ids.joinRequest, now), now),
  listOwnersOfCodes: ({ id }) => inviteCodes.listOwnersOfCodes(id, ['ADA-K7Q']),
  countDiscountsWithCode: ({ id }) => inviteCodes.countDiscountsWithCode(id, 'HI-LUMA'),
  listJoinRequestsOfEmail: ({ id }) => listJoinRequestsOfEmail(id, hashEmail(id, 'ada@example.com')),
  listClaimsByCodes: ({ id }) => claims.listClaimsByCodes(id, ['HI-LUMA']),
  listClaimsOfCustomer: ({ id }) => claims.listClaimsOfCustomer(id, { customerId, emailHash: 'hash' }),
  countAvailableCodes: ({ id }) => friendCodes.countAvailableCodes(id, ids.parent),
  takeFriendCode: ({ id }, transaction) => friendCodes.takeFriendCode(id, ids.parent, transaction),
  getClaimStanding: ({ id }) => {
    const offered = { ...version, programId: newId('pr') };
    return getClaimStanding(id, claim, { customerId, offered, now });
  },
  findLedgerCause: ({ id }) => ledger.findLedgerCause(id, 'limit'),
  findProgramOfCause: ({ id }, transaction) => ledger.findProgramOfCause(id, 'limit', transaction),
  listReferralTimeline: ({ id }) => ledger.listReferralTimeline(id, ids.referral, ids.claim, ids.visit),
  /** What the shop itself set; another one has what every shop begins with. */
  getShopSettings: async ({ id }) => (await shopSettings.getShopSettings(id)).settings.teamNote.length,
  getShopperLook: async ({ id }) => (await shopSettings.getShopperLook(id, 'en')).accent,
  findWaitingMerchantMail: ({ id }) => merchantMails.findWaitingMerchantMail(id, 'digest', '2026-11-23'),
  findLastTold: ({ id }) => merchantMails.findLastTold(id, 'digest'),
  findLastMerchantMail: ({ id }) => merchantMails.findLastMerchantMail(id),
  getMerchantNews: async ({ id }) => {
    const { held, newHeld } = await getMerchantNews(id, new Date(0));
    return held + newHeld;
  },
  findMessage: ({ id }) => messages.findMessage(id, ids.message),
  hasMessageAbout: ({ id }, transaction) => messages.hasMessageAbout(id, ids.reward, transaction),
  findReversal: ({ id }) => reversals.findReversal(id, taking.id),
  listReversals: ({ id }) => reversals.listReversals(id, [taking.rewardId]),
  countTakenMinor: async ({ id }) => Number(await reversals.countTakenMinor(id, taking.rewardId)),
  listKnownEffects: ({ id }) => reversals.listKnownEffects(id, [taking.effectId]),
  countRewardedReferrals: ({ id }, transaction) =>
    reversals.countRewardedReferrals(id, ids.advocate, ids.program, transaction),
  countWelcomed: ({ id }) => referrals.countWelcomed(id, ids.program),
  countFriendsOf: ({ id }) => referrals.countFriendsOf(id, ids.advocate),
  getLedgerPage: async ({ id }) => [
    ...(await getLedgerPage(id, { of: 'rewards', after: '', size: 9 })).rows.rewards.keys(),
  ],
  listOrderChanges: ({ id }, transaction) => orderChanges.listOrderChanges(id, orderId, transaction),
  findCodeUse: ({ id }) => orders.findCodeUse(id, customerId, 'HI-LUMA'),
  hasOrder: ({ id }) => orders.hasOrder(id, orderId),
  listOrdersOfCustomer: ({ id }) => orders.listOrdersOfCustomer(id, { customerId, emailHash: null }),
  listReferralsOf: ({ id }) => referrals.listReferralsOf(id, { advocateId: ids.advocate, orderIds: [orderId] }),
  listInviteCodes: ({ id }) => advocates.listInviteCodes(id, ids.advocate),
  listMessagesOfAdvocate: ({ id }) => messages.listMessagesOfAdvocate(id, ids.advocate),
  findParentDiscount: ({ id }) => parents.findParentDiscount(id, friendDiscount),
  findRefusal: ({ id }) => parents.findRefusal(id, { programId: ids.program, number: 1 }, now),
  getParentDiscount: ({ id }) => parents.getParentDiscount(id, ids.parent),
  listPrograms: ({ id }) => programs.listPrograms(id),
  findProgram: ({ id }) => programs.findProgram(id, ids.program),
  listOfferedPrograms: ({ id }) => programs.listOfferedPrograms(id),
  listProgramsOfferedAt: ({ id }) => programs.listProgramsOfferedAt(id, now),
  findProgramAt: (shop) => programs.findProgramAt(shop, { orderCount: 1, tags: [], segmentIds: [] }, now),
  listRunningPrograms: (shop) => programs.listRunningPrograms(shop, now),
  findActiveProgram: (shop) => programs.findActiveProgram(shop, now),
  findProgramFor: (shop) => programs.findProgramFor(shop, { orderCount: 1, tags: [], segmentIds: [] }, now),
  countPublishedPrograms: ({ id }) => programs.countPublishedPrograms(id, 'active'),
  listProgramOrder: ({ id }, transaction) => programOrder.listProgramOrder(id, transaction),
  getLastPrecedence: ({ id }, transaction) => programOrder.getLastPrecedence(id, transaction),
  countReferralsByVersion: ({ id }) => countReferralsByVersion(id, ids.program, { most: 9 }),
  getProgramVersion: ({ id }) => programs.getProgramVersion(id, ids.program, 1),
  listProgramVersions: ({ id }) => programs.listProgramVersions(id, ids.program),
  findReferral: ({ id }) => referrals.findReferral(id, ids.referral),
  findReferralOfOrder: ({ id }) => referrals.findReferralOfOrder(id, orderId),
  hasRewardedReferral: ({ id }, transaction) =>
    referrals.hasRewardedReferral(
      id,
      { claimId: ids.claim, programId: ids.program, ...buyer, orderId: 'other' },
      transaction,
    ),
  listRewardsOfReferral: ({ id }) => rewards.listRewardsOfReferral(id, ids.referral),
  listRewardsOfAdvocate: ({ id }) => rewards.listRewardsOfAdvocate(id, ids.advocate, 9),
  listTasks: ({ id }) => rewards.listTasks(id, 9),
  hasReachedLimit: ({ id }) =>
    schedules.hasReachedLimit(id, ids.program, { from: new Date(0), to: new Date(now.getTime() + 1) }),
  findReward: ({ id }) => rewards.findReward(id, ids.reward),
  listRewardsByCodes: ({ id }) => rewardUse.listRewardsByCodes(id, ['thanks-luma']),
  listRewardUses: async ({ id }) => [...(await rewardUse.listRewardUses(id, [ids.reward]))],
  listUnreadMoney: ({ id }) => rewardUse.listUnreadMoney(id, { since: new Date(), now, most: 9 }),
  listCreditOf: ({ id }) => rewardUse.listCreditOf(id, [ids.advocate], now),
  findUsableReward: ({ id }) => rewardUse.findUsableReward(id, ids.reward),
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
  findReviewWish: ({ id }) => orders.findReviewWish(id, orderId),
  findLastNetted: ({ id }) => reversals.findLastNetted({ ...bonus, shopId: id, id: newId('rw') }),
  hasOtherOrder: ({ id }) => orders.hasOtherOrder(id, { customerId, emailHash: null }, 'gid://shopify/Order/2'),
  findBlocks: ({ id }) => blocks.findBlocks(id, [mark]),
  listBlocks: ({ id }) => blocks.listBlocks(id, { size: 9 }),
  listBlocksOf: ({ id }) => blocks.listBlocksOf(id, [mark]),
  findNote: ({ id }) => notes.findNote(id, ids.note),
  listNotes: ({ id }) => notes.listNotes(id, { about: 'referral', aboutId: ids.referral }),
  listWaitingReferrals: ({ id }) => reviewQueue.listWaitingReferrals(id, { size: 9 }),
  countWaitingReferrals: ({ id }) => reviewQueue.countWaitingReferrals(id, 9),
  findReferralsByIds: ({ id }) => referrals.findReferralsByIds(id, [ids.referral]),
  listReferralsOfAdvocate: ({ id }) => referrals.listReferralsOfAdvocate(id, ids.advocate, 9),
  findLastMessage: ({ id }) => messages.findLastMessage(id, ids.reward),
  countSentAgain: ({ id }) => messages.countSentAgain(id, ids.reward, new Date(0)),
  listRewardTimeline: ({ id }) => ledger.listRewardTimeline(id, ids.reward),
  listWithdrawnCodes: ({ id }, transaction) => rewardBatches.listWithdrawnCodes(id, ids.parent, 9, transaction),
  findBlocksOfAdvocate: ({ id }) => {
    const nothing = { phoneHash: null, addressHash: null, ipHash: null, deviceHash: null };
    return blocks.findBlocksOfAdvocate(id, { ...nothing, customerId: 'nobody', emailHash: mark.valueHash });
  },
  getReferralStanding: ({ id }, transaction) => referrals.getReferralStanding(id, ids.referral, transaction),
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
