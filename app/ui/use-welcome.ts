import { useFetcher } from '@remix-run/react';
import type { WelcomeOutcome } from './welcome-outcome.ts';

/** Sends what a step answers; the server leads on to the next one. */
export function useWelcome() {
  const fetcher = useFetcher<WelcomeOutcome>();
  const isBusy = fetcher.state !== 'idle';
  return {
    outcome: isBusy ? undefined : fetcher.data,
    isBusy,
    /** What is on its way, so that its own button says so. */
    sent: fetcher.formData?.get('intent') ?? null,
    send: (intent: string, fields: Record<string, string> = {}) =>
      fetcher.submit({ intent, ...fields }, { method: 'post', action: '/app/welcome' }),
  };
}
