import type { AdvocateRewards } from './settings.ts';
import type { FieldReader } from './field-reader.ts';
import type { FieldPath, OfferForm, ProgramForm } from './form-fields.ts';
import { emptyOfferForm, readOffer, toOfferForm, typed } from './offer-form.ts';

type AdvocateFields = Pick<ProgramForm, 'tiers' | 'milestones' | 'surprises' | 'capPerDay' | 'capPerMonth' | 'capEver'>;
const mostRewards = 10_000;

/** What advocates get. One tier alone may be nothing: then friends bring no reward of their own. */
export function readAdvocateRewards(reader: FieldReader, form: AdvocateFields): AdvocateRewards {
  return {
    tiers: isOnlyNothing(form.tiers) ? [] : readTiers(reader, form.tiers),
    milestones: readMilestones(reader, form.milestones),
    surprises: readSurprises(reader, form.surprises),
    caps: {
      perDay: reader.optionalWhole('capPerDay', form.capPerDay, mostRewards, 'not_a_count'),
      perMonth: reader.optionalWhole('capPerMonth', form.capPerMonth, mostRewards, 'not_a_count'),
      ever: reader.optionalWhole('capEver', form.capEver, 1_000_000, 'not_a_count'),
    },
  };
}

export function toAdvocateFields({ tiers, milestones, surprises, caps }: AdvocateRewards): AdvocateFields {
  return {
    tiers:
      tiers.length === 0
        ? [{ fromFriend: '1', offer: emptyOfferForm() }]
        : tiers.map(({ fromFriend, offer }) => ({ fromFriend: String(fromFriend), offer: toOfferForm(offer) })),
    milestones: milestones.map(({ atFriends, offer }) => ({ atFriends: String(atFriends), offer: toOfferForm(offer) })),
    surprises: surprises.map(({ orderAtLeast, offer }) => ({
      orderAtLeast: typed(orderAtLeast),
      offer: toOfferForm(offer),
    })),
    capPerDay: caps.perDay?.toString() ?? '',
    capPerMonth: caps.perMonth?.toString() ?? '',
    capEver: caps.ever?.toString() ?? '',
  };
}

function isOnlyNothing(tiers: ProgramForm['tiers']): boolean {
  return tiers.length <= 1 && tiers.every(({ offer }) => offer.kind === 'none');
}

function readTiers(reader: FieldReader, rows: ProgramForm['tiers']): AdvocateRewards['tiers'] {
  let before = 0;
  return reader.rows('tiers', rows, 10).flatMap((row, index) => {
    const path = `tiers.${index}.fromFriend`;
    const fromFriend = reader.whole(path, row.fromFriend, 1, mostRewards, 'not_a_count');
    if (index === 0 && fromFriend !== 1) reader.refuse(path, 'tiers_start_late');
    if (index > 0 && fromFriend <= before) reader.refuse(path, 'tiers_not_rising');
    before = fromFriend;
    const offer = readRequiredOffer(reader, `tiers.${index}.offer`, row.offer);
    return offer === null ? [] : [{ fromFriend, offer }];
  });
}

function readMilestones(reader: FieldReader, rows: ProgramForm['milestones']): AdvocateRewards['milestones'] {
  const counts = new Set<number>();
  return reader.rows('milestones', rows, 10).flatMap((row, index) => {
    const path = `milestones.${index}.atFriends`;
    const atFriends = reader.whole(path, row.atFriends, 1, mostRewards, 'not_a_count');
    if (counts.has(atFriends)) reader.refuse(path, 'milestone_twice');
    counts.add(atFriends);
    const offer = readRequiredOffer(reader, `milestones.${index}.offer`, row.offer);
    return offer === null ? [] : [{ atFriends, offer }];
  });
}

function readSurprises(reader: FieldReader, rows: ProgramForm['surprises']): AdvocateRewards['surprises'] {
  const amounts = new Set<bigint>();
  return reader.rows('surprises', rows, 5).flatMap((row, index) => {
    const path = `surprises.${index}.orderAtLeast`;
    const orderAtLeast = reader.amount(path, row.orderAtLeast);
    if (amounts.has(orderAtLeast.amountMinor)) reader.refuse(path, 'surprise_twice');
    amounts.add(orderAtLeast.amountMinor);
    const offer = readRequiredOffer(reader, `surprises.${index}.offer`, row.offer);
    return offer === null ? [] : [{ orderAtLeast, offer }];
  });
}

function readRequiredOffer(reader: FieldReader, path: FieldPath, form: OfferForm) {
  const offer = readOffer(reader, path, form);
  if (offer === null) reader.refuse(`${path}.kind`, 'required');
  return offer;
}
