import { noteOrderChange } from '#app/operations/note-order-change.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'note-order-change'> = ({ shopDomain, webhookId }, now) =>
  noteOrderChange({ shopDomain, webhookId, now });
