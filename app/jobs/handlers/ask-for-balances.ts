import { askForBalances } from '#app/operations/ask-for-balances.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'ask-for-balances'> = () => askForBalances();
