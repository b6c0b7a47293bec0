import { formatMoney } from '#app/domain/money.ts';
import type { Channel } from '#app/domain/invite/channel.ts';
import type { VisitId } from '#app/domain/ids.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { ButtonLink, PageFrame, buttonClass, type PagePlace } from './page-frame.tsx';

/** What a friend is told who opened an invite. */
export interface LandingView {
  advocateFirstName: string;
  code: string;
  channel: Channel;
  settings: ProgramSettings;
  /** The visit that was recorded; null when the page was made for a link preview. */
  visitId: VisitId | null;
}

/** The page behind an invite link: who invites, what is in it for both, on what conditions, and one button. */
export function LandingPage({ place, view }: { place: PagePlace; view: LandingView }) {
  const say = shopperWords(place.locale);
  const { friend, advocate } = view.settings;
  const reward = advocate.tiers[0];
  const name = view.advocateFirstName;
  const shop = place.shop.name;
  const theirBenefit = reward === undefined ? null : describeBenefit(reward.offer.benefit, place.locale);
  return (
    <PageFrame place={place}>
      <h1>{name === '' ? say('landing.titleWithoutName', { shop }) : say('landing.title', { name, shop })}</h1>
      {friend === null ? (
        <>
          <p>{say('landing.nothingToClaim', { shop })}</p>
          <ButtonLink href="/" isMain>
            {say('frame.toTheShop')}
          </ButtonLink>
        </>
      ) : (
        <>
          <p className="ricochet-page__offer">
            {say('landing.youGet', { benefit: describeBenefit(friend.benefit, place.locale) })}
          </p>
          {theirBenefit !== null && (
            <p>
              {name === ''
                ? say('landing.theyGetWithoutName', { benefit: theirBenefit })
                : say('landing.theyGet', { name, benefit: theirBenefit })}
            </p>
          )}
          {view.visitId === null ? (
            <OpenForm place={place} view={view} />
          ) : (
            <form method="post" action={`${place.shop.proxyPath}/claim?locale=${place.locale}`}>
              <input type="hidden" name="invite" value={view.code} />
              <input type="hidden" name="visit" value={view.visitId} />
              <button type="submit" className={buttonClass(true)}>
                {say('landing.claim', { benefit: describeBenefit(friend.benefit, place.locale) })}
              </button>
            </form>
          )}
          <Conditions place={place} settings={view.settings} />
        </>
      )}
    </PageFrame>
  );
}

/** Shown to what looks like a link preview: a person who was mistaken for one gets in with one more press. */
function OpenForm({ place, view }: { place: PagePlace; view: LandingView }) {
  const say = shopperWords(place.locale);
  return (
    <form method="get">
      <input type="hidden" name="via" value={view.channel} />
      <input type="hidden" name="open" value="yes" />
      <input type="hidden" name="locale" value={place.locale} />
      <p>{say('landing.previewText')}</p>
      <button type="submit" className={buttonClass(true)}>
        {say('landing.open')}
      </button>
    </form>
  );
}

function Conditions({ place, settings }: { place: PagePlace; settings: ProgramSettings }) {
  const { firstOrderOnly, minimumSubtotal } = settings.conditions;
  const say = shopperWords(place.locale);
  return (
    <>
      <h2>{say('landing.conditions')}</h2>
      <ul className="ricochet-page__conditions">
        {firstOrderOnly && <li>{say('landing.firstOrder', { shop: place.shop.name })}</li>}
        {minimumSubtotal !== null && (
          <li>{say('landing.minimum', { minimum: formatMoney(minimumSubtotal, place.locale) })}</li>
        )}
        <li>{say('landing.days', { count: settings.claimDays })}</li>
        <li>{say('landing.once')}</li>
      </ul>
    </>
  );
}
