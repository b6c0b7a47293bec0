import type { RuleEffect, RuleSights } from '#app/domain/fraud/rule-effects.ts';
import type { Format } from '#app/i18n/admin/format.ts';
import type { AdminTranslate } from '#app/i18n/admin/speak.ts';

/** What a rule saw in the last thirty days, and what its other settings would have done, in sentences. */
export function describeRuleEffects(
  { t, format }: { t: AdminTranslate; format: Format },
  { matched, unseen }: RuleSights,
  effects: RuleEffect[],
): { summary: string; sentences: string[] } {
  const total = matched.rewarded + matched.held + matched.declined;
  const blind = unseen.rewarded + unseen.held + unseen.declined;
  const counted = (count: number) => ({ count, number: format.count(count) });
  const summary =
    total === 0
      ? t('settings.protection.sawNothing')
      : t('settings.protection.saw', {
          ...counted(total),
          rewarded: format.count(matched.rewarded),
          held: format.count(matched.held),
          declined: format.count(matched.declined),
        });
  const would = effects.flatMap(({ action, kind, count }) =>
    // Ignoring and only showing let the same pass: once is enough.
    kind === 'same' || (kind === 'passes' && action === 'flag')
      ? []
      : [t(`settings.protection.would.${kind}`, { ...counted(count), action: t(`protection.action.${action}`) })],
  );
  const isBlind = blind === 0 ? [] : [t('settings.protection.unseen', counted(blind))];
  return { summary, sentences: [...would, ...isBlind] };
}
