import { readRewardBalances } from '#app/operations/read-reward-balances.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'read-reward-balances'> = ({ shopId }, now) => readRewardBalances({ shopId, now });
