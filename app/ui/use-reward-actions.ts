import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect } from 'react';
import type { RewardAction } from '#app/domain/reward/reward-actions.ts';
import { rewardRefusals, type ReversalAnswer, type RewardOutcome } from './reward-outcome.ts';
import { useText } from './text.tsx';
import { useSingleFetcher } from './use-single-fetcher.ts';

/** Does what the merchant asks about a reward, says that it was done, and answers why it was not. */
export function useRewardActions() {
  const t = useText();
  const bridge = useAppBridge();
  const fetcher = useSingleFetcher<RewardOutcome>();
  const outcome = fetcher.data;
  const done = outcome !== undefined && 'done' in outcome ? outcome.done : null;
  useEffect(() => {
    if (done !== null) bridge.toast.show(t(`reward.toast.${done}`));
  }, [done, outcome, bridge, t]);
  return {
    isBusy: fetcher.state !== 'idle',
    refusal: outcome !== undefined && 'refused' in outcome ? t(rewardRefusals[outcome.refused].words) : null,
    act: (rewardId: string, action: RewardAction) =>
      fetcher.submit({ intent: action }, { method: 'post', action: `/app/rewards/${rewardId}` }),
    resend: (rewardId: string) =>
      fetcher.submit(
        { intent: 'resend', pressKey: crypto.randomUUID() },
        { method: 'post', action: `/app/rewards/${rewardId}` },
      ),
    answer: (reversalId: string, answer: ReversalAnswer) =>
      fetcher.submit({ intent: answer }, { method: 'post', action: `/app/reversals/${reversalId}` }),
  };
}
