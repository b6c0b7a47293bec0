import type { Presentment } from './presentment.ts';
import type { Shop } from './types.ts';

/** A country that buyers may say they are in; `presentment` is null where the shop's own currency is used. */
export interface BuyerCountry {
  code: string;
  presentment: Presentment | null;
}

/** One country for each currency that the sandbox's shops sell in. */
const COUNTRY_OF: Record<string, string> = {
  CAD: 'CA',
  CHF: 'CH',
  EUR: 'FR',
  GBP: 'GB',
  JPY: 'JP',
  KWD: 'KW',
  USD: 'US',
};

/** The shop's own country, then one for each other currency that it sells in. */
export function buyerCountries({ countryCode, presentmentCurrencies }: Shop): BuyerCountry[] {
  const others = presentmentCurrencies.flatMap((presentment) => {
    const code = COUNTRY_OF[presentment.currency];
    return code === undefined ? [] : { code, presentment };
  });
  return [{ code: countryCode, presentment: null }, ...others];
}
