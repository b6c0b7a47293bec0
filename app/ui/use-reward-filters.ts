import { useMemo } from 'react';
import type { BenefitKind } from '#app/domain/reward/benefit.ts';
import type { RewardStatus } from '#app/domain/reward/reward.ts';
import type { ListFilter } from './list-filters.tsx';
import { useText } from './text.tsx';

/** The parts of the address that this list has. */
export const rewardNames = [
  'view',
  'search',
  'status',
  'kind',
  'side',
  'cause',
  'program',
  'advocate',
  'expiring',
  'from',
  'to',
  'sort',
  'after',
  'before',
] as const;

/** Named here for the compiler to ask for each new one. */
const statuses = {
  waiting: true,
  limited: true,
  approved: true,
  issuing: true,
  to_hand_over: true,
  unclear: true,
  issued: true,
  withheld: true,
  reversed: true,
} satisfies Record<RewardStatus, true>;
const kinds = {
  percentage: true,
  fixed_amount: true,
  free_shipping: true,
  free_product: true,
  buy_x_get_y: true,
  store_credit: true,
  gift_card: true,
  customer_tag: true,
  custom: true,
} satisfies Record<BenefitKind, true>;
const causes = ['referral', 'milestone', 'surprise', 'gesture'] as const;
const sides = ['advocate', 'friend'] as const;

/** By what rewards can be narrowed, in words. */
export function useRewardFilters({
  programs,
  advocateName,
}: {
  programs: { id: string; name: string }[];
  /** Whose rewards these are, when the address says so. */
  advocateName: string | null;
}): ListFilter[] {
  const t = useText();
  return useMemo(() => {
    const choices = <Value extends string>(values: readonly Value[], label: (value: Value) => string) =>
      values.map((value) => ({ value, label: label(value) }));
    const keysOf = <Key extends string>(table: Record<Key, true>) => Object.keys(table) as Key[];
    return [
      {
        kind: 'choices',
        name: 'status',
        label: t('lists.filter.status'),
        choices: choices(keysOf(statuses), (status) => t(`reward.status.${status}`)),
        isMany: true,
        isPinned: true,
      },
      {
        kind: 'choices',
        name: 'kind',
        label: t('lists.filter.kind'),
        choices: choices(keysOf(kinds), (kind) => t(`lists.kind.${kind}`)),
        isMany: true,
        isPinned: true,
      },
      {
        kind: 'number',
        name: 'expiring',
        label: t('lists.filter.expiring'),
        field: t('lists.filter.withinDays'),
        applied: (count) => t('lists.applied.expiring', { count }),
        isPinned: true,
      },
      { kind: 'days', label: t('lists.filter.days') },
      {
        kind: 'choices',
        name: 'cause',
        label: t('lists.filter.cause'),
        choices: choices(causes, (cause) => t(`lists.cause.${cause}`)),
        isMany: true,
      },
      {
        kind: 'choices',
        name: 'side',
        label: t('lists.filter.side'),
        choices: choices(sides, (side) => t(`lists.side.${side}`)),
        isMany: false,
      },
      {
        kind: 'choices',
        name: 'program',
        label: t('lists.filter.program'),
        choices: programs.map(({ id, name }) => ({ value: id, label: name })),
        isMany: false,
      },
      {
        kind: 'given',
        name: 'advocate',
        applied: t('lists.applied.advocate', { name: advocateName || t('referrals.nobody') }),
      },
    ];
  }, [t, programs, advocateName]);
}
