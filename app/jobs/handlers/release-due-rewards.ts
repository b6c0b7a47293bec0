import { releaseDueRewards } from '#app/operations/release-due-rewards.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'release-due-rewards'> = (_payload, now) => releaseDueRewards({ now });
