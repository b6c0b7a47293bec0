import type { FraudRule } from '#app/domain/fraud/protection.ts';
import type { ItemsForm, OfferForm, ProgramForm, RuleForm } from '#app/domain/program/form-fields.ts';
import { isSame } from './is-same.ts';
import { describeBenefit, describeEligibility, describeGoods, describeTerms, type OfferSpeech } from './offer.ts';

/** One setting that differs, with what it was and is; the same words twice mean that something inside it differs. */
export interface FormChange {
  setting: string;
  before: string;
  after: string;
}

/** A setting by its label, in words, and as it stands in the form. */
type Fact = readonly [setting: string, words: string, value: unknown];

/** What differs between two stored forms, setting by setting; the name is no part of a version. */
export function compareForms(before: ProgramForm, after: ProgramForm, speech: OfferSpeech): FormChange[] {
  const nothing = speech.t('program.changes.nothing');
  const [was, is] = [factsOf(before, speech), factsOf(after, speech)].map(
    (facts) => new Map(facts.map(([setting, words, value]) => [setting, { words, value }])),
  ) as [FactMap, FactMap];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((setting) => {
    const [left, right] = [was.get(setting), is.get(setting)];
    if (isSame(left?.value, right?.value)) return [];
    return [{ setting, before: left?.words ?? nothing, after: right?.words ?? nothing }];
  });
}
type FactMap = Map<string, { words: string; value: unknown }>;

function factsOf(form: ProgramForm, speech: OfferSpeech): Fact[] {
  const { t, format } = speech;
  const nothing = t('program.changes.nothing');
  const plain = (setting: string, text: string): Fact => [setting, text === '' ? nothing : text, text];
  const choice = (setting: string, isOn: boolean): Fact => [
    setting,
    t(isOn ? 'program.changes.yes' : 'program.changes.no'),
    isOn,
  ];
  const money = (setting: string, text: string): Fact =>
    plain(setting, text === '' ? '' : `${text} ${speech.currency}`);
  const date = (setting: string, day: string): Fact => plain(setting, day === '' ? '' : format.date(day));
  const offer = (setting: string, value: OfferForm, condition = ''): Fact => [
    setting,
    [condition, describeWhole(value, speech)].filter((part) => part !== '').join(': '),
    [condition, value],
  ];
  const items = (setting: string, value: ItemsForm): Fact => [
    setting,
    describeGoods(value, speech) || t('editor.items.all'),
    value,
  ];
  return [
    offer(t('editor.sections.friend'), form.friend),
    ...form.tiers.map(({ fromFriend, offer: given }, index) =>
      index === 0
        ? offer(t('editor.sections.advocate'), given)
        : offer(t('editor.tier.heading', { number: index + 1 }), given, `${t('editor.tier.fromFriend')} ${fromFriend}`),
    ),
    ...form.milestones.map(({ atFriends, offer: given }, index) =>
      offer(
        t('editor.milestone.heading', { number: index + 1 }),
        given,
        `${t('editor.milestone.atFriends')} ${atFriends}`,
      ),
    ),
    ...form.surprises.map(({ orderAtLeast, offer: given }, index) =>
      offer(
        t('editor.surprise.heading', { number: index + 1 }),
        given,
        `${t('editor.surprise.orderAtLeast')} ${orderAtLeast} ${speech.currency}`,
      ),
    ),
    ...(['capPerDay', 'capPerMonth', 'capEver'] as const).map((name) =>
      plain(t(`program.changes.caps.${name}`), form[name]),
    ),
    money(t('editor.limits.monthlySpendLimit'), form.monthlySpendLimit),
    [
      t('editor.sections.eligibility'),
      (describeEligibility(form.eligibility, speech) ?? nothing).replace(/\.$/, ''),
      form.eligibility,
    ],
    choice(t('editor.eligibility.joinByEmail'), form.joinByEmail),
    plain(t('editor.claim.email'), t(`editor.claim.${form.claimEmail}`)),
    choice(t('editor.claim.socialProof'), form.socialProof),
    choice(t('editor.conditions.firstOrderOnly'), form.firstOrderOnly),
    money(t('editor.conditions.minimumSubtotal'), form.minimumSubtotal),
    items(t('editor.conditions.items'), form.items),
    ...(['acceptsPointOfSale', 'acceptsDraftOrders', 'acceptsTestOrders'] as const).map((name) =>
      choice(t(`editor.conditions.${name}`), form[name]),
    ),
    plain(t('editor.timing.after'), t(`editor.timing.${form.after}`)),
    plain(t('editor.timing.days'), form.days),
    plain(t('editor.timing.approval'), t(`editor.timing.${form.approval}`)),
    plain(t('editor.timing.claimDays'), form.claimDays),
    plain(t('editor.timing.wins'), t(`editor.timing.${form.wins}`)),
    plain(t('editor.timing.windowDays'), form.windowDays),
    date(t('editor.timing.startsOn'), form.startsOn),
    date(t('editor.timing.endsOn'), form.endsOn),
    ...(Object.entries(form.protection) as [FraudRule, RuleForm][]).map(([rule, value]): Fact => [
      t(`protection.rule.${rule}`),
      describeRule(value, speech),
      value,
    ]),
  ];
}

/** A reward with all its terms. */
function describeWhole(offer: OfferForm, speech: OfferSpeech): string {
  const { t, format } = speech;
  if (offer.kind === 'none') return t('editor.kind.none');
  const combined = (['combinesWithOrders', 'combinesWithProducts', 'combinesWithShipping'] as const).filter(
    (name) => offer[name],
  );
  const combines =
    combined.length === 0
      ? []
      : [
          t('program.changes.combines', {
            discounts: format.list(combined.map((name) => t(`editor.combines.${name}`).toLocaleLowerCase())),
          }),
        ];
  return [describeBenefit(offer, speech) ?? '', ...describeTerms(offer, speech), ...combines].join(' · ');
}

function describeRule({ action, ...numbers }: RuleForm, { t }: OfferSpeech): string {
  const told = (['atLeast', 'friends', 'hours', 'days'] as const)
    .filter((name) => numbers[name] !== '')
    .map((name) => `${t(`protection.number.${name}`)} ${numbers[name]}`);
  return [t(`protection.action.${action}`), ...told].join(' · ');
}
