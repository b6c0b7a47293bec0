import { parsePhoneNumberFromString, isSupportedCountry } from 'libphonenumber-js/min';

/** A number in its international form, such as `+12125550101`, by the country of whoever gave it; null for none. */
export function foldPhone(phone: string | null, country: string | null): string | null {
  const typed = phone?.normalize('NFKC').trim() ?? '';
  if (typed === '') return null;
  const region = country?.toUpperCase();
  const parsed = parsePhoneNumberFromString(
    typed,
    region !== undefined && isSupportedCountry(region) ? region : undefined,
  );
  if (parsed !== undefined && parsed.isPossible()) return parsed.number;
  // A number that cannot be placed still equals itself, however it is grouped.
  const digits = typed.replace(/\D/g, '');
  return digits.length < 6 ? null : digits;
}
