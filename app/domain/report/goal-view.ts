import type { Amount } from './measures.ts';
import { formatDecimal, toDecimalMoney } from '../money.ts';
import type { Figures } from './figures.ts';
import { reachedOf, standingOf, type GoalMeasure, type ProgramGoal } from './goal.ts';

/** A program's goal and where it stands, plain enough to be sent to a browser. */
export interface GoalView {
  measure: GoalMeasure;
  target: Amount;
  /** As it is typed into a field. */
  typed: string;
  /** Null when the shop's currency is another than the goal's. */
  standing: { reached: Amount; percent: number; atThisPace: Amount } | null;
}

export function viewGoal(
  goal: ProgramGoal,
  figures: Figures,
  { today, currency }: { today: string; currency: string },
): GoalView {
  if (goal.measure !== 'revenue') {
    const standing = standingOf(goal, figures, today);
    return {
      measure: goal.measure,
      target: { kind: 'count', count: goal.target },
      typed: String(goal.target),
      standing: {
        reached: amountFor(goal.measure, standing.reached, currency),
        percent: standing.percent,
        atThisPace: amountFor(goal.measure, standing.atThisPace, currency),
      },
    };
  }
  const view = {
    measure: goal.measure,
    target: { kind: 'money', ...toDecimalMoney(goal.target) } as const,
    typed: formatDecimal(goal.target).replace(/\.0+$/, ''),
  };
  if (goal.target.currency !== currency) return { ...view, standing: null };
  const { reached, percent, atThisPace } = standingOf(goal, figures, today);
  return {
    ...view,
    standing: {
      reached: amountFor(goal.measure, reached, currency),
      percent,
      atThisPace: amountFor(goal.measure, atThisPace, currency),
    },
  };
}

/** A month that is over: what it brought of what the goal counts, and how much of today's goal that is. */
export interface GoalMonth {
  month: string;
  reached: Amount;
  percent: number;
}

export function viewGoalMonth(goal: ProgramGoal, month: string, figures: Figures, currency: string): GoalMonth {
  const reached = reachedOf(goal.measure, figures);
  const target = goal.measure === 'revenue' ? goal.target.amountMinor : BigInt(goal.target);
  return {
    month,
    reached: amountFor(goal.measure, reached, currency),
    percent: Math.max(0, Number((reached * 100n) / target)),
  };
}

function amountFor(measure: GoalMeasure, reached: bigint, currency: string): Amount {
  return measure === 'revenue'
    ? { kind: 'money', ...toDecimalMoney({ amountMinor: reached, currency }) }
    : { kind: 'count', count: Number(reached) };
}
