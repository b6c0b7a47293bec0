import { useEffect, useState } from 'react';
import type { PreviewAnswer } from './preview-answer.ts';

/** How long typing has to rest before it is drawn. */
const restMs = 350;

/** Asks for a picture of what is typed. The last good one stays while something typed cannot be read yet. */
export function useSettingsPreview(wish: Record<string, string>, of: string) {
  const [picture, setPicture] = useState<{ of: string; answer: PreviewAnswer } | null>(null);
  const [state, setState] = useState<'waiting' | 'current' | 'unreadable' | 'failed'>('waiting');
  const asked = new URLSearchParams(wish).toString();

  useEffect(() => {
    const abort = new AbortController();
    const draw = async () => {
      const body = new URLSearchParams(asked);
      const response = await fetch('/app/settings/preview', { method: 'POST', body, signal: abort.signal });
      if (!response.ok) throw new Error(`The preview answered ${response.status}.`);
      const answer = (await response.json()) as PreviewAnswer;
      if (abort.signal.aborted) return;
      setState(answer.kind === 'unreadable' ? 'unreadable' : 'current');
      if (answer.kind !== 'unreadable') setPicture({ of, answer });
    };
    const timer = setTimeout(
      () =>
        void draw().catch(() => {
          if (!abort.signal.aborted) setState('failed');
        }),
      restMs,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked, of]);

  return { answer: picture?.of === of ? picture.answer : null, state };
}
