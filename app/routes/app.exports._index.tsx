import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { findDownloadToken } from '#app/db/export-downloads.server.ts';
import { listExports } from '#app/db/exports.ts';
import { isId } from '#app/domain/ids.ts';
import { exportDays, exportProgress } from '#app/domain/list/export.ts';
import { parseListQuery } from '#app/domain/list/list-query.ts';
import { listPrefixes, lists } from '#app/domain/list/list-shapes.ts';
import { addDays } from '#app/domain/time.ts';
import { chooseLanguage } from '#app/i18n/admin/language.ts';
import { startExport } from '#app/operations/start-export.ts';
import { ExportList } from '#app/ui/export-list.tsx';
import { useText } from '#app/ui/text.tsx';
import type { ExportAnswer } from '#app/ui/use-export.ts';

const mostShown = 20;
const mostChosen = 100;
const dayMs = 86_400_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const now = new Date();
  const from = new URL(request.url).searchParams.get('from');
  const all = await listExports(shop.id, mostShown);
  return {
    from: lists.find((list) => list === from) ?? 'referrals',
    exports: all.map((one) => ({
      id: one.id,
      list: one.list,
      status: one.status,
      rowsDone: one.rowsDone,
      rowsTotal: one.rowsTotal,
      percent: exportProgress(one),
      requestedAt: one.requestedAt.toISOString(),
      daysLeft: Math.max(0, Math.floor((addDays(one.requestedAt, exportDays).getTime() - now.getTime()) / dayMs)),
    })),
  };
}

const wish = z.object({
  list: z.enum(lists),
  query: z.string().max(4000),
  ids: z.string().max(4000),
  language: z.string().max(40).default(''),
});

/** Starts an export; a short one is ready with the answer. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { list, query, ids, language } = parsed.data;
  const chosen = ids === '' ? null : ids.split(',').filter((id) => isId(listPrefixes[list], id));
  if (chosen !== null && (chosen.length === 0 || chosen.length > mostChosen)) throw new Response(null, { status: 400 });
  const now = new Date();
  const outcome = await startExport({
    shop,
    query: parseListQuery(list, new URLSearchParams(query)),
    ids: chosen,
    language: chooseLanguage(language, shop.locale).region,
    now,
  });
  if ('refused' in outcome) return json<ExportAnswer>(outcome, { status: 409 });
  const token = outcome.isDone ? await findDownloadToken(shop.id, outcome.id, now) : null;
  return json<ExportAnswer>({
    id: outcome.id,
    address: token === null ? null : `/exports/${outcome.id}?token=${token}`,
  });
}

export default function Exports() {
  const t = useText();
  const { from, exports } = useLoaderData<typeof loader>();
  return (
    <Page title={t('exports.title')} backAction={{ content: t(`exports.list.${from}`), url: `/app/${from}` }}>
      <BlockStack gap="400">
        <ExportList exports={exports} />
      </BlockStack>
    </Page>
  );
}
