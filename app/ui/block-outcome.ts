import type { AdminKey } from '#app/i18n/admin/speak.ts';

export type BlockListRefusal =
  'not_readable' | 'shared_provider' | 'already_blocked' | 'not_blocked' | 'note_too_long' | 'not_found';
export type BlockListOutcome =
  | { done: 'added'; typed: string }
  /** What brings it back. */
  | { done: 'removed'; undo: string }
  | { done: 'restored' }
  /** Whether what was typed is on the list, by itself or by its domain. */
  | { done: 'looked_up'; typed: string; foundBy: 'itself' | 'domain' | null }
  | { refused: BlockListRefusal; at: 'add' | 'look_up' | 'list' };

export const blockListRefusals = {
  not_readable: { words: 'blocks.refusal.not_readable', status: 422 },
  shared_provider: { words: 'blocks.refusal.shared_provider', status: 422 },
  already_blocked: { words: 'blocks.refusal.already_blocked', status: 409 },
  not_blocked: { words: 'blocks.refusal.not_blocked', status: 409 },
  note_too_long: { words: 'blocks.refusal.note_too_long', status: 422 },
  not_found: { words: 'blocks.refusal.not_found', status: 404 },
} as const satisfies Record<BlockListRefusal, { words: AdminKey; status: number }>;
