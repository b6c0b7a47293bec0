import { Body, Container, Head, Hr, Html, Img, Link, Preview, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import type { Brand } from '#app/domain/shop/settings.ts';
import type { Locale, ShopperLocale } from '#app/i18n/translate.ts';
import { mailStyle } from './mail-style.ts';

/** How a shop's mails look and who is said to have sent them; without, our plain look. */
export type MailBrand = Pick<Brand, 'logoUrl' | 'accent' | 'footer'>;

/** The sheet of paper that every mail is written on: the shop's logo or name above, why it was sent below. */
export function MailFrame({
  locale,
  shopName,
  preview,
  why,
  stop,
  brand,
  children,
}: {
  locale: ShopperLocale | Locale;
  shopName: string;
  preview: string;
  why: string;
  /** Where these mails are stopped, for those that can be. */
  stop?: { url: string; words: string };
  brand?: MailBrand | undefined;
  children: ReactNode;
}) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light" />
        <meta name="viewport" content="width=device-width" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={mailStyle.body}>
        <Container style={mailStyle.sheet}>
          <Masthead shopName={shopName} logoUrl={brand?.logoUrl ?? null} />
          {children}
          <Hr style={mailStyle.line} />
          <Text style={mailStyle.footer}>
            {why}{' '}
            {stop === undefined ? null : (
              <Link href={stop.url} style={mailStyle.footerLink}>
                {stop.words}
              </Link>
            )}
          </Text>
          <Imprint text={brand?.footer ?? ''} />
        </Container>
      </Body>
    </Html>
  );
}

/** Mail programs that show no pictures show the name instead, in the same place. */
function Masthead({ shopName, logoUrl }: { shopName: string; logoUrl: string | null }) {
  if (logoUrl === null) return <Text style={mailStyle.shop}>{shopName}</Text>;
  return <Img src={logoUrl} alt={shopName} height="40" style={mailStyle.logo} />;
}

/** What the shop wants under its mails, line by line. */
function Imprint({ text }: { text: string }) {
  if (text === '') return null;
  const lines = text.split('\n');
  return (
    <Text style={mailStyle.imprint}>
      {lines.map((line, index) => (
        <span key={index}>
          {index === 0 ? null : <br />}
          {line}
        </span>
      ))}
    </Text>
  );
}
