import { lapseRewards } from '#app/operations/lapse-rewards.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'lapse-rewards'> = (_payload, now) => lapseRewards({ now });
