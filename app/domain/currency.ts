/**
 * Currencies whose smallest unit is no hundredth. Source: ISO 4217, list one, column "minor unit". It is written down
 * here because `Intl` goes by habit: it has no cents for COP or HUF, whose amounts Shopify writes with two digits.
 */
const digitsByIso: ReadonlyMap<string, number> = new Map([
  ...of(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...of(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...of(4, 'CLF UYW'),
]);

function of(digits: number, currencies: string): [string, number][] {
  return currencies.split(' ').map((currency) => [currency, digits]);
}

/** Digits after the point: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency: string): number {
  return digitsByIso.get(currency) ?? 2;
}

/**
 * A decimal such as `49.90` as people of `locale` write it. Exact: the formatter gets the decimal itself, never a float.
 * Whole amounts follow the habits of the currency (`HUF 1,500`); of any other, every digit is shown.
 */
export function writeDecimal(decimal: string, currency: string, locale: string): string {
  const digits = currencyDigits(currency);
  const isWhole = !/\..*[1-9]/.test(decimal);
  const fraction = { maximumFractionDigits: digits, ...(isWhole ? {} : { minimumFractionDigits: digits }) };
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...fraction });
  return format.format(decimal as Intl.StringNumericLiteral);
}
