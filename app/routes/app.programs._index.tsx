import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Box, Card, Page, Text } from '@shopify/polaris';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { listProgramGoals } from '#app/db/program-goals.ts';
import { listPrograms } from '#app/db/programs.ts';
import { listFiguresBy } from '#app/db/report-figures.ts';
import { isId, type ProgramId } from '#app/domain/ids.ts';
import { toDecimalMoney } from '#app/domain/money.ts';
import { summarizeProgram } from '#app/domain/program/summarize-program.ts';
import type { Figures, FiguresOfPart } from '#app/domain/report/figures.ts';
import { standingOf, type ProgramGoal } from '#app/domain/report/goal.ts';
import { periodOf } from '#app/domain/report/period.ts';
import { dateOf } from '#app/domain/time.ts';
import { reorderPrograms } from '#app/operations/reorder-programs.ts';
import { EmptyCard } from '#app/ui/empty-card.tsx';
import { ProgramList } from '#app/ui/program-list.tsx';
import { programRefusals, type ProgramOutcome } from '#app/ui/program-outcome.ts';
import { useText } from '#app/ui/text.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const today = dateOf(new Date(), shop.timeZone);
  const [programs, goals, lately, thisMonth] = await Promise.all([
    listPrograms(shop.id),
    listProgramGoals(shop.id),
    listFiguresBy(shop, periodOf('last_30', today), 'program'),
    listFiguresBy(shop, periodOf('this_month', today), 'program'),
  ]);
  const brought = (parts: FiguresOfPart[], id: ProgramId) => parts.find(({ key }) => key === id)?.figures;
  return {
    currency: shop.currency,
    programs: programs.map((each) => {
      const { id } = each.program;
      const figures = brought(lately, id);
      const goal = goals.find((program) => program.id === id)?.goal ?? null;
      const nothing = { decimal: '0', currency: shop.currency };
      return {
        ...summarizeProgram(each),
        figures: {
          rewarded: figures?.rewarded ?? 0,
          revenue: figures === undefined ? nothing : toDecimalMoney(figures.revenue),
          cost: figures === undefined ? nothing : toDecimalMoney(figures.rewardCost),
          goalPercent:
            goal === null ? null : percentOf(goal, brought(thisMonth, id), { today, currency: shop.currency }),
        },
      };
    }),
  };
}

/** How far a goal is reached; null for one in a currency that the shop had before. */
function percentOf(goal: ProgramGoal, figures: Figures | undefined, now: { today: string; currency: string }) {
  if (goal.measure === 'revenue' && goal.target.currency !== now.currency) return null;
  return figures === undefined ? 0 : standingOf(goal, figures, now.today).percent;
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
