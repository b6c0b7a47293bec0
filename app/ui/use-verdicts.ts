import { useEffect, useRef, useState } from 'react';
import { referralRefusals, type ReferralOutcome } from './referral-outcome.ts';
import type { ReferralStatus } from './status-badge.tsx';
import { useText } from './text.tsx';
import { useSingleFetcher } from './use-single-fetcher.ts';
import type { Declined } from './verdict-form.tsx';
import { verdictRefusals, type VerdictIntent, type VerdictsAnswer } from './verdict-outcome.ts';

type Side = 'friend' | 'advocate';
interface Row {
  id: string;
  orderName: string;
  status: ReferralStatus;
}
/** What was done, in words, and how it is undone. */
export interface Done {
  sentences: string[];
  isRefusal: boolean;
  undo: (() => void) | null;
}

/**
 * Gives verdicts on referrals and blocks people, says what became of it, and offers the undo. `rowOf` says what the
 * page shows of a referral; `onDone` is called once for each answer.
 */
export function useVerdicts(rowOf: (referralId: string) => Row | null, onDone: (ids: string[]) => void) {
  const t = useText();
  const verdicts = useSingleFetcher<VerdictsAnswer>();
  const blocks = useSingleFetcher<ReferralOutcome>();
  const [done, setDone] = useState<Done | null>(null);
  // What was asked, as the answer does not say it all, with names that are still known.
  const asked = useRef<{ names: Map<string, string>; isAnswer: boolean; blocked: { id: string; side: Side } | null }>({
    names: new Map(),
    isAnswer: false,
    blocked: null,
  });
  const told = useRef<unknown>(undefined);

  function remember(ids: string[]): void {
    for (const id of ids) {
      const name = rowOf(id)?.orderName;
      if (name !== undefined) asked.current.names.set(id, name);
    }
  }
  function settle(intent: VerdictIntent, ids: string[], declined?: Declined, isAnswer = false): void {
    remember(ids);
    asked.current.isAnswer = isAnswer;
    const rows = ids.flatMap((id) => rowOf(id) ?? []);
    const more: Record<string, string> = declined === undefined ? {} : { reason: declined.reason, note: declined.note };
    send(
      intent,
      rows.map(({ id }) => id),
      rows.map(({ status }) => status),
      more,
    );
  }
  /** The verdict that was just given is undone, and not what somebody else has made of it since. */
  function undo(intent: 'approve' | 'decline', ids: string[]): void {
    asked.current.isAnswer = false;
    const made = intent === 'approve' ? 'rewarded' : 'declined';
    send(
      'reopen',
      ids,
      ids.map(() => made),
    );
  }
  function send(intent: VerdictIntent, ids: string[], seen: string[], more: Record<string, string> = {}): void {
    const form = { intent, ids: ids.join(','), seen: seen.join(','), ...more };
    verdicts.submit(form, { method: 'post', action: '/app/verdicts' });
  }
  function block(id: string, side: Side, isUndo = false): void {
    remember([id]);
    asked.current.blocked = { id, side };
    const intent = `${isUndo ? 'unblock' : 'block'}_${side}`;
    blocks.submit({ intent }, { method: 'post', action: `/app/referrals/${id}` });
  }

  const answer = verdicts.state === 'idle' ? verdicts.data : undefined;
  const blockAnswer = blocks.state === 'idle' ? blocks.data : undefined;
  useEffect(() => {
    if (answer === undefined || told.current === answer) return;
    told.current = answer;
    const { names, isAnswer } = asked.current;
    const refused = answer.refused.map(({ id, refused: why }) => {
      const name = names.get(id);
      const words = t(verdictRefusals[why]);
      return name === undefined
        ? t('verdict.refusedUnnamed', { why: words })
        : t('verdict.refused', { order: name, why: words });
    });
    const [first] = answer.done;
    const count = answer.done.length;
    const sentence =
      isAnswer && first !== undefined
        ? t('verdict.left', { order: names.get(first) ?? '' })
        : t(`verdict.done.${answer.intent}`, { count });
    const { intent, done: ids } = answer;
    setDone({
      sentences: [...(count === 0 ? [] : [sentence]), ...refused],
      isRefusal: count === 0,
      undo: intent === 'reopen' || count === 0 || isAnswer ? null : () => undo(intent, ids),
    });
    onDone(ids);
  });
  useEffect(() => {
    const about = asked.current.blocked;
    if (blockAnswer === undefined || told.current === blockAnswer || about === null) return;
    told.current = blockAnswer;
    const order = asked.current.names.get(about.id) ?? '';
    if ('refused' in blockAnswer) {
      const why = t(referralRefusals[blockAnswer.refused].words);
      setDone({ sentences: [t('verdict.refused', { order, why })], isRefusal: true, undo: null });
      return;
    }
    const isUndo = blockAnswer.done.startsWith('unblock');
    setDone({
      sentences: [t(`verdict.${isUndo ? 'unblocked' : 'blocked'}.${about.side}`, { order })],
      isRefusal: false,
      undo: isUndo ? null : () => block(about.id, about.side, true),
    });
  });

  return {
    settle,
    block,
    done,
    forget: () => setDone(null),
    isBusy: verdicts.state !== 'idle' || blocks.state !== 'idle',
  };
}
