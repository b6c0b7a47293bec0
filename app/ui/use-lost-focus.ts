import { useEffect, useRef, type RefObject } from 'react';

/** What was pressed may be gone with its answer: then the place where the answer stands takes the focus. */
export function useLostFocus(answer: unknown): RefObject<HTMLDivElement> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer !== null && document.activeElement === document.body) place.current?.focus();
  }, [answer]);
  return place;
}
