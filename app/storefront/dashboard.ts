import { findAdvocateFigures } from '#app/db/advocate-figures.ts';
import { getAdvocateHistory } from '#app/db/dashboards.ts';
import { findAdvocate } from '#app/db/advocates.ts';
import { findBlocksOfAdvocate } from '#app/db/blocks.ts';
import { findInvitingAdvocate, type NameStanding } from '#app/db/inviting-advocates.ts';
import { findProgramFor } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId } from '#app/domain/ids.ts';
import { inviteLink } from '#app/domain/invite/invite-link.ts';
import type { AdvocateFigures } from '#app/domain/invite/published.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import type { Dashboard } from './contract.ts';
import { describeFriends } from './dashboard-friends.ts';
import { describeReward } from './dashboard-rewards.ts';
import { describeTerms } from './describe-terms.ts';
import type { PagePlace } from './pages/page-frame.tsx';

/** So many of each list; older ones are counted. */
const mostListed = 50;
const nothingYet: AdvocateFigures = { shares: 0, visits: 0, claims: 0, friends: 0, rewards: 0, waiting: 0 };

/** Whose customer it is for, and how they are spoken to. */
interface DashboardPlace extends Pick<PagePlace, 'locale' | 'words'> {
  shop: Shop;
}

/** Everything that an advocate may know of their own invite, with what a page needs to send it: the phrase for friends. */
export async function findDashboardView(
  place: DashboardPlace,
  advocateId: AdvocateId,
  now: Date,
): Promise<{ dashboard: Dashboard; friendText: string | null; nameStanding: NameStanding }> {
  const { shop, locale, words } = place;
  const [advocate, person] = await Promise.all([
    findInvitingAdvocate(shop.id, { id: advocateId }),
    findAdvocate(shop.id, advocateId),
  ]);
  if (advocate === null || person === null) throw new Error(`Advocate ${advocateId} is gone.`);
  const [figures, history, active, blocks] = await Promise.all([
    findAdvocateFigures(shop.id, advocateId),
    getAdvocateHistory(shop.id, advocateId, mostListed),
    findProgramFor(shop, advocate, now),
    findBlocksOfAdvocate(shop.id, person),
  ]);
  const friends = describeFriends(place, history, mostListed, now);
  const { counts, rewards, reversals } = history;
  // Whoever is blocked keeps what they earned and has nothing to send any more.
  const settings: ProgramSettings | null = blocks.length > 0 ? null : (active?.version.settings ?? null);
  const friend = settings?.friend ?? null;
  return {
    dashboard: {
      firstName: advocate.firstName,
      code: advocate.code,
      link: inviteLink(shop, advocate.code),
      promise: (settings !== null && describeTerms(place, settings)) || null,
      figures: figures ?? nothingYet,
      friends,
      moreFriends: counts.claims + counts.referrals - friends.length,
      rewards: rewards.map((reward) => describeReward(place, reward, reversals, now)),
      moreRewards: counts.rewards - rewards.length,
      isFoundByName: advocate.isFoundByName,
    },
    nameStanding: advocate.nameStanding,
    friendText: friend === null ? null : describeBenefit(friend.benefit, locale, words),
  };
}
