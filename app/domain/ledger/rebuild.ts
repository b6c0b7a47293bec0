import type { LedgerEntry } from '../ledger.ts';
import { rewardStatuses, type ReversalStatus, type RewardStatus } from '../reward/reward.ts';

/** An entry with what it is about. */
export type AboutEntry = Pick<LedgerEntry, 'kind' | 'data'> & { referralId: string | null; rewardId: string | null };

export interface RebuiltReversal {
  rewardId: string;
  amountMinor: bigint;
  status: ReversalStatus;
  takenMinor: bigint;
  owedMinor: bigint;
}
export interface RebuiltReward {
  /** An attempt that is under way is no state of the story: it stands as approved. */
  status: RewardStatus;
  nettedMinor: bigint;
}
/** Everything that the ledger says, by id. */
export interface Rebuilt {
  referrals: Map<string, string>;
  rewards: Map<string, RebuiltReward>;
  reversals: Map<string, RebuiltReversal>;
}

export function emptyRebuilt(): Rebuilt {
  return { referrals: new Map(), rewards: new Map(), reversals: new Map() };
}

/** The state of referrals, rewards and reversals as their entries tell it, in the order they were written. */
export function rebuild(entries: AboutEntry[]): Rebuilt {
  return entries.reduce(tell, emptyRebuilt());
}

/** One entry more. Changes `told`, which is as large as what it is about and not as the ledger. */
function tell(told: Rebuilt, entry: AboutEntry): Rebuilt {
  tellReferral(told, entry);
  tellReward(told, entry);
  tellReversal(told, entry);
  return told;
}

function tellReferral({ referrals }: Rebuilt, { kind, referralId, data }: AboutEntry): void {
  if (referralId === null) return;
  if (kind === 'referral_decided') referrals.set(referralId, textOf(data, 'outcome'));
  if (kind === 'referral_approved') referrals.set(referralId, 'rewarded');
  if (kind === 'referral_declined') referrals.set(referralId, 'declined');
  if (kind === 'referral_reversed') referrals.set(referralId, 'reversed');
  if (kind === 'referral_reopened') referrals.set(referralId, 'held');
}

const statusOfKind: Partial<Record<LedgerEntry['kind'], RewardStatus>> = {
  reward_limited: 'limited',
  reward_paused: 'waiting',
  reward_scheduled: 'waiting',
  reward_due: 'approved',
  reward_issued: 'issued',
  reward_unclear: 'unclear',
  reward_withheld: 'withheld',
};

function tellReward({ rewards }: Rebuilt, { kind, rewardId, data }: AboutEntry): void {
  if (rewardId === null) return;
  if (kind === 'reward_approved') {
    rewards.set(rewardId, { status: stateOf(data) ?? 'approved', nettedMinor: minorOf(data, 'nettedMinor') });
    return;
  }
  const status = kind === 'reversal_settled' ? stateOf(data) : (stateOf(data) ?? statusOfKind[kind]);
  if (status === undefined || !(kind in statusOfKind || kind === 'reversal_settled')) return;
  const known = rewards.get(rewardId);
  rewards.set(rewardId, { nettedMinor: known?.nettedMinor ?? 0n, status });
}

function tellReversal({ reversals }: Rebuilt, { kind, rewardId, data }: AboutEntry): void {
  if (rewardId === null) return;
  const id = textOf(data, 'reversal');
  const known = reversals.get(id);
  if (kind === 'reversal_approved') {
    const amountMinor = minorOf(data, 'minor');
    reversals.set(id, { rewardId, amountMinor, status: 'approved', takenMinor: 0n, owedMinor: 0n });
  } else if (kind === 'reversal_settled' && known !== undefined) {
    const takenMinor = minorOf(data, 'takenMinor');
    reversals.set(id, { ...known, status: 'settled', takenMinor, owedMinor: minorOf(data, 'owedMinor') });
  } else if (kind === 'reversal_unclear' && known !== undefined) {
    reversals.set(id, { ...known, status: 'unclear' });
  }
}

function stateOf(data: LedgerEntry['data']): RewardStatus | undefined {
  return rewardStatuses.find((status) => status === data['state']);
}

function textOf(data: LedgerEntry['data'], name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}

function minorOf(data: LedgerEntry['data'], name: string): bigint {
  const digits = textOf(data, name);
  return /^\d+$/.test(digits) ? BigInt(digits) : 0n;
}
