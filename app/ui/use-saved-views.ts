import { useRevalidator } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import type { ViewRefusal } from '#app/domain/list/view-name.ts';
import type { AdminKey } from '#app/i18n/admin/speak.ts';
import { useText } from './text.tsx';

export type ViewAnswer = { id: string } | { done: 'deleted' } | { refused: ViewRefusal };
export const viewRefusals = {
  required: { words: 'lists.views.refusal.required', status: 422 },
  too_long: { words: 'lists.views.refusal.too_long', status: 422 },
  taken: { words: 'lists.views.refusal.taken', status: 422 },
  full: { words: 'lists.views.refusal.full', status: 422 },
  not_found: { words: 'lists.views.refusal.not_found', status: 404 },
} as const satisfies Record<ViewRefusal, { words: AdminKey; status: number }>;

type Wish =
  | { intent: 'save'; name: string; query: string }
  | { intent: 'update'; id: string; query: string }
  | { intent: 'rename'; id: string; name: string }
  | { intent: 'delete'; id: string };

/** What was refused, so that it can be put right: the wish, and why in words. */
export interface RefusedWish {
  wish: Wish;
  why: string;
}

/** Saves, renames and deletes the views of a list; answers the id of what was saved, or null when it was refused. */
export function useSavedViews(list: ListName) {
  const t = useText();
  const bridge = useAppBridge();
  const { revalidate } = useRevalidator();
  const [refused, setRefused] = useState<RefusedWish | null>(null);

  async function ask(wish: Wish): Promise<string | null> {
    const answer = await send({ list, ...wish });
    if (answer === null || 'refused' in answer) {
      const words = answer === null ? 'lists.views.refusal.failed' : viewRefusals[answer.refused].words;
      setRefused({ wish, why: t(words) });
      return null;
    }
    setRefused(null);
    const told = { save: 'saved', update: 'saved', rename: 'renamed', delete: 'deleted' } as const;
    bridge.toast.show(t(`lists.views.${told[wish.intent]}`));
    revalidate();
    return 'id' in answer ? answer.id : '';
  }
  return { ask, refused, forget: () => setRefused(null) };
}

/** App Bridge adds who is asking to every request to our own address. Null when there was no answer to read. */
async function send(form: Record<string, string>): Promise<ViewAnswer | null> {
  try {
    const body = new URLSearchParams(form);
    const response = await fetch('/app/views', { method: 'POST', body });
    return response.ok || response.status === 422 || response.status === 404
      ? ((await response.json()) as ViewAnswer)
      : null;
  } catch {
    // The connection is gone, which is what the merchant is told.
    return null;
  }
}
