import { currencyDigits } from '../currency.ts';
import { parseMoney, type Money } from '../money.ts';
import { isDate } from '../time.ts';
import type { FieldProblem, FieldProblems } from './field-problems.ts';
import type { FieldPath } from './form-fields.ts';

/** In minor units: sums of many still fit into the database's whole numbers. */
export const largestAmount = 10n ** 16n;

/**
 * Reads typed fields of one form and keeps what is wrong with each. A wrong field is read as something harmless, so that
 * every other field is still looked at; a form with problems is refused as a whole.
 */
export class FieldReader {
  readonly problems: FieldProblems = {};

  readonly currency: string;

  constructor(currency: string) {
    this.currency = currency;
  }

  /** The first problem of a field is the one that is told. */
  refuse(path: FieldPath, problem: FieldProblem): void {
    this.problems[path] ??= problem;
  }

  text(path: FieldPath, typed: string, most: number): string {
    const text = typed.trim();
    if (text === '') this.refuse(path, 'required');
    else if (text.length > most) this.refuse(path, 'too_long');
    return text;
  }

  /** Shopify parts tags at commas. */
  tag(path: FieldPath, typed: string, most: number): string {
    const tag = this.text(path, typed, most);
    if (tag.includes(',')) this.refuse(path, 'not_a_tag');
    return tag;
  }

  whole(path: FieldPath, typed: string, least: number, most: number, problem: FieldProblem): number {
    const value = wholeNumber(typed);
    if (value >= least && value <= most) return value;
    this.refuse(path, problem);
    return least;
  }

  optionalWhole(path: FieldPath, typed: string, most: number, problem: FieldProblem): number | null {
    return typed.trim() === '' ? null : this.whole(path, typed, 1, most, problem);
  }

  /** An amount above zero. */
  amount(path: FieldPath, typed: string): Money {
    const amount = this.amountOrZero(path, typed);
    if (amount.amountMinor === 0n) this.refuse(path, 'not_positive');
    return amount;
  }

  optionalAmount(path: FieldPath, typed: string): Money | null {
    return typed.trim() === '' ? null : this.amount(path, typed);
  }

  amountOrZero(path: FieldPath, typed: string): Money {
    const zero = { amountMinor: 0n, currency: this.currency };
    const amount = parseMoney(decimalPoint(typed, this.currency), this.currency);
    const problem =
      typed.trim() === ''
        ? 'required'
        : amount === null || amount.amountMinor < 0n
          ? 'not_an_amount'
          : amount.amountMinor > largestAmount
            ? 'too_large'
            : null;
    if (problem !== null) this.refuse(path, problem);
    return amount ?? zero;
  }

  optionalDate(path: FieldPath, typed: string): string | null {
    const date = typed.trim();
    if (date === '') return null;
    if (!isDate(date)) this.refuse(path, 'not_a_date');
    return date;
  }

  /** What is past the limit is not looked at. */
  rows<Row>(path: FieldPath, rows: readonly Row[], most: number): readonly Row[] {
    if (rows.length > most) this.refuse(path, 'too_many');
    return rows.slice(0, most);
  }
}

/** The number that is typed in plain digits; NaN for anything else. */
export function wholeNumber(typed: string): number {
  const text = typed.trim();
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

/** People of many languages type a comma for the point. One that may part thousands is left, and then refused. */
function decimalPoint(text: string, currency: string): string {
  const typed = text.trim().replace(/[\s\u00a0\u202f]/g, '');
  const digits = currencyDigits(currency);
  return digits === 0 ? typed : typed.replace(new RegExp(`,(?=\\d{1,${digits}}$)`), '.');
}
