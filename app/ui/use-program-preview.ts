import { useEffect, useRef, useState } from 'react';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import type { ShopperLocale } from '#app/i18n/translate.ts';
import type { PreviewAnswer, PreviewSurface } from './preview-answer.ts';

interface Wish {
  form: ProgramForm;
  currency: string;
  surface: PreviewSurface;
  locale: ShopperLocale;
}

/** How long typing has to rest before it is drawn. */
const restMs = 350;

interface Picture {
  /** What it is of; a picture of something else is not shown. */
  of: string;
  answer: Exclude<PreviewAnswer, { kind: 'unreadable' }>;
}

/** Asks for pictures of the draft while it is typed. Nothing here keeps the form waiting, and no failure reaches the page. */
export function useProgramPreview({ form, currency, surface, locale }: Wish) {
  const [picture, setPicture] = useState<Picture | null>(null);
  const [state, setState] = useState<'waiting' | 'current' | 'unreadable' | 'failed'>('waiting');
  const of = `${surface} ${locale}`;
  const typed = JSON.stringify(form);
  /** What is stored can be read; of what is typed since, the last that could. */
  const readable = useRef(typed);

  useEffect(() => {
    const asked = new AbortController();
    const ask = async (draft: string) => {
      const body = new URLSearchParams({ form: draft, currency, surface, locale });
      const response = await fetch('/app/preview', { method: 'POST', body, signal: asked.signal });
      if (!response.ok) throw new Error(`The preview answered ${response.status}.`);
      return (await response.json()) as PreviewAnswer;
    };
    const draw = async () => {
      const answer = await ask(typed);
      const isReadable = answer.kind !== 'unreadable';
      if (isReadable) readable.current = typed;
      // What cannot be read is shown as it was before, in this language and place too.
      const shown = isReadable ? answer : await ask(readable.current);
      if (asked.signal.aborted) return;
      setState(isReadable ? 'current' : 'unreadable');
      if (shown.kind !== 'unreadable') setPicture({ of, answer: shown });
    };
    const timer = setTimeout(
      () =>
        void draw().catch(() => {
          if (!asked.signal.aborted) setState('failed');
        }),
      restMs,
    );
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [typed, currency, surface, locale, of]);

  return { answer: picture?.of === of ? picture.answer : null, state };
}
