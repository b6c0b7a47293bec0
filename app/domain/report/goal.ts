import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { moneySchema, parseMoney } from '../money.ts';
import type { Figures } from './figures.ts';
import { divideRounded } from './measures.ts';

/** What a goal can count in a month of the shop. */
export const goalMeasures = ['newCustomers', 'rewarded', 'revenue'] as const;
export type GoalMeasure = (typeof goalMeasures)[number];

const most = 1_000_000;

/** What a program is to bring in a month. Kept as JSON with its own version; always parsed, never cast. */
export const programGoalSchema = z.union([
  z.object({
    version: z.literal(1),
    measure: z.enum(['newCustomers', 'rewarded']),
    target: z.number().int().min(1).max(most),
  }),
  z.object({
    version: z.literal(1),
    measure: z.literal('revenue'),
    target: moneySchema.refine(({ amountMinor }) => amountMinor > 0n),
  }),
]);
export type ProgramGoal = z.infer<typeof programGoalSchema>;

/** Reads a stored goal; throws when a row holds something this program cannot know. */
export function parseProgramGoal(json: unknown): ProgramGoal | null {
  return json === null ? null : programGoalSchema.parse(json);
}

/** A goal as it goes into JSON, which knows no large numbers. */
export function encodeProgramGoal(goal: ProgramGoal): z.input<typeof programGoalSchema> {
  return z.encode(programGoalSchema, goal);
}

export type GoalProblem = 'no_number' | 'not_whole' | 'too_small' | 'too_large';

/** Reads what the merchant typed, with a comma where their region writes one. */
export function readGoal(
  measure: GoalMeasure,
  typed: string,
  currency: string,
): { goal: ProgramGoal } | { problem: GoalProblem } {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (!/^-?\d{1,15}(\.\d+)?$/.test(text)) return { problem: 'no_number' };
  if (Number(text) <= 0) return { problem: 'too_small' };
  if (measure !== 'revenue') {
    if (!/^\d+$/.test(text)) return { problem: 'not_whole' };
    const target = Number(text);
    return target > most ? { problem: 'too_large' } : { goal: { version: 1, measure, target } };
  }
  const target = parseMoney(text, currency);
  if (target === null) return { problem: 'no_number' };
  return Number(text) > 1_000_000_000 ? { problem: 'too_large' } : { goal: { version: 1, measure, target } };
}

/** Where a program stands in a month; amounts count the currency's smallest units, or pieces. */
export interface Standing {
  reached: bigint;
  target: bigint;
  /** In whole percent of the target, never under 0; cut, so that 100 means that it is reached. */
  percent: number;
  /** What the month would come to if every day were like those so far. */
  atThisPace: bigint;
}

export function standingOf(goal: ProgramGoal, figures: Figures, today: string): Standing {
  const day = Temporal.PlainDate.from(today);
  const reached = reachedOf(goal.measure, figures);
  const target = goal.measure === 'revenue' ? goal.target.amountMinor : BigInt(goal.target);
  const percent = Number((reached * 100n) / target);
  return {
    reached,
    target,
    percent: Math.max(0, percent),
    atThisPace: divideRounded(reached * BigInt(day.daysInMonth), BigInt(day.day)),
  };
}

/** What a goal counts, in smallest units or pieces. */
export function reachedOf(measure: GoalMeasure, figures: Figures): bigint {
  return measure === 'revenue' ? figures.revenue.amountMinor : BigInt(figures[measure]);
}

/** The last day of the month that `today` lies in. */
export function lastDayOfMonth(today: string): string {
  const day = Temporal.PlainDate.from(today);
  return day.with({ day: day.daysInMonth }).toString();
}

/** The shop's month that `today` lies in, and the months before it, newest first. */
export function monthsBefore(today: string, count: number): { month: string; period: { from: string; to: string } }[] {
  const first = Temporal.PlainDate.from(today).with({ day: 1 });
  return Array.from({ length: count }, (_, index) => {
    const start = first.subtract({ months: index });
    const end = start.add({ months: 1 }).subtract({ days: 1 });
    return {
      month: start.toPlainYearMonth().toString(),
      period: { from: start.toString(), to: index === 0 ? today : end.toString() },
    };
  });
}
