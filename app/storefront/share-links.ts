import { inviteLink } from '#app/domain/invite/invite-link.ts';
import type { ShareChannel } from '#app/domain/invite/channel.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import type { ShareLinks } from './contract.ts';
import type { PagePlace } from './pages/page-frame.tsx';

/** What a message says beside the link. */
export interface Shared {
  code: string;
  /** What a friend gets, as a phrase such as `10% off`; null for nothing. */
  friendText: string | null;
  /** The product that is shown where they share; null for none. */
  productTitle: string | null;
}

/**
 * The addresses that send an advocate's invite; every link in them carries its channel. The theme's share block makes the
 * same ones in Liquid. Facebook and Messenger take an address alone; X and Telegram set text and address side by side.
 */
export function shareLinks(
  { shop, locale, words }: Pick<PagePlace, 'shop' | 'locale' | 'words'>,
  shared: Shared,
): ShareLinks {
  const say = shopperWords(locale, words);
  const { code, friendText, productTitle } = shared;
  const values = { shop: shop.name, benefit: friendText ?? '', product: productTitle ?? '' };
  const to = (channel: ShareChannel) => inviteLink(shop, code, channel);
  const opening = say(productTitle === null ? 'message.shop' : 'message.product', values);
  const shortOpening = say(productTitle === null ? 'message.shortShop' : 'message.shortProduct', values);
  const promise = (channel: ShareChannel) =>
    say(friendText === null ? 'message.link' : 'message.offer', { ...values, link: to(channel) });
  const promiseBeside = friendText === null ? [] : [say('message.offerBeside', values)];
  const write = (...sentences: string[]) => encodeURIComponent(sentences.join(' '));
  return {
    link: inviteLink(shop, code),
    copy: to('copy'),
    sheet: to('share_sheet'),
    text: [opening, ...promiseBeside].join(' '),
    whatsapp: `https://wa.me/?text=${write(opening, promise('whatsapp'))}`,
    messenger: `fb-messenger://share/?link=${write(to('messenger'))}`,
    sms: `sms:?&body=${write(shortOpening, promise('sms'))}`,
    email: `mailto:?subject=${write(say('message.subject', values))}&body=${write(opening, promise('email'))}`,
    x: `https://x.com/intent/post?text=${write(shortOpening, ...promiseBeside)}&url=${write(to('x'))}`,
    facebook: `https://www.facebook.com/sharer/sharer.php?u=${write(to('facebook'))}`,
    telegram: `https://t.me/share/url?url=${write(to('telegram'))}&text=${write(opening, ...promiseBeside)}`,
    qr: `${shop.proxyPath}/qr/${encodeURIComponent(code)}.svg`,
  };
}
