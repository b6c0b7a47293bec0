import { issueReward } from '#app/operations/issue-reward.ts';
import type { Handler } from '../handler.ts';

export const handle: Handler<'issue-reward'> = ({ shopId, rewardId }, now) => issueReward({ shopId, rewardId, now });
