import * as advocates from '#app/db/advocates.ts';
import * as blocks from '#app/db/blocks.ts';
import * as claims from '#app/db/claims.ts';
import * as earnedRewards from '#app/db/earned-rewards.ts';
import * as friendCodes from '#app/db/friend-codes.ts';
import { getLedgerPage } from '#app/db/ledger-check.ts';
import * as ledger from '#app/db/ledger.ts';
import * as messages from '#app/db/messages.ts';
import { newId } from '#app/db/new-id.server.ts';
import * as orderChanges from '#app/db/order-changes.ts';
import * as orders from '#app/db/orders.ts';
import * as parents from '#app/db/parent-discounts.ts';
import * as programOrder from '#app/db/program-order.ts';
import * as schedules from '#app/db/program-schedules.ts';
import * as programs from '#app/db/programs.ts';
import { isRing, listFriendOrders } from '#app/db/referral-history.ts';
import * as referrals from '#app/db/referrals.ts';
import * as reversals from '#app/db/reversals.ts';
import * as rewardAttempts from '#app/db/reward-attempts.ts';
import * as rewardBatches from '#app/db/reward-batches.ts';
import * as rewardLimits from '#app/db/reward-limits.ts';
import * as rewards from '#app/db/rewards.ts';
import { countReferralsByVersion } from '#app/db/version-figures.ts';
import * as visits from '#app/db/visits.ts';
import * as deliveries from '#app/db/webhook-deliveries.ts';
import { bonus, customerId, friendDiscount, ids, mark, now, orderId, reward, taking, type Attempt } from './tenancy.ts';

/** Each read of app/db, asked by one shop for what belongs to another. */
export const reads: Record<string, Attempt> = {
  getAdvocate: ({ id }) => advocates.getAdvocate(id, ids.advocate),
  findAdvocateEmail: ({ id }) => advocates.findAdvocateEmail(id, ids.advocate),
  findAdvocateByCode: ({ id }) => advocates.findAdvocateByCode(id, 'ADA-K7Q'),
  findAdvocateOfCustomer: ({ id }) => advocates.findAdvocateOfCustomer(id, customerId),
  getClaim: ({ id }) => claims.getClaim(id, ids.claim),
  findEarlierClaim: ({ id }) => claims.findEarlierClaim(id, ids.program, { visitId: ids.visit, customerId }),
  countRecentClaims: ({ id }) => claims.countRecentClaims(id, { since: new Date(0), most: 9 }),
  listClaimsByCodes: ({ id }) => claims.listClaimsByCodes(id, ['HI-LUMA']),
  listClaimsOfCustomer: ({ id }) => claims.listClaimsOfCustomer(id, { customerId, emailHash: 'hash' }),
  countAvailableCodes: ({ id }) => friendCodes.countAvailableCodes(id, ids.parent),
  takeFriendCode: ({ id }, transaction) => friendCodes.takeFriendCode(id, ids.parent, transaction),
  listReferralTimeline: ({ id }) => ledger.listReferralTimeline(id, ids.referral, ids.claim, ids.visit),
  findMessage: ({ id }) => messages.findMessage(id, ids.message),
  hasMessageAbout: ({ id }, transaction) => messages.hasMessageAbout(id, ids.reward, transaction),
  findReversal: ({ id }) => reversals.findReversal(id, taking.id),
  listReversals: ({ id }) => reversals.listReversals(id, [taking.rewardId]),
  countTakenMinor: async ({ id }) => Number(await reversals.countTakenMinor(id, taking.rewardId)),
  listKnownEffects: ({ id }) => reversals.listKnownEffects(id, [taking.effectId]),
  countRewardedReferrals: ({ id }, transaction) =>
    reversals.countRewardedReferrals(id, ids.advocate, ids.program, transaction),
  countFriendsOf: ({ id }) => referrals.countFriendsOf(id, ids.advocate),
  getLedgerPage: async ({ id }) => [
    ...(await getLedgerPage(id, { of: 'rewards', after: '', size: 9 })).rows.rewards.keys(),
  ],
  listOrderChanges: ({ id }, transaction) => orderChanges.listOrderChanges(id, orderId, transaction),
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
  listRewardsOfAdvocate: ({ id }) => rewards.listRewardsOfAdvocate(id, ids.advocate, 9),
  listTasks: ({ id }) => rewards.listTasks(id, 9),
  hasReachedLimit: ({ id }) =>
    schedules.hasReachedLimit(id, ids.program, { from: new Date(0), to: new Date(now.getTime() + 1) }),
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
  findReviewWish: ({ id }) => orders.findReviewWish(id, orderId),
  findLastNetted: ({ id }) => reversals.findLastNetted({ ...bonus, shopId: id, id: newId('rw') }),
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
