import type { ProgramForm } from '#app/domain/program/form.ts';

/** The editor's form as it travels to its action, with what the action is asked to do. */
export function toFormData(intent: string, revision: number, form: ProgramForm): Record<string, string> {
  return { ...form, intent, revision: String(revision), firstOrderOnly: form.firstOrderOnly ? 'yes' : 'no' };
}

/** The form as it arrived. Text is taken as it is: the domain says what is wrong with it. */
export function readProgramForm(data: FormData): ProgramForm {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    name: text('name'),
    friendPercent: text('friendPercent'),
    advocatePercent: text('advocatePercent'),
    minimumSubtotal: text('minimumSubtotal'),
    firstOrderOnly: text('firstOrderOnly') === 'yes',
    claimDays: text('claimDays'),
  };
}
