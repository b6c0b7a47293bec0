import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireShop } from '#app/admin-shop.server.ts';
import { listAdvocatePage } from '#app/db/list-advocates.ts';
import { listSavedViews } from '#app/db/saved-views.ts';
import { describeList, isWholeList } from '#app/domain/list/list-state.ts';
import { pageSize, parsePageStart } from '#app/domain/list/list-page.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import { toDecimalMoney } from '#app/domain/money.ts';
import { AdvocateRows, useAdvocateHeadings } from '#app/ui/advocate-table.tsx';
import { ListFrame } from '#app/ui/list-frame.tsx';
import { ListPage } from '#app/ui/list-page.tsx';
import { useListSorts } from '#app/ui/list-sorts.ts';
import { useText } from '#app/ui/text.tsx';
import { advocateNames, useAdvocateFilters } from '#app/ui/use-advocate-filters.ts';
import { useListAddress } from '#app/ui/use-list-address.ts';
import { useSelectedRows } from '#app/ui/use-selected-rows.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const asked = new URL(request.url).searchParams;
  const query = parseListQuery('advocates', asked);
  const start = parsePageStart('advocates', query.sort, asked);
  const [page, views] = await Promise.all([
    listAdvocatePage(shop, query, start, pageSize),
    listSavedViews(shop.id, 'advocates'),
  ]);
  return {
    ...describeList(query, page),
    isEmpty: page.rows.length === 0 && isWholeList(query, start),
    views,
    rows: page.rows.map(({ joinedAt, revenue, rewardCost, ...row }) => ({
      ...row,
      joinedAt: joinedAt.toISOString(),
      revenue: toDecimalMoney(revenue),
      rewardCost: toDecimalMoney(rewardCost),
    })),
  };
}

export default function Advocates() {
  const t = useText();
  const data = useLoaderData<typeof loader>();
  const address = useListAddress(advocateNames);
  const filters = useAdvocateFilters();
  const sorts = useListSorts('advocates');
  const headings = useAdvocateHeadings();
  const chosen = useSelectedRows(data.rows);
  const tabs = [
    { id: 'all', name: t('lists.tabs.all'), query: '' },
    { id: 'open', name: t('lists.tabs.open'), query: 'open=yes' },
    { id: 'blocked', name: t('lists.tabs.blocked'), query: 'blocked=yes' },
  ];
  return (
    <ListPage
      list="advocates"
      title={t('lists.advocates.title')}
      query={data.query}
      selectedIds={chosen.ids}
      links={[{ content: t('lists.advocates.best'), url: '/app/reports?by=advocate' }]}
      empty={
        data.isEmpty
          ? {
              heading: t('lists.advocates.empty.heading'),
              body: t('lists.advocates.empty.body'),
              action: { words: t('lists.advocates.empty.action'), url: '/app/programs' },
            }
          : null
      }
    >
      {(openExport) => (
        <ListFrame
          list="advocates"
          state={data}
          address={address}
          tabs={tabs}
          filters={filters}
          sorts={sorts}
          headings={headings}
          resourceName={{ singular: t('lists.advocates.name.singular'), plural: t('lists.advocates.name.plural') }}
          rowCount={data.rows.length}
          selection={{
            rows: chosen,
            actions: [{ content: t('lists.bulk.export'), onAction: openExport }],
            more: [],
          }}
        >
          <AdvocateRows rows={data.rows} selectedIds={chosen.ids} />
        </ListFrame>
      )}
    </ListPage>
  );
}
