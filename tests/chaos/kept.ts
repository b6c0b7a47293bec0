import { parseOffer, type Offer } from '#app/domain/reward/offer.ts';
import type { RewardCause, RewardStatus } from '#app/domain/reward/reward.ts';
import type { ChaosStage } from './stage.ts';

export interface KeptReferral {
  id: string;
  order_id: string;
  program_id: string;
  advocate_id: string;
  status: string;
  decision: { kind: string; reasons?: string[]; reason?: string };
}
export interface KeptReward {
  id: string;
  program_id: string;
  /** Digits of the customer who invited. */
  customerId: string;
  referral_id: string | null;
  side: 'friend' | 'advocate';
  cause: RewardCause;
  cause_key: string;
  offer: Offer;
  purse: string;
  status: RewardStatus;
  reason: string | null;
  code: string | null;
  effect_id: string | null;
  worth: bigint;
  netted: bigint;
}
export interface KeptReversal {
  reward_id: string;
  status: string;
  amount: bigint;
  taken: bigint;
  owed: bigint;
}
export interface KeptEntry {
  kind: string;
  referral_id: string | null;
  reward_id: string | null;
  data: Record<string, string>;
}
/** What the app wrote down, read by SQL so that no code of the app stands between. */
export interface Kept {
  referrals: KeptReferral[];
  rewards: KeptReward[];
  reversals: KeptReversal[];
  /** In the order in which they were written. */
  ledger: KeptEntry[];
  discountIds: string[];
}

export async function readKept({ query }: ChaosStage): Promise<Kept> {
  const rewards = await query<KeptReward & { offer: unknown; worth: string; netted: string; customer_id: string }>(
    `select w.id, w.program_id, a.customer_id, w.referral_id, w.side, w.cause, w.cause_key, w.offer, w.purse, w.status,
            w.reason, w.code, w.effect_id, coalesce(w.worth_minor, 1)::text as worth, w.netted_minor::text as netted
       from reward w join advocate a on a.shop_id = w.shop_id and a.id = w.advocate_id order by w.id`,
  );
  const reversals = await query<{ reward_id: string; status: string; amount: string; taken: string; owed: string }>(
    `select reward_id, status, amount_minor::text as amount, taken_minor::text as taken, owed_minor::text as owed
       from reversal order by id`,
  );
  const discounts = await query<{ shopify_id: string | null }>('select shopify_id from parent_discount');
  return {
    referrals: await query('select id, order_id, program_id, advocate_id, status, decision from referral order by id'),
    rewards: rewards.map((row) => ({
      ...row,
      customerId: digitsOf(row.customer_id),
      offer: parseOffer(row.offer),
      worth: BigInt(row.worth),
      netted: BigInt(row.netted),
    })),
    reversals: reversals.map((row) => ({
      ...row,
      amount: BigInt(row.amount),
      taken: BigInt(row.taken),
      owed: BigInt(row.owed),
    })),
    ledger: await query('select kind, referral_id, reward_id, data from ledger_entry order by id'),
    discountIds: discounts.flatMap(({ shopify_id: id }) => (id === null ? [] : [digitsOf(id)])),
  };
}

/** The digits of a gid. */
export function digitsOf(gid: string): string {
  return /\d+$/.exec(gid)?.[0] ?? '';
}
