import { useEffect, useReducer, useRef, useState } from 'react';
import { useFetcher } from '@remix-run/react';
import type { ProgramField, ProgramForm } from '#app/domain/program/form.ts';
import { edit, isDirty, startEditing } from './editor-state.ts';
import type { Problems } from './program-fields.tsx';
import { toFormData } from './program-form-data.ts';
import type { ProgramOutcome, ProgramRefusal, ProgramSuccess } from './program-outcome.ts';

/** What the server holds now. */
export interface StoredProgram {
  form: ProgramForm;
  revision: number;
}

/** Holds what is typed, sends it, and takes in what comes back. `onDone` hears of every success. */
export function useProgramEditor(stored: StoredProgram, onDone: (outcome: ProgramSuccess) => void) {
  const [state, dispatch] = useReducer(edit, stored, ({ form, revision }) => startEditing(form, revision));
  const [problems, setProblems] = useState<Problems>({});
  const [refusal, setRefusal] = useState<ProgramRefusal | null>(null);
  const sent = useRef(stored.form);
  const fetcher = useFetcher<ProgramOutcome>();

  useEffect(() => {
    dispatch({ kind: 'arrived', form: stored.form, revision: stored.revision });
  }, [stored]);

  useEffect(() => {
    const outcome = fetcher.data;
    if (outcome === undefined) return;
    setProblems('refused' in outcome && outcome.refused === 'invalid' ? outcome.problems : {});
    setRefusal('refused' in outcome && outcome.refused !== 'invalid' ? outcome.refused : null);
    if ('refused' in outcome) {
      if (outcome.refused === 'invalid') focusFirst(outcome.problems);
      return;
    }
    if (outcome.done === 'saved') dispatch({ kind: 'saved', form: sent.current, revision: outcome.revision });
    onDone(outcome);
    // Each answer is taken in once; `onDone` may be another function at every render.
  }, [fetcher.data]);

  const send = (intent: string, revision: number) => {
    sent.current = state.typed;
    fetcher.submit(toFormData(intent, revision, state.typed), { method: 'post' });
  };
  return {
    form: state.typed,
    isDirty: isDirty(state),
    isBusy: fetcher.state !== 'idle',
    problems,
    refusal,
    type(field: ProgramField, value: string | boolean) {
      dispatch({ kind: 'typed', field, value });
      setProblems(({ [field]: _mended, ...others }) => others);
    },
    /** Sends what is typed, or asks for `intent` about what is saved, naming the revision this page knows. */
    send: (intent: string) => send(intent, state.saved.revision),
    /** Saves over what another tab saved meanwhile. */
    sendOver: (intent: string) => send(intent, stored.revision),
    /** Gives up what was typed, for what the server holds now. */
    discard() {
      dispatch({ kind: 'replaced', ...stored });
      setProblems({});
      setRefusal(null);
    },
  };
}

/** Brings the first field with a problem into view, in the order of the page. */
function focusFirst(problems: Problems): void {
  const fields = [...document.querySelectorAll('input[name]')];
  const first = fields.find((field) => Object.hasOwn(problems, field.getAttribute('name') ?? ''));
  if (first instanceof HTMLElement) first.focus();
}
