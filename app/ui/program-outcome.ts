import type { FieldProblem } from '#app/domain/program/field-problems.ts';
import type { FieldPath } from '#app/domain/program/form-fields.ts';
import type { AdminKey } from '#app/i18n/admin/speak.ts';
import type { Trouble } from './held-requests.ts';
import type { Unsupported } from './problem-words.ts';

/** What is wrong, field by field. */
export type Problems = Partial<Record<FieldPath, FieldProblem | Unsupported>>;

/** What the editor's actions may answer but success. */
export type ProgramRefusal = 'changed_elsewhere' | 'not_found' | 'nothing_changed' | 'shopify_silent';

export type ProgramSuccess =
  | { done: 'saved'; revision: number }
  | { done: 'published'; number: number }
  | { done: 'paused' | 'resumed' | 'archived' | 'moved' };

export type ProgramOutcome =
  | ProgramSuccess
  | { refused: 'invalid' | 'unsupported'; problems: Problems }
  | { refused: ProgramRefusal }
  /** It was given up: see held-requests.ts. */
  | { failed: Trouble };

/** What the merchant reads when the app refuses, and what the wire says. */
export const programRefusals = {
  changed_elsewhere: { words: 'program.refusal.changed_elsewhere', status: 409 },
  not_found: { words: 'program.refusal.not_found', status: 404 },
  nothing_changed: { words: 'program.refusal.nothing_changed', status: 409 },
  shopify_silent: { words: 'program.refusal.shopify_silent', status: 503 },
} satisfies Record<ProgramRefusal, { words: AdminKey; status: number }>;
