import type { ShareChannel } from '#app/domain/invite/channel.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { shareLinks } from '../share-links.ts';
import { buttonClass, type PagePlace } from './page-frame.tsx';

/** What the tools send, and as whom they say that it was sent. */
export interface ShareToolsView {
  code: string;
  /** What a friend gets, as a phrase; null for nothing. */
  friendText: string | null;
  /** Of a private link, where nobody is signed in. */
  token: string | null;
}

/** Channels that only phones have; elsewhere they are not shown. */
const ofPhones: readonly ShareChannel[] = ['sms', 'messenger'];
const linked = ['whatsapp', 'sms', 'messenger', 'email', 'telegram', 'x', 'facebook'] as const;

/** Every way to send an invite. All of them are links that work by themselves; the script adds copying and the share sheet. */
export function ShareTools({ place, view }: { place: PagePlace; view: ShareToolsView }) {
  const say = shopperWords(place.locale, place.words);
  const { code, friendText, token } = view;
  const links = shareLinks(place, { code, friendText, productTitle: null });
  const [before = '', after = ''] = say('invite.sayIt', { code: '\n' }).split('\n');
  return (
    <div
      className="ricochet-page__share"
      data-copied={say('invite.copied')}
      data-not-copied={say('invite.notCopied')}
      data-shares={`${place.shop.proxyPath}/share`}
      data-token={token ?? undefined}
    >
      <div className="ricochet-page__above">
        <label htmlFor="ricochet-link">{say('invite.link')}</label>
        <div role="status" />
      </div>
      <div className="ricochet-page__row">
        <input id="ricochet-link" type="text" value={links.link} readOnly dir="ltr" />
        <button type="button" className={buttonClass(true)} data-copy={links.copy} data-channel="copy" hidden>
          {say('invite.copy')}
        </button>
      </div>
      <ul className="ricochet-page__channels">
        {linked.map((channel) => (
          <li key={channel} className={ofPhones.includes(channel) ? 'ricochet-page__phone' : undefined}>
            <a
              className={buttonClass(false)}
              href={links[channel]}
              data-channel={channel}
              {...(links[channel].startsWith('https:')
                ? { target: '_blank', rel: 'noopener noreferrer nofollow' }
                : {})}
            >
              {say(`invite.${channel}`)}
            </a>
          </li>
        ))}
      </ul>
      {/* Below, and in a row that is there anyway: nothing moves when the script finds that there is a share sheet. */}
      <div className="ricochet-page__more">
        <details className="ricochet-page__qr" data-channel="qr">
          <summary>{say('invite.qr')}</summary>
          <img src={links.qr} alt={say('invite.qrAlt')} width="200" height="200" loading="lazy" />
        </details>
        <button type="button" data-channel="share_sheet" data-sheet={links.sheet} data-text={links.text} hidden>
          {say('invite.sheet')}
        </button>
      </div>
      <p>
        {before}
        <strong className="ricochet-page__spoken" translate="no">
          {code}
        </strong>
        {after}
      </p>
    </div>
  );
}
