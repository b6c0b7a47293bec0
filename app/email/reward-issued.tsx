import { Button, Heading, Text, render } from '@react-email/components';
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import { emailWords } from '#app/i18n/email/words.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import type { Locale } from '#app/i18n/translate.ts';
import { MailFrame } from './mail-frame.tsx';
import { mailStyle } from './mail-style.ts';
import type { RenderedMail } from './rendered-mail.ts';

/** What the mail says. */
export interface RewardIssued {
  locale: Locale;
  shop: { name: string; storefrontUrl: string };
  /** Empty when it is not known. */
  advocateFirstName: string;
  benefit: Benefit;
  code: string;
  /** What the order must come to for the code to work; null for no minimum. */
  minimumSubtotal: Money | null;
}

/** Tells an advocate that a friend bought, and hands over the code. */
export async function renderRewardIssued(mail: RewardIssued): Promise<RenderedMail> {
  const say = emailWords(mail.locale);
  const subject = say('rewardIssued.subject', {
    shop: mail.shop.name,
    benefit: describeBenefit(mail.benefit, mail.locale),
  });
  const page = <RewardIssuedMail mail={mail} />;
  // Headings keep their case in the text part: capitals read like shouting.
  const options = { selectors: ['h1', 'h2'].map((selector) => ({ selector, options: { uppercase: false } })) };
  return {
    subject: subject.replace(/\s+/g, ' '),
    html: await render(page),
    text: await render(page, { plainText: true, htmlToTextOptions: options }),
  };
}

/** Where the one button leads: the shop, with the code applied. */
function discountAddress(mail: RewardIssued): string {
  return `${mail.shop.storefrontUrl}/discount/${encodeURIComponent(mail.code)}?redirect=/`;
}

function RewardIssuedMail({ mail }: { mail: RewardIssued }) {
  const say = emailWords(mail.locale);
  const shop = mail.shop.name;
  const name = mail.advocateFirstName;
  const minimum = mail.minimumSubtotal === null ? null : formatMoney(mail.minimumSubtotal, mail.locale);
  return (
    <MailFrame
      locale={mail.locale}
      shopName={shop}
      preview={say('rewardIssued.preview')}
      why={say('footer.why', { shop })}
    >
      <Heading as="h1" style={mailStyle.title}>
        {name === '' ? say('rewardIssued.titleWithoutName') : say('rewardIssued.title', { name })}
      </Heading>
      <Text style={mailStyle.text}>
        {say('rewardIssued.text', { shop, benefit: describeBenefit(mail.benefit, mail.locale) })}
      </Text>
      <Text style={mailStyle.label}>{say('rewardIssued.yourCode')}</Text>
      <Text style={mailStyle.code}>{mail.code}</Text>
      <Button href={discountAddress(mail)} style={mailStyle.button}>
        {say('rewardIssued.use')}
      </Button>
      <Text style={mailStyle.small}>
        {say('rewardIssued.typeIn')}{' '}
        {minimum === null ? say('rewardIssued.once') : say('rewardIssued.minimum', { minimum })}
      </Text>
    </MailFrame>
  );
}
