import type { ProgramForm } from '#app/domain/program/form.ts';
import type { Format } from '#app/i18n/admin/format.ts';
import type { AdminTranslate } from '#app/i18n/admin/speak.ts';

/** The fields of the editor that make up the offer. */
export type OfferFields = Omit<ProgramForm, 'name'>;

interface Speech {
  t: AdminTranslate;
  format: Format;
}

/** The offer in sentences, while it is typed: says so when a field cannot be read yet. */
export function describeOffer(fields: OfferFields, currency: string, { t, format }: Speech): string {
  const friend = readWhole(fields.friendPercent, 100);
  const advocate = readWhole(fields.advocatePercent, 100);
  const days = readWhole(fields.claimDays, 365);
  const minimum = readAmount(fields.minimumSubtotal);
  if (friend === 'unreadable' || advocate === 'unreadable' || typeof days !== 'number' || minimum === 'unreadable')
    return t('offer.incomplete');
  if (friend === null && advocate === null) return t('offer.none');

  const condition = `${fields.firstOrderOnly ? 'First' : ''}${minimum === null ? '' : 'Minimum'}` as const;
  const amount = minimum === null ? '' : format.money({ decimal: minimum, currency });
  const sentences: string[] = [];
  if (friend !== null)
    sentences.push(t(`offer.friend${condition}`, { percent: format.percent(friend), minimum: amount }));
  if (advocate !== null) {
    const percent = format.percent(advocate);
    sentences.push(
      friend === null ? t(`offer.only${condition}`, { percent, minimum: amount }) : t('offer.advocate', { percent }),
    );
  }
  sentences.push(t('offer.days', { count: days }));
  return sentences.join(' ');
}

/** A whole number from 1 to `most`; null for an empty field. */
function readWhole(text: string, most: number): number | null | 'unreadable' {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : 0;
  return value >= 1 && value <= most ? value : 'unreadable';
}

/** The typed amount as a decimal string; null for an empty field. */
function readAmount(text: string): string | null | 'unreadable' {
  const plain = text.replace(/\s/g, '').replace(/,(?=\d{1,3}$)/, '.');
  if (plain === '') return null;
  return /^\d+(\.\d+)?$/.test(plain) && /[1-9]/.test(plain) ? plain : 'unreadable';
}
