import { Heading, Text, render } from '@react-email/components';
import { emailWords } from '#app/i18n/email/words.ts';
import type { ShopperLocale } from '#app/i18n/translate.ts';
import { MailFrame } from './mail-frame.tsx';
import { mailStyle } from './mail-style.ts';
import type { RenderedMail } from './rendered-mail.ts';

/** Brings the merchant what a customer asked for; the data itself is attached. */
export async function renderCustomerData({
  locale,
  shopName,
}: {
  locale: ShopperLocale;
  shopName: string;
}): Promise<RenderedMail> {
  const say = emailWords(locale);
  const shop = { shop: shopName };
  const page = (
    <MailFrame
      locale={locale}
      shopName={shopName}
      preview={say('customerData.preview')}
      why={say('customerData.why', shop)}
    >
      <Heading as="h1" style={mailStyle.title}>
        {say('customerData.title')}
      </Heading>
      <Text style={mailStyle.text}>{say('customerData.text', shop)}</Text>
    </MailFrame>
  );
  return {
    subject: say('customerData.subject', shop),
    html: await render(page),
    text: await render(page, { plainText: true }),
  };
}
