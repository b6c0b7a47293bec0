import { useState } from 'preact/hooks';
import type { InviteCardAnswer } from './answers.ts';
import { askToJoin } from './ask-app.ts';
import { say } from './host.ts';

/** For a customer without a link: what it is about, and a button that gets them one. */
export function GetLink({ promise, onAnswer }: { promise: string; onAnswer: (answer: InviteCardAnswer) => void }) {
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle');
  const [refusal, setRefusal] = useState<string | null>(null);
  const join = async () => {
    setState('asking');
    try {
      const answer = await askToJoin();
      setState('idle');
      if (answer.status === 'refused') setRefusal(answer.message);
      else onAnswer(answer);
    } catch {
      setState('failed');
    }
  };
  const problem = state === 'failed' ? say('tryAgainText') : refusal;
  return (
    <>
      <s-text>{promise}</s-text>
      {problem !== null && <s-banner tone="info">{problem}</s-banner>}
      <s-button variant="primary" loading={state === 'asking'} onClick={() => void join()}>
        {problem === null ? say('getLink') : say('tryAgain')}
      </s-button>
    </>
  );
}
