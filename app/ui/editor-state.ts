import type { ProgramField, ProgramForm } from '#app/domain/program/form.ts';

/** What was saved, and what the merchant made of it since. */
export interface EditorState {
  saved: { form: ProgramForm; revision: number };
  typed: ProgramForm;
}

export type EditorEvent =
  | { kind: 'typed'; field: ProgramField; value: string | boolean }
  /** The server holds this now. */
  | { kind: 'arrived'; form: ProgramForm; revision: number }
  /** Our own save went through; `form` is what was sent. */
  | { kind: 'saved'; form: ProgramForm; revision: number }
  /** The merchant gives up what was typed for what the server holds. */
  | { kind: 'replaced'; form: ProgramForm; revision: number };

export function startEditing(form: ProgramForm, revision: number): EditorState {
  return { saved: { form, revision }, typed: form };
}

/** Every step of editing. What was typed is given up only when the merchant says so. */
export function edit(state: EditorState, event: EditorEvent): EditorState {
  switch (event.kind) {
    case 'typed':
      return { ...state, typed: { ...state.typed, [event.field]: event.value } };
    case 'arrived':
      return isDirty(state) ? state : startEditing(event.form, event.revision);
    case 'saved':
      return { saved: { form: event.form, revision: event.revision }, typed: state.typed };
    case 'replaced':
      return startEditing(event.form, event.revision);
  }
}

/** Whether something was typed that is not saved. */
export function isDirty({ saved, typed }: EditorState): boolean {
  return !sameForm(saved.form, typed);
}

export function sameForm(left: ProgramForm, right: ProgramForm): boolean {
  return (
    left.name === right.name &&
    left.friendPercent === right.friendPercent &&
    left.advocatePercent === right.advocatePercent &&
    left.minimumSubtotal === right.minimumSubtotal &&
    left.firstOrderOnly === right.firstOrderOnly &&
    left.claimDays === right.claimDays
  );
}
