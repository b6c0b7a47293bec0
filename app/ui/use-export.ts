import { useRouteLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useRef } from 'react';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import type { Language } from '#app/i18n/admin/language.ts';
import { useText } from './text.tsx';
import { useSingleFetcher } from './use-single-fetcher.ts';

/** What starting an export answers; `address` is there when the file is. */
export type ExportAnswer = { id: string; address: string | null } | { refused: 'too_many' | 'nothing_chosen' };
/** What asking for a file answers. */
export type DownloadAnswer = { address: string } | { refused: 'gone' };

export interface ExportWish {
  list: ListName;
  /** As in the address of the list; empty for everything. */
  query: string;
  /** Rows that were chosen one by one; empty for all that the query finds. */
  ids: string[];
}

/** Starts an export. A short one is fetched at once; `onLong` is called for one that a job writes. */
export function useExport({ onReady, onLong }: { onReady: () => void; onLong: () => void }) {
  const t = useText();
  const bridge = useAppBridge();
  const fetcher = useSingleFetcher<ExportAnswer>();
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;
  const frame = useRouteLoaderData<{ language: Language }>('routes/app');
  const seen = useRef<ExportAnswer | undefined>(undefined);
  useEffect(() => {
    if (answer === undefined || seen.current === answer) return;
    seen.current = answer;
    if ('refused' in answer) return;
    if (answer.address === null) {
      onLong();
      return;
    }
    fetchFile(answer.address);
    bridge.toast.show(t('exports.ready'));
    onReady();
  });
  return {
    isBusy: fetcher.state !== 'idle',
    isRefused: answer !== undefined && 'refused' in answer,
    start: ({ list, query, ids }: ExportWish) =>
      fetcher.submit(
        { list, query, ids: ids.join(','), language: frame?.language.region ?? '' },
        { method: 'post', action: '/app/exports?index' },
      ),
  };
}

/** Fetches the file of a finished export; its address is good for some minutes only, so it is asked for when it is wanted. */
export function useDownload() {
  const fetcher = useSingleFetcher<DownloadAnswer>();
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;
  const seen = useRef<DownloadAnswer | undefined>(undefined);
  useEffect(() => {
    if (answer === undefined || seen.current === answer) return;
    seen.current = answer;
    if ('address' in answer) fetchFile(answer.address);
  });
  return {
    isBusy: fetcher.state !== 'idle',
    isGone: answer !== undefined && 'refused' in answer,
    download: (id: string) => fetcher.submit({}, { method: 'post', action: `/app/exports/${id}` }),
  };
}

/** An answer that is an attachment is saved, and the page stays. */
function fetchFile(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
