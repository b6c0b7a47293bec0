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
  const list = new Intl.ListFormat(region, { type: 'conjunction' });
  const separator = count.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  return {
    money: ({ decimal, currency }) => settle(writeDecimal(decimal, currency, region)),
    percent: (value) => settle(percent.format(value / 100)),
    typed: (decimal) => decimal.replace('.', separator),
    count: (value) => settle(count.format(value)),
    moment: (iso) => settle(moment.format(new Date(iso))),
    lastDay: (iso) => settle(day.format(new Date(Date.parse(iso) - 1))),
    date: (text) => settle(date.format(new Date(`${text}T00:00Z`))),
    month: (text) => settle(month.format(new Date(`${text}-01T00:00Z`))),
    list: (things) => settle(list.format(things)),
  };
}

function settle(text: string): string {
  return text.replace(/[\u2009\u202f]/g, '\u00a0');
}
