import type { Amount } from '#app/domain/report/measures.ts';
import type { Format } from '#app/i18n/admin/format.ts';
import type { CsvCell } from './report-csv.ts';

/** Stands where there is nothing to measure. */
export const nothingToMeasure = '–';

export function writeAmount(amount: Amount | null | undefined, format: Format): string {
  if (amount === null || amount === undefined) return nothingToMeasure;
  switch (amount.kind) {
    case 'count':
      return format.count(amount.count);
    case 'money':
      return format.money(amount);
    case 'ratio':
      return `${format.ratio(amount.ratio)}×`;
    case 'percent':
      return format.rate(amount.percent);
  }
}

/** The same for a spreadsheet: plain and exact, whatever the merchant's region writes. */
export function cellOf(amount: Amount | null | undefined): CsvCell {
  if (amount === null || amount === undefined) return '';
  switch (amount.kind) {
    case 'count':
      return { decimal: String(amount.count) };
    case 'money':
      return { decimal: amount.decimal };
    case 'ratio':
      return { decimal: String(amount.ratio) };
    case 'percent':
      return { decimal: String(amount.percent) };
  }
}

/** For drawing only: a picture needs no more digits than a float has. */
export function drawnSize(amount: Amount | null | undefined): number | null {
  if (amount === null || amount === undefined) return null;
  switch (amount.kind) {
    case 'count':
      return amount.count;
    case 'money':
      return Number(amount.decimal);
    case 'ratio':
      return amount.ratio;
    case 'percent':
      return amount.percent;
  }
}

/** A drawn size back in words, for the axis and the labels of a chart. */
export function writeDrawn(value: number, like: Amount | null | undefined, format: Format, isShort: boolean): string {
  switch (like?.kind) {
    case 'money':
      return isShort
        ? format.short(value, like.currency)
        : format.money({ decimal: String(value), currency: like.currency });
    case 'percent':
      return format.rate(value);
    case 'ratio':
      return `${format.ratio(value)}×`;
    default:
      return isShort ? format.short(value) : format.count(value);
  }
}
