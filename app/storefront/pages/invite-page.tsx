import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { describeTerms } from '../describe-terms.ts';
import { pageAddress, signInAddress } from '../page-address.ts';
import { ButtonLink, PageFrame, type PagePlace } from './page-frame.tsx';
import { ShareTools } from './share-tools.tsx';

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
  const say = shopperWords(place.locale, place.words);
  const { firstName, code, settings } = view;
  const title = firstName === '' ? say('invite.title') : say('invite.titleWithName', { name: firstName });
  const friendText =
    settings.friend === null ? null : describeBenefit(settings.friend.benefit, place.locale, place.words);
  return (
    <PageFrame place={place}>
      <h1>{view.isOwnVisit ? say('invite.ownTitle') : title}</h1>
      {view.isOwnVisit && <p>{say('invite.ownText', { shop: place.shop.name })}</p>}
      <p>{describeTerms(place, settings)}</p>
      <ShareTools place={place} view={{ code, friendText, token: null }} />
      <p>
        <a href={pageAddress(place, '/dashboard')}>{say('dashboard.see')}</a>
      </p>
    </PageFrame>
  );
}

/** For somebody who is not signed in: what it is about, and the way in; by e-mail too where the program takes that. */
export function SignedOutPage({ place, joinsByEmail = false }: { place: PagePlace; joinsByEmail?: boolean }) {
  const say = shopperWords(place.locale, place.words);
  return (
    <PageFrame place={place}>
      <h1>{say('invite.title')}</h1>
      <p>{say('invite.signedOutText')}</p>
      <ButtonLink href={signInAddress(place, '/invite')} isMain>
        {say('invite.signIn')}
      </ButtonLink>
      {joinsByEmail && (
        <p>
          <a href={pageAddress(place, '/join')}>{say('invite.byEmail')}</a>
        </p>
      )}
    </PageFrame>
  );
}
