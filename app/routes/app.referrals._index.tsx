import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useLocation, useNavigate } from '@remix-run/react';
import { Box, Card, Page, Tabs } from '@shopify/polaris';
import { requireShop } from '#app/admin-shop.server.ts';
import { listReferrals } from '#app/db/referrals.ts';
import { reasonsOf } from '#app/domain/decision.ts';
import { isId } from '#app/domain/ids.ts';
import { toDecimalMoney } from '#app/domain/money.ts';
import { EmptyCard, EmptyMessage } from '#app/ui/empty-card.tsx';
import { ReferralTable } from '#app/ui/referral-table.tsx';
import { useText } from '#app/ui/text.tsx';

const tabs = ['all', 'held', 'rewarded', 'declined'] as const;
const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const asked = new URL(request.url).searchParams;
  const tab = tabs.find((name) => name === asked.get('status')) ?? 'all';
  const before = asked.get('before');
  const rows = await listReferrals(shop.id, {
    ...(tab === 'all' ? {} : { status: tab }),
    ...(isId('rf', before) ? { before } : {}),
    size: pageSize + 1,
  });
  return {
    tab,
    before: isId('rf', before) ? before : null,
    hasOlder: rows.length > pageSize,
    rows: rows.slice(0, pageSize).map((row) => ({
      id: row.id,
      advocateFirstName: row.advocateFirstName,
      orderName: row.orderName,
      programName: row.programName,
      versionNumber: row.versionNumber,
      status: row.status,
      reasons: reasonsOf(row.decision),
      subtotal: toDecimalMoney(row.orderSubtotal),
      decidedAt: row.decidedAt.toISOString(),
      isAskedAbout: row.appealedAt !== null && (row.status === 'declined' || row.status === 'reversed'),
    })),
  };
}

export default function Referrals() {
  const t = useText();
  const navigate = useNavigate();
  const { rows, tab, before, hasOlder } = useLoaderData<typeof loader>();
  const newer = useNewerPages();
  const address = (name: string, cursor: string | null) =>
    `/app/referrals?${new URLSearchParams({ status: name, ...(cursor === null ? {} : { before: cursor }) }).toString()}`;

  if (rows.length === 0 && tab === 'all' && before === null) {
    return (
      <Page title={t('referrals.title')}>
        <EmptyCard heading={t('referrals.empty.heading')} body={t('referrals.empty.body')} />
      </Page>
    );
  }
  const empty = before === null ? 'filtered' : 'end';
  return (
    <Page title={t('referrals.title')} fullWidth>
      <Card padding="0">
        {/* Polaris measures tabs before it shows them: their place is kept, so that the table does not jump. */}
        <Box minHeight="44px">
          <Tabs
            tabs={tabs.map((name) => ({
              id: `referrals-${name}`,
              content: t(`referrals.tabs.${name}`),
              panelID: 'referrals-panel',
            }))}
            selected={tabs.indexOf(tab)}
            onSelect={(index) => navigate(address(tabs[index] ?? 'all', null))}
            disclosureText={t('referrals.tabsLabel')}
          />
        </Box>
        <div id="referrals-panel" role="tabpanel" aria-labelledby={`referrals-${tab}`}>
          {rows.length === 0 ? (
            <EmptyMessage heading={t(`referrals.empty.${empty}Heading`)} body={t(`referrals.empty.${empty}Body`)} />
          ) : (
            <ReferralTable
              rows={rows}
              paging={{
                hasNewer: before !== null,
                hasOlder,
                onNewer: () => navigate(address(tab, newer.at(-1) ?? null), { state: { newer: newer.slice(0, -1) } }),
                onOlder: () =>
                  navigate(address(tab, rows.at(-1)?.id ?? null), {
                    state: { newer: before === null ? [] : [...newer, before] },
                  }),
              }}
            />
          )}
        </div>
      </Card>
    </Page>
  );
}

/** Where the newer pages began, oldest last; the address holds only where this one begins. */
function useNewerPages(): string[] {
  const state: unknown = useLocation().state;
  if (typeof state !== 'object' || state === null || !('newer' in state) || !Array.isArray(state.newer)) return [];
  return state.newer.filter((cursor): cursor is string => typeof cursor === 'string');
}
