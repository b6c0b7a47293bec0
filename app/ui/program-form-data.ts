import type { ProgramForm } from '#app/domain/program/form-fields.ts';

/**
 * The editor's form as it travels to its action, with what the action is asked to do. `readProgramForm` takes it in. Two with
 * one key make one program.
 */
export function toFormData(
  intent: string,
  revision: number,
  form: ProgramForm,
  formKey: string = crypto.randomUUID(),
): Record<string, string> {
  return { intent, revision: String(revision), form: JSON.stringify(form), formKey };
}
