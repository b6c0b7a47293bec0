import { fraudActions, type FraudAction, type FraudRule } from './protection.ts';

/** How often a rule saw something among orders, by what those were decided to be. */
export interface RuleSights {
  matched: { rewarded: number; held: number; declined: number };
  /** What the rule looks at was not there: it can neither match nor pass. */
  unseen: { rewarded: number; held: number; declined: number };
}

/** What another setting of a rule would have done to the same orders. */
export interface RuleEffect {
  action: FraudAction;
  /**
   * `holds`: so many that were rewarded would have waited for the merchant; `declines`: so many that were rewarded or held
   * would have earned nothing; `leaves`: so many that were declined would have been the merchant's to decide; `passes`: at
   * most so many that were stopped would have been rewarded, since other rules may have stopped them, too.
   */
  kind: 'holds' | 'declines' | 'leaves' | 'passes' | 'same';
  count: number;
}

export const nothingSeen: RuleSights = {
  matched: { rewarded: 0, held: 0, declined: 0 },
  unseen: { rewarded: 0, held: 0, declined: 0 },
};

const stops = (action: FraudAction) => action === 'hold' || action === 'decline';

/** What each setting but the present one would have done. A rule that cannot see holds under hold and decline alike. */
export function effectsOf(present: FraudAction, { matched, unseen }: RuleSights): RuleEffect[] {
  return fraudActions
    .filter((action) => action !== present)
    .map((action): RuleEffect => {
      if (!stops(action)) {
        const count = stops(present) ? matched.held + matched.declined + unseen.held : 0;
        return { action, kind: count === 0 ? 'same' : 'passes', count };
      }
      if (action === 'hold') {
        const isDeclining = present === 'decline';
        const count = isDeclining ? matched.declined : matched.rewarded + unseen.rewarded;
        return { action, kind: count === 0 ? 'same' : isDeclining ? 'leaves' : 'holds', count };
      }
      const count = matched.rewarded + matched.held;
      return { action, kind: count === 0 ? 'same' : 'declines', count };
    });
}

/** The figures of one program's rules, put together by rule. */
export function sightsByRule(
  figures: { rule: string; saw: 'match' | 'unknown'; rewarded: number; held: number; declined: number }[],
): Partial<Record<FraudRule, RuleSights>> {
  const byRule: Record<string, RuleSights> = {};
  for (const { rule, saw, rewarded, held, declined } of figures) {
    const sights = byRule[rule] ?? nothingSeen;
    byRule[rule] = { ...sights, [saw === 'match' ? 'matched' : 'unseen']: { rewarded, held, declined } };
  }
  return byRule;
}

/** What a rule saw, and what its other settings would have done with it. */
export interface RuleHistory {
  seen: RuleSights;
  effects: RuleEffect[];
}

/** The history of one program's rules that saw anything, as they are set for its customers. */
export function ruleHistories(
  protection: Record<FraudRule, { action: FraudAction }>,
  figures: Parameters<typeof sightsByRule>[0],
): Partial<Record<FraudRule, RuleHistory>> {
  const sights = Object.entries(sightsByRule(figures)) as [FraudRule, RuleSights][];
  return Object.fromEntries(
    sights
      // A rule that there is no more may have seen something, too.
      .filter(([rule]) => Object.hasOwn(protection, rule))
      .map(([rule, seen]) => [rule, { seen, effects: effectsOf(protection[rule].action, seen) }]),
  );
}
