import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useFetcher } from '@remix-run/react';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { isSame } from './is-same.ts';
import { edit, isDirty, standingProblems, startEditing } from './editor-state.ts';
import { findProblemFields } from './problem-fields.ts';
import { toFormData } from './program-form-data.ts';
import type { Problems, ProgramOutcome, ProgramRefusal, ProgramSuccess } from './program-outcome.ts';

/** What the server holds now. */
export interface StoredProgram {
  form: ProgramForm;
  revision: number;
}

/** What the server refused about the form that was sent. */
interface Refused {
  kind: 'invalid' | 'unsupported';
  problems: Problems;
}

/** Holds what is typed, sends it, and takes in what comes back. `onDone` hears of every success. */
export function useProgramEditor(stored: StoredProgram, onDone: (outcome: ProgramSuccess) => void) {
  const [state, dispatch] = useReducer(edit, stored, ({ form, revision }) => startEditing(form, revision));
  const [refused, setRefused] = useState<Refused | null>(null);
  const [refusal, setRefusal] = useState<ProgramRefusal | null>(null);
  const sent = useRef(stored.form);
  // What this page makes, it makes once: making leads away from it.
  const formKey = useRef<string>(undefined);
  const fetcher = useFetcher<ProgramOutcome>();

  useEffect(() => {
    dispatch({ kind: 'arrived', form: stored.form, revision: stored.revision });
  }, [stored]);

  useEffect(() => {
    const outcome = fetcher.data;
    if (outcome === undefined) return;
    setRefused('problems' in outcome ? { kind: outcome.refused, problems: outcome.problems } : null);
    setRefusal('refused' in outcome && !('problems' in outcome) ? outcome.refused : null);
    if (!('done' in outcome)) return;
    if (outcome.done === 'saved') dispatch({ kind: 'saved', form: sent.current, revision: outcome.revision });
    onDone(outcome);
    // Each answer is taken in once; `onDone` may be another function at every render.
  }, [fetcher.data]);

  useEffect(() => {
    // Our own save whose answer was lost: what somebody else seems to have saved is what stands here.
    if (refusal !== 'changed_elsewhere' || !isDirty(state) || !isSame(stored.form, state.typed)) return;
    dispatch({ kind: 'replaced', ...stored });
    setRefusal(null);
  }, [refusal, stored, state]);

  const problems = useMemo(
    () => (refused === null ? {} : standingProblems(refused.problems, sent.current, state.typed)),
    [refused, state.typed],
  );
  useEffect(() => {
    // After the fold around a field was opened for it.
    if (refused !== null) findProblemFields(refused.problems)[0]?.focus();
  }, [refused]);

  const toSend = (intent: string, revision: number) => {
    sent.current = state.typed;
    formKey.current ??= crypto.randomUUID();
    return toFormData(intent, revision, state.typed, formKey.current);
  };
  const send = (intent: string, revision: number) => {
    // A copy is named in the language that the merchant reads.
    const locale = document.documentElement.lang;
    void fetcher.submit({ ...toSend(intent, revision), locale }, { method: 'post' });
  };
  return {
    form: state.typed,
    isDirty: isDirty(state),
    /** Somebody else saved since what is typed here was begun, and what they saved is here. */
    isBehind: state.saved.revision !== stored.revision,
    isBusy: fetcher.state !== 'idle',
    problems,
    /** What the problems are about; null when none is left. */
    problemKind: Object.keys(problems).length > 0 ? (refused?.kind ?? null) : null,
    refusal,
    change(part: Partial<ProgramForm>) {
      dispatch({ kind: 'typed', form: { ...state.typed, ...part } });
    },
    /** Sends what is typed, or asks for `intent` about what is saved, naming the revision this page knows. */
    send: (intent: string) => send(intent, state.saved.revision),
    /** Saves over what another tab saved meanwhile. */
    sendOver: (intent: string) => send(intent, stored.revision),
    /** Goes on with what is typed upon what another tab saved meanwhile. */
    combine() {
      dispatch({ kind: 'combined', ...stored });
      setRefusal(null);
    },
    /** Keeps what is typed as a new program. */
    sendCopy() {
      void fetcher.submit(toSend('create', 0), { method: 'post', action: '/app/programs/new' });
    },
    /** Gives up what was typed, for what the server holds now. */
    discard() {
      dispatch({ kind: 'replaced', ...stored });
      setRefused(null);
      setRefusal(null);
    },
  };
}
