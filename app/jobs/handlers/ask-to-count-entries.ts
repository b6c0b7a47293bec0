import { askToCountEntries } from '#app/operations/ask-to-count-entries.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'ask-to-count-entries'> = () => askToCountEntries();
