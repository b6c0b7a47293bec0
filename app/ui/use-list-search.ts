import { useEffect, useRef, useState } from 'react';
import type { ListAddress } from './use-list-address.ts';

/** How long somebody may pause while they type. */
const pauseMs = 350;

/** What is typed into the search field; the list follows when the typing pauses. */
export function useListSearch(address: ListAddress) {
  const inAddress = address.get('search');
  const [typed, setTyped] = useState(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const sent = useRef(inAddress);
  useEffect(() => {
    // Back, a tab or a link changed it; what was typed meanwhile is on its way and stays.
    if (inAddress === sent.current) return;
    sent.current = inAddress;
    setTyped(inAddress);
  }, [inAddress]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const latest = useRef(address);
  latest.current = address;
  function send(text: string): void {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      sent.current = text;
      latest.current.change({ search: text }, { isTyping: true });
    }, pauseMs);
  }
  return {
    typed,
    onType: (text: string) => {
      setTyped(text);
      send(text.trim());
    },
    onClear: () => {
      setTyped('');
      send('');
    },
  };
}
