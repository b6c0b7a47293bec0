import { useFetcher } from '@remix-run/react';
import { useEffect, useMemo, useState } from 'react';
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
  const [picked, setPicked] = useState<GoodsNames>({});
  useEffect(() => {
    load(`/app/programs/facts?${new URLSearchParams(programId === null ? {} : { program: programId })}`);
  }, [programId, revision, load]);
  const names = useMemo(() => ({ ...data?.names, ...picked }), [data, picked]);
  return {
    names,
    addNames: (more: GoodsNames) => setPicked((known) => ({ ...known, ...more })),
    segments: data?.segments ?? null,
    unsupported: data?.unsupported ?? {},
  };
}
