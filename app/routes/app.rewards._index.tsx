import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { requireShop } from '#app/admin-shop.server.ts';
import { findFirstName, listProgramNames } from '#app/db/list-choices.ts';
import { listRewardPage } from '#app/db/list-rewards.ts';
import { listSavedViews } from '#app/db/saved-views.ts';
import { describeList, isWholeList } from '#app/domain/list/list-state.ts';
import { pageSize, parsePageStart } from '#app/domain/list/list-page.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import { toDecimalMoney } from '#app/domain/money.ts';
import { summarizeReward } from '#app/domain/reward/summarize-reward.ts';
import { BulkBanner } from '#app/ui/bulk-banner.tsx';
import { BulkTakeBackModal } from '#app/ui/bulk-take-back-modal.tsx';
import { ListFrame } from '#app/ui/list-frame.tsx';
import { ListPage } from '#app/ui/list-page.tsx';
import { useListSorts } from '#app/ui/list-sorts.ts';
import { RewardRows, useRewardHeadings } from '#app/ui/reward-table.tsx';
import { useText } from '#app/ui/text.tsx';
import { useListAddress } from '#app/ui/use-list-address.ts';
import { useRewardBulk, type BulkRewardAction } from '#app/ui/use-reward-bulk.ts';
import { rewardNames, useRewardFilters } from '#app/ui/use-reward-filters.ts';
import { useSelectedRows } from '#app/ui/use-selected-rows.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const asked = new URL(request.url).searchParams;
  const query = parseListQuery('rewards', asked);
  const start = parsePageStart('rewards', query.sort, asked);
  const [page, views, programs, advocateName] = await Promise.all([
    listRewardPage(shop, query, { start, size: pageSize, now: new Date() }),
    listSavedViews(shop.id, 'rewards'),
    listProgramNames(shop.id),
    query.filters.advocate === undefined ? null : findFirstName(shop.id, query.filters.advocate.join()),
  ]);
  return {
    ...describeList(query, page),
    isEmpty: page.rows.length === 0 && isWholeList(query, start),
    views,
    programs,
    advocateName,
    rows: page.rows.map(({ reward, reversals, advocateFirstName, programName }) => {
      const { id, side, cause, offer, currency, code, status, reason, actions, approvedAt, expiresAt } =
        summarizeReward(reward, reversals);
      const cost = reward.cost === null ? null : toDecimalMoney(reward.cost);
      const plain = { id, side, cause, offer, currency, code, status, reason, actions, approvedAt, expiresAt };
      return { ...plain, advocateFirstName, programName, cost };
    }),
  };
}

export default function Rewards() {
  const t = useText();
  const data = useLoaderData<typeof loader>();
  const address = useListAddress(rewardNames);
  const filters = useRewardFilters(data);
  const sorts = useListSorts('rewards');
  const headings = useRewardHeadings();
  const chosen = useSelectedRows(data.rows);
  const [isTakingBack, setIsTakingBack] = useState(false);
  const chosenRows = data.rows.filter(({ id }) => chosen.ids.includes(id));
  const nameOf = (id: string) => data.rows.find((row) => row.id === id)?.advocateFirstName || t('referrals.nobody');
  const bulk = useRewardBulk(nameOf, chosen.clear);
  const isPossible = (action: BulkRewardAction) => chosenRows.some(({ actions }) => actions.includes(action));
  const tabs = [
    { id: 'all', name: t('lists.tabs.allRewards'), query: '' },
    ...(['to_hand_over', 'limited', 'issued', 'reversed'] as const).map((status) => ({
      id: status,
      name: t(status === 'reversed' ? 'lists.tabs.reversedRewards' : `lists.tabs.${status}`),
      query: `status=${status}`,
    })),
  ];
  const verbs: { action: BulkRewardAction; onAction: () => void }[] = [
    { action: 'done', onAction: () => bulk.act('done', chosen.ids) },
    { action: 'give', onAction: () => bulk.act('give', chosen.ids) },
    { action: 'take_back', onAction: () => setIsTakingBack(true) },
  ];
  return (
    <ListPage
      list="rewards"
      title={t('lists.rewards.title')}
      query={data.query}
      selectedIds={chosen.ids}
      empty={
        data.isEmpty
          ? {
              heading: t('lists.rewards.empty.heading'),
              body: t('lists.rewards.empty.body'),
              action: { words: t('lists.rewards.empty.action'), url: '/app/referrals' },
            }
          : null
      }
    >
      {(openExport) => (
        <>
          <ListFrame
            list="rewards"
            state={data}
            address={address}
            tabs={tabs}
            filters={filters}
            sorts={sorts}
            headings={headings}
            resourceName={{ singular: t('lists.rewards.name.singular'), plural: t('lists.rewards.name.plural') }}
            rowCount={data.rows.length}
            selection={{
              rows: chosen,
              actions: verbs
                .filter(({ action }) => isPossible(action))
                .map(({ action, onAction }) => ({
                  content: t(`lists.bulk.${action}`),
                  disabled: bulk.isBusy,
                  onAction,
                })),
              more: [{ content: t('lists.bulk.export'), onAction: openExport }],
            }}
            above={<BulkBanner outcome={bulk.outcome} onDismiss={bulk.forget} />}
          >
            <RewardRows rows={data.rows} selectedIds={chosen.ids} />
          </ListFrame>
          <BulkTakeBackModal
            count={chosen.ids.length}
            isOpen={isTakingBack}
            onTakeBack={() => bulk.act('take_back', chosen.ids)}
            onClose={() => setIsTakingBack(false)}
          />
        </>
      )}
    </ListPage>
  );
}
