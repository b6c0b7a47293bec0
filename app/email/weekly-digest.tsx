import { Heading, Text } from '@react-email/components';
import { toDecimalMoney, type Money } from '#app/domain/money.ts';
import type { SuggestionKind } from '#app/domain/report/choose-suggestion.ts';
import type { Figures } from '#app/domain/report/figures.ts';
import type { GoalView } from '#app/domain/report/goal-view.ts';
import { createFormat, type Format } from '#app/i18n/admin/format.ts';
import type { Language } from '#app/i18n/admin/language.ts';
import { speakAdmin, type AdminTranslate } from '#app/i18n/admin/speak.ts';
import { MailButton } from './mail-button.tsx';
import { MailFrame } from './mail-frame.tsx';
import { mailStyle } from './mail-style.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { renderMail } from './reward-page.tsx';

/** What a merchant reads of their week. */
export interface WeeklyDigest {
  language: Language;
  shop: { name: string; timeZone: string };
  /** Days of the shop's calendar, both included. */
  week: { from: string; to: string };
  figures: Figures;
  before: Figures;
  goals: { program: string; goal: GoalView }[];
  suggestion: SuggestionKind | null;
  openUrl: string;
  stopUrl: string;
}

const counted = ['visits', 'claims', 'orders', 'newCustomers'] as const;

/** The week's figures with the week before, where goals stand, and one suggestion. */
export async function renderWeeklyDigest(digest: WeeklyDigest): Promise<RenderedMail> {
  const { language, shop, week, figures, before, goals, suggestion } = digest;
  const t = speakAdmin(language.locale);
  const format = createFormat(language.region, shop.timeZone);
  const money = (amount: Money) => format.money(toDecimalMoney(amount));
  const cost = ({ discounts, rewardCost }: Figures) =>
    money({ ...discounts, amountMinor: discounts.amountMinor + rewardCost.amountMinor });
  const rows = [
    ...counted.map((name) => ({ name, now: format.count(figures[name]), then: format.count(before[name]) })),
    { name: 'revenue' as const, now: money(figures.revenue), then: money(before.revenue) },
    { name: 'cost' as const, now: cost(figures), then: cost(before) },
  ];
  const preview = t('merchantMail.digest.week', { week: format.days(week.from, week.to) });
  return await renderMail(
    t('merchantMail.digest.subject', { shop: shop.name }),
    <MailFrame
      locale={language.locale}
      shopName={shop.name}
      preview={preview}
      why={t('merchantMail.digest.why', { shop: shop.name })}
      stop={{ url: digest.stopUrl, words: t('merchantMail.stop') }}
    >
      <Heading as="h1" style={mailStyle.title}>
        {t('merchantMail.digest.title')}
      </Heading>
      <Text style={mailStyle.text}>{preview}</Text>
      <table style={mailStyle.figures} role="table">
        <tbody>
          {rows.map(({ name, now, then }) => (
            <tr key={name}>
              <th scope="row" align="left" style={{ ...mailStyle.figureName, fontWeight: 400 }}>
                {t(`merchantMail.digest.${name}`)}
              </th>
              <td style={mailStyle.figure}>
                {now}
                <br />
                <span style={mailStyle.figureBefore}>{t('merchantMail.digest.before', { value: then })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Goals goals={goals} t={t} format={format} />
      <Heading as="h2" style={mailStyle.heading}>
        {t('merchantMail.digest.suggestion')}
      </Heading>
      <Text style={mailStyle.text}>
        {suggestion === null ? t('merchantMail.digest.nothing') : t(`home.next.${suggestion}.body`)}
      </Text>
      <MailButton href={digest.openUrl}>{t('merchantMail.digest.open')}</MailButton>
    </MailFrame>,
  );
}

function Goals({ goals, t, format }: { goals: WeeklyDigest['goals']; t: AdminTranslate; format: Format }) {
  const write = (amount: GoalView['target'], measure: GoalView['measure']) =>
    amount.kind === 'money'
      ? format.money(amount)
      : `${format.count(amount.kind === 'count' ? amount.count : 0)} ${t(`merchantMail.digest.goalMeasure.${measure}`)}`;
  const standing = goals.flatMap(({ program, goal }) =>
    goal.standing === null ? [] : [{ program, goal, ...goal.standing }],
  );
  if (standing.length === 0) return null;
  return (
    <>
      <Heading as="h2" style={mailStyle.heading}>
        {t('merchantMail.digest.goals')}
      </Heading>
      {standing.map(({ program, goal, reached, percent }) => (
        <Text key={program} style={mailStyle.text}>
          {t('merchantMail.digest.goal', {
            program,
            reached:
              reached.kind === 'money'
                ? format.money(reached)
                : format.count(reached.kind === 'count' ? reached.count : 0),
            target: write(goal.target, goal.measure),
            percent: format.percent(percent),
          })}
        </Text>
      ))}
    </>
  );
}
