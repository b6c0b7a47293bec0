import { fraudRules } from '../fraud/protection.ts';
import { channels } from '../invite/channel.ts';
import { benefitKinds, sides } from '../reward/benefit.ts';
import { rewardCauses, rewardStatuses } from '../reward/reward.ts';
import type { FilterKind } from './filter.ts';

export const lists = ['referrals', 'advocates', 'rewards'] as const;
export type ListName = (typeof lists)[number];

const many = (values: readonly string[]) => ({ kind: 'choice', values, many: true }) as const;
const yes = { kind: 'choice', values: ['yes'], many: false } as const;
const day = { kind: 'day' } as const;

/** By what each list can be narrowed. The names stand in addresses, which people keep. */
export const listFilters = {
  referrals: {
    status: many(['held', 'rewarded', 'declined', 'reversed']),
    program: { kind: 'id', prefix: 'pr' },
    version: { kind: 'number', least: 1, most: 100_000 },
    channel: many(channels),
    market: { kind: 'market', many: true },
    rule: many(fraudRules),
    asked: yes,
    advocate: { kind: 'id', prefix: 'ad' },
    from: day,
    to: day,
  },
  advocates: { open: yes, blocked: yes, from: day, to: day },
  rewards: {
    status: many(rewardStatuses),
    kind: many(benefitKinds),
    side: { kind: 'choice', values: sides, many: false },
    cause: many(rewardCauses),
    program: { kind: 'id', prefix: 'pr' },
    advocate: { kind: 'id', prefix: 'ad' },
    expiring: { kind: 'number', least: 1, most: 3650 },
    from: day,
    to: day,
  },
} as const satisfies Record<ListName, Record<string, FilterKind>>;

/** By what each list can be put in order; the first unless asked for. */
export const listSorts = {
  referrals: ['date', 'subtotal', 'suspicion'],
  advocates: ['joined', 'name'],
  rewards: ['date', 'due', 'expiry', 'cost'],
} as const satisfies Record<ListName, readonly string[]>;

/** What the list's rows are known by. */
export const listPrefixes = { referrals: 'rf', advocates: 'ad', rewards: 'rw' } as const;

export type FilterName<List extends ListName> = keyof (typeof listFilters)[List] & string;
export type SortName<List extends ListName> = (typeof listSorts)[List][number];
