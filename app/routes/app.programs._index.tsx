import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Box, Card, Page, Text } from '@shopify/polaris';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { listPrograms } from '#app/db/programs.ts';
import { isId, type ProgramId } from '#app/domain/ids.ts';
import { summarizeProgram } from '#app/domain/program/summarize-program.ts';
import { reorderPrograms } from '#app/operations/reorder-programs.ts';
import { EmptyCard } from '#app/ui/empty-card.tsx';
import { ProgramList } from '#app/ui/program-list.tsx';
import { programRefusals, type ProgramOutcome } from '#app/ui/program-outcome.ts';
import { useText } from '#app/ui/text.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const programs = await listPrograms(shop.id);
  return {
    currency: shop.currency,
    programs: programs.map(summarizeProgram),
  };
}

const id = z.custom<ProgramId>((text) => isId('pr', text));
const wish = z.object({
  move: z.enum(['up', 'down']),
  programId: id,
  order: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(id)),
});

/** Moves a program in the order in which programs are asked. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const outcome = await reorderPrograms({ shop, ...parsed.data, now: new Date() });
  if ('refused' in outcome) return json<ProgramOutcome>(outcome, { status: programRefusals[outcome.refused].status });
  return json<ProgramOutcome>({ done: 'moved' });
}

export default function Programs() {
  const t = useText();
  const { programs, currency } = useLoaderData<typeof loader>();
  const mover = useFetcher<ProgramOutcome>();
  const create = { words: t('programs.create'), url: '/app/programs/new' };
  if (programs.length === 0) {
    return (
      <Page title={t('programs.title')}>
        <EmptyCard heading={t('programs.empty.heading')} body={t('programs.empty.body')} action={create} />
      </Page>
    );
  }
  const kept = programs.filter(({ status }) => status !== 'archived');
  const archived = programs.filter(({ status }) => status === 'archived');
  const order = kept.map((program) => program.id).join();
  const wasRefused = mover.data !== undefined && 'refused' in mover.data;
  return (
    <Page
      title={t('programs.title')}
      {...(kept.length > 1 ? { subtitle: t('programs.orderHelp') } : {})}
      primaryAction={{ content: create.words, url: create.url }}
    >
      <BlockStack gap="400">
        {wasRefused ? (
          <Banner tone="warning">
            <Text as="p">{t('programs.orderChanged')}</Text>
          </Banner>
        ) : null}
        {kept.length === 0 ? null : (
          <Card padding="0">
            <ProgramList
              programs={kept}
              currency={currency}
              heading="h2"
              onMove={(programId, move) => mover.submit({ programId, move, order }, { method: 'post' })}
            />
          </Card>
        )}
        {archived.length === 0 ? null : (
          <Card padding="0">
            <Box paddingInline="400" paddingBlockStart="400" paddingBlockEnd="200">
              <Text as="h2" variant="headingMd">
                {t('programs.archived')}
              </Text>
            </Box>
            <ProgramList programs={archived} currency={currency} heading="h3" />
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}
