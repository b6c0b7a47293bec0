import { Button, Heading, Text } from '@react-email/components';
import { emailWords } from '#app/i18n/email/words.ts';
import type { ShopperLocale } from '#app/i18n/translate.ts';
import { MailFrame } from './mail-frame.tsx';
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
}

/** Asks the owner of an address whether they wanted an invite of their own. */
export async function renderJoinConfirm({ locale, shopName: shop, link, hours }: JoinConfirm): Promise<RenderedMail> {
  const say = emailWords(locale);
  const asked = say('joinConfirm.asked', { shop });
  return await renderMail(
    say('joinConfirm.subject', { shop }),
    <MailFrame locale={locale} shopName={shop} preview={asked} why={say('joinConfirm.why', { shop })}>
      <Heading as="h1" style={mailStyle.title}>
        {say('joinConfirm.title')}
      </Heading>
      <Text style={mailStyle.text}>{asked}</Text>
      <Button href={link} style={mailStyle.button}>
        {say('joinConfirm.open')}
      </Button>
      <Text style={mailStyle.small}>{say('joinConfirm.hours', { count: hours })}</Text>
      <Text style={mailStyle.small}>{say('joinConfirm.ignore')}</Text>
    </MailFrame>,
  );
}
