import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireShop } from '#app/admin-shop.server.ts';
import { findReport } from '#app/db/report-readings.ts';
import { moneyMeasures } from '#app/domain/report/measures.ts';
import { viewReport } from '#app/domain/report/report-view.ts';
import { dateOf } from '#app/domain/time.ts';
import { ReportBody } from '#app/ui/report-body.tsx';
import { ReportTotalsCard } from '#app/ui/report-totals-card.tsx';

/** What the programs brought and cost. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const today = dateOf(new Date(), shop.timeZone);
  const { asked, reading, programs } = await findReport(shop, new URL(request.url).searchParams, today);
  return {
    asked,
    programs,
    view: viewReport(asked, reading, moneyMeasures),
    unpriced: reading.total.unpricedRewards,
  };
}

const columns = [
  'revenue',
  'rewarded',
  'averageOrder',
  'newCustomers',
  'cost',
  'costPerNewCustomer',
  'return',
] as const;

export default function MoneyReport() {
  const { asked, programs, view, unpriced } = useLoaderData<typeof loader>();
  return (
    <ReportBody
      report="money"
      asked={asked}
      programs={programs}
      view={view}
      first="revenue"
      columns={columns}
      summary={
        <ReportTotalsCard
          totals={view.totals.filter(({ measure }) => measure !== 'unpricedRewards')}
          unpriced={unpriced}
        />
      }
    />
  );
}
