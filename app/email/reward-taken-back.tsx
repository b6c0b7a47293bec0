import { Text } from '@react-email/components';
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import type { ReversalCause } from '#app/domain/reward/reward.ts';
import { emailWords } from '#app/i18n/email/words.ts';
import { describeBenefit } from '#app/i18n/shopper/describe-benefit.ts';
import { MailButton } from './mail-button.tsx';
import { mailStyle } from './mail-style.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { renderMail, RewardPage, type AboutReward } from './reward-page.tsx';

/** What the mail says. `whole` stands for a reward that is taken back in one piece. */
export interface RewardTakenBack extends AboutReward {
  cause: ReversalCause;
  benefit: Benefit;
  /** What is not there any more; null for nothing. */
  taken: Money | 'whole' | null;
  /** What was used already and is set off against the next reward; null for nothing. */
  owed: Money | 'whole' | null;
}

/** Tells an advocate that something they got was taken back, why, and what that means for them. */
export async function renderRewardTakenBack(mail: RewardTakenBack): Promise<RenderedMail> {
  const say = emailWords(mail.locale, mail.words);
  const shop = mail.shop.name;
  const name = mail.advocateFirstName;
  const sentences = [
    mail.taken === null
      ? null
      : mail.taken === 'whole'
        ? say('rewardTakenBack.takenWhole', { benefit: describeBenefit(mail.benefit, mail.locale, mail.words) })
        : say('rewardTakenBack.taken', { amount: formatMoney(mail.taken, mail.locale) }),
    mail.owed === null
      ? null
      : mail.owed === 'whole'
        ? say('rewardTakenBack.owedWhole')
        : say('rewardTakenBack.owed', { amount: formatMoney(mail.owed, mail.locale) }),
  ].filter((part) => part !== null);
  return await renderMail(
    say('rewardTakenBack.subject', { shop }),
    <RewardPage
      mail={mail}
      title={name === '' ? say('rewardTakenBack.titleWithoutName') : say('rewardTakenBack.title', { name })}
      preview={say(`rewardTakenBack.${mail.cause}`, { shop })}
    >
      <Text style={mailStyle.text}>{sentences.join(' ')}</Text>
      <Text style={mailStyle.text}>{say('rewardTakenBack.nothingToPay')}</Text>
      <MailButton href={mail.shop.storefrontUrl} brand={mail.brand}>
        {say('rewardTakenBack.toTheShop')}
      </MailButton>
    </RewardPage>,
  );
}
