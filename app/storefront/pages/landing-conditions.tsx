import { mostWelcomed } from '#app/domain/invite/published.ts';
import { startOfDate } from '#app/domain/time.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { pageAddress } from '../page-address.ts';
import { writeDay } from '../write-day.ts';
import { AboutAmount } from './about-amount.tsx';
import { minimumOf, type InviteOffer } from './landing-page.tsx';
import type { PagePlace } from './page-frame.tsx';

/** For whom, from what amount and until when; how many came before; and what is kept of the visit. */
export function LandingConditions({ place, view }: { place: PagePlace; view: InviteOffer }) {
  const say = shopperWords(place.locale, place.words);
  const { friend, claimDays, conditions, schedule } = view.settings;
  const shop = place.shop.name;
  const minimum = minimumOf(view, place.locale);
  return (
    <>
      <h2>{say('landing.conditions')}</h2>
      <ul className="ricochet-page__conditions">
        <li>{say(conditions.firstOrderOnly ? 'landing.firstOrder' : 'landing.anyOrder', { shop })}</li>
        {minimum !== null && (
          <li>
            {say('landing.minimum', { minimum })} <AboutAmount place={place} amount={conditions.minimumSubtotal} />
          </li>
        )}
        <li>{say('landing.days', { count: claimDays })}</li>
        {schedule.endsOn !== null && (
          <li>
            {say('landing.runsUntil', {
              date: writeDay(startOfDate(schedule.endsOn, place.shop.timeZone), place),
            })}
          </li>
        )}
        {friend !== null && <li>{say('landing.once')}</li>}
      </ul>
      {view.welcomed !== null && <p className="ricochet-page__welcomed">{sayWelcomed(place, view.welcomed)}</p>}
      <p className="ricochet-page__note">
        {say('landing.kept')} <a href={pageAddress(place, '/who')}>{say('landing.notYou')}</a>
      </p>
    </>
  );
}

function sayWelcomed({ locale, words }: PagePlace, count: number): string {
  const say = shopperWords(locale, words);
  const number = new Intl.NumberFormat(locale).format(count);
  return say(count >= mostWelcomed ? 'landing.welcomedMany' : 'landing.welcomed', { count, number });
}
