import { shopperWords } from '#app/i18n/shopper/words.ts';
import { pageAddress, signInAddress } from '../page-address.ts';
import { ButtonLink, PageFrame, type PagePlace } from './page-frame.tsx';

/** For a private link that opens nothing, for too many of them, and for nobody at all: how to get to one's dashboard. */
export function NoDashboardPage({
  place,
  because,
  joinsByEmail,
}: {
  place: PagePlace;
  because: 'signed_out' | 'unknown_link' | 'too_many_links';
  joinsByEmail: boolean;
}) {
  const say = shopperWords(place.locale, place.words);
  const words = {
    signed_out: { title: 'dashboard.title', text: 'dashboard.signedOutText' },
    unknown_link: { title: 'dashboard.unknownLinkTitle', text: 'dashboard.unknownLinkText' },
    too_many_links: { title: 'dashboard.tooManyTitle', text: 'dashboard.tooManyText' },
  } as const;
  const { title, text } = words[because];
  return (
    <PageFrame place={place}>
      <h1>{say(title)}</h1>
      <p>{say(text)}</p>
      <ButtonLink href={signInAddress(place, '/dashboard')} isMain>
        {say('invite.signIn')}
      </ButtonLink>
      {joinsByEmail && (
        <p>
          <a href={pageAddress(place, '/join')}>{say('dashboard.byEmail')}</a>
        </p>
      )}
    </PageFrame>
  );
}
