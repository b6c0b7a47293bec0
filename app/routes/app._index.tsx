import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData, useSearchParams } from '@remix-run/react';
import { BlockStack, Box, Card, InlineStack, Layout, Link, Page, Text } from '@shopify/polaris';
import { z } from 'zod';
import { requireShop } from '#app/admin-shop.server.ts';
import { getFailures } from '#app/db/home-failures.ts';
import { findOnboarding } from '#app/db/onboarding.ts';
import { listPrograms } from '#app/db/programs.ts';
import { getReportFigures, listFiguresByTime } from '#app/db/report-figures.ts';
import { listLimitStates, type LimitState } from '#app/db/reward-limits.ts';
import { listWaitingReferrals } from '#app/db/review-queue.ts';
import { listTasks } from '#app/db/rewards.ts';
import { toDecimalMoney } from '#app/domain/money.ts';
import { summarizeProgram } from '#app/domain/program/summarize-program.ts';
import { chooseSuggestion, suggestionKinds, type SuggestionKind } from '#app/domain/report/choose-suggestion.ts';
import type { Figures, FiguresOfTime } from '#app/domain/report/figures.ts';
import { amountOf, changeOf } from '#app/domain/report/measures.ts';
import { comparedPeriod, countDays, periodOf } from '#app/domain/report/period.ts';
import { summarizeReward } from '#app/domain/reward/summarize-reward.ts';
import { currentStep, guide, onboardingSteps, showsGuide } from '#app/domain/shop/onboarding.ts';
import { addDays, dateOf } from '#app/domain/time.ts';
import { env } from '#app/env.server.ts';
import { dismissSuggestion } from '#app/operations/dismiss-suggestion.ts';
import { EmptyCard } from '#app/ui/empty-card.tsx';
import { FiguresCard, homePeriods, type FigureView, type HomeMeasure } from '#app/ui/figures-card.tsx';
import { HeldCard } from '#app/ui/held-card.tsx';
import { HomeBanner } from '#app/ui/home-banner.tsx';
import { HomeSuggestionCard } from '#app/ui/home-suggestion-card.tsx';
import { ProgramList } from '#app/ui/program-list.tsx';
import { TasksCard } from '#app/ui/tasks-card.tsx';
import { useText } from '#app/ui/text.tsx';
import { ThemeBlocksCard } from '#app/ui/theme-blocks-card.tsx';
import { themeEditorUrls, type BlockStates } from '#app/ui/theme-blocks.ts';
import { useThemeBlocks } from '#app/ui/use-theme-blocks.ts';
import { WelcomeGuideCard } from '#app/ui/welcome-guide-card.tsx';

const [mostTasks, mostHeld] = [10, 5];
/** What takes longer than this is late, and told. */
const lateAfterDays = 30 / (24 * 60);
const refusedForDays = 7;
const measures: HomeMeasure[] = ['visits', 'claims', 'orders', 'rewarded', 'revenue', 'cost'];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const now = new Date();
  const asked = new URL(request.url).searchParams.get('period');
  const name = homePeriods.find((each) => each === asked) ?? 'last_30';
  const today = dateOf(now, shop.timeZone);
  const period = periodOf(name, today);
  const before = comparedPeriod(period, 'before') ?? period;
  const [programs, figures, earlier, trend, month, held, tasks, limits, failures, onboarding] = await Promise.all([
    listPrograms(shop.id),
    getReportFigures(shop, period),
    getReportFigures(shop, before),
    listFiguresByTime(shop, period),
    // A week is too short to give advice by.
    name === 'last_7' ? getReportFigures(shop, periodOf('last_30', today)) : null,
    listWaitingReferrals(shop.id, { size: mostHeld }),
    listTasks(shop.id, mostTasks),
    listLimitStates(shop, now),
    getFailures(shop, { waitingSince: addDays(now, -lateAfterDays), refusedSince: addDays(now, -refusedForDays) }),
    findOnboarding(shop.id),
  ]);
  const setUp = programs.find(({ program }) => program.id === onboarding?.programId)?.program ?? null;
  const { shares, visits, claims, orders } = month ?? figures;
  return {
    currency: shop.currency,
    storefrontUrl: shop.storefrontUrl,
    editorUrls: themeEditorUrls(shop.domain, env.SHOPIFY_API_KEY),
    period: name,
    days: countDays(period),
    figures: measures.map((measure) => viewFigure(measure, figures, earlier, trend)),
    isEmpty: figures.shares + figures.visits + figures.claims + figures.orders === 0,
    advice: { shares, visits, claims, orders, ...decimalCost(month ?? figures) },
    dismissed: onboarding?.dismissed ?? [],
    guide: showsGuide(onboarding, programs.length)
      ? {
          current: currentStep({ step: onboarding?.step ?? 'goal', goal: onboarding?.goal ?? null }, setUp),
          isBegun: onboarding !== null && onboarding.goal !== null,
        }
      : null,
    failures,
    tasks: tasks.map(({ id, advocateId, advocateFirstName, reward }) => {
      const { offer, currency, status } = summarizeReward(reward, []);
      return { id, advocateId, advocateFirstName, offer, currency, isUnclear: status !== 'to_hand_over' };
    }),
    limits: limits.flatMap(viewLimit),
    held: held.map(({ id, orderName, advocateFirstName }) => ({ id, orderName, advocateFirstName })),
    programs: programs.map(summarizeProgram),
  };
}

function viewFigure(measure: HomeMeasure, now: Figures, before: Figures, trend: FiguresOfTime[]): FigureView {
  const amount = amountOf(now, measure);
  const size = (figures: Figures) => {
    const each = amountOf(figures, measure);
    return each?.kind === 'money' ? Number(each.decimal) : each?.kind === 'count' ? each.count : 0;
  };
  return {
    measure,
    amount,
    change: changeOf(amount, amountOf(before, measure)),
    trend: trend.map(({ figures }) => size(figures)),
  };
}

/** Exact amounts travel as text; see `adviceOf`. */
function decimalCost({ revenue, discounts, rewardCost }: Figures) {
  return {
    revenueMinor: String(revenue.amountMinor),
    discountsMinor: String(discounts.amountMinor),
    rewardCostMinor: String(rewardCost.amountMinor),
  };
}

function viewLimit({ spent, limit, level, keptBack, programId, programName }: LimitState) {
  if (level === 'under' && keptBack === 0) return [];
  // What did not fit any more was kept back, however little was spent.
  const told = level === 'under' ? 'near' : level;
  return [
    { programId, programName, keptBack, spent: toDecimalMoney(spent), limit: toDecimalMoney(limit), level: told },
  ];
}

const wish = z.object({ intent: z.literal('dismiss'), kind: z.enum([guide, ...suggestionKinds]) });

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const parsed = wish.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  await dismissSuggestion({ shop, kind: parsed.data.kind });
  return { done: true };
}

type HomeData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Home() {
  const t = useText();
  const data = useLoaderData<typeof loader>();
  const [, setSearch] = useSearchParams();
  const blocks = useThemeBlocks();
  const dismisser = useFetcher();
  const dismiss = (kind: string) => dismisser.submit({ intent: 'dismiss', kind }, { method: 'post' });
  // What was just dismissed goes at once.
  const going = dismisser.formData?.get('kind');
  const kind = adviceOf(data, blocks, [...data.dismissed, String(going ?? '')]);
  const isFirst = data.programs.length === 0;
  const isGuided = data.guide !== null && going !== guide;
  // One thing at a time: while the guide is there it is the suggestion.
  const hasSuggestions = !isFirst && !isGuided;
  return (
    <Page title={t('home.title')}>
      <Layout>
        {hasBanner(data) ? (
          <Layout.Section variant="fullWidth">
            <HomeBanner failures={data.failures} limits={data.limits} />
          </Layout.Section>
        ) : null}
        {data.guide !== null && isGuided ? (
          <Layout.Section variant="fullWidth">
            <WelcomeGuideCard
              {...data.guide}
              steps={onboardingSteps}
              isFirst={isFirst}
              onDismiss={() => dismiss(guide)}
            />
          </Layout.Section>
        ) : isFirst ? (
          <Layout.Section variant="fullWidth">
            <EmptyCard
              heading={t('home.empty.heading')}
              body={t('home.empty.body')}
              action={{ words: t('home.empty.action'), url: '/app/programs/new' }}
            />
          </Layout.Section>
        ) : null}
        {hasSuggestions ? (
          <Layout.Section variant="fullWidth">
            <HomeSuggestionCard
              suggestion={kind && { kind, ...wayTo(kind, data) }}
              onDismiss={(kind) => dismiss(kind)}
            />
          </Layout.Section>
        ) : null}
        <Layout.Section>
          <BlockStack gap="400">
            <FiguresCard
              figures={data.figures}
              period={data.period}
              days={data.days}
              isEmpty={data.isEmpty}
              onPeriod={(period) => setSearch({ period }, { preventScrollReset: true })}
            />
            {isFirst ? null : <ProgramsCard data={data} />}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {data.tasks.length === 0 ? null : <TasksCard tasks={data.tasks} />}
            <HeldCard referrals={data.held} />
            <ThemeBlocksCard states={blocks} editorUrls={data.editorUrls} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function ProgramsCard({ data }: { data: HomeData }) {
  const t = useText();
  return (
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
  );
}

function hasBanner({ failures, limits }: HomeData): boolean {
  return limits.length > 0 || Object.values(failures).some((count) => count > 0);
}

/** The suggestion that fits, once Shopify has said what is on the theme: before that it might be another. */
function adviceOf(
  data: HomeData,
  { share, launcher }: BlockStates,
  dismissed: string[],
): SuggestionKind | null | undefined {
  if (share === 'checking' || launcher === 'checking') return undefined;
  const { revenueMinor, discountsMinor, rewardCostMinor, ...counts } = data.advice;
  const money = (minor: string) => ({ amountMinor: BigInt(minor), currency: data.currency });
  return chooseSuggestion(
    {
      statuses: data.programs.map(({ status }) => status),
      heldCount: data.held.length,
      shareBlock: share,
      launcher,
      figures: {
        ...counts,
        revenue: money(revenueMinor),
        discounts: money(discountsMinor),
        rewardCost: money(rewardCostMinor),
      },
    },
    dismissed,
  );
}

/** Where a suggestion is followed. */
function wayTo(
  kind: SuggestionKind,
  { programs, editorUrls, storefrontUrl }: HomeData,
): { url: string; target?: '_top' | '_blank' } {
  const programUrl = (status: 'draft' | 'paused' | 'active') =>
    `/app/programs/${programs.find((program) => program.status === status)?.id ?? ''}`;
  switch (kind) {
    case 'publish_program':
      return { url: programUrl('draft') };
    case 'resume_program':
      return { url: programUrl('paused') };
    case 'raise_friend_offer':
    case 'longer_claim_days':
    case 'lower_cost':
      return { url: programUrl('active') };
    case 'review_held':
      return { url: '/app/review' };
    case 'add_share_block':
      return { url: editorUrls.share.add, target: '_top' };
    case 'invite_more':
      return { url: editorUrls.launcher.add, target: '_top' };
    case 'share_first':
      return { url: storefrontUrl, target: '_blank' };
  }
}
