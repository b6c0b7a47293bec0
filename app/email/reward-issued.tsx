import { Text } from '@react-email/components';
import { formatMoney } from '#app/domain/money.ts';
import type { Offer } from '#app/domain/reward/offer.ts';
import type { RewardCause } from '#app/domain/reward/reward.ts';
import { emailWords } from '#app/i18n/email/words.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { MailButton } from './mail-button.tsx';
import { mailStyle } from './mail-style.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { lastDay, renderMail, RewardPage, type AboutReward } from './reward-page.tsx';

/** What the mail says. */
export interface RewardIssued extends AboutReward {
  cause: RewardCause;
  /** What was handed out. */
  offer: Offer;
  /** Part of it was set off against an earlier reward. */
  isReduced: boolean;
  /** The merchant's words with a gesture; null for none. */
  note: string | null;
  /** The merchant handed it over by other means than Shopify's. */
  isHandedOver?: boolean;
  /** Redeem code or gift card code; null for rewards without one. */
  code: string | null;
  expiresAt: Date | null;
}

/** Tells an advocate what they got and why, and hands it over. */
export async function renderRewardIssued(mail: RewardIssued): Promise<RenderedMail> {
  const say = emailWords(mail.locale, mail.words);
  const shop = mail.shop.name;
  const benefit = describeBenefit(mail.offer.benefit, mail.locale, mail.words);
  const name = mail.advocateFirstName;
  return await renderMail(
    say('rewardIssued.subject', { shop, benefit }),
    <RewardPage
      mail={mail}
      title={name === '' ? say('rewardIssued.titleWithoutName') : say('rewardIssued.title', { name })}
      preview={say(`rewardIssued.${mail.cause}`, { shop, benefit })}
    >
      {mail.note === null || mail.note === '' ? null : <Text style={mailStyle.text}>{mail.note}</Text>}
      {mail.isReduced ? <Text style={mailStyle.text}>{say('rewardIssued.lessThanPromised')}</Text> : null}
      <HowToUseIt mail={mail} />
    </RewardPage>,
  );
}

function HowToUseIt({ mail }: { mail: RewardIssued }) {
  const say = emailWords(mail.locale, mail.words);
  const { code, shop } = mail;
  const until = mail.expiresAt === null ? null : say('rewardIssued.until', { date: lastDay(mail.expiresAt, mail) });
  const handedOver = <InTheShop mail={mail} sentences={[say('rewardIssued.handedOver', { shop: shop.name })]} />;
  if (mail.isHandedOver === true) return handedOver;
  switch (mail.offer.benefit.kind) {
    case 'store_credit':
      return <InTheShop mail={mail} sentences={[say('rewardIssued.credited'), until]} />;
    case 'customer_tag':
      return <InTheShop mail={mail} sentences={[say('rewardIssued.opened')]} />;
    case 'custom':
      return handedOver;
    case 'gift_card':
      return (
        <>
          <Code label={say('rewardIssued.yourGiftCard')} code={code} />
          <InTheShop
            mail={mail}
            sentences={[say('rewardIssued.typeInGiftCard'), say('rewardIssued.untilSpent'), until]}
          />
        </>
      );
    default: {
      const { minimumSubtotal } = mail.offer.terms;
      const minimum = minimumSubtotal === null ? null : formatMoney(minimumSubtotal, mail.locale);
      const once = minimum === null ? say('rewardIssued.once') : say('rewardIssued.minimum', { minimum });
      return (
        <>
          <Code label={say('rewardIssued.yourCode')} code={code} />
          {/* The one button leads to the shop, with the code applied. */}
          <MailButton
            href={`${shop.storefrontUrl}/discount/${encodeURIComponent(code ?? '')}?redirect=/`}
            brand={mail.brand}
          >
            {say('rewardIssued.use')}
          </MailButton>
          <Text style={mailStyle.small}>{sentence([say('rewardIssued.typeIn'), once, until])}</Text>
        </>
      );
    }
  }
}

function Code({ label, code }: { label: string; code: string | null }) {
  return (
    <>
      <Text style={mailStyle.label}>{label}</Text>
      <Text style={mailStyle.code}>{code}</Text>
    </>
  );
}

function InTheShop({ mail, sentences }: { mail: RewardIssued; sentences: (string | null)[] }) {
  return (
    <>
      <Text style={mailStyle.text}>{sentence(sentences)}</Text>
      <MailButton href={mail.shop.storefrontUrl} brand={mail.brand}>
        {emailWords(mail.locale, mail.words)('rewardIssued.toTheShop')}
      </MailButton>
    </>
  );
}

function sentence(sentences: (string | null)[]): string {
  return sentences.filter((part) => part !== null).join(' ');
}
