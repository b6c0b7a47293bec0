import { Heading, Text } from '@react-email/components';
import type { MerchantNews } from '#app/domain/shop/merchant-mails.ts';
import { createFormat } from '#app/i18n/admin/format.ts';
import type { Language } from '#app/i18n/admin/language.ts';
import { speakAdmin } from '#app/i18n/admin/speak.ts';
import { MailButton } from './mail-button.tsx';
import { MailFrame } from './mail-frame.tsx';
import { mailStyle } from './mail-style.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { renderMail } from './reward-page.tsx';

/** What a merchant reads of what waits for them. */
export interface DailyTasks {
  language: Language;
  shop: { name: string; timeZone: string };
  news: MerchantNews;
  reviewUrl: string;
  openUrl: string;
  stopUrl: string;
}

const events = ['limitsReached', 'limitsNear', 'refusedDiscounts', 'refusedMails'] as const;

/** What is new and waits, each in a sentence, the ones to decide first. */
export async function renderDailyTasks(mail: DailyTasks): Promise<RenderedMail> {
  const { language, shop, news } = mail;
  const t = speakAdmin(language.locale);
  const format = createFormat(language.region, shop.timeZone);
  const counted = (count: number) => ({ count, number: format.count(count) });
  const kept = news.newHeld > 0 ? t('merchantMail.tasks.newOfThem', counted(news.newHeld)) : null;
  const sentences = [
    ...(news.held === 0
      ? []
      : [[t('merchantMail.tasks.held', counted(news.held)), kept].filter((part) => part !== null).join(' ')]),
    ...(news.tasks === 0 ? [] : [t('merchantMail.tasks.tasks', counted(news.tasks))]),
    ...events.flatMap((name) => (news[name] === 0 ? [] : [t(`merchantMail.tasks.${name}`, counted(news[name]))])),
  ];
  const waiting = news.held + news.tasks + events.reduce((sum, name) => sum + news[name], 0);
  const isToReview = news.held > 0;
  return await renderMail(
    t('merchantMail.tasks.subject', { ...counted(waiting), shop: shop.name }),
    <MailFrame
      locale={language.locale}
      shopName={shop.name}
      preview={sentences[0] ?? ''}
      why={t('merchantMail.tasks.why', { shop: shop.name })}
      stop={{ url: mail.stopUrl, words: t('merchantMail.stop') }}
    >
      <Heading as="h1" style={mailStyle.title}>
        {t('merchantMail.tasks.title')}
      </Heading>
      {sentences.map((sentence) => (
        <Text key={sentence} style={mailStyle.text}>
          {sentence}
        </Text>
      ))}
      <MailButton href={isToReview ? mail.reviewUrl : mail.openUrl}>
        {t(isToReview ? 'merchantMail.tasks.review' : 'merchantMail.tasks.open')}
      </MailButton>
    </MailFrame>,
  );
}
