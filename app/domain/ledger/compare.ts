import type { RewardStatus } from '../reward/reward.ts';
import type { Rebuilt, RebuiltReversal, RebuiltReward } from './rebuild.ts';

/** Something that the rows say and the ledger does not, or the other way round. */
export interface LedgerDifference {
  what: 'referral' | 'reward' | 'reversal';
  id: string;
  field: string;
  row: string | null;
  ledger: string | null;
}

/** The rows of one page, by id. */
export interface KeptState {
  referrals: Map<string, string>;
  rewards: Map<string, RebuiltReward>;
  reversals: Map<string, RebuiltReversal>;
}

/** Every difference between rows and ledger, each with both sides. */
export function compareWithLedger(rows: KeptState, ledger: Rebuilt): LedgerDifference[] {
  return [
    ...differencesOf('referral', rows.referrals, ledger.referrals, (status) => ({ status })),
    ...differencesOf('reward', rows.rewards, ledger.rewards, ({ status, nettedMinor }) => ({
      status: settled(status),
      nettedMinor: nettedMinor.toString(),
    })),
    ...differencesOf('reversal', rows.reversals, ledger.reversals, (reversal) => ({
      rewardId: reversal.rewardId,
      amountMinor: reversal.amountMinor.toString(),
      status: reversal.status === 'reversing' ? 'approved' : reversal.status,
      // What an attempt under way asks for is not taken yet.
      ...(reversal.status === 'settled'
        ? { takenMinor: reversal.takenMinor.toString(), owedMinor: reversal.owedMinor.toString() }
        : {}),
    })),
  ];
}

function differencesOf<Value>(
  what: LedgerDifference['what'],
  rows: Map<string, Value>,
  ledger: Map<string, Value>,
  fieldsOf: (value: Value) => Record<string, string>,
): LedgerDifference[] {
  return [...new Set([...rows.keys(), ...ledger.keys()])].flatMap((id) => {
    const row = rows.get(id);
    const told = ledger.get(id);
    if (row === undefined || told === undefined) {
      const there = (value: Value | undefined) => (value === undefined ? null : 'there');
      return [{ what, id, field: 'itself', row: there(row), ledger: there(told) }];
    }
    const [left, right] = [fieldsOf(row), fieldsOf(told)];
    return [...new Set([...Object.keys(left), ...Object.keys(right)])]
      .filter((field) => left[field] !== right[field])
      .map((field) => ({ what, id, field, row: left[field] ?? null, ledger: right[field] ?? null }));
  });
}

function settled(status: RewardStatus): RewardStatus {
  return status === 'issuing' ? 'approved' : status;
}
