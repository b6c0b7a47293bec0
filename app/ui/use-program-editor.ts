import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useFetcher } from '@remix-run/react';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { edit, isDirty, standingProblems, startEditing } from './editor-state.ts';
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
  const fetcher = useFetcher<ProgramOutcome>();

  useEffect(() => {
    dispatch({ kind: 'arrived', form: stored.form, revision: stored.revision });
  }, [stored]);

  useEffect(() => {
    const outcome = fetcher.data;
    if (outcome === undefined) return;
    setRefused('problems' in outcome ? { kind: outcome.refused, problems: outcome.problems } : null);
    setRefusal('refused' in outcome && !('problems' in outcome) ? outcome.refused : null);
    if ('refused' in outcome) return;
    if (outcome.done === 'saved') dispatch({ kind: 'saved', form: sent.current, revision: outcome.revision });
    onDone(outcome);
    // Each answer is taken in once; `onDone` may be another function at every render.
  }, [fetcher.data]);

  const problems = useMemo(
    () => (refused === null ? {} : standingProblems(refused.problems, sent.current, state.typed)),
    [refused, state.typed],
  );
  useEffect(() => {
    // After the fold around a field was opened for it.
    if (refused !== null) focusFirst(refused.problems);
  }, [refused]);

  const send = (intent: string, revision: number) => {
    sent.current = state.typed;
    // A copy is named in the language that the merchant reads.
    const locale = document.documentElement.lang;
    void fetcher.submit({ ...toFormData(intent, revision, state.typed), locale }, { method: 'post' });
  };
  return {
    form: state.typed,
    isDirty: isDirty(state),
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
    /** Gives up what was typed, for what the server holds now. */
    discard() {
      dispatch({ kind: 'replaced', ...stored });
      setRefused(null);
      setRefusal(null);
    },
  };
}

/** Brings the first field with a problem into view, in the order of the page. */
function focusFirst(problems: Problems): void {
  const nameOf = (field: Element) => field.getAttribute('name') ?? field.getAttribute('data-field') ?? '';
  const first = [...document.querySelectorAll('[name], [data-field]')].find((field) =>
    Object.hasOwn(problems, nameOf(field)),
  );
  const target = first?.matches('[data-field]') ? first.querySelector('button') : first;
  if (target instanceof HTMLElement) target.focus();
}
