import type { SeedTo } from './seed-tables.ts';

/** The ledger of one shop, each entry as the operation writes it that would have led to the row. */
export function seedLedger({ shopId, currency, digits }: SeedTo): [string, string][] {
  const shop = `'${shopId}'::text`;
  const decimal = (column: string) =>
    digits === 0
      ? `${column}::text`
      : `trim(to_char(${column} / ${10 ** digits}.0, 'FM9999999990.${'0'.repeat(digits)}'))`;
  const entry = (what: string, of: Entry): [string, string] => [
    what,
    `insert into ledger_entry (shop_id, id, at, kind, actor, cause_key, program_id, advocate_id, referral_id, reward_id, order_id, data)
       select ${shop}, bench.id('le', ${of.at}, ${of.seed}, ${of.salt}), ${of.at}, '${of.kind}', '${of.actor}', ${of.cause},
              ${of.program ?? 'null'}, ${of.advocate}, ${of.referral ?? 'null'}, ${of.reward ?? 'null'}, ${of.order ?? 'null'},
              jsonb_strip_nulls(jsonb_build_object(${of.data ?? ''})) from ${of.from};`,
  ];
  const ofReferral = { program: 'program_id', advocate: 'advocate_id', referral: 'id', order: 'order_id', seed: 'n' };
  const ofReward = { ...ofReferral, referral: 'referral_id', reward: 'id' };
  const cost = `'costMinor', cost_minor::text, 'costCurrency', case when cost_minor is not null then '${currency}' end`;
  const worth = `'amount', ${decimal('worth_minor')}, 'currency', case when worth_minor is not null then '${currency}' end, 'minor', worth_minor::text`;
  return [
    entry('the ledger: joining', {
      kind: 'advocate_joined',
      actor: 'shopper',
      cause: `'joined:' || id`,
      advocate: 'id',
      at: 'at',
      seed: 'n',
      salt: 60,
      from: 'bench.advocate',
    }),
    entry('the ledger: shares', {
      kind: 'invite_shared',
      actor: 'shopper',
      cause: `'share:' || id`,
      advocate: 'advocate_id',
      program: 'program_id',
      at: 'shared_at',
      seed: 'hashtextextended(id, 0)',
      salt: 61,
      data: `'channel', channel, 'surface', surface, 'version', version_number`,
      from: `share where shop_id = ${shop}`,
    }),
    entry('the ledger: visits', {
      kind: 'invite_visited',
      actor: 'shopper',
      cause: `'visit:' || id`,
      advocate: 'advocate_id',
      program: 'program_id',
      at: 'at',
      seed: 'hashtextextended(id, 0)',
      salt: 62,
      data: `'channel', channel, 'version', version_number`,
      from: 'bench.visit order by at',
    }),
    entry('the ledger: claims', {
      kind: 'friend_claimed',
      actor: 'shopper',
      cause: `'claim:' || id`,
      advocate: 'advocate_id',
      program: 'program_id',
      at: 'claimed_at',
      seed: 'hashtextextended(id, 0)',
      salt: 63,
      data: `'channel', channel, 'code', friend_code, 'version', version_number, 'market', market`,
      from: `claim where shop_id = ${shop} order by claimed_at`,
    }),
    entry('the ledger: orders', {
      kind: 'order_paid',
      actor: 'shopify',
      cause: `'paid:' || order_id || ':' || program_id`,
      ...ofReferral,
      at: 'at',
      salt: 64,
      data: `'order', order_name, 'discountMinor', case when has_friend_offer then (subtotal_minor / 9)::text end, 'currency', '${currency}'`,
      from: 'bench.referral',
    }),
    entry('the ledger: decisions', {
      kind: 'referral_decided',
      actor: 'ricochet',
      cause: `'decided:' || r.id`,
      program: 'program_id',
      advocate: 'advocate_id',
      referral: 'r.id',
      order: 'order_id',
      seed: 'n',
      at: `r.at + interval '1 millisecond'`,
      salt: 65,
      data: `'outcome', case r.status when 'reversed' then 'rewarded' else r.status end, 'reasons', d.reasons, 'matched', nullif(d.matched, ''),
             'revenueMinor', case when r.status in ('rewarded', 'reversed') then r.subtotal_minor::text end, 'currency', '${currency}'`,
      from: 'bench.referral r join bench.decision d on d.name = r.decision_name order by n',
    }),
    entry('the ledger: friends’ rewards', {
      kind: 'reward_approved',
      actor: 'ricochet',
      cause: `'approved:' || friend_reward_id`,
      ...ofReward,
      reward: 'friend_reward_id',
      at: `at + interval '2 milliseconds'`,
      salt: 66,
      data: `'side', 'friend', 'cause', 'referral', 'benefit', 'percentage', 'state', 'issued', 'purse', friend_offer_key, 'code', friend_code`,
      from: 'bench.given where has_friend_offer',
    }),
    entry('the ledger: advocates’ rewards', {
      kind: 'reward_approved',
      actor: 'ricochet',
      cause: `'approved:' || id`,
      ...ofReward,
      at: `at + interval '3 milliseconds'`,
      salt: 67,
      data: `'side', 'advocate', 'cause', 'referral', 'benefit', benefit, 'state', case status when 'waiting' then 'waiting' else 'approved' end, 'purse', purse, ${worth}, ${cost}`,
      from: `bench.given where status <> 'limited'`,
    }),
    entry('the ledger: rewards that a limit kept back', {
      kind: 'reward_limited',
      actor: 'ricochet',
      cause: `'limited:' || id`,
      ...ofReward,
      at: `at + interval '3 milliseconds'`,
      salt: 67,
      data: `'side', 'advocate', 'cause', 'referral', 'benefit', benefit, 'reasons', 'cap_per_month', ${worth}`,
      from: `bench.given where status = 'limited'`,
    }),
    entry('the ledger: rewards to hand over', {
      kind: 'reward_due',
      actor: 'ricochet',
      cause: `'due:' || id`,
      ...ofReward,
      at: `at + interval '4 seconds'`,
      salt: 68,
      data: `'side', 'advocate', 'benefit', benefit, 'state', 'to_hand_over'`,
      from: `bench.given where status = 'to_hand_over'`,
    }),
    entry('the ledger: rewards issued', {
      kind: 'reward_issued',
      actor: 'ricochet',
      cause: `'issued:' || id`,
      ...ofReward,
      at: `at + interval '5 seconds'`,
      salt: 69,
      data: `'side', 'advocate', 'code', code`,
      from: `bench.given where status in ('issued', 'reversed')`,
    }),
    entry('the ledger: rewards used', {
      kind: 'reward_used',
      actor: 'shopify',
      cause: `'used:' || id`,
      ...ofReward,
      order: 'null',
      at: 'used_at',
      salt: 70,
      data: `'side', 'advocate', 'benefit', benefit, 'usedUp', true, 'minor', coalesce(least(worth_minor, cost_minor), least(700, cost_minor), 700)::text,
             'currency', '${currency}', 'unusedMinor', case when worth_minor is null and cost_minor > 700 then (cost_minor - 700)::text end`,
      from: 'bench.given where used_at is not null',
    }),
    entry('the ledger: rewards that lapsed', {
      kind: 'reward_lapsed',
      actor: 'ricochet',
      cause: `'lapsed:' || id`,
      ...ofReward,
      order: 'null',
      at: 'lapsed_at',
      salt: 71,
      data: `'side', 'advocate', 'benefit', benefit, 'minor', cost_minor::text, 'currency', case when cost_minor is not null then '${currency}' end`,
      from: 'bench.given where lapsed_at is not null',
    }),
    entry('the ledger: referrals taken back', {
      kind: 'referral_reversed',
      actor: 'shopify',
      cause: `'reversed:' || id`,
      ...ofReferral,
      at: 'taken_at',
      salt: 72,
      data: `'reasons', 'order_cancelled', 'revenueMinor', (-subtotal_minor)::text, 'currency', '${currency}'`,
      from: `bench.referral where status = 'reversed'`,
    }),
    entry('the ledger: rewards to be taken back', {
      kind: 'reversal_approved',
      actor: 'shopify',
      cause: `'reversal:' || bench.id('rv', taken_at, n, 46)`,
      ...ofReward,
      at: `taken_at + interval '1 second'`,
      salt: 73,
      data: `'reversal', bench.id('rv', taken_at, n, 46), 'side', 'advocate', 'reasons', 'order_cancelled', 'minor', coalesce(worth_minor, 1)::text`,
      from: `bench.given where status = 'reversed'`,
    }),
    entry('the ledger: rewards taken back', {
      kind: 'reversal_settled',
      actor: 'ricochet',
      cause: `'settled:' || bench.id('rv', taken_at, n, 46)`,
      ...ofReward,
      at: `taken_at + interval '3 seconds'`,
      salt: 74,
      data: `'reversal', bench.id('rv', taken_at, n, 46), 'side', 'advocate', 'reasons', 'order_cancelled',
             'takenMinor', coalesce(worth_minor, 1)::text, 'owedMinor', '0', 'state', 'reversed'`,
      from: `bench.given where status = 'reversed'`,
    }),
    ['statistics', 'analyze ledger_entry;'],
  ];
}

interface Entry {
  kind: string;
  actor: string;
  cause: string;
  program?: string;
  advocate: string;
  referral?: string;
  reward?: string;
  order?: string;
  at: string;
  /** Whatever is another number for each of them. */
  seed: string;
  salt: number;
  data?: string;
  from: string;
}
