import { reverseReward } from '#app/operations/reverse-reward.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'reverse-reward'> = ({ shopId, reversalId }, now) =>
  reverseReward({ shopId, reversalId, now });
