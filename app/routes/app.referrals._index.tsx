import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Box } from '@shopify/polaris';
import { useState } from 'react';
import { requireShop } from '#app/admin-shop.server.ts';
import { findFirstName, listMarkets, listProgramNames } from '#app/db/list-choices.ts';
import { listReferralPage } from '#app/db/list-referrals.ts';
import { listSavedViews } from '#app/db/saved-views.ts';
import { reasonsOf } from '#app/domain/decision.ts';
import { describeList, isWholeList } from '#app/domain/list/list-state.ts';
import { pageSize, parsePageStart } from '#app/domain/list/list-page.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import { toDecimalMoney } from '#app/domain/money.ts';
import { ListFrame } from '#app/ui/list-frame.tsx';
import { ListPage } from '#app/ui/list-page.tsx';
import { useListSorts } from '#app/ui/list-sorts.ts';
import { ReferralRows, useReferralHeadings } from '#app/ui/referral-table.tsx';
import { useText } from '#app/ui/text.tsx';
import { useListAddress } from '#app/ui/use-list-address.ts';
import { referralNames, useReferralFilters } from '#app/ui/use-referral-filters.ts';
import { useSelectedRows } from '#app/ui/use-selected-rows.ts';
import { useVerdicts } from '#app/ui/use-verdicts.ts';
import { VerdictBanner } from '#app/ui/verdict-banner.tsx';
import { VerdictForm } from '#app/ui/verdict-form.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const asked = new URL(request.url).searchParams;
  const query = parseListQuery('referrals', asked);
  const start = parsePageStart('referrals', query.sort, asked);
  const [page, views, programs, markets, advocateName] = await Promise.all([
    listReferralPage(shop, query, start, pageSize),
    listSavedViews(shop.id, 'referrals'),
    listProgramNames(shop.id),
    listMarkets(shop.id),
    query.filters.advocate === undefined ? null : findFirstName(shop.id, query.filters.advocate.join()),
  ]);
  return {
    ...describeList(query, page),
    isEmpty: page.rows.length === 0 && isWholeList(query, start),
    views,
    programs,
    markets,
    advocateName,
    rows: page.rows.map((row) => ({
      id: row.id,
      advocateFirstName: row.advocateFirstName,
      orderName: row.orderName,
      programName: row.programName,
      versionNumber: row.versionNumber,
      status: row.status,
      reasons: reasonsOf(row.decision),
      subtotal: toDecimalMoney(row.subtotal),
      suspicion: row.suspicion,
      decidedAt: row.decidedAt.toISOString(),
      isAskedAbout: row.isAskedAbout,
    })),
  };
}

export default function Referrals() {
  const t = useText();
  const data = useLoaderData<typeof loader>();
  const address = useListAddress(referralNames);
  const filters = useReferralFilters(data);
  const sorts = useListSorts('referrals');
  const headings = useReferralHeadings();
  const chosen = useSelectedRows(data.rows);
  const [isDeclining, setIsDeclining] = useState(false);
  const rowOf = (id: string) => data.rows.find((row) => row.id === id) ?? null;
  const verdicts = useVerdicts(rowOf, () => {
    setIsDeclining(false);
    chosen.clear();
  });
  const tabs = [
    { id: 'all', name: t('lists.tabs.all'), query: '' },
    ...(['held', 'rewarded', 'declined', 'reversed'] as const).map((status) => ({
      id: status,
      name: t(`lists.tabs.${status}`),
      query: `status=${status}`,
    })),
  ];
  return (
    <ListPage
      list="referrals"
      title={t('referrals.title')}
      query={data.query}
      selectedIds={chosen.ids}
      empty={
        data.isEmpty
          ? {
              heading: t('lists.referrals.empty.heading'),
              body: t('lists.referrals.empty.body'),
              action: { words: t('lists.referrals.empty.action'), url: '/app/programs' },
            }
          : null
      }
    >
      {(openExport) => (
        <ListFrame
          list="referrals"
          state={data}
          address={address}
          tabs={tabs}
          filters={filters}
          sorts={sorts}
          headings={headings}
          resourceName={{ singular: t('referrals.name.singular'), plural: t('referrals.name.plural') }}
          rowCount={data.rows.length}
          selection={{
            rows: chosen,
            actions: [
              { content: t('lists.bulk.approve'), onAction: () => verdicts.settle('approve', chosen.ids) },
              { content: t('lists.bulk.decline'), onAction: () => setIsDeclining(true) },
            ],
            more: [{ content: t('lists.bulk.export'), onAction: openExport }],
          }}
          above={
            <>
              {verdicts.done === null ? null : (
                <Box padding="300">
                  <VerdictBanner done={verdicts.done} isBusy={verdicts.isBusy} onDismiss={verdicts.forget} />
                </Box>
              )}
              {isDeclining && chosen.ids.length > 0 ? (
                <Box padding="300">
                  <VerdictForm
                    id="decline-selected"
                    action={t('verdict.declineMany', { count: chosen.ids.length })}
                    isBusy={verdicts.isBusy}
                    onDecline={(declined) => verdicts.settle('decline', chosen.ids, declined)}
                    onCancel={() => setIsDeclining(false)}
                  />
                </Box>
              ) : null}
            </>
          }
        >
          <ReferralRows rows={data.rows} selectedIds={chosen.ids} />
        </ListFrame>
      )}
    </ListPage>
  );
}
