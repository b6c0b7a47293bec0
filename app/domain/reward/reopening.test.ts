import { expect, test } from 'vitest';
import { findLoss, findReopenRefusal, type RewardedOrder } from './reopening.ts';

const money = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
const order: RewardedOrder = { cancelledAt: null, dispute: null, total: money(1000n), refunded: money(0n) };

test.each<[string, Partial<RewardedOrder>, ReturnType<typeof findLoss>]>([
  ['that stands', {}, null],
  ['that was cancelled', { cancelledAt: new Date(0) }, 'order_cancelled'],
  ['whose payment was lost to a dispute', { dispute: 'lost' }, 'dispute_lost'],
  ['whose dispute is open', { dispute: 'open' }, null],
  ['that was refunded in part', { refunded: money(999n) }, null],
  ['that was refunded in full', { refunded: money(1000n) }, 'order_refunded'],
  ['that came to nothing and of which nothing was refunded', { total: money(0n) }, null],
  ['that was kept without its total', { total: null, refunded: money(1000n) }, null],
])('an order %s', (_name, change, loss) => {
  expect(findLoss({ ...order, ...change })).toBe(loss);
  for (const status of ['rewarded', 'declined', 'reversed'] as const)
    expect(findReopenRefusal(status, { ...order, ...change })).toBe(loss);
});

test('what is on hold already is not put there again', () => {
  expect(findReopenRefusal('held', order)).toBe('held_already');
});
