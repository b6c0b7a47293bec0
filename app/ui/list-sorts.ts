import type { IndexFiltersProps } from '@shopify/polaris';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import type { AdminKey } from '#app/i18n/admin/speak.ts';
import { useText } from './text.tsx';

interface Sort {
  name: string;
  words: AdminKey;
  /** What the two directions are called. */
  asc: AdminKey;
  desc: AdminKey;
}
const byTime = { asc: 'lists.sort.oldest', desc: 'lists.sort.newest' } as const;
const byFigure = { asc: 'lists.sort.lowest', desc: 'lists.sort.highest' } as const;
const byDay = { asc: 'lists.sort.soonest', desc: 'lists.sort.latest' } as const;
const sorts = {
  referrals: [
    { name: 'date', words: 'lists.sort.date.referrals', ...byTime },
    { name: 'subtotal', words: 'lists.sort.subtotal', ...byFigure },
    { name: 'suspicion', words: 'lists.sort.suspicion', ...byFigure },
  ],
  advocates: [
    { name: 'joined', words: 'lists.sort.joined', ...byTime },
    { name: 'name', words: 'lists.sort.name', asc: 'lists.sort.aToZ', desc: 'lists.sort.zToA' },
  ],
  rewards: [
    { name: 'date', words: 'lists.sort.date.rewards', ...byTime },
    { name: 'due', words: 'lists.sort.due', ...byDay },
    { name: 'expiry', words: 'lists.sort.expiry', ...byDay },
    { name: 'cost', words: 'lists.sort.cost', ...byFigure },
  ],
} as const satisfies Record<ListName, readonly Sort[]>;

/** By what a list can be put in order, both ways, in words. */
export function useListSorts(list: ListName): NonNullable<IndexFiltersProps['sortOptions']> {
  const t = useText();
  return sorts[list].flatMap(({ name, words, asc, desc }) => [
    { label: t(words), value: `${name} asc`, directionLabel: t(asc) },
    { label: t(words), value: `${name} desc`, directionLabel: t(desc) },
  ]);
}
