import type { FraudAction } from '#app/domain/fraud/protection.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import {
  advocateSentences,
  amountSentences,
  describeEligibility,
  extraSentences,
  friendSentences,
  orderSentences,
  readWhole,
  scheduleSentences,
  type OfferSpeech,
  type Sentence,
} from './offer.ts';

/** The groups of the editor, in the order in which a merchant thinks of them. */
export const programSections = [
  'friend',
  'advocate',
  'eligibility',
  'conditions',
  'timing',
  'limits',
  'protection',
  'claim',
] as const;
export type ProgramSectionName = (typeof programSections)[number];

/** What is set in each group, as plain sentences; null where a field of it cannot be read yet. */
export function summarizeSection(section: ProgramSectionName, form: ProgramForm, speech: OfferSpeech): string | null {
  const sentences = sentencesOf(section, form, speech);
  return sentences.some((sentence) => sentence === null) ? null : sentences.join(' ');
}

function sentencesOf(section: ProgramSectionName, form: ProgramForm, speech: OfferSpeech): Sentence[] {
  const { t } = speech;
  const orElse = (sentences: Sentence[], otherwise: string) => (sentences.length === 0 ? [otherwise] : sentences);
  switch (section) {
    case 'friend':
      return orElse(friendSentences(form, speech), t('offer.section.noFriend'));
    case 'advocate':
      return orElse(
        [...advocateSentences(form, speech), ...extraSentences(form, speech)],
        t('offer.section.noAdvocate'),
      );
    case 'eligibility':
      return [describeEligibility(form.eligibility, speech), ...(form.joinByEmail ? [t('offer.joinByEmail')] : [])];
    case 'conditions':
      return orElse(orderSentences(form, speech), t('offer.section.anyOrder'));
    case 'timing':
      return timingSentences(form, speech);
    case 'limits':
      return orElse(amountSentences(form, speech), t('offer.section.noLimits'));
    case 'protection':
      return [protectionSentence(form, speech)];
    case 'claim':
      return [
        t(`offer.section.claim.${form.claimEmail}`),
        ...(form.socialProof ? [t('offer.section.socialProof')] : []),
      ];
  }
}

function timingSentences(form: ProgramForm, speech: OfferSpeech): Sentence[] {
  const { t } = speech;
  const days = readWhole(form.claimDays);
  return [
    t(form.approval === 'manual' ? 'offer.approval' : 'offer.section.automatic'),
    days === null ? null : t('offer.days', { count: days }),
    ...scheduleSentences(form, speech),
  ];
}

const actions = ['decline', 'hold', 'flag', 'off'] as const satisfies FraudAction[];

function protectionSentence({ protection }: ProgramForm, { t, format }: OfferSpeech): string {
  const rules = Object.values(protection);
  const counted = actions
    .map((action) => ({ action, count: rules.filter((rule) => rule.action === action).length }))
    .filter(({ count }) => count > 0)
    .map(({ action, count }) => t(`protection.count.${action}`, { count }));
  return t('offer.section.protection', { counts: format.list(counted) });
}
