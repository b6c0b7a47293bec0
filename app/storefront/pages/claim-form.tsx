import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { pageAddress } from '../page-address.ts';
import { liquidValue } from '../render-page.ts';
import type { LandingView } from './landing-page.tsx';
import { buttonClass, type PagePlace } from './page-frame.tsx';

/**
 * The form that claims. It works without scripts; what the cart was marked with before goes along, so that coming back
 * shows what was claimed instead of claiming again.
 */
export function ClaimForm({ place, view }: { place: PagePlace; view: LandingView }) {
  const say = shopperWords(place.locale, place.words);
  const { friend, claimEmail } = view.settings;
  return (
    <form method="post" action={pageAddress(place, '/claim')} data-claim="" data-visit-mark={view.cartMark} noValidate>
      <input type="hidden" name="invite" value={view.code} />
      <input type="hidden" name="visit" value={view.visitId} />
      <input type="hidden" name="mark" value={liquidValue('cart_mark')} />
      <input type="hidden" name="market" value={liquidValue('country')} />
      {claimEmail !== 'none' && <EmailField place={place} view={view} />}
      <button type="submit" className={buttonClass(true)}>
        {friend === null
          ? say('landing.accept')
          : say('landing.claim', { benefit: describeBenefit(friend.benefit, place.locale, place.words) })}
      </button>
    </form>
  );
}

function EmailField({ place, view }: { place: PagePlace; view: LandingView }) {
  const say = shopperWords(place.locale, place.words);
  const isRequired = view.settings.claimEmail === 'required';
  const problem = view.email?.problem;
  const described = ['ricochet-email-why', ...(problem === undefined ? [] : ['ricochet-email-problem'])];
  return (
    <div className="ricochet-page__field">
      <label htmlFor="ricochet-email">{say(isRequired ? 'landing.email' : 'landing.emailOptional')}</label>
      <input
        id="ricochet-email"
        type="email"
        name="email"
        autoComplete="email"
        maxLength={254}
        required={isRequired}
        defaultValue={view.email?.typed ?? liquidValue('customer_email')}
        aria-describedby={described.join(' ')}
        aria-invalid={problem === undefined ? undefined : true}
        autoFocus={problem !== undefined}
        dir="ltr"
      />
      {problem !== undefined && (
        <p id="ricochet-email-problem" className="ricochet-page__problem">
          {say(problem === 'email_missing' ? 'landing.emailMissing' : 'landing.emailInvalid')}
        </p>
      )}
      <p id="ricochet-email-why" className="ricochet-page__note">
        {say('landing.emailWhy')}
      </p>
    </div>
  );
}
