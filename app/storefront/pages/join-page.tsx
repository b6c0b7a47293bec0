import { joinLinkHours } from '#app/domain/invite/join-link.ts';
import { shopperWords, type ShopperMessage } from '#app/i18n/shopper/words.ts';
import { pageAddress, signInAddress } from '../page-address.ts';
import { ButtonLink, PageFrame, buttonClass, type PagePlace } from './page-frame.tsx';

/** The way in for somebody without an account. `isMalformed` when what they typed is no address. */
export function JoinPage({ place, isMalformed = false }: { place: PagePlace; isMalformed?: boolean }) {
  const say = shopperWords(place.locale, place.words);
  return (
    <PageFrame place={place}>
      <h1>{say('join.title', { shop: place.shop.name })}</h1>
      <p>{say('join.text')}</p>
      <JoinForm place={place} isMalformed={isMalformed} />
      <SignInLink place={place} words="join.signIn" />
    </PageFrame>
  );
}

/** The field and its button; it stands on other pages, too. */
export function JoinForm({ place, isMalformed = false }: { place: PagePlace; isMalformed?: boolean }) {
  const say = shopperWords(place.locale, place.words);
  return (
    <form className="ricochet-page__share" method="post" action={pageAddress(place, '/join')}>
      <label htmlFor="ricochet-email">{say('join.email')}</label>
      <div className="ricochet-page__row">
        <input
          id="ricochet-email"
          type="email"
          name="email"
          autoComplete="email"
          required
          maxLength={254}
          aria-invalid={isMalformed ? true : undefined}
          aria-describedby={isMalformed ? 'ricochet-email-problem' : undefined}
        />
        <button type="submit" className={buttonClass(true)}>
          {say('join.ask')}
        </button>
      </div>
      {isMalformed && (
        <p id="ricochet-email-problem" role="alert">
          {say('join.malformed')}
        </p>
      )}
      <p>{say('join.privacy')}</p>
    </form>
  );
}

/** The same for every address, whoever it belongs to. */
export function JoinSentPage({ place }: { place: PagePlace }) {
  const say = shopperWords(place.locale, place.words);
  return (
    <PageFrame place={place}>
      <h1>{say('join.sentTitle')}</h1>
      <p>{say('join.sent', { hours: joinLinkHours })}</p>
      <p>{say('join.notArrived')}</p>
    </PageFrame>
  );
}

/** Shopify did not answer soon enough: the same press may fare better in a moment. */
export function JoinTryAgainPage({ place, token }: { place: PagePlace; token: string }) {
  const say = shopperWords(place.locale, place.words);
  return (
    <PageFrame place={place}>
      <h1>{say('join.tryAgainTitle')}</h1>
      <p>{say('join.tryAgainText')}</p>
      <form method="post" action={pageAddress(place, '/join')}>
        <input type="hidden" name="token" value={token} />
        <button type="submit" className={buttonClass(true)}>
          {say('join.tryAgain')}
        </button>
      </form>
    </PageFrame>
  );
}

/** The link in the mail is out of date, or lost a piece. */
export function JoinOldLinkPage({ place }: { place: PagePlace }) {
  const say = shopperWords(place.locale, place.words);
  return (
    <PageFrame place={place}>
      <h1>{say('join.oldTitle')}</h1>
      <p>{say('join.oldText', { hours: joinLinkHours })}</p>
      <ButtonLink href={pageAddress(place, '/join')} isMain>
        {say('join.askAgain')}
      </ButtonLink>
    </PageFrame>
  );
}

/** Nobody can be sent a link at the moment. */
export function JoinRefusedPage({ place, refusal }: { place: PagePlace; refusal: 'not_possible' | 'too_many' }) {
  const say = shopperWords(place.locale, place.words);
  const isTooMany = refusal === 'too_many';
  return (
    <PageFrame place={place}>
      <h1>{say(isTooMany ? 'join.tooManyTitle' : 'join.notPossibleTitle')}</h1>
      <p>{isTooMany ? say('join.tooMany') : say('join.notPossible', { shop: place.shop.name })}</p>
      <SignInLink place={place} words="invite.signIn" />
    </PageFrame>
  );
}

function SignInLink({ place, words }: { place: PagePlace; words: ShopperMessage }) {
  return (
    <ButtonLink href={signInAddress(place, '/invite')}>{shopperWords(place.locale, place.words)(words)}</ButtonLink>
  );
}
