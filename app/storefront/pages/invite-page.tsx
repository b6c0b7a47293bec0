import { formatMoney } from '#app/domain/money.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { signInAddress } from '../render-page.ts';
import { shareLinks } from '../share-links.ts';
import { ButtonLink, PageFrame, buttonClass, type PagePlace } from './page-frame.tsx';

/** What an advocate sees of their own invite. */
export interface InviteView {
  firstName: string;
  code: string;
  settings: ProgramSettings;
  /** True when they followed their own link instead of asking for it. */
  isOwnVisit: boolean;
}

/** An advocate's own link, to read, copy and send. */
export function InvitePage({ place, view }: { place: PagePlace; view: InviteView }) {
  const say = shopperWords(place.locale);
  const { minimumSubtotal } = view.settings.conditions;
  const title = view.firstName === '' ? say('invite.title') : say('invite.titleWithName', { name: view.firstName });
  return (
    <PageFrame place={place}>
      <h1>{view.isOwnVisit ? say('invite.ownTitle') : title}</h1>
      {view.isOwnVisit && <p>{say('invite.ownText', { shop: place.shop.name })}</p>}
      <p>
        {describeTerms(place, view.settings)}
        {minimumSubtotal !== null &&
          ` ${say('invite.minimum', { minimum: formatMoney(minimumSubtotal, place.locale) })}`}
      </p>
      <ShareTools place={place} view={view} />
    </PageFrame>
  );
}

/** For somebody who is not signed in: what it is about, and the way in. */
export function SignedOutPage({ place }: { place: PagePlace }) {
  const say = shopperWords(place.locale);
  return (
    <PageFrame place={place}>
      <h1>{say('invite.title')}</h1>
      <p>{say('invite.signedOutText')}</p>
      <ButtonLink href={signInAddress(`${place.shop.proxyPath}/invite`)} isMain>
        {say('invite.signIn')}
      </ButtonLink>
    </PageFrame>
  );
}

function ShareTools({ place, view }: { place: PagePlace; view: InviteView }) {
  const say = shopperWords(place.locale);
  const links = shareLinks(place, view.code, view.settings.friend?.benefit ?? null);
  return (
    <div className="ricochet-page__share" data-copied={say('invite.copied')} data-not-copied={say('invite.notCopied')}>
      <label htmlFor="ricochet-link">{say('invite.link')}</label>
      <div className="ricochet-page__row">
        <input id="ricochet-link" type="text" value={links.link} readOnly dir="ltr" />
        <button type="button" className={buttonClass(true)} data-copy={links.copy} hidden>
          {say('invite.copy')}
        </button>
      </div>
      <div className="ricochet-page__row">
        <ButtonLink href={links.whatsapp} isElsewhere>
          {say('invite.whatsapp')}
        </ButtonLink>
        <ButtonLink href={links.email}>{say('invite.email')}</ButtonLink>
      </div>
      <p>{say('invite.sayIt', { code: view.code })}</p>
      <p role="status" />
    </div>
  );
}

function describeTerms({ locale }: PagePlace, settings: ProgramSettings): string {
  const say = shopperWords(locale);
  const { firstOrderOnly } = settings.conditions;
  const reward = settings.advocate.tiers[0];
  const friend = settings.friend === null ? null : describeBenefit(settings.friend.benefit, locale);
  const advocate = reward === undefined ? null : describeBenefit(reward.offer.benefit, locale);
  if (friend !== null && advocate !== null)
    return say(firstOrderOnly ? 'invite.both' : 'invite.bothAnyOrder', { friend, advocate });
  if (friend !== null) return say('invite.friendOnly', { friend });
  return advocate === null
    ? ''
    : say(firstOrderOnly ? 'invite.advocateOnly' : 'invite.advocateOnlyAnyOrder', { advocate });
}
