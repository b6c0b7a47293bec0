import { sweepRewards } from '#app/operations/sweep-rewards.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'sweep-rewards'> = (_payload, now) => sweepRewards({ now });
