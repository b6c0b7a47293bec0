import type { ListName } from '#app/domain/list/list-shapes.ts';

/** The columns of each list's file; export-cells.ts fills them in this order. */
export const exportColumns = {
  referrals: [
    'order',
    'status',
    'reasons',
    'advocate',
    'program',
    'version',
    'channel',
    'market',
    'subtotal',
    'currency',
    'decidedAt',
  ],
  advocates: ['advocate', 'code', 'joinedAt', 'friends', 'revenue', 'rewardCost', 'currency', 'blocked'],
  rewards: [
    'kind',
    'cause',
    'status',
    'reason',
    'advocate',
    'program',
    'version',
    'code',
    'worth',
    'cost',
    'currency',
    'approvedAt',
    'dueAt',
    'issuedAt',
    'expiresAt',
  ],
} as const satisfies Record<ListName, readonly string[]>;
