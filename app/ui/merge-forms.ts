import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { isSame } from './is-same.ts';

/** What was changed here since `base` upon what was saved elsewhere meanwhile: a setting that both changed stays as typed here. */
export function mergeForms(base: ProgramForm, theirs: ProgramForm, mine: ProgramForm): ProgramForm {
  const changed = (Object.keys(mine) as (keyof ProgramForm)[]).filter((name) => !isSame(base[name], mine[name]));
  return { ...theirs, ...Object.fromEntries(changed.map((name) => [name, mine[name]])) };
}
