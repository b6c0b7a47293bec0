import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { GoodsNames } from './goods.ts';
import type { Problems } from './program-outcome.ts';

/** What Shopify knows about the stored settings. */
export interface EditorFactsView {
  names: GoodsNames;
  segments: { id: string; name: string }[];
  unsupported: Problems;
}

/** Asks for it beside the page, so that the editor never waits for Shopify; again after every save. */
export function useEditorFacts(programId: string | null, revision: number) {
  const { data, load } = useFetcher<EditorFactsView | null>();
  const [known, setKnown] = useState<EditorFactsView | null>(null);
  const [picked, setPicked] = useState<GoodsNames>({});
  const ask = useCallback(
    () => load(`/app/programs/facts?${new URLSearchParams(programId === null ? {} : { program: programId })}`),
    [programId, load],
  );
  useEffect(() => ask(), [ask, revision]);
  useEffect(() => {
    // An answer that does not come takes away nothing that was heard before.
    if (data !== undefined && data !== null) setKnown(data);
  }, [data]);
  const names = useMemo(() => ({ ...known?.names, ...picked }), [known, picked]);
  return {
    names,
    addNames: (more: GoodsNames) => setPicked((before) => ({ ...before, ...more })),
    segments: known?.segments ?? null,
    unsupported: known?.unsupported ?? {},
    /** Shopify was asked and did not answer in time; asks again. */
    askAgain: data === null ? ask : null,
  };
}
