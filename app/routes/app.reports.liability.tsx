import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Card, InlineGrid, Select, Text } from '@shopify/polaris';
import { requireShop } from '#app/admin-shop.server.ts';
import { listProgramGoals } from '#app/db/program-goals.ts';
import { listPromises } from '#app/db/report-figures.ts';
import { fewestSettled, liabilityOf } from '#app/domain/report/liability.ts';
import { viewLiability, viewPromises } from '#app/domain/report/liability-view.ts';
import { dateOf } from '#app/domain/time.ts';
import { EmptyCard } from '#app/ui/empty-card.tsx';
import { useReportAddress } from '#app/ui/report-address.ts';
import { DroppedBanner } from '#app/ui/report-body.tsx';
import { ReportLinesCard } from '#app/ui/report-lines-card.tsx';
import { ReportOpenCards } from '#app/ui/report-open-cards.tsx';
import { ReportOpenTotals } from '#app/ui/report-open-totals.tsx';
import { useFormat, useText } from '#app/ui/text.tsx';

/** What advocates were promised and have not used yet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const today = dateOf(new Date(), shop.timeZone);
  const [programs, promises] = await Promise.all([listProgramGoals(shop.id), listPromises(shop, null)]);
  const asked = new URL(request.url).searchParams.get('program') ?? '';
  const program = programs.find(({ id }) => id === asked);
  const shown = program === undefined ? promises : promises.filter(({ programId }) => programId === program.id);
  return {
    today,
    programId: program?.id ?? '',
    dropped: asked !== '' && program === undefined ? ['program' as const] : [],
    programs: programs.map(({ id, name, publishedVersion }) => ({ id, name, versions: publishedVersion ?? 0 })),
    liability: viewLiability(liabilityOf(shown, today, shop.currency)),
    lines: viewPromises(shown, shop.currency),
    currency: shop.currency,
    isEmpty: promises.length === 0,
    fewestSettled,
  };
}

export default function LiabilityReport() {
  const t = useText();
  const format = useFormat();
  const address = useReportAddress();
  const { programs, programId, dropped, liability, lines, currency, ...data } = useLoaderData<typeof loader>();
  if (data.isEmpty)
    return <EmptyCard heading={t('reports.liability.empty.heading')} body={t('reports.liability.empty.body')} />;
  return (
    <BlockStack gap="400">
      <DroppedBanner dropped={dropped} />
      <Card>
        <BlockStack gap="300">
          <Text as="p">{t('reports.liability.intro', { day: format.date(data.today) })}</Text>
          <InlineGrid columns={{ xs: 1, sm: 2 }}>
            <Select
              label={t('reports.filter.program')}
              options={[
                { value: '', label: t('reports.filter.anyProgram') },
                ...programs.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={programId}
              onChange={(program) => address.go({ program, version: null, by: null })}
            />
          </InlineGrid>
        </BlockStack>
      </Card>
      <ReportOpenTotals liability={liability} fewestSettled={data.fewestSettled} />
      <ReportOpenCards
        liability={liability}
        programs={programs}
        isOneProgram={programId !== ''}
        today={data.today}
        fewestSettled={data.fewestSettled}
      />
      <ReportLinesCard lines={lines} programs={programs} currency={currency} today={data.today} />
    </BlockStack>
  );
}
