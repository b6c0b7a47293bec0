/** A postal address as Shopify gives it, in a webhook or in an answer. */
export interface PostalAddress {
  /** ISO code, such as `US`. */
  country: string | null;
  zip: string | null;
  city: string | null;
  line1: string | null;
  line2: string | null;
}

/** The commonest short forms of streets in the languages that shops sell in; both forms fold to the first. */
const shortForms: Record<string, string> = {
  street: 'st',
  str: 'st',
  strasse: 'st',
  avenue: 'av',
  ave: 'av',
  boulevard: 'bd',
  blvd: 'bd',
  bvd: 'bd',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  court: 'ct',
  square: 'sq',
  place: 'pl',
  apartment: 'apt',
  apartement: 'apt',
  appartement: 'apt',
  appt: 'apt',
  suite: 'ste',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  saint: 'st',
  sainte: 'ste',
};

/**
 * An address in a form that does not depend on capitals, accents, punctuation or short forms: country, postcode (or
 * town where there is none) and the lines with street and number. Null when it names no street.
 */
export function foldAddress(address: PostalAddress | null): string | null {
  if (address === null) return null;
  const street = [...words(address.line1), ...words(address.line2)];
  if (street.length === 0) return null;
  const zip = words(address.zip).join('');
  const place = zip === '' ? words(address.city).join(' ') : zip;
  return [words(address.country).join(''), place, street.join(' ')].join('|');
}

function words(text: string | null): string[] {
  return (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/(\p{L}{3,}?)(strasse|str)(?=[^\p{L}]|$)/gu, '$1 st')
    .replace(/['’]/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => shortForms[word] ?? word);
}
