import { inviteLink } from '#app/domain/invite/invite-link.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import type { PagePlace } from './pages/page-frame.tsx';

export interface ShareLinks {
  /** To read and select. */
  link: string;
  /** What the copy button copies. */
  copy: string;
  whatsapp: string;
  email: string;
}

/** The addresses that send an advocate's invite; every link in them carries its channel. */
export function shareLinks({ shop, locale }: PagePlace, code: string, friendBenefit: Benefit | null): ShareLinks {
  const say = shopperWords(locale);
  const message = (link: string) =>
    friendBenefit === null
      ? say('message.plain', { shop: shop.name, link })
      : say('message.withBenefit', { shop: shop.name, link, benefit: describeBenefit(friendBenefit, locale) });
  const query = (text: string) => encodeURIComponent(text);
  return {
    link: inviteLink(shop, code),
    copy: inviteLink(shop, code, 'copy'),
    whatsapp: `https://wa.me/?text=${query(message(inviteLink(shop, code, 'whatsapp')))}`,
    email: `mailto:?subject=${query(say('message.subject', { shop: shop.name }))}&body=${query(message(inviteLink(shop, code, 'email')))}`,
  };
}
