import { shopperWords } from '#app/i18n/shopper/words.ts';
import type { Dashboard } from '../contract.ts';
import { discountAddress } from '../page-address.ts';
import { DashboardForm } from './dashboard-form.tsx';
import { ButtonLink, type PagePlace } from './page-frame.tsx';

/** What the advocate was given, is to get, or does not get, each with its reasons. */
export function RewardList({ place, dashboard }: { place: PagePlace; dashboard: Dashboard }) {
  const say = shopperWords(place.locale, place.words);
  const { rewards, moreRewards } = dashboard;
  return (
    <section aria-labelledby="ricochet-rewards">
      <h2 id="ricochet-rewards">{say('dashboard.rewards')}</h2>
      {rewards.length === 0 ? (
        <p className="ricochet-dashboard__empty">{say('dashboard.noRewards')}</p>
      ) : (
        <ul className="ricochet-dashboard__list">
          {rewards.map((reward) => (
            <li key={reward.id} className={`ricochet-dashboard__item ricochet-dashboard__item--${reward.state}`}>
              <p className="ricochet-dashboard__head">
                <strong>{capitalize(reward.text, place)}</strong>
                <span className="ricochet-dashboard__state">{say(`dashboard.rewardState.${reward.state}`)}</span>
              </p>
              {reward.code !== null && (
                <p className="ricochet-dashboard__code">
                  <code translate="no">{reward.code}</code>
                  {reward.useLink !== null && (
                    <ButtonLink href={discountAddress(reward.code)}>{say('claim.use')}</ButtonLink>
                  )}
                </p>
              )}
              <p className="ricochet-dashboard__why">{reward.details.join(' ')}</p>
            </li>
          ))}
        </ul>
      )}
      {moreRewards > 0 && <p>{say('dashboard.moreRewards', { count: moreRewards })}</p>}
    </section>
  );
}

/** How it goes with each friend, as far as it is the advocate's business. */
export function FriendList({
  place,
  dashboard,
  token,
}: {
  place: PagePlace;
  dashboard: Dashboard;
  token: string | null;
}) {
  const say = shopperWords(place.locale, place.words);
  const { friends, moreFriends } = dashboard;
  return (
    <section aria-labelledby="ricochet-friends">
      <h2 id="ricochet-friends">{say('dashboard.friends')}</h2>
      {friends.length === 0 ? (
        <p className="ricochet-dashboard__empty">{say('dashboard.noFriends')}</p>
      ) : (
        <ul className="ricochet-dashboard__list">
          {friends.map((friend, index) => (
            <li
              key={friend.id ?? index}
              className={`ricochet-dashboard__item ricochet-dashboard__item--${friend.state}`}
            >
              <p className="ricochet-dashboard__head">
                <strong>{friend.stateText}</strong>
                <span className="ricochet-dashboard__since">{friend.since}</span>
              </p>
              {friend.reasons.length > 0 && <p className="ricochet-dashboard__why">{friend.reasons.join(' ')}</p>}
              {friend.look === 'asked' && (
                <p className="ricochet-dashboard__why">{say('dashboard.look.asked', { shop: place.shop.name })}</p>
              )}
              {friend.look === 'possible' && friend.id !== null && (
                <DashboardForm place={place} path="look" token={token} fields={{ referral: friend.id }}>
                  {say('dashboard.look.ask')}
                </DashboardForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {moreFriends > 0 && <p>{say('dashboard.moreFriends', { count: moreFriends })}</p>}
    </section>
  );
}

/** A benefit is written to stand inside a sentence; here it begins one. */
function capitalize(text: string, { locale }: PagePlace): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
