import type { Reward } from './reward.ts';

/** What a merchant can answer to a reward that is their task. */
export const taskAnswers = ['done', 'undone', 'it_is_there', 'it_is_not_there', 'try_again'] as const;
export type TaskAnswer = (typeof taskAnswers)[number];

type Task = Pick<Reward, 'status' | 'reason' | 'offer'>;

/** Whether it is the merchant who hands it over: by its kind, or because Shopify refused to. */
export function isHandedOver({ reason, offer }: Task): boolean {
  return offer.benefit.kind === 'custom' || reason === 'refused_by_shopify';
}

/** Whether Shopify can be asked once more for what it refused. */
export function isRetryable({ reason, offer }: Task): boolean {
  return offer.benefit.kind !== 'custom' && reason === 'refused_by_shopify';
}

/** The answers that a reward waits for, the likely one first. */
export function answersFor(reward: Task): TaskAnswer[] {
  switch (reward.status) {
    case 'to_hand_over':
      return isRetryable(reward) ? ['try_again', 'done'] : ['done'];
    case 'unclear':
      return ['it_is_there', 'it_is_not_there'];
    case 'issued':
      return isHandedOver(reward) ? ['undone'] : [];
    default:
      return [];
  }
}
