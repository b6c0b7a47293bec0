import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireShop } from '#app/admin-shop.server.ts';
import { findReport } from '#app/db/report-readings.ts';
import { funnelMeasures } from '#app/domain/report/measures.ts';
import { viewReport } from '#app/domain/report/report-view.ts';
import { dateOf } from '#app/domain/time.ts';
import { ReportBody } from '#app/ui/report-body.tsx';
import { ReportFunnelCard } from '#app/ui/report-funnel-card.tsx';

/** The funnel from share to reward. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const today = dateOf(new Date(), shop.timeZone);
  const { asked, reading, programs } = await findReport(shop, new URL(request.url).searchParams, today);
  return { asked, programs, view: viewReport(asked, reading, funnelMeasures) };
}

export default function FunnelReport() {
  const { asked, programs, view } = useLoaderData<typeof loader>();
  return (
    <ReportBody
      report="funnel"
      asked={asked}
      programs={programs}
      view={view}
      first="visits"
      columns={view.measures}
      summary={<ReportFunnelCard totals={view.totals} />}
    />
  );
}
