import { Body, Container, Head, Hr, Html, Preview, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import type { ShopperLocale } from '#app/i18n/translate.ts';
import { mailStyle } from './mail-style.ts';

/** The sheet of paper that every mail is written on: the shop's name above, why it was sent below. */
export function MailFrame({
  locale,
  shopName,
  preview,
  why,
  children,
}: {
  locale: ShopperLocale;
  shopName: string;
  preview: string;
  why: string;
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
          <Text style={mailStyle.shop}>{shopName}</Text>
          {children}
          <Hr style={mailStyle.line} />
          <Text style={mailStyle.footer}>{why}</Text>
        </Container>
      </Body>
    </Html>
  );
}
