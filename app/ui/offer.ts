import type { BenefitKind } from '#app/domain/reward/benefit.ts';
import type { ItemsForm, OfferForm, ProgramForm } from '#app/domain/program/form-fields.ts';
import type { Format } from '#app/i18n/admin/format.ts';
import type { AdminTranslate } from '#app/i18n/admin/speak.ts';
import type { GoodsNames } from './goods.ts';
import { termFields } from './offer-kinds.ts';

/** Whose words, which money, and what the goods are called where that is known. */
export interface OfferSpeech {
  t: AdminTranslate;
  format: Format;
  currency: string;
  names?: GoodsNames;
  segmentName?: string | undefined;
}

/** What both sides get and what it takes, in a few sentences, while it is typed: says so when a field cannot be read yet. */
export function describeOffer(form: ProgramForm, speech: OfferSpeech): string {
  return tell([...rewardSentences(form, speech), ...conditionSentences(form, speech)], form, speech).join(' ');
}

/** Everything that a program promises, a sentence each. */
export function describeProgram(form: ProgramForm, speech: OfferSpeech): string[] {
  return tell(
    [
      ...rewardSentences(form, speech),
      ...extraSentences(form, speech),
      ...conditionSentences(form, speech),
      ...limitSentences(form, speech),
    ],
    form,
    speech,
  );
}

/** A sentence is null when what it tells of cannot be read. */
export type Sentence = string | null;

function tell(sentences: Sentence[], form: ProgramForm, { t }: OfferSpeech): string[] {
  const offers = [form.friend, ...[form.tiers, form.milestones, form.surprises].flat().map(({ offer }) => offer)];
  if (offers.every(({ kind }) => kind === 'none')) return [t('offer.none')];
  const readable = sentences.filter((sentence) => sentence !== null);
  return readable.length === sentences.length ? readable : [t('offer.incomplete')];
}

function rewardSentences(form: ProgramForm, speech: OfferSpeech): Sentence[] {
  return [...friendSentences(form, speech), ...advocateSentences(form, speech)];
}

export function friendSentences(form: ProgramForm, speech: OfferSpeech): Sentence[] {
  const { t } = speech;
  const sentences: Sentence[] = [];
  if (form.friend.kind !== 'none') {
    const benefit = describeBenefit(form.friend, speech);
    const applies = termFields[form.friend.kind].includes('minimumSubtotal');
    const minimum = applies ? readAmount(form.friend.minimumSubtotal, speech) : '';
    sentences.push(
      benefit === null || minimum === null
        ? null
        : t(minimum === '' ? 'offer.friend' : 'offer.friendMinimum', { benefit, minimum }),
    );
  }
  return sentences;
}

export function advocateSentences(form: ProgramForm, speech: OfferSpeech): Sentence[] {
  const { t } = speech;
  const sentences: Sentence[] = [];
  const when = describeMoment(form, t);
  for (const [index, { fromFriend, offer }] of form.tiers.entries()) {
    // One tier alone may be nothing.
    if (form.tiers.length === 1 && offer.kind === 'none') continue;
    const benefit = describeBenefit(offer, speech);
    const from = readWhole(fromFriend);
    if (benefit === null || from === null || when === null) sentences.push(null);
    else sentences.push(index === 0 ? t('offer.advocate', { benefit, when }) : t('offer.tier', { benefit, from }));
  }
  return sentences;
}

export function describeMoment({ after, days }: ProgramForm, t: AdminTranslate): string | null {
  if (days.trim() === '' || days.trim() === '0') return t(`offer.when.${after}`);
  const count = readWhole(days);
  return count === null ? null : t(`offer.when.${after}Days`, { count });
}

export function extraSentences(form: ProgramForm, speech: OfferSpeech): Sentence[] {
  const { t } = speech;
  const milestones = form.milestones.map(({ atFriends, offer }) => {
    const benefit = describeBenefit(offer, speech);
    const count = readWhole(atFriends);
    return benefit === null || count === null ? null : t('offer.milestone', { count, benefit });
  });
  const surprises = form.surprises.map(({ orderAtLeast, offer }) => {
    const benefit = describeBenefit(offer, speech);
    const amount = readAmount(orderAtLeast, speech);
    return benefit === null || !amount ? null : t('offer.surprise', { amount, benefit });
  });
  return [...milestones, ...surprises];
}

function conditionSentences(form: ProgramForm, speech: OfferSpeech): Sentence[] {
  const days = readWhole(form.claimDays);
  return [...orderSentences(form, speech), days === null ? null : speech.t('offer.days', { count: days })];
}

/** What a friend's order must be. */
export function orderSentences(form: ProgramForm, speech: OfferSpeech): Sentence[] {
  const { t } = speech;
  const sentences: Sentence[] = [];
  if (form.firstOrderOnly) sentences.push(t('offer.firstOrder'));
  const minimum = readAmount(form.minimumSubtotal, speech);
  if (minimum !== '') sentences.push(minimum === null ? null : t('offer.minimum', { minimum }));
  if (form.items.kind !== 'all') {
    const goods = describeGoods(form.items, speech);
    sentences.push(goods === null ? null : t('offer.goodsNeeded', { goods }));
  }
  return sentences;
}

function limitSentences(form: ProgramForm, speech: OfferSpeech): Sentence[] {
  const { t } = speech;
  const sentences = amountSentences(form, speech);
  if (form.eligibility.kind !== 'everyone') sentences.push(describeEligibility(form.eligibility, speech));
  if (form.joinByEmail) sentences.push(t('offer.joinByEmail'));
  if (form.claimEmail === 'required') sentences.push(t('offer.claimEmail'));
  if (form.approval === 'manual') sentences.push(t('offer.approval'));
  return [...sentences, ...scheduleSentences(form, speech)];
}

/** How much an advocate and the whole program may get. */
export function amountSentences(form: ProgramForm, speech: OfferSpeech): Sentence[] {
  const { t, format } = speech;
  const sentences: Sentence[] = [];
  const caps = [
    ['perDay', form.capPerDay],
    ['perMonth', form.capPerMonth],
    ['ever', form.capEver],
  ] as const;
  const limits = caps.filter(([, text]) => text.trim() !== '').map(([name, text]) => [name, readWhole(text)] as const);
  if (limits.length > 0) {
    const told = limits.flatMap(([name, count]) => (count === null ? [] : [t(`offer.${name}`, { count })]));
    sentences.push(told.length < limits.length ? null : t('offer.caps', { limits: format.list(told) }));
  }
  const spend = readAmount(form.monthlySpendLimit, speech);
  if (spend !== '') sentences.push(spend === null ? null : t('offer.spend', { amount: spend }));
  return sentences;
}

export function describeEligibility(
  { kind, tag, segmentId }: ProgramForm['eligibility'],
  { t, segmentName }: OfferSpeech,
): Sentence {
  if (kind === 'tag') return tag.trim() === '' ? null : t('offer.eligible.tag', { tag: tag.trim() });
  if (kind !== 'segment') return t(`offer.eligible.${kind}`);
  if (segmentId === '') return null;
  return segmentName === undefined
    ? t('offer.eligible.someSegment')
    : t('offer.eligible.segment', { segment: segmentName });
}

export function scheduleSentences({ startsOn, endsOn }: ProgramForm, { t, format }: OfferSpeech): Sentence[] {
  const [start, end] = [startsOn, endsOn].map((day) => {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day.trim()) && !Number.isNaN(Date.parse(day.trim()));
    return day.trim() === '' ? '' : isDay ? format.date(day.trim()) : null;
  });
  if (start === null || start === undefined || end === null || end === undefined) return [null];
  if (start === '' && end === '') return [];
  return [t(start === '' ? 'offer.ends' : end === '' ? 'offer.starts' : 'offer.runs', { start, end })];
}

/** What an offer gives, as the object of a sentence; null while its fields cannot be read. */
export function describeBenefit(offer: OfferForm, speech: OfferSpeech): string | null {
  const { t, format } = speech;
  const { kind } = offer;
  const goods = describeGoods(offer.items, speech);
  switch (kind) {
    case 'none':
      return null;
    case 'percentage': {
      const percent = readWhole(offer.percent, 100);
      if (percent === null || goods === null) return null;
      const values = { percent: format.percent(percent), goods };
      return t(goods === '' ? 'offer.benefit.percentage' : 'offer.benefit.percentageGoods', values);
    }
    case 'fixed_amount': {
      const amount = readAmount(offer.amount, speech);
      if (!amount || goods === null) return null;
      return t(goods === '' ? 'offer.benefit.fixed_amount' : 'offer.benefit.fixed_amountGoods', { amount, goods });
    }
    case 'store_credit':
    case 'gift_card': {
      const amount = readAmount(offer.amount, speech);
      return amount ? t(`offer.benefit.${kind}`, { amount }) : null;
    }
    case 'free_shipping':
      return t('offer.benefit.free_shipping');
    case 'free_product': {
      const free = describeGoods(offer.freeItems, speech);
      return free ? t('offer.benefit.free_product', { goods: free }) : null;
    }
    case 'buy_x_get_y': {
      const buys = describeQuantity(offer.buysItems, offer.buysQuantity, speech);
      const gets = describeQuantity(offer.getsItems, offer.getsQuantity, speech);
      const percent = readWhole(offer.getsPercent, 100);
      if (buys === null || gets === null || percent === null) return null;
      if (percent === 100) return t('offer.benefit.buy_x_get_yFree', { gets, buys });
      return t('offer.benefit.buy_x_get_y', { percent: format.percent(percent), gets, buys });
    }
    case 'customer_tag':
      return offer.tag.trim() === '' ? null : t('offer.benefit.customer_tag', { tag: offer.tag.trim() });
    case 'custom':
      return offer.description.trim() === ''
        ? null
        : t('offer.benefit.custom', { description: offer.description.trim() });
  }
}

/** The terms of an offer that are not the usual ones, a fragment each; what cannot be read is left out. */
export function describeTerms(offer: OfferForm, speech: OfferSpeech): string[] {
  if (offer.kind === 'none') return [];
  const { t } = speech;
  const applies = (term: (typeof termFields)[BenefitKind][number]) =>
    offer.kind !== 'none' && termFields[offer.kind].includes(term);
  const minimum = applies('minimumSubtotal') ? readAmount(offer.minimumSubtotal, speech) : '';
  const days = applies('expiresInDays') ? readWhole(offer.expiresInDays) : null;
  const cost = readAmount(offer.estimatedCost, speech);
  return [
    minimum ? t('offer.terms.minimum', { minimum }) : null,
    applies('purchases') && offer.purchases !== 'one_time' ? t(`offer.terms.${offer.purchases}`) : null,
    days === null ? null : t('offer.terms.expires', { count: days }),
    cost ? t('offer.terms.cost', { cost }) : null,
  ].filter((fragment) => fragment !== null);
}

function describeQuantity(items: ItemsForm, quantity: string, speech: OfferSpeech): string | null {
  const count = readWhole(quantity, 100);
  const goods = describeGoods(items, speech);
  if (count === null || !goods) return null;
  const isNamed = items.ids.every((id) => speech.names?.[id] !== undefined);
  const isPlain = items.kind === 'products' && (items.ids.length === 1 || !isNamed);
  return speech.t(isPlain ? 'offer.goods.times' : 'offer.goods.anyOf', { count, goods });
}

/** The goods by name where there are few and they are known; empty for all goods, null when none is chosen. */
export function describeGoods({ kind, ids }: ItemsForm, { t, format, names }: OfferSpeech): string | null {
  if (kind === 'all') return '';
  if (ids.length === 0) return null;
  const titles = ids.flatMap((id) => {
    const name = names?.[id];
    return name === undefined ? [] : [t('offer.goods.title', { title: name.title })];
  });
  if (titles.length < ids.length || titles.length > 3)
    return t(kind === 'products' ? 'offer.goods.someProducts' : 'offer.goods.someCollections');
  const list = format.list(titles);
  return kind === 'products' ? list : t('offer.goods.collections', { count: titles.length, titles: list });
}

/** A whole number of at least one. */
export function readWhole(text: string, most = 1_000_000): number | null {
  const trimmed = text.trim();
  const value = /^\d{1,7}$/.test(trimmed) ? Number(trimmed) : 0;
  return value >= 1 && value <= most ? value : null;
}

/** The typed amount as people write money; empty for an empty field, null when it cannot be read. */
function readAmount(text: string, { format, currency }: OfferSpeech): string | null {
  const decimal = text.replace(/\s/g, '').replace(/,(?=\d{1,3}$)/, '.');
  if (decimal === '') return '';
  return /^\d+(\.\d+)?$/.test(decimal) && /[1-9]/.test(decimal) ? format.money({ decimal, currency }) : null;
}
