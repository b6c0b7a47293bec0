import { isCodeBenefit } from '../reward/benefit.ts';
import { costOf } from '../reward/offer.ts';
import { readAdvocateRewards, toAdvocateFields } from './advocate-form.ts';
import type { FieldProblems } from './field-problems.ts';
import { FieldReader } from './field-reader.ts';
import type { ProgramForm } from './form-fields.ts';
import { readItems, toItemsForm } from './items-form.ts';
import { listOffers } from './list-offers.ts';
import { readOffer, toOfferForm, typed } from './offer-form.ts';
import { readProtection, toProtectionForm } from './protection-form.ts';
import type { Eligibility, ProgramSettings } from './settings.ts';

export const longestName = 80;

export type ProgramFormOutcome =
  { ok: true; name: string; settings: ProgramSettings } | { ok: false; problems: FieldProblems };

/** Turns the form into settings in the shop's currency, or names what is wrong with each field. */
export function parseProgramForm(form: ProgramForm, { currency }: { currency: string }): ProgramFormOutcome {
  const reader = new FieldReader(currency);
  const name = reader.text('name', form.name, longestName);
  const settings: ProgramSettings = {
    version: 3,
    friend: readFriendOffer(reader, form),
    advocate: readAdvocateRewards(reader, form),
    monthlySpendLimit: reader.optionalAmount('monthlySpendLimit', form.monthlySpendLimit),
    eligibility: readEligibility(reader, form.eligibility),
    conditions: {
      minimumSubtotal: reader.optionalAmount('minimumSubtotal', form.minimumSubtotal),
      firstOrderOnly: form.firstOrderOnly,
      items: readItems(reader, 'items', form.items),
      acceptsDraftOrders: form.acceptsDraftOrders,
      acceptsPointOfSale: form.acceptsPointOfSale,
      acceptsTestOrders: form.acceptsTestOrders,
    },
    timing: {
      after: form.after,
      days: reader.whole('days', form.days, 0, 365, 'not_days'),
      approval: form.approval,
    },
    joinByEmail: form.joinByEmail,
    attribution: { wins: form.wins, windowDays: reader.whole('windowDays', form.windowDays, 1, 365, 'not_days') },
    claimEmail: form.claimEmail,
    socialProof: form.socialProof,
    claimDays: reader.whole('claimDays', form.claimDays, 1, 365, 'not_days'),
    schedule: {
      startsOn: reader.optionalDate('startsOn', form.startsOn),
      endsOn: reader.optionalDate('endsOn', form.endsOn),
    },
    protection: readProtection(reader, form.protection),
  };
  checkTogether(reader, settings);
  return Object.keys(reader.problems).length > 0
    ? { ok: false, problems: reader.problems }
    : { ok: true, name, settings };
}

/** The form as it shows stored settings. */
export function toProgramForm(name: string, settings: ProgramSettings): ProgramForm {
  const { conditions, eligibility, timing, schedule } = settings;
  return {
    name,
    friend: toOfferForm(settings.friend),
    ...toAdvocateFields(settings.advocate),
    monthlySpendLimit: typed(settings.monthlySpendLimit),
    eligibility: { tag: '', segmentId: '', ...eligibility },
    minimumSubtotal: typed(conditions.minimumSubtotal),
    firstOrderOnly: conditions.firstOrderOnly,
    items: toItemsForm(conditions.items),
    acceptsDraftOrders: conditions.acceptsDraftOrders,
    acceptsPointOfSale: conditions.acceptsPointOfSale,
    acceptsTestOrders: conditions.acceptsTestOrders,
    after: timing.after,
    days: String(timing.days),
    approval: timing.approval,
    joinByEmail: settings.joinByEmail,
    wins: settings.attribution.wins,
    windowDays: String(settings.attribution.windowDays),
    claimEmail: settings.claimEmail,
    socialProof: settings.socialProof,
    claimDays: String(settings.claimDays),
    startsOn: schedule.startsOn ?? '',
    endsOn: schedule.endsOn ?? '',
    protection: toProtectionForm(settings.protection),
  };
}

function readFriendOffer(reader: FieldReader, form: ProgramForm): ProgramSettings['friend'] {
  const offer = readOffer(reader, 'friend', form.friend);
  if (offer !== null && !isCodeBenefit(offer.benefit)) reader.refuse('friend.kind', 'kind_not_for_friends');
  return offer;
}

function readEligibility(reader: FieldReader, form: ProgramForm['eligibility']): Eligibility {
  switch (form.kind) {
    case 'everyone':
    case 'has_ordered':
      return { kind: form.kind };
    case 'tag':
      return { kind: 'tag', tag: reader.tag('eligibility.tag', form.tag, 255) };
    case 'segment': {
      const { segmentId } = form;
      if (!/^gid:\/\/shopify\/Segment\/\d+$/.test(segmentId)) reader.refuse('eligibility.segmentId', 'required');
      return { kind: 'segment', segmentId };
    }
  }
}

/** What no field is wrong about by itself. */
function checkTogether(reader: FieldReader, settings: ProgramSettings): void {
  const offers = listOffers(settings);
  if (offers.length === 0) reader.refuse('friend.kind', 'both_empty');
  const { startsOn, endsOn } = settings.schedule;
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) reader.refuse('endsOn', 'end_before_start');
  if (settings.monthlySpendLimit === null) return;
  // A limit that leaves something out of account is none.
  for (const [path, offer] of offers) if (costOf(offer) === null) reader.refuse(`${path}.estimatedCost`, 'cost_needed');
}
