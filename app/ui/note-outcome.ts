import type { AdminKey } from '#app/i18n/admin/speak.ts';

export type NoteRefusal = 'note_empty' | 'note_too_long' | 'not_found';
export type NoteOutcome =
  { done: 'written' | 'deleted' | 'restored'; noteId: string | null } | { refused: NoteRefusal };

export const noteRefusals = {
  note_empty: { words: 'notes.refusal.note_empty', status: 422 },
  note_too_long: { words: 'notes.refusal.note_too_long', status: 422 },
  not_found: { words: 'notes.refusal.not_found', status: 404 },
} as const satisfies Record<NoteRefusal, { words: AdminKey; status: number }>;
