import type { Offer } from '../reward/offer.ts';
import type { FieldPath } from './form-fields.ts';
import type { ProgramSettings } from './settings.ts';

/** Every offer of a program, with the path of its fields in the form. */
export function listOffers({ friend, advocate }: Pick<ProgramSettings, 'friend' | 'advocate'>): [FieldPath, Offer][] {
  const { tiers, milestones, surprises } = advocate;
  return [
    ...(friend === null ? [] : [['friend', friend] satisfies [FieldPath, Offer]]),
    ...tiers.map(({ offer }, index): [FieldPath, Offer] => [`tiers.${index}.offer`, offer]),
    ...milestones.map(({ offer }, index): [FieldPath, Offer] => [`milestones.${index}.offer`, offer]),
    ...surprises.map(({ offer }, index): [FieldPath, Offer] => [`surprises.${index}.offer`, offer]),
  ];
}
