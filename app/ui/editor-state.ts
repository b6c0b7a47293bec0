import type { FieldPath, ProgramForm } from '#app/domain/program/form-fields.ts';
import { isSame } from './is-same.ts';
import { mergeForms } from './merge-forms.ts';

/** What was saved, and what the merchant made of it since. */
export interface EditorState {
  saved: { form: ProgramForm; revision: number };
  typed: ProgramForm;
}

export type EditorEvent =
  | { kind: 'typed'; form: ProgramForm }
  /** The server holds this now. */
  | { kind: 'arrived'; form: ProgramForm; revision: number }
  /** Our own save went through; `form` is what was sent. */
  | { kind: 'saved'; form: ProgramForm; revision: number }
  /** The merchant gives up what was typed for what the server holds. */
  | { kind: 'replaced'; form: ProgramForm; revision: number }
  /** What was typed goes on upon what the server holds, which somebody else saved. */
  | { kind: 'combined'; form: ProgramForm; revision: number };

export function startEditing(form: ProgramForm, revision: number): EditorState {
  return { saved: { form, revision }, typed: form };
}

/** Every step of editing. What was typed is given up only when the merchant says so. */
export function edit(state: EditorState, event: EditorEvent): EditorState {
  switch (event.kind) {
    case 'typed':
      return { ...state, typed: event.form };
    case 'arrived':
      return isDirty(state) ? state : startEditing(event.form, event.revision);
    case 'saved':
      return { saved: { form: event.form, revision: event.revision }, typed: state.typed };
    case 'replaced':
      return startEditing(event.form, event.revision);
    case 'combined':
      return {
        saved: { form: event.form, revision: event.revision },
        typed: mergeForms(state.saved.form, event.form, state.typed),
      };
  }
}

/** Whether something was typed that is not saved. */
export function isDirty({ saved, typed }: EditorState): boolean {
  return !isSame(saved.form, typed);
}

/** Problems of the form that was sent which still stand: a field that was changed since is no longer accused. */
export function standingProblems<Problem>(
  problems: Readonly<Record<FieldPath, Problem>>,
  sent: ProgramForm,
  typed: ProgramForm,
): Record<FieldPath, Problem> {
  return Object.fromEntries(
    Object.entries(problems).filter(([path]) => isSame(valueAt(sent, path), valueAt(typed, path))),
  );
}

/** What stands at a path such as `tiers.1.offer.percent`. */
function valueAt(form: ProgramForm, path: FieldPath): unknown {
  return path.split('.').reduce<unknown>((node, key) => {
    return typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? Reflect.get(node, key) : undefined;
  }, form);
}
