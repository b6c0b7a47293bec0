import { useState } from 'preact/hooks';
import type { Friend } from './answers.ts';
import { askForAnotherLook } from './ask-app.ts';
import { say } from './host.ts';

/** How each friend's invite stands. Nothing here says who a friend is: the app does not tell. */
export function FriendsSection({ friends, more }: { friends: Friend[]; more: number }) {
  return (
    <s-section heading={say('friends.title')}>
      {friends.length === 0 ? (
        <s-text color="subdued">{say('friends.none')}</s-text>
      ) : (
        <s-stack gap="large" accessibilityRole="unordered-list">
          {friends.map((friend, index) => (
            <FriendEntry key={friend.id ?? index} friend={friend} />
          ))}
          {more > 0 && <s-text color="subdued">{say('friends.more', { count: more })}</s-text>}
        </s-stack>
      )}
    </s-section>
  );
}

function FriendEntry({ friend }: { friend: Friend }) {
  const { id, look, reasons, since, stateText } = friend;
  return (
    <s-stack accessibilityRole="list-item" gap="small-300">
      <s-text type="strong">{stateText}</s-text>
      <s-text color="subdued">{since}</s-text>
      {reasons.map((reason) => (
        <s-text key={reason}>{reason}</s-text>
      ))}
      {look === 'asked' && <s-text color="subdued">{say('friends.asked')}</s-text>}
      {look === 'possible' && id !== null && <AskForLook referral={id} />}
    </s-stack>
  );
}

function AskForLook({ referral }: { referral: string }) {
  const [state, setState] = useState<'idle' | 'asking' | 'asked'>('idle');
  const [told, setTold] = useState<string | null>(null);
  const ask = async () => {
    setState('asking');
    try {
      const answer = await askForAnotherLook(referral);
      setTold(answer.message);
      setState(answer.status === 'asked' ? 'asked' : 'idle');
    } catch {
      setTold(say('tryAgainText'));
      setState('idle');
    }
  };
  return (
    <>
      {told !== null && <s-banner tone={state === 'asked' ? 'success' : 'info'}>{told}</s-banner>}
      {state !== 'asked' && (
        <s-button variant="secondary" loading={state === 'asking'} onClick={() => void ask()}>
          {say('friends.ask')}
        </s-button>
      )}
    </>
  );
}
