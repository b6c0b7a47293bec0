import { formatMoney } from '#app/domain/money.ts';
import type { VisitId } from '#app/domain/ids.ts';
import type { Channel } from '#app/domain/invite/channel.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { faceValue } from '#app/domain/reward/benefit.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { pageAddress } from '../page-address.ts';
import { AboutAmount } from './about-amount.tsx';
import { ClaimForm } from './claim-form.tsx';
import { LandingConditions } from './landing-conditions.tsx';
import { LiquidWhen } from './liquid-when.tsx';
import { ButtonLink, PageFrame, type PagePlace } from './page-frame.tsx';

/** What an invite says, to whoever opens it. */
export interface InviteOffer {
  advocateFirstName: string;
  code: string;
  channel: Channel;
  settings: ProgramSettings;
  /** False while a limit keeps the advocate from getting anything: then nothing is promised for them. */
  isAdvocateServed: boolean;
  /** How many friends were welcomed before, where the program tells; null otherwise. */
  welcomed: number | null;
}

/** What a friend is told who opened an invite. */
export interface LandingView extends InviteOffer {
  visitId: VisitId;
  /** The signed mark of this visit, which goes into the cart where the friend agreed to it. */
  cartMark: string;
  /** What was typed and what was wrong with it, when the form came back. */
  email?: { typed: string; problem: 'email_missing' | 'email_invalid' };
}

/** The page behind an invite link: who invites, what is in it for both, on what conditions, and one button. */
export function LandingPage({ place, view }: { place: PagePlace; view: LandingView }) {
  const { firstOrderOnly } = view.settings.conditions;
  const claiming = (
    <>
      <ClaimForm place={place} view={view} />
      <LandingConditions place={place} view={view} />
    </>
  );
  return (
    <PageFrame place={place}>
      <InviteWords place={place} offer={view} />
      {firstOrderOnly ? (
        <LiquidWhen is="has_ordered" otherwise={claiming}>
          <ForCustomers place={place} />
        </LiquidWhen>
      ) : (
        claiming
      )}
    </PageFrame>
  );
}

/** Who invites, and what is in it for both. */
export function InviteWords({ place, offer }: { place: PagePlace; offer: InviteOffer }) {
  const say = shopperWords(place.locale, place.words);
  const { friend } = offer.settings;
  const [name, shop] = [offer.advocateFirstName, place.shop.name];
  return (
    <>
      <h1>{name === '' ? say('landing.titleWithoutName', { shop }) : say('landing.title', { name, shop })}</h1>
      {friend !== null && (
        <p className="ricochet-page__offer">
          {say('landing.youGet', { benefit: describeBenefit(friend.benefit, place.locale, place.words) })}{' '}
          <AboutAmount place={place} amount={faceValue(friend.benefit)} />
        </p>
      )}
      <p>{sayWhatTheyGet(place, offer)}</p>
    </>
  );
}

function sayWhatTheyGet(
  place: PagePlace,
  { settings, advocateFirstName: name, isAdvocateServed }: InviteOffer,
): string {
  const say = shopperWords(place.locale, place.words);
  const reward = settings.advocate.tiers[0];
  if (reward === undefined)
    return settings.friend === null ? say('landing.noneGetsNow', { shop: place.shop.name }) : '';
  if (!isAdvocateServed) return say('landing.theyGetNothingNow');
  const benefit = describeBenefit(reward.offer.benefit, place.locale, place.words);
  if (settings.friend === null)
    return name === ''
      ? say('landing.onlyTheyGetWithoutName', { benefit })
      : say('landing.onlyTheyGet', { name, benefit });
  return name === '' ? say('landing.theyGetWithoutName', { benefit }) : say('landing.theyGet', { name, benefit });
}

/** For somebody who has ordered before, where only first orders count. */
function ForCustomers({ place }: { place: PagePlace }) {
  const say = shopperWords(place.locale, place.words);
  return (
    <>
      <p>{say('landing.customerText', { shop: place.shop.name })}</p>
      <ButtonLink href={pageAddress(place, '/invite')} isMain>
        {say('landing.customerAction')}
      </ButtonLink>
    </>
  );
}

/** What the friend's order must come to, where it must. */
export function minimumOf({ settings }: InviteOffer, locale: PagePlace['locale']): string | null {
  const { minimumSubtotal } = settings.conditions;
  return minimumSubtotal === null ? null : formatMoney(minimumSubtotal, locale);
}
