import { Heading, Text } from '@react-email/components';
import { emailWords } from '#app/i18n/email/words.ts';
import type { OwnWords, ShopperLocale } from '#app/i18n/translate.ts';
import { MailButton } from './mail-button.tsx';
import { MailFrame, type MailBrand } from './mail-frame.tsx';
import { mailStyle } from './mail-style.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { renderMail } from './reward-page.tsx';

/** What the mail says. The address it goes to is nobody's we know: it holds no name and no promise. */
export interface JoinConfirm {
  locale: ShopperLocale;
  shopName: string;
  link: string;
  /** How long the link works. */
  hours: number;
  brand?: MailBrand | undefined;
  /** The shop's own words in this language. */
  words?: OwnWords | undefined;
}

/** Asks the owner of an address whether they wanted an invite of their own. */
export async function renderJoinConfirm(mail: JoinConfirm): Promise<RenderedMail> {
  const { locale, shopName: shop, link, hours, brand } = mail;
  const say = emailWords(locale, mail.words);
  const asked = say('joinConfirm.asked', { shop });
  return await renderMail(
    say('joinConfirm.subject', { shop }),
    <MailFrame locale={locale} shopName={shop} preview={asked} why={say('joinConfirm.why', { shop })} brand={brand}>
      <Heading as="h1" style={mailStyle.title}>
        {say('joinConfirm.title')}
      </Heading>
      <Text style={mailStyle.text}>{asked}</Text>
      <MailButton href={link} brand={brand}>
        {say('joinConfirm.open')}
      </MailButton>
      <Text style={mailStyle.small}>{say('joinConfirm.hours', { count: hours })}</Text>
      <Text style={mailStyle.small}>{say('joinConfirm.ignore')}</Text>
    </MailFrame>,
  );
}
