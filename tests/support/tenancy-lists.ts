import { Prisma } from '@prisma/client';
import { listAdvocateSums } from '#app/db/advocate-sums.ts';
import * as downloads from '#app/db/export-downloads.server.ts';
import * as parts from '#app/db/export-parts.ts';
import * as exported from '#app/db/exports.ts';
import * as advocateList from '#app/db/list-advocates.ts';
import * as choices from '#app/db/list-choices.ts';
import * as referralList from '#app/db/list-referrals.ts';
import * as rewardList from '#app/db/list-rewards.ts';
import { findSearched } from '#app/db/list-search.ts';
import { countListed, listPlaces, type ListWalk } from '#app/db/list-walk.ts';
import { newId } from '#app/db/new-id.server.ts';
import * as views from '#app/db/saved-views.ts';
import { signText } from '#app/db/signatures.server.ts';
import type { ShopId } from '#app/domain/ids.ts';
import { firstPage } from '#app/domain/list/list-page.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import { finished, kept, underWay, view } from './fill-lists.ts';
import { ids, now, type Attempt } from './tenancy.ts';

const all = {
  referrals: parseListQuery('referrals', new URLSearchParams()),
  advocates: parseListQuery('advocates', new URLSearchParams()),
  rewards: parseListQuery('rewards', new URLSearchParams()),
};
const walkOf = (shopId: ShopId): ListWalk => ({
  table: Prisma.sql`referral`,
  shopId,
  sort: { key: Prisma.sql`decided_at`, kind: 'moment', isUsual: true },
  direction: 'desc',
  filters: [],
  days: null,
});
const rewardStart = { start: firstPage, size: 9, now };

/** What the lists, their views and exports read. */
export const listReads: Record<string, Attempt> = {
  listReferralPage: async (shop) => (await referralList.listReferralPage(shop, all.referrals, firstPage, 9)).rows,
  countListedReferrals: (shop) => referralList.countListedReferrals(shop, all.referrals, 9),
  listChosenReferrals: (shop) => referralList.listChosenReferrals(shop, [ids.referral]),
  listAdvocatePage: async (shop) => (await advocateList.listAdvocatePage(shop, all.advocates, firstPage, 9)).rows,
  countListedAdvocates: (shop) => advocateList.countListedAdvocates(shop, all.advocates, 9),
  listChosenAdvocates: (shop) => advocateList.listChosenAdvocates(shop, [ids.advocate]),
  listRewardPage: async (shop) => (await rewardList.listRewardPage(shop, all.rewards, rewardStart)).rows,
  countListedRewards: (shop) => rewardList.countListedRewards(shop, all.rewards, 9, now),
  listChosenRewards: (shop) => rewardList.listChosenRewards(shop, [ids.reward]),
  listPlaces: async ({ id }) => (await listPlaces(walkOf(id), firstPage, 9)).places,
  countListed: ({ id }) => countListed(walkOf(id), 9),
  findSearched: async ({ id }) => {
    const found = await findSearched(id, '#1001');
    return [...(found?.orderIds ?? []), ...((await findSearched(id, 'ada'))?.advocateIds ?? [])];
  },
  listMarkets: ({ id }) => choices.listMarkets(id),
  listProgramNames: ({ id }) => choices.listProgramNames(id),
  findFirstName: ({ id }) => choices.findFirstName(id, ids.advocate),
  listAdvocateSums: (shop) => listAdvocateSums(shop, [ids.advocate]),
  listSavedViews: ({ id }) => views.listSavedViews(id, 'referrals'),
  listExports: ({ id }) => exported.listExports(id, 9),
  findExport: ({ id }) => exported.findExport(id, kept.done),
  countExportsUnderWay: ({ id }) => exported.countExportsUnderWay(id),
  findExportPart: ({ id }) => parts.findExportPart(id, kept.done, 0),
  findDownloadToken: ({ id }) => downloads.findDownloadToken(id, kept.done, now),
  findDownload: ({ id }) => downloads.findDownload(kept.done, signText('export', id, `${id}~${kept.done}~zzzzzz`), now),
};

/** What they write. */
export const listWrites: Record<string, Attempt> = {
  lockSavedViews: ({ id }, transaction) => views.lockSavedViews(id, transaction),
  insertSavedView: ({ id }, transaction) => views.insertSavedView(id, { ...view, id: newId('sv') }, now, transaction),
  updateSavedView: ({ id }, transaction) => views.updateSavedView(id, view, { name: 'Theirs' }, transaction),
  deleteSavedView: ({ id }, transaction) => views.deleteSavedView(id, view, transaction),
  lockExports: ({ id }, transaction) => exported.lockExports(id, transaction),
  insertExport: ({ id }, transaction) => exported.insertExport(id, { ...finished, id: newId('ex') }, transaction),
  moveExport: ({ id }, transaction) => exported.moveExport(id, underWay, finished, transaction),
  deleteExports: ({ id }, transaction) => exported.deleteExports(id, transaction),
  insertExportPart: ({ id }, transaction) =>
    parts.insertExportPart(id, kept.running, { number: 0, text: 'Order' }, transaction),
};

/** Pieces of the statements above, and what the night deletes, and the sweep settles, of every shop. */
export const listFragments = ['betweenDays', 'oneOf', 'deleteExportsBefore', 'failAbandonedExports'];
