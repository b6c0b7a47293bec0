import { useState } from 'preact/hooks';
import type { Reward } from './answers.ts';
import { say } from './host.ts';

/** What the advocate has earned: what it is, how to use it, until when; and what became of the rest. */
export function RewardsSection({ rewards, more }: { rewards: Reward[]; more: number }) {
  return (
    <s-section heading={say('rewards.title')}>
      {rewards.length === 0 ? (
        <s-text color="subdued">{say('rewards.none')}</s-text>
      ) : (
        <s-stack gap="large" accessibilityRole="unordered-list">
          {rewards.map((reward) => (
            <RewardEntry key={reward.id} reward={reward} />
          ))}
          {more > 0 && <s-text color="subdued">{say('rewards.more', { count: more })}</s-text>}
        </s-stack>
      )}
    </s-section>
  );
}

function RewardEntry({ reward: { id, text, state, details, code, useLink } }: { reward: Reward }) {
  return (
    <s-stack accessibilityRole="list-item" gap="small-300">
      <s-stack direction="inline" gap="small-200" alignItems="center">
        <s-text type="strong">{text}</s-text>
        <s-badge tone={state === 'ready' ? 'auto' : 'neutral'}>{say(`rewards.${state}`)}</s-badge>
      </s-stack>
      {code !== null && <RewardCode id={`ricochet-code-${id}`} code={code} />}
      <s-text color="subdued">{details.join(' ')}</s-text>
      {useLink !== null && (
        <s-link href={useLink} target="_blank">
          {say('rewards.use')}
        </s-link>
      )}
    </s-stack>
  );
}

function RewardCode({ id, code }: { id: string; code: string }) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <s-stack direction="inline" gap="base" alignItems="center">
      <s-text type="strong">{code}</s-text>
      <s-button
        variant="secondary"
        command="--copy"
        commandFor={id}
        accessibilityLabel={say('rewards.copyCode', { code })}
      >
        {say('rewards.copy')}
      </s-button>
      <s-clipboard-item id={id} text={code} onCopy={() => setIsCopied(true)} />
      <s-box accessibilityRole="status">{isCopied && <s-text tone="success">{say('rewards.copied')}</s-text>}</s-box>
    </s-stack>
  );
}
