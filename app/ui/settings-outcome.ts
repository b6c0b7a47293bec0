import type { SettingProblem } from '#app/domain/shop/settings-form.ts';
import type { WordProblem } from '#app/i18n/check-word.ts';
import type { AdminTranslate } from '#app/i18n/admin/speak.ts';
import type { Format } from '#app/i18n/admin/format.ts';

/** What became of a page of the settings that was sent. */
export type SettingsAnswer<Form, Problem> =
  | { done: 'saved' }
  | { refused: 'invalid'; problems: Record<string, Problem> }
  /** Somebody else saved the same page first, as `theirs`. */
  | { refused: 'conflict'; theirs: Form };

export const settingsStatus = { invalid: 422, conflict: 409 } as const;

/** The sentence for what is wrong with a typed setting. */
export function settingProblemWords(t: AdminTranslate, problem: SettingProblem | undefined): string | undefined {
  return problem === undefined ? undefined : t(`settings.problem.${problem}`);
}

/** The sentence for what is wrong with a text of the merchant's own. */
export function wordProblemWords(
  { t, format }: { t: AdminTranslate; format: Format },
  problem: WordProblem | undefined,
): string | undefined {
  if (problem === undefined) return undefined;
  switch (problem.problem) {
    case 'too_long':
      return t('settings.words.problem.tooLong', { most: format.count(problem.most) });
    case 'unknown_placeholder':
      return problem.allowed.length === 0
        ? t('settings.words.problem.noPlaceholders', { name: written(problem.name) })
        : t('settings.words.problem.unknownPlaceholder', {
            name: written(problem.name),
            allowed: format.list(problem.allowed.map(written)),
          });
    case 'missing_placeholder':
      return t('settings.words.problem.missingPlaceholder', { name: written(problem.name) });
    case 'broken_placeholder':
      return t('settings.words.problem.brokenPlaceholder');
    case 'markup':
      return t('settings.words.problem.markup');
  }
}

/** A placeholder as it is typed. */
export function written(name: string): string {
  return `{{${name}}}`;
}
