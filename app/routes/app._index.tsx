import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Box, Card, InlineStack, Layout, Link, Page, Text } from '@shopify/polaris';
import { requireShop } from '#app/admin-shop.server.ts';
import { getFigures } from '#app/db/figures.ts';
import { listPrograms } from '#app/db/programs.ts';
import { listReferrals } from '#app/db/referrals.ts';
import { listLimitStates } from '#app/db/reward-limits.ts';
import { listTasks } from '#app/db/rewards.ts';
import { toDecimalMoney } from '#app/domain/money.ts';
import { addDays } from '#app/domain/time.ts';
import { env } from '#app/env.server.ts';
import { EmptyCard } from '#app/ui/empty-card.tsx';
import { FiguresCard } from '#app/ui/figures-card.tsx';
import { HeldCard } from '#app/ui/held-card.tsx';
import { LimitBanners } from '#app/ui/limit-banners.tsx';
import { chooseNextStep, type NextStep } from '#app/ui/next-step.ts';
import { NextStepCard } from '#app/ui/next-step-card.tsx';
import { ProgramList } from '#app/ui/program-list.tsx';
import { summarizeReward } from '#app/domain/reward/summarize-reward.ts';
import { summarizeProgram } from '#app/domain/program/summarize-program.ts';
import { TasksCard } from '#app/ui/tasks-card.tsx';
import { ShareBlockCard } from '#app/ui/share-block-card.tsx';
import { useText } from '#app/ui/text.tsx';
import { themeEditorUrl, useShareBlock } from '#app/ui/use-share-block.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const now = new Date();
  const [programs, figures, held, tasks, limits] = await Promise.all([
    listPrograms(shop.id),
    getFigures(shop.id, shop.currency, addDays(now, -30)),
    listReferrals(shop.id, { status: 'held', size: 5 }),
    listTasks(shop.id, mostTasks),
    listLimitStates(shop, now),
  ]);
  return {
    currency: shop.currency,
    storefrontUrl: shop.storefrontUrl,
    editorUrl: themeEditorUrl(shop.domain, env.SHOPIFY_API_KEY),
    figures: { ...figures, revenue: toDecimalMoney(figures.revenue) },
    tasks: tasks.map(({ id, advocateId, advocateFirstName, reward }) => {
      const { offer, currency, status } = summarizeReward(reward, []);
      return { id, advocateId, advocateFirstName, offer, currency, isUnclear: status !== 'to_hand_over' };
    }),
    limits: limits.flatMap(({ spent, limit, level, keptBack, programId, programName }) => {
      if (level === 'under' && keptBack === 0) return [];
      // What did not fit any more was kept back, however little was spent.
      const told = level === 'under' ? 'near' : level;
      return [
        { programId, programName, keptBack, spent: toDecimalMoney(spent), limit: toDecimalMoney(limit), level: told },
      ];
    }),
    held: held.map(({ id, orderName, advocateFirstName }) => ({ id, orderName, advocateFirstName })),
    programs: programs.map(summarizeProgram),
  };
}

const mostTasks = 10;

type HomeData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Home() {
  const t = useText();
  const data = useLoaderData<typeof loader>();
  return (
    <Page title={t('home.title')}>
      {data.programs.length === 0 ? (
        <EmptyCard
          heading={t('home.empty.heading')}
          body={t('home.empty.body')}
          action={{ words: t('home.empty.action'), url: '/app/programs/new' }}
        />
      ) : (
        <Overview data={data} />
      )}
    </Page>
  );
}

function Overview({ data }: { data: HomeData }) {
  const t = useText();
  const shareBlock = useShareBlock();
  const step = chooseNextStep({
    statuses: data.programs.map(({ status }) => status),
    heldCount: data.held.length,
    visits: data.figures.visits,
    shareBlock,
  });
  return (
    <Layout>
      {data.limits.length === 0 ? null : (
        <Layout.Section variant="fullWidth">
          <LimitBanners limits={data.limits} />
        </Layout.Section>
      )}
      {step === null ? null : (
        <Layout.Section variant="fullWidth">
          <NextStepCard step={step} {...wayTo(step, data)} />
        </Layout.Section>
      )}
      <Layout.Section>
        <BlockStack gap="400">
          <FiguresCard figures={data.figures} />
          <Card padding="0">
            <Box paddingInline="400" paddingBlockStart="400" paddingBlockEnd="200">
              <InlineStack align="space-between" blockAlign="center">
                <Text as="h2" variant="headingMd">
                  {t('home.programs.heading')}
                </Text>
                <Link url="/app/programs">{t('home.programs.all')}</Link>
              </InlineStack>
            </Box>
            {/* With the padding that each item has of its own, its text stands under the heading. */}
            <Box paddingInline="100">
              <ProgramList programs={data.programs} currency={data.currency} heading="h3" />
            </Box>
          </Card>
        </BlockStack>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <BlockStack gap="400">
          {data.tasks.length === 0 ? null : <TasksCard tasks={data.tasks} />}
          <HeldCard referrals={data.held} />
          <ShareBlockCard state={shareBlock} editorUrl={data.editorUrl} />
        </BlockStack>
      </Layout.Section>
    </Layout>
  );
}

/** Where a next step is taken. */
function wayTo(
  step: NextStep,
  { programs, editorUrl, storefrontUrl }: HomeData,
): { url: string; target?: '_top' | '_blank' } {
  const programUrl = (status: 'draft' | 'paused') =>
    `/app/programs/${programs.find((program) => program.status === status)?.id ?? ''}`;
  switch (step) {
    case 'publish_program':
      return { url: programUrl('draft') };
    case 'resume_program':
      return { url: programUrl('paused') };
    case 'review_held':
      return { url: '/app/referrals?status=held' };
    case 'add_share_block':
      return { url: editorUrl, target: '_top' };
    case 'share_first':
      return { url: storefrontUrl, target: '_blank' };
  }
}
