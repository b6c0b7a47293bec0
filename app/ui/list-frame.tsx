import {
  BlockStack,
  Box,
  Card,
  IndexFilters,
  IndexFiltersMode,
  IndexTable,
  InlineStack,
  Pagination,
  Text,
  useBreakpoints,
  useSetIndexFiltersMode,
  type IndexFiltersProps,
  type IndexTableProps,
} from '@shopify/polaris';
import { useEffect, useState, type ReactNode } from 'react';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import { EmptyMessage } from './empty-card.tsx';
import { useListFilters, type ListFilter } from './list-filters.tsx';
import { useFormat, useText } from './text.tsx';
import { useListTabs, type ListTab } from './use-list-tabs.ts';
import type { ListAddress } from './use-list-address.ts';
import { useListSearch } from './use-list-search.ts';
import { useMixedCheckboxes } from './use-mixed-checkboxes.ts';
import type { SelectedRows } from './use-selected-rows.ts';
import { ViewNameModal } from './view-name-modal.tsx';

/** What every list's page hands over of what it shows. */
export interface ListState {
  /** What is shown, as it would be kept in a view. */
  query: string;
  sort: string;
  /** Where the pages before and after begin; null where there is none. */
  previous: string | null;
  next: string | null;
  /** So many entries were looked through without filling the page; null when the page is all there is. */
  lookedThrough: number | null;
  isTooWide: boolean;
  views: ListTab[];
}
/** What is chosen, and what can be done with it. */
export interface ListSelection {
  rows: SelectedRows;
  actions: NonNullable<IndexTableProps['promotedBulkActions']>;
  more: NonNullable<IndexTableProps['bulkActions']>;
}

/** The bar of views, search, filters and order, the table under it, and its pages. */
export function ListFrame({
  list,
  state,
  address,
  tabs,
  filters,
  sorts,
  headings,
  resourceName,
  rowCount,
  selection,
  above,
  children,
}: {
  list: ListName;
  state: ListState;
  address: ListAddress;
  /** The tabs that are always there. */
  tabs: ListTab[];
  filters: ListFilter[];
  sorts: NonNullable<IndexFiltersProps['sortOptions']>;
  headings: IndexTableProps['headings'][number][];
  resourceName: { singular: string; plural: string };
  rowCount: number;
  selection: ListSelection;
  /** Said or asked between the bar and the rows. */
  above?: ReactNode;
  children: ReactNode;
}) {
  const t = useText();
  const format = useFormat();
  const { smDown } = useBreakpoints();
  const [firstHeading, ...otherHeadings] = headings;
  const views = useListTabs({ list, tabs, state, address });
  const bar = useListFilters(filters, address);
  const search = useListSearch(address);
  const { mode, setMode } = useSetIndexFiltersMode(
    views.isChanged ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  const clearAll = () => address.go(views.viewPart);
  useMixedCheckboxes();
  const [isMeasured, setIsMeasured] = useState(false);
  useEffect(() => setIsMeasured(true), []);
  const isFirstPage = address.get('after') === '' && address.get('before') === '';
  return (
    <>
      <Card padding="0">
        {/* Polaris measures tabs before it shows them: their place is kept, so that the table does not jump. */}
        <Box minHeight="44px">
          <IndexFilters
            tabs={views.tabs}
            selected={views.selected}
            onSelect={views.onSelect}
            canCreateNewView={views.canCreate}
            onCreateNewView={views.onCreate}
            {...(views.primaryAction === null ? {} : { primaryAction: views.primaryAction })}
            cancelAction={{ onAction: views.onCancel, disabled: false }}
            sortOptions={sorts}
            sortSelected={[state.sort]}
            onSort={([sort]) => address.change({ sort: sort ?? null })}
            queryValue={search.typed}
            queryPlaceholder={t(`lists.search.${list}`)}
            onQueryChange={search.onType}
            onQueryClear={search.onClear}
            filters={bar.filters}
            appliedFilters={bar.applied}
            onClearAll={clearAll}
            mode={mode}
            setMode={setMode}
            loading={address.isBusy}
          />
        </Box>
        {/* A phone's rows are other than a desk's, and only the browser knows which: what would change is not shown before. */}
        <style>{`@media (max-width: 30.6225em) { .list-unmeasured { visibility: hidden } }`}</style>
        <div className={isMeasured ? '' : 'list-unmeasured'}>
          {above}
          {state.isTooWide ? <Remark words={t('lists.page.tooWide')} /> : null}
          {rowCount === 0 && state.lookedThrough === null ? (
            <EmptyMessage
              heading={t('lists.none.heading')}
              body={t('lists.none.body')}
              action={
                isFirstPage
                  ? { words: t('lists.none.clear'), url: `/app/${list}` }
                  : { words: t('lists.page.first'), url: `/app/${list}?${state.query}` }
              }
            />
          ) : (
            <IndexTable
              resourceName={resourceName}
              itemCount={rowCount}
              condensed={smDown}
              headings={[firstHeading ?? { title: '' }, ...otherHeadings]}
              emptyState={<Box minHeight="1rem" />}
              selectedItemsCount={selection.rows.isEvery ? 'All' : selection.rows.ids.length}
              onSelectionChange={selection.rows.onChange}
              promotedBulkActions={selection.actions}
              bulkActions={selection.more}
            >
              {children}
            </IndexTable>
          )}
          {state.lookedThrough === null ? null : (
            <Remark words={t('lists.page.cutShort', { count: format.count(state.lookedThrough) })} />
          )}
          {state.previous === null && state.next === null ? null : (
            <Box padding="300" borderBlockStartWidth="025" borderColor="border">
              <InlineStack align="center">
                <Pagination
                  hasPrevious={state.previous !== null}
                  hasNext={state.next !== null}
                  onPrevious={() => address.change({ before: state.previous })}
                  onNext={() => address.change({ after: state.next })}
                  accessibilityLabels={{ previous: t('lists.page.newer'), next: t('lists.page.older') }}
                />
              </InlineStack>
            </Box>
          )}
        </div>
      </Card>
      <ViewNameModal refused={views.refused} onName={views.onName} onClose={views.onForget} />
    </>
  );
}

function Remark({ words }: { words: string }) {
  return (
    <Box padding="400" background="bg-surface-secondary">
      <BlockStack>
        <Text as="p" tone="subdued">
          {words}
        </Text>
      </BlockStack>
    </Box>
  );
}
