import { useAppBridge } from '@shopify/app-bridge-react';
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { isSame } from './is-same.ts';
import type { SettingsAnswer } from './settings-outcome.ts';
import { useText } from './text.tsx';
import { useLeaveConfirmation } from './use-leave-confirmation.ts';

/** One page of the settings while it is edited. */
export interface SettingsEditing<Form, Problem> {
  form: Form;
  isDirty: boolean;
  isBusy: boolean;
  /** By field; one that was changed since is not there any more. */
  problems: Partial<Record<string, Problem>>;
  /** What somebody else saved meanwhile; null while nobody did. */
  theirs: Form | null;
  change: (part: Partial<Form>) => void;
  save: () => void;
  /** Saves over what somebody else saved. */
  saveMine: () => void;
  discard: () => void;
}

/** Holds what is typed, sends it with what was shown before, and takes in what comes back. Nothing typed is ever lost. */
export function useSettingsForm<Form extends object, Problem>(
  stored: Form,
  extra: Record<string, string> = {},
): SettingsEditing<Form, Problem> {
  const t = useText();
  const bridge = useAppBridge();
  const fetcher = useFetcher();
  const [seen, setSeen] = useState(stored);
  const [typed, setTyped] = useState(stored);
  const [refused, setRefused] = useState<{ problems: Record<string, Problem>; sent: Form } | null>(null);
  const [theirs, setTheirs] = useState<Form | null>(null);
  const sent = useRef(stored);
  const isDirty = !isSame(typed, seen);
  useLeaveConfirmation(isDirty);

  useEffect(() => {
    // What arrives while something is typed waits: saving tells whether it was changed by somebody else.
    if (isDirty || fetcher.state !== 'idle') return;
    setSeen(stored);
    setTyped(stored);
    // Only when the server's answer changes, and when it has settled what was sent.
  }, [JSON.stringify(stored), fetcher.state]);

  useEffect(() => {
    // What a form of plain texts becomes on its way is the same again.
    const answer = fetcher.data as SettingsAnswer<Form, Problem> | undefined;
    if (answer === undefined) return;
    setRefused('problems' in answer ? { problems: answer.problems, sent: sent.current } : null);
    setTheirs('theirs' in answer ? answer.theirs : null);
    if ('done' in answer) {
      setSeen(sent.current);
      bridge.toast.show(t('settings.saved'));
    }
    // Each answer is taken in once.
  }, [fetcher.data]);

  useEffect(() => {
    if (refused !== null) focusFirst(refused.problems);
  }, [refused]);

  const send = (over: Form) => {
    sent.current = typed;
    const data = { ...extra, seen: JSON.stringify(over), form: JSON.stringify(typed) };
    void fetcher.submit(data, { method: 'post' });
  };
  const standing = Object.entries(refused?.problems ?? {}).filter(([field]) =>
    isSame(Reflect.get(typed, field), Reflect.get(refused?.sent ?? {}, field)),
  );
  return {
    form: typed,
    isDirty,
    isBusy: fetcher.state !== 'idle',
    problems: Object.fromEntries(standing),
    theirs,
    change: (part) => setTyped((before) => ({ ...before, ...part })),
    save: () => send(seen),
    saveMine: () => send(theirs ?? seen),
    discard: () => {
      // What somebody else saved arrived with the refusal, in every field of the page.
      const latest = isDirty ? stored : seen;
      setSeen(latest);
      setTyped(latest);
      setTheirs(null);
      setRefused(null);
    },
  };
}

/** Brings the first field with a problem into view, in the order of the page. */
function focusFirst(problems: Record<string, unknown>): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[name], textarea[name]')];
  fields.find((field) => Object.hasOwn(problems, field.name))?.focus();
}
