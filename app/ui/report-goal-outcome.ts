import type { GoalProblem } from '#app/domain/report/goal.ts';

/** What the page hears after a goal was set or removed. */
export type GoalOutcome = { done: 'saved' | 'cleared' } | { problem: GoalProblem } | { refused: 'not_found' };
