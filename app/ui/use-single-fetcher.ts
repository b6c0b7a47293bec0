import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * A fetcher that sends nothing more until it was answered: a double click is quicker than the page, which would have
 * disabled the button, and its second half must not answer in place of the first.
 */
export function useSingleFetcher<Answer>() {
  const { state, data, submit } = useFetcher<Answer>();
  const isSent = useRef(false);
  useEffect(() => {
    if (state === 'idle') isSent.current = false;
  }, [state]);
  const submitOnce: typeof submit = (...wish) => {
    if (isSent.current) return;
    isSent.current = true;
    submit(...wish);
  };
  return { state, data, submit: submitOnce };
}
