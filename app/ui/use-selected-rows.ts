import { useIndexResourceState } from '@shopify/polaris';
import { useEffect } from 'react';

/** What is chosen of the rows of this page; another page begins with nothing chosen. */
export function useSelectedRows(rows: { id: string }[]) {
  const state = useIndexResourceState(rows);
  const { clearSelection } = state;
  const page = rows.map(({ id }) => id).join();
  // Polaris makes the function anew each time: only another page is a reason.
  useEffect(() => clearSelection(), [page]);
  const ids = state.selectedResources.filter((id) => rows.some((row) => row.id === id));
  return { ids, isEvery: state.allResourcesSelected, onChange: state.handleSelectionChange, clear: clearSelection };
}
export type SelectedRows = ReturnType<typeof useSelectedRows>;
