import { writeDecimal } from '#app/domain/currency.ts';

/** An amount as loaders hand it over: Shopify's decimal form, exact. */
export interface DecimalMoney {
  decimal: string;
  currency: string;
}

export interface Format {
  money(money: DecimalMoney): string;
  /** `percent` as in 10 for ten percent. */
  percent(percent: number): string;
  count(count: number): string;
  /** With a digit after the point where there is one: 12.5 %. */
  rate(percent: number): string;
  /** The same with its sign, for what grew or shrank. */
  change(percent: number): string;
  /** How many times one thing is the other, with up to two digits. */
  ratio(ratio: number): string;
  /** As little room as possible, for the axis of a chart; never where the exact figure counts. */
  short(value: number, currency?: string): string;
  /** A decimal string as it is typed into a field: `49,90` where people write a comma. */
  typed(decimal: string): string;
  /** Day and time in the shop's time zone. */
  moment(iso: string): string;
  /** The last day of what ends at this moment, in the shop's time zone. */
  lastDay(iso: string): string;
  /** A day of the shop's calendar, such as `2026-11-22`. */
  date(day: string): string;
  /** A month of the shop's calendar, such as `2026-11`. */
  month(month: string): string;
  /** The same without its year, in little room. */
  monthName(month: string): string;
  /** A day or a month in little room: `22 Nov`, `Nov 2026`. */
  shortTime(dayOrMonth: string): string;
  /** Days from one to another, as briefly as the region says it. */
  days(from: string, to: string): string;
  /** A country by its ISO 3166 code. */
  country(code: string): string;
  /** A language by its name, such as `German`. */
  language(tag: string): string;
  /** Things one after the other, with the word before the last. */
  list(things: string[]): string;
}

/**
 * Writes figures and dates as the merchant's region does. The server and the browser must write the very same text, and
 * they may disagree about which narrow space to use, so all of them become the plain no-break space.
 */
export function createFormat(region: string, timeZone: string): Format {
  const percent = new Intl.NumberFormat(region, { style: 'percent' });
  const count = new Intl.NumberFormat(region);
  const moment = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const day = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeZone });
  // A day of a calendar is the same everywhere: read as UTC and written as UTC.
  const date = new Intl.DateTimeFormat(region, { dateStyle: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(region, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const shortMonth = new Intl.DateTimeFormat(region, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const monthName = new Intl.DateTimeFormat(region, { month: 'short', timeZone: 'UTC' });
  const span = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeZone: 'UTC' });
  const country = new Intl.DisplayNames(region, { type: 'region', fallback: 'code' });
  const rate = new Intl.NumberFormat(region, { style: 'percent', maximumFractionDigits: 1 });
  const change = new Intl.NumberFormat(region, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const ratio = new Intl.NumberFormat(region, { maximumFractionDigits: 2 });
  const atNoon = (text: string) => new Date(`${text}T12:00Z`);
  const list = new Intl.ListFormat(region, { type: 'conjunction' });
  const languages = new Intl.DisplayNames(region, { type: 'language' });
  const separator = count.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  return {
    money: ({ decimal, currency }) => settle(writeDecimal(decimal, currency, region)),
    percent: (value) => settle(percent.format(value / 100)),
    typed: (decimal) => decimal.replace('.', separator),
    count: (value) => settle(count.format(value)),
    rate: (value) => settle(rate.format(value / 100)),
    change: (value) => settle(change.format(value / 100)),
    ratio: (value) => settle(ratio.format(value)),
    short: (value, currency) =>
      settle(
        new Intl.NumberFormat(region, {
          notation: 'compact',
          ...(currency === undefined ? {} : { style: 'currency', currency, maximumFractionDigits: 1 }),
        }).format(value),
      ),
    moment: (iso) => settle(moment.format(new Date(iso))),
    lastDay: (iso) => settle(day.format(new Date(Date.parse(iso) - 1))),
    date: (text) => settle(date.format(new Date(`${text}T00:00Z`))),
    month: (text) => settle(month.format(new Date(`${text}-01T00:00Z`))),
    monthName: (text) => settle(monthName.format(atNoon(`${text}-01`))),
    shortTime: (text) =>
      settle(text.length === 7 ? shortMonth.format(atNoon(`${text}-01`)) : shortDay.format(atNoon(text))),
    days: (from, to) =>
      from === to
        ? settle(span.format(atNoon(from)))
        : // Which spaces stand around the dash is another thing they disagree about.
          settle(span.formatRange(atNoon(from), atNoon(to)).replace(/\s*–\s*/, ' – ')),
    country: (code) => country.of(code) ?? code,
    language: (tag) => named(languages.of(tag) ?? tag),
    list: (things) => settle(list.format(things)),
  };
}

function settle(text: string): string {
  return text.replace(/[\u2009\u202f]/g, '\u00a0');
}

/** Names of languages begin a line here; some languages write them small. */
function named(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
