import type { FieldPath } from '#app/domain/program/form-fields.ts';
import type { Problems } from './program-outcome.ts';

export interface ProblemField {
  path: FieldPath;
  /** What the field is called on the page, with its group. */
  label: string;
  focus: () => void;
}

/** The fields that problems are about, in the order of the page, by the names that the page gives them. */
export function findProblemFields(problems: Problems): ProblemField[] {
  return [...document.querySelectorAll<HTMLElement>('[name], [data-field]')].flatMap((field) => {
    const path = field.getAttribute('name') ?? field.getAttribute('data-field') ?? '';
    if (!Object.hasOwn(problems, path)) return [];
    const target = field.matches('[data-field]') ? field.querySelector('button') : field;
    const group = field.closest('.ricochet-section')?.querySelector('h2')?.textContent;
    const label = [group, labelOf(target)].filter((part) => part !== null && part !== undefined && part !== '');
    return [{ path, label: label.join(' · '), focus: () => target?.focus() }];
  });
}

function labelOf(field: HTMLElement | null): string {
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement)
    return field.labels?.[0]?.textContent ?? '';
  return field?.textContent ?? '';
}
