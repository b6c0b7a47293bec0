import { describe, expect, test } from 'vitest';
import type { LedgerKind } from '../ledger.ts';
import { compareWithLedger, type KeptState } from './compare.ts';
import { rebuild, type AboutEntry } from './rebuild.ts';

const entry = (kind: LedgerKind, data: AboutEntry['data'] = {}): AboutEntry => ({
  kind,
  data,
  referralId: 'rf_1',
  rewardId: kind.startsWith('referral') ? null : 'rw_1',
});
const approved = entry('reward_approved', { state: 'waiting', nettedMinor: '300' });
const reversal = entry('reversal_approved', { reversal: 'rv_1', minor: '700' });
const rewardAfter = (...entries: AboutEntry[]) => rebuild(entries).rewards.get('rw_1');

describe('a reward', () => {
  test.each<[string, AboutEntry[], string]>([
    ['that was granted', [approved], 'waiting'],
    ['that became due', [approved, entry('reward_due', { state: 'to_hand_over' })], 'to_hand_over'],
    ['that is disputed', [approved, entry('reward_due', { state: 'approved' }), entry('reward_paused')], 'waiting'],
    ['that was issued', [approved, entry('reward_issued')], 'issued'],
    ['whose effect nobody knows', [approved, entry('reward_unclear')], 'unclear'],
    ['that was kept back by a limit', [entry('reward_limited')], 'limited'],
    ['that was withheld', [approved, entry('reward_withheld')], 'withheld'],
    [
      'of which a part was taken back',
      [approved, entry('reward_issued'), reversal, entry('reversal_settled', { reversal: 'rv_1' })],
      'issued',
    ],
    [
      'that was taken back',
      [approved, entry('reward_issued'), reversal, entry('reversal_settled', { reversal: 'rv_1', state: 'reversed' })],
      'reversed',
    ],
    ['that somebody was told of', [approved, entry('message_sent', { state: 'issued' })], 'waiting'],
  ])('%s', (_name, entries, status) => {
    expect(rewardAfter(...entries)?.status).toBe(status);
  });

  test('keeps what it paid off of earlier debts', () => {
    expect(rewardAfter(approved, entry('reward_issued'))?.nettedMinor).toBe(300n);
  });
});

test('the last word on a reversal counts', () => {
  const settled = (takenMinor: string, owedMinor: string) =>
    entry('reversal_settled', { reversal: 'rv_1', takenMinor, owedMinor });
  expect(rebuild([reversal, settled('0', '700'), settled('700', '0')]).reversals.get('rv_1')).toEqual({
    rewardId: 'rw_1',
    amountMinor: 700n,
    status: 'settled',
    takenMinor: 700n,
    owedMinor: 0n,
  });
});

test('a referral is what was decided of it last', () => {
  const decided = entry('referral_decided', { outcome: 'held' });
  expect(rebuild([decided]).referrals.get('rf_1')).toBe('held');
  expect(rebuild([decided, entry('referral_approved'), entry('referral_reversed')]).referrals.get('rf_1')).toBe(
    'reversed',
  );
});

describe('compared with the rows', () => {
  const rows = (change: Partial<KeptState> = {}): KeptState => ({
    referrals: new Map(),
    rewards: new Map([['rw_1', { status: 'issuing', nettedMinor: 0n }]]),
    reversals: new Map(),
    ...change,
  });
  const told = rebuild([entry('reward_approved', { state: 'approved' })]);

  test('an attempt under way is no difference', () => {
    expect(compareWithLedger(rows(), told)).toEqual([]);
    const reversing = {
      rewardId: 'rw_1',
      amountMinor: 700n,
      status: 'reversing',
      takenMinor: 500n,
      owedMinor: 0n,
    } as const;
    expect(
      compareWithLedger(
        rows({ reversals: new Map([['rv_1', reversing]]) }),
        rebuild([entry('reward_approved', { state: 'approved' }), reversal]),
      ),
    ).toEqual([]);
  });

  test('another status, another amount, a missing row and a missing entry are named', () => {
    const changed = rows({ rewards: new Map([['rw_1', { status: 'issued', nettedMinor: 1n }]]) });
    expect(compareWithLedger(changed, told)).toEqual([
      { what: 'reward', id: 'rw_1', field: 'status', row: 'issued', ledger: 'approved' },
      { what: 'reward', id: 'rw_1', field: 'nettedMinor', row: '1', ledger: '0' },
    ]);
    expect(compareWithLedger(rows({ rewards: new Map() }), told)).toEqual([
      { what: 'reward', id: 'rw_1', field: 'itself', row: null, ledger: 'there' },
    ]);
    expect(compareWithLedger(rows(), rebuild([]))).toEqual([
      { what: 'reward', id: 'rw_1', field: 'itself', row: 'there', ledger: null },
    ]);
  });
});
