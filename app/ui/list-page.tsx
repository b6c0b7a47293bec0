import { Page } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import { EmptyCard } from './empty-card.tsx';
import { ExportModal } from './export-modal.tsx';
import { useText } from './text.tsx';

/** A list's page: its title, what can be done with all of it, and what it says while there is nothing. */
export function ListPage({
  list,
  title,
  query,
  selectedIds,
  links = [],
  empty,
  children,
}: {
  list: ListName;
  title: string;
  query: string;
  selectedIds: string[];
  /** Other places that belong to it, besides its exports. */
  links?: { content: string; url: string }[];
  /** Said instead of the list while the shop has none of these; null when it has. */
  empty: { heading: string; body: string; action: { words: string; url: string } } | null;
  /** Given the way to open the export, for what is chosen. */
  children: (openExport: () => void) => ReactNode;
}) {
  const t = useText();
  const [isExporting, setIsExporting] = useState(false);
  if (empty !== null)
    return (
      <Page title={title}>
        <EmptyCard {...empty} />
      </Page>
    );
  return (
    <Page
      title={title}
      fullWidth
      secondaryActions={[
        { content: t('exports.action'), onAction: () => setIsExporting(true) },
        { content: t('exports.past'), url: `/app/exports?from=${list}` },
        ...links,
      ]}
    >
      {children(() => setIsExporting(true))}
      <ExportModal
        list={list}
        query={query}
        selectedIds={selectedIds}
        isOpen={isExporting}
        onClose={() => setIsExporting(false)}
      />
    </Page>
  );
}
