import type { Reward } from './reward.ts';
import { answersFor, taskAnswers } from './task.ts';

/** What a merchant can do about a reward: answer it as a task, give it although a limit kept it back, take it back. */
export const rewardActions = [...taskAnswers, 'give', 'take_back'] as const;
export type RewardAction = (typeof rewardActions)[number];

/** The actions that mean something as it stands; the friend's was used on the order and stays as it is. */
export function actionsOn(reward: Reward): RewardAction[] {
  if (reward.side === 'friend') return [];
  switch (reward.status) {
    case 'limited':
      return ['give'];
    case 'waiting':
    case 'approved':
    case 'to_hand_over':
    case 'issued':
      return [...answersFor(reward), 'take_back'];
    case 'issuing':
    case 'unclear':
    case 'withheld':
    case 'reversed':
      return answersFor(reward);
  }
}
