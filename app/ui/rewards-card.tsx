import { BlockStack, Card, Divider, Link, Text } from '@shopify/polaris';
import { Fragment, useState } from 'react';
import type { RewardAction } from '#app/domain/reward/reward-actions.ts';
import { RewardEntry, type RewardView } from './reward-entry.tsx';
import type { ReversalAnswer } from './reward-outcome.ts';
import { TakeBackModal } from './take-back-modal.tsx';
import { useText } from './text.tsx';

/** What each side got, how far it is and what the merchant can do about it; `none` is said when there is nothing. */
export function RewardsCard({
  rewards,
  none,
  isLinked = false,
  more,
  heading,
  isAlone = false,
  isBusy,
  onAct,
  onResend,
  onAnswer,
}: {
  rewards: RewardView[];
  none: string;
  isLinked?: boolean;
  /** Where the rest of them is. */
  more?: { url: string; words: string } | undefined;
  /** Instead of “Rewards”, where it is one that the page is about. */
  heading?: string;
  isAlone?: boolean;
  isBusy: boolean;
  onAct: (rewardId: string, action: RewardAction) => void;
  onResend: (rewardId: string) => void;
  onAnswer: (reversalId: string, answer: ReversalAnswer) => void;
}) {
  const t = useText();
  const [askedId, setAskedId] = useState<string | null>(null);

  function act(rewardId: string, action: RewardAction) {
    if (action === 'take_back') setAskedId(rewardId);
    else onAct(rewardId, action);
  }

  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {heading ?? t('referral.rewards')}
        </Text>
        {rewards.length === 0 ? <Text as="p">{none}</Text> : null}
        {rewards.map((reward, index) => (
          <Fragment key={reward.id}>
            {index === 0 ? null : <Divider />}
            <RewardEntry
              reward={reward}
              isLinked={isLinked}
              isAlone={isAlone}
              isBusy={isBusy}
              onAct={(action) => act(reward.id, action)}
              onResend={() => onResend(reward.id)}
              onAnswer={onAnswer}
            />
          </Fragment>
        ))}
        {more === undefined ? null : <Link url={more.url}>{more.words}</Link>}
      </BlockStack>
      <TakeBackModal
        isOpen={askedId !== null}
        about="reward"
        onTakeBack={() => (askedId === null ? undefined : onAct(askedId, 'take_back'))}
        onClose={() => setAskedId(null)}
      />
    </Card>
  );
}
