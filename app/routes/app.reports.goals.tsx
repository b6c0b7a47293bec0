import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Box, Text } from '@shopify/polaris';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { listProgramGoals } from '#app/db/program-goals.ts';
import { listFiguresBy } from '#app/db/report-figures.ts';
import { isId, type ProgramId } from '#app/domain/ids.ts';
import { goalMeasures, lastDayOfMonth, monthsBefore, readGoal } from '#app/domain/report/goal.ts';
import { viewGoal, viewGoalMonth } from '#app/domain/report/goal-view.ts';
import { noFigures } from '#app/domain/report/sum-figures.ts';
import { dateOf } from '#app/domain/time.ts';
import { setProgramGoal } from '#app/operations/set-program-goal.ts';
import { EmptyCard } from '#app/ui/empty-card.tsx';
import type { GoalOutcome } from '#app/ui/report-goal-outcome.ts';
import { ReportGoalCard } from '#app/ui/report-goal-card.tsx';
import { useText } from '#app/ui/text.tsx';

/** So many months are shown, this one included. */
const mostMonths = 7;

/** What each program is to bring in a month, where it stands, and what the months before brought. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const today = dateOf(new Date(), shop.timeZone);
  const programs = (await listProgramGoals(shop.id)).filter(({ status }) => status !== 'archived');
  const hasGoal = programs.some(({ goal }) => goal !== null);
  const months = await Promise.all(
    (hasGoal ? monthsBefore(today, mostMonths) : []).map(async ({ month, period }) => ({
      month,
      parts: await listFiguresBy(shop, period, 'program'),
    })),
  );
  return {
    today,
    lastDay: lastDayOfMonth(today),
    currency: shop.currency,
    programs: programs.map(({ id, name, goal }) => {
      const figuresOf = (parts: Awaited<ReturnType<typeof listFiguresBy>>) =>
        parts.find(({ key }) => key === id)?.figures ?? noFigures(shop.currency);
      const isOfNow = goal !== null && (goal.measure !== 'revenue' || goal.target.currency === shop.currency);
      const [now, ...before] = months;
      return {
        id,
        name,
        goal: goal === null ? null : viewGoal(goal, figuresOf(now?.parts ?? []), { today, currency: shop.currency }),
        months: isOfNow
          ? before.map(({ month, parts }) => viewGoalMonth(goal, month, figuresOf(parts), shop.currency))
          : [],
      };
    }),
  };
}

const programId = z.custom<ProgramId>((text) => isId('pr', text));
const wish = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('set'), programId, measure: z.enum(goalMeasures), target: z.string().max(40) }),
  z.object({ intent: z.literal('clear'), programId }),
]);

/** Sets or removes a program's goal. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const read =
    parsed.data.intent === 'clear' ? { goal: null } : readGoal(parsed.data.measure, parsed.data.target, shop.currency);
  if ('problem' in read) return json<GoalOutcome>({ problem: read.problem }, { status: 422 });
  const outcome = await setProgramGoal({ shop, programId: parsed.data.programId, goal: read.goal, now: new Date() });
  if ('refused' in outcome) return json<GoalOutcome>(outcome, { status: 404 });
  return json<GoalOutcome>({ done: read.goal === null ? 'cleared' : 'saved' });
}

export default function GoalsReport() {
  const t = useText();
  const { programs, today, lastDay, currency } = useLoaderData<typeof loader>();
  if (programs.length === 0)
    return (
      <EmptyCard
        heading={t('reports.goals.empty.heading')}
        body={t('reports.goals.empty.body')}
        action={{ words: t('reports.goals.empty.action'), url: '/app/programs/new' }}
      />
    );
  return (
    <BlockStack gap="400">
      {/* On a phone cards reach the edges, and what stands above them does not. */}
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="p" tone="subdued">
          {t('reports.goals.intro')}
        </Text>
      </Box>
      {programs.map((program) => (
        <ReportGoalCard key={program.id} program={program} today={today} lastDay={lastDay} currency={currency} />
      ))}
    </BlockStack>
  );
}
