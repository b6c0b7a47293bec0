import type { ProgramId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Program } from '../program/program.ts';
import type { Business, Goal } from '../program/templates.ts';
import type { Trade } from '../program/suggest-offer.ts';

/** What the merchant does to get going, in this order. */
export const onboardingSteps = ['goal', 'offer', 'preview', 'block', 'share'] as const;
export type OnboardingStep = (typeof onboardingSteps)[number];

/** How far the merchant came. */
export interface Onboarding {
  step: OnboardingStep;
  /** Null until chosen. */
  goal: Goal | null;
  business: Business | null;
  /** The program that it is about; null until its offer is settled. */
  programId: ProgramId | null;
  averageOrder: Money | null;
  /** Of how many orders it is the average; null when the merchant typed it. */
  averageOrders: number | null;
  marginPercent: number | null;
  hasStoreCredit: boolean | null;
  dismissed: string[];
  skippedAt: Date | null;
  finishedAt: Date | null;
}

/** Under which the guide itself is dismissed. */
export const guide = 'guide';

/**
 * The step that makes sense now: what was published is not offered again, and there is no preview of what was deleted. An
 * earlier one that is asked for (the way back) is given where it still changes something.
 */
export function currentStep(
  { step, goal }: Pick<Onboarding, 'step' | 'goal'>,
  program: Pick<Program, 'status' | 'publishedVersion'> | null,
  asked: OnboardingStep | null = null,
): OnboardingStep {
  const isPublished = isUnderWay(program) && program.publishedVersion !== null;
  const [first, last] = isPublished
    ? (['block', 'share'] as const)
    : (['goal', isUnderWay(program) ? 'preview' : goal === null ? 'goal' : 'offer'] as const);
  const wanted = asked !== null && place(asked) <= place(step) ? asked : step;
  const reachable = Math.min(Math.max(place(wanted), place(first)), place(last));
  return onboardingSteps[reachable] ?? 'goal';
}

/** Whether the program can still become the first one. One that was put away cannot. */
export function isUnderWay<P extends Pick<Program, 'status'>>(program: P | null): program is P {
  return program !== null && program.status !== 'archived';
}

/** Whether home leads to it: until it is done or dismissed, where it was begun or there is nothing else yet. */
export function showsGuide(onboarding: Onboarding | null, programCount: number): boolean {
  if (onboarding === null) return programCount === 0;
  if (onboarding.finishedAt !== null || onboarding.dismissed.includes(guide)) return false;
  return programCount === 0 || onboarding.goal !== null;
}

/** What the first offer is reckoned with. Amounts of a currency that the shop has left are of no use. */
export function tradeOf(
  onboarding: Pick<Onboarding, 'averageOrder' | 'marginPercent' | 'hasStoreCredit'> | null,
  currency: string,
): Trade {
  const averageOrder = onboarding?.averageOrder ?? null;
  return {
    currency,
    averageOrder: averageOrder?.currency === currency ? averageOrder : null,
    marginPercent: onboarding?.marginPercent ?? null,
    hasStoreCredit: onboarding?.hasStoreCredit ?? null,
  };
}

function place(step: OnboardingStep): number {
  return onboardingSteps.indexOf(step);
}
