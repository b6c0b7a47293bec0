import { Heading, Link, render, Text } from '@react-email/components';
import type { ReactElement, ReactNode } from 'react';
import { emailWords } from '#app/i18n/email/words.ts';
import type { OwnWords, ShopperLocale } from '#app/i18n/translate.ts';
import { MailFrame, type MailBrand } from './mail-frame.tsx';
import { mailStyle } from './mail-style.ts';
import type { RenderedMail } from './rendered-mail.ts';

/** What every mail about a reward needs. */
export interface AboutReward {
  locale: ShopperLocale;
  shop: { name: string; storefrontUrl: string; timeZone: string };
  brand?: MailBrand | undefined;
  /** The shop's own words in this language. */
  words?: OwnWords | undefined;
  /** Empty when it is not known. */
  advocateFirstName: string;
  /** Opens their dashboard without signing in; null when there is none to open. */
  privateLink: string | null;
}

/** The sheet of a mail about a reward: a title, what happened, and what follows from it. */
export function RewardPage({
  mail,
  title,
  preview,
  children,
}: {
  mail: AboutReward;
  title: string;
  preview: string;
  children: ReactNode;
}) {
  const say = emailWords(mail.locale, mail.words);
  return (
    <MailFrame
      locale={mail.locale}
      shopName={mail.shop.name}
      preview={preview}
      brand={mail.brand}
      why={say('footer.why', { shop: mail.shop.name })}
    >
      <Heading as="h1" style={mailStyle.title}>
        {title}
      </Heading>
      <Text style={mailStyle.text}>{preview}</Text>
      {children}
      {mail.privateLink === null ? null : (
        <Text style={mailStyle.small}>
          <Link href={mail.privateLink} style={mailStyle.link}>
            {say('footer.dashboard')}
          </Link>
        </Text>
      )}
    </MailFrame>
  );
}

/** Renders both parts of a mail. */
export async function renderMail(subject: string, page: ReactElement): Promise<RenderedMail> {
  // Headings keep their case in the text part: capitals read like shouting.
  const options = { selectors: ['h1', 'h2'].map((selector) => ({ selector, options: { uppercase: false } })) };
  return {
    subject: subject.replace(/\s+/g, ' '),
    html: await render(page),
    text: await render(page, { plainText: true, htmlToTextOptions: options }),
  };
}

/** The day until whose end something can be used, as the shop's calendar counts it. */
export function lastDay(expiresAt: Date, { locale, shop }: AboutReward): string {
  const last = new Date(expiresAt.getTime() - 1);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: shop.timeZone }).format(last);
}
