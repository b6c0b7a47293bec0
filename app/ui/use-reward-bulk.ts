import { useEffect, useRef, useState } from 'react';
import { rewardRefusals, type RewardRefusal } from './reward-outcome.ts';
import { useText } from './text.tsx';
import { useSingleFetcher } from './use-single-fetcher.ts';

/** What can be done to several rewards at once. */
export const bulkRewardActions = ['done', 'give', 'take_back'] as const;
export type BulkRewardAction = (typeof bulkRewardActions)[number];
/** How many it was done to, and why not to the others. */
export interface BulkRewardAnswer {
  done: number;
  refused: { id: string; refused: RewardRefusal }[];
}
/** The same in words. */
export interface BulkOutcome {
  done: number;
  refused: { name: string; why: string }[];
}

/** Does the same to several rewards and tells what became of it; `onDone` is called once for each answer. */
export function useRewardBulk(nameOf: (id: string) => string, onDone: () => void) {
  const t = useText();
  const fetcher = useSingleFetcher<BulkRewardAnswer>();
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;
  const told = useRef<BulkRewardAnswer | undefined>(undefined);
  // Once it was done, a row may be on another page: its name is remembered with the question.
  const names = useRef(new Map<string, string>());
  useEffect(() => {
    if (answer === undefined || told.current === answer) return;
    told.current = answer;
    setOutcome({
      done: answer.done,
      refused: answer.refused.map(({ id, refused }) => ({
        name: names.current.get(id) ?? '',
        why: t(rewardRefusals[refused].words),
      })),
    });
    onDone();
  });
  return {
    isBusy: fetcher.state !== 'idle',
    outcome,
    forget: () => setOutcome(null),
    act: (action: BulkRewardAction, ids: string[]) => {
      names.current = new Map(ids.map((id) => [id, nameOf(id)]));
      fetcher.submit({ intent: action, ids: ids.join(',') }, { method: 'post', action: '/app/rewards/bulk' });
    },
  };
}
