import { currencyDigits, formatDecimal, parseMoney } from '../money.ts';
import type { ProgramSettings } from './settings.ts';

/** What the editor's form sends: plain text, field by field. */
export interface ProgramForm {
  name: string;
  friendPercent: string;
  advocatePercent: string;
  minimumSubtotal: string;
  firstOrderOnly: boolean;
  claimDays: string;
}

export type ProgramField = keyof ProgramForm;
export type FieldProblem =
  'required' | 'too_long' | 'not_a_percentage' | 'not_an_amount' | 'not_positive' | 'not_days' | 'both_empty';
export type ProgramFormOutcome =
  | { ok: true; name: string; settings: ProgramSettings }
  | { ok: false; problems: Partial<Record<ProgramField, FieldProblem>> };

/** Turns the form into settings, or names what is wrong with each field. An empty percentage means no reward. */
export function parseProgramForm(form: ProgramForm, currency: string): ProgramFormOutcome {
  const problems: Partial<Record<ProgramField, FieldProblem>> = {};
  const name = form.name.trim();
  if (name === '') problems.name = 'required';
  else if (name.length > 80) problems.name = 'too_long';

  const friendPercent = parseWhole(form.friendPercent, 1, 100);
  if (friendPercent === 'wrong') problems.friendPercent = 'not_a_percentage';
  const advocatePercent = parseWhole(form.advocatePercent, 1, 100);
  if (advocatePercent === 'wrong') problems.advocatePercent = 'not_a_percentage';
  if (friendPercent === null && advocatePercent === null) problems.friendPercent = 'both_empty';

  const claimDays = parseWhole(form.claimDays, 1, 365);
  if (claimDays === 'wrong' || claimDays === null) problems.claimDays = 'not_days';

  const minimum =
    form.minimumSubtotal.trim() === '' ? null : parseMoney(decimalPoint(form.minimumSubtotal, currency), currency);
  if (minimum === null && form.minimumSubtotal.trim() !== '') problems.minimumSubtotal = 'not_an_amount';
  else if (minimum !== null && minimum.amountMinor <= 0n) problems.minimumSubtotal = 'not_positive';

  if (
    Object.keys(problems).length > 0 ||
    typeof claimDays !== 'number' ||
    friendPercent === 'wrong' ||
    advocatePercent === 'wrong'
  ) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    name,
    settings: {
      version: 1,
      friendBenefit: friendPercent === null ? null : { kind: 'percentage', percent: friendPercent },
      advocateBenefit: advocatePercent === null ? null : { kind: 'percentage', percent: advocatePercent },
      minimumSubtotal: minimum,
      firstOrderOnly: form.firstOrderOnly,
      claimDays,
    },
  };
}

/** The form as it shows stored settings. */
export function toProgramForm(name: string, settings: ProgramSettings): ProgramForm {
  return {
    name,
    friendPercent: settings.friendBenefit?.percent.toString() ?? '',
    advocatePercent: settings.advocateBenefit?.percent.toString() ?? '',
    minimumSubtotal: settings.minimumSubtotal === null ? '' : formatDecimal(settings.minimumSubtotal),
    firstOrderOnly: settings.firstOrderOnly,
    claimDays: settings.claimDays.toString(),
  };
}

/** People of many languages type a comma for the point. One that may part thousands is left, and then refused. */
function decimalPoint(text: string, currency: string): string {
  const typed = text.trim().replace(/[\s\u00a0\u202f]/g, '');
  const digits = currencyDigits(currency);
  return digits === 0 ? typed : typed.replace(new RegExp(`,(?=\\d{1,${digits}}$)`), '.');
}

function parseWhole(text: string, least: number, most: number): number | null | 'wrong' {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  return value >= least && value <= most ? value : 'wrong';
}
