import type { FieldPath } from './form-fields.ts';

/** Everything that can be wrong with a field. Both languages of the admin have a sentence for each. */
export const fieldProblems = [
  'required',
  'too_long',
  'too_many',
  'not_a_percentage',
  'not_an_amount',
  'not_positive',
  'too_large',
  'not_days',
  'not_a_count',
  'not_a_date',
  'not_a_tag',
  'end_before_start',
  'both_empty',
  'kind_not_for_friends',
  'no_items',
  'cost_needed',
  'tiers_start_late',
  'tiers_not_rising',
  'milestone_twice',
  'surprise_twice',
] as const;
export type FieldProblem = (typeof fieldProblems)[number];
export type FieldProblems = Partial<Record<FieldPath, FieldProblem>>;
