import { listProgramGoals } from '#app/db/program-goals.ts';
import { getReportFigures } from '#app/db/report-figures.ts';
import { countWaitingReferrals } from '#app/db/review-queue.ts';
import type { Shop } from '#app/db/shops.ts';
import { chooseSuggestion, type SuggestionKind } from '#app/domain/report/choose-suggestion.ts';
import type { Figures } from '#app/domain/report/figures.ts';
import { viewGoal, type GoalView } from '#app/domain/report/goal-view.ts';
import { comparedPeriod, periodOf } from '#app/domain/report/period.ts';
import { weekBefore } from '#app/domain/shop/merchant-mails.ts';
import { dateOf } from '#app/domain/time.ts';

export interface Week {
  week: { from: string; to: string };
  figures: Figures;
  before: Figures;
  goals: { program: string; goal: GoalView }[];
  suggestion: SuggestionKind | null;
}

/** What a merchant is told on a Monday; null for a shop where nothing was ever published. */
export async function gatherWeek({
  shop,
  monday,
  now,
}: {
  shop: Shop;
  monday: string;
  now: Date;
}): Promise<Week | null> {
  const programs = (await listProgramGoals(shop.id)).filter(({ status }) => status !== 'archived');
  if (programs.every(({ publishedVersion }) => publishedVersion === null)) return null;
  const week = weekBefore(monday);
  const earlier = comparedPeriod(week, 'before') ?? week;
  const today = dateOf(now, shop.timeZone);
  const [figures, before, ofMonth, held] = await Promise.all([
    getReportFigures(shop, week),
    getReportFigures(shop, earlier),
    getReportFigures(shop, periodOf('last_30', today)),
    countWaitingReferrals(shop.id, 1),
  ]);
  const goals = await Promise.all(
    programs.flatMap(({ id, name, goal }) =>
      goal === null
        ? []
        : [
            getReportFigures(shop, periodOf('this_month', today), { programId: id }).then((sofar) => ({
              program: name,
              goal: viewGoal(goal, sofar, { today, currency: shop.currency }),
            })),
          ],
    ),
  );
  const statuses = programs.map(({ status }) => status);
  // Whether the block is on the theme only Shopify's admin knows, in a browser.
  const standing = { statuses, heldCount: held, shareBlock: 'unknown', launcher: 'unknown', figures: ofMonth } as const;
  return { week, figures, before, goals, suggestion: chooseSuggestion(standing, []) };
}
