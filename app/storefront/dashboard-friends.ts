import { assertNever } from '#app/domain/assert-never.ts';
import { reasonsOf, type Decision, type Reason } from '#app/domain/decision.ts';
import { fraudRules } from '#app/domain/fraud/protection.ts';
import { canBeLookedAtAgain } from '#app/domain/reward/another-look.ts';
import type { OutcomeReason, Reversal, ReversalCause, Reward } from '#app/domain/reward/reward.ts';
import { shopperWords, type ShopperMessage, type ShopperWords } from '#app/i18n/shopper/words.ts';
import type { AdvocateHistory, BroughtReferral, OpenClaim } from '#app/db/dashboards.ts';
import type { Dashboard } from './contract.ts';
import type { PagePlace } from './pages/page-frame.tsx';
import { writeDay } from './write-day.ts';

type Friend = Dashboard['friends'][number];

/** Everything that becomes of an advocate's friends, the newest first. Nothing of it says who they are. */
export function describeFriends(place: PagePlace, history: AdvocateHistory, most: number, now: Date): Friend[] {
  const dated = [
    ...history.claims.map((claim) => ({ at: claim.claimedAt, friend: describeClaim(place, claim, now) })),
    ...history.referrals.map((referral) => ({
      at: referral.decidedAt,
      friend: describeReferral(place, referral, history),
    })),
  ];
  return dated
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, most)
    .map(({ friend }) => friend);
}

function describeClaim(place: PagePlace, { claimedAt, expiresAt }: OpenClaim, now: Date): Friend {
  const say = shopperWords(place.locale, place.words);
  const isOver = expiresAt.getTime() <= now.getTime();
  return {
    id: null,
    since: writeDay(claimedAt, place),
    state: 'claimed',
    stateText: say(isOver ? 'dashboard.friendState.unused' : 'dashboard.friendState.claimed'),
    reasons: [],
    look: 'none',
  };
}

function describeReferral(
  place: PagePlace,
  { id, status, decision, decidedAt, appealedAt }: BroughtReferral,
  history: Pick<AdvocateHistory, 'rewardsOfReferrals' | 'reversals'>,
): Friend {
  const say = shopperWords(place.locale, place.words);
  const state = stateOf(status);
  const reasons = status === 'reversed' ? takenBackFor(id, history) : reasonsOf(decision);
  const canAsk = canBeLookedAtAgain({ status, appealedAt, reasons });
  const isSettled = status === 'declined' || status === 'reversed';
  return {
    id,
    since: writeDay(decidedAt, place),
    state,
    stateText: say(`dashboard.friendState.${state}`),
    reasons: describeReasons(decision, reasons, say),
    look: canAsk ? 'possible' : appealedAt !== null && isSettled ? 'asked' : 'none',
  };
}

function stateOf(status: BroughtReferral['status']): Exclude<Friend['state'], 'claimed'> {
  switch (status) {
    case 'held':
      return 'waiting';
    case 'rewarded':
      return 'counted';
    case 'declined':
      return 'not_counted';
    case 'reversed':
      return 'taken_back';
    default:
      return assertNever(status);
  }
}

/** Why everything that a referral had brought is not there any more. */
function takenBackFor(
  referralId: string,
  { rewardsOfReferrals, reversals }: { rewardsOfReferrals: Reward[]; reversals: Reversal[] },
): (ReversalCause | OutcomeReason)[] {
  const rewards = rewardsOfReferrals.filter((reward) => reward.referralId === referralId);
  const causes = reversals
    .filter(({ rewardId }) => rewards.some(({ id }) => id === rewardId))
    .map(({ cause }) => cause);
  return [...causes, ...rewards.flatMap(({ reason }) => reason ?? [])];
}

/** Each sentence once. A rule that holds a referral says no more than that somebody looks at it. */
function describeReasons(
  { kind }: Decision,
  reasons: readonly (Reason | ReversalCause | OutcomeReason)[],
  say: ShopperWords,
): string[] {
  const isHidden = (reason: string) => kind === 'hold' && fraudRules.some((rule) => rule === reason);
  return [
    ...new Set(
      reasons.map((reason) => say(isHidden(reason) ? 'reason.held' : (`reason.${reason}` satisfies ShopperMessage))),
    ),
  ];
}
