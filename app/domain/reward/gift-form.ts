import { z } from 'zod';
import { FieldReader } from '../program/field-reader.ts';
import type { FieldProblems } from '../program/field-problems.ts';
import type { OfferForm } from '../program/form-fields.ts';
import { offerFormSchema, readFormJson } from '../program/form-json.ts';
import { readOffer } from '../program/offer-form.ts';
import type { Offer } from './offer.ts';

/** A gift as it is typed. */
export interface GiftForm {
  programId: string;
  offer: OfferForm;
  note: string;
  /** Made with the form: sending it twice is one gift. */
  formKey: string;
}

const giftFormSchema: z.ZodType<GiftForm> = z.strictObject({
  programId: z.string().max(40),
  offer: offerFormSchema,
  note: z.string().max(2000),
  formKey: z.uuid(),
});
const mostCharacters = 50_000;

/** The form's shape as it arrived from outside; null for anything the page cannot have sent. */
export function readGiftForm(json: unknown): GiftForm | null {
  return readFormJson(giftFormSchema, json, mostCharacters);
}

/** Turns the form into an offer, or names what is wrong with each field. */
export function parseGift(
  form: GiftForm,
  { currency, longestNote }: { currency: string; longestNote: number },
): { ok: true; offer: Offer } | { ok: false; problems: FieldProblems } {
  const reader = new FieldReader(currency);
  const offer = readOffer(reader, 'offer', form.offer);
  if (offer === null) reader.refuse('offer.kind', 'required');
  if (form.note.trim().length > longestNote) reader.refuse('note', 'too_long');
  return offer === null || Object.keys(reader.problems).length > 0
    ? { ok: false, problems: reader.problems }
    : { ok: true, offer };
}
