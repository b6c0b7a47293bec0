import type { LedgerEntry as EntryRow, Referral, Reward } from '@prisma/client';
import { database } from '#app/db/client.server.ts';
import type { ShopId } from '#app/domain/ids.ts';
import type { LedgerEntry } from '#app/domain/ledger.ts';
import { dateOf, monthOf } from '#app/domain/time.ts';

/** Sums by a row's key; rows in which everything is nothing are left out. */
export type Rows = Map<string, Record<string, bigint>>;
export interface FigureTables {
  figure: Rows;
  advocate_figure: Rows;
  promise_figure: Rows;
  rule_figure: Rows;
}

interface RewardState {
  cost: bigint | null;
  costCurrency: string;
  hasWorth: boolean;
  isWithheld: boolean;
  hasEnded: boolean;
  isClosed: boolean;
  wasIssued: boolean;
  taken: Map<string, bigint>;
}

/**
 * All figures of a shop, reckoned from its ledger by walking through it, entry after entry, as a person with pencil and paper
 * would: nothing of the database's own sums is used.
 */
export async function reckonFigures(shop: { id: ShopId; timeZone: string }): Promise<FigureTables> {
  const where = { shopId: shop.id };
  const entries = await database.ledgerEntry.findMany({ where, orderBy: { id: 'asc' } });
  const referrals = new Map((await database.referral.findMany({ where })).map((row) => [row.id, row]));
  const rewards = new Map((await database.reward.findMany({ where })).map((row) => [row.id, row]));
  const tables: FigureTables = {
    figure: new Map(),
    advocate_figure: new Map(),
    promise_figure: new Map(),
    rule_figure: new Map(),
  };
  const states = new Map<string, RewardState>();
  for (const entry of entries) {
    const referral = referrals.get(entry.referralId ?? '');
    const reward = rewards.get(entry.rewardId ?? '');
    if (reward?.side === 'friend') continue;
    const state = reward === undefined ? undefined : (states.get(reward.id) ?? newState());
    if (reward !== undefined && state !== undefined) states.set(reward.id, state);
    tell(tables, { shop, entry, data: entry.data as LedgerEntry['data'], referral, reward, state });
  }
  return tables;
}

interface Told {
  shop: { timeZone: string };
  entry: EntryRow;
  data: LedgerEntry['data'];
  referral: Referral | undefined;
  reward: Reward | undefined;
  state: RewardState | undefined;
}

function tell(tables: FigureTables, told: Told): void {
  const { shop, entry, data, referral, reward } = told;
  const { sums, currency, promise } = meaningOf(told);
  const day = dateOf(entry.at, shop.timeZone);
  const programId = entry.programId ?? referral?.programId ?? reward?.programId ?? '';
  const version = referral?.versionNumber ?? reward?.versionNumber ?? Number(data['version'] ?? 0);
  const channel = referral?.channel ?? text(data, 'channel');
  const market = referral?.market ?? text(data, 'market');
  for (const [grain, starts] of [
    ['day', day],
    ['month', `${day.slice(0, 7)}-01`],
  ]) {
    add(tables.figure, `${grain} ${starts} ${programId} ${version} ${channel} ${market} ${currency}`, sums);
    add(tables.figure, `whole_${grain} ${starts}  0   ${currency}`, sums);
    add(tables.figure, `version_${grain} ${starts} ${programId} ${version}   ${currency}`, sums);
    add(tables.figure, `channel_${grain} ${starts}  0 ${channel}  ${currency}`, sums);
    add(tables.figure, `market_${grain} ${starts}  0  ${market} ${currency}`, sums);
    add(tables.figure, `version_channel_${grain} ${starts} ${programId} ${version} ${channel}  ${currency}`, sums);
    add(tables.figure, `version_market_${grain} ${starts} ${programId} ${version}  ${market} ${currency}`, sums);
    add(tables.figure, `channel_market_${grain} ${starts}  0 ${channel} ${market} ${currency}`, sums);
    if (entry.advocateId !== null)
      add(tables.advocate_figure, `${grain} ${starts} ${entry.advocateId} ${currency}`, sums);
  }
  if (reward !== undefined && promise !== null) {
    const benefit = (reward.offer as { benefit: { kind: string } }).benefit.kind;
    const month = `${monthOf(reward.approvedAt, shop.timeZone)}-01`;
    add(tables.promise_figure, `${programId} ${month} ${benefit} ${promise.currency}`, promise.sums);
  }
  if (entry.kind !== 'referral_decided') return;
  for (const [name, saw] of [
    ['matched', 'match'],
    ['unseen', 'unknown'],
  ] as const)
    for (const rule of text(data, name).split(' ').filter(Boolean))
      add(tables.rule_figure, `${day} ${programId} ${rule} ${saw} ${text(data, 'outcome')}`, { referrals: 1n });
}

interface Meaning {
  sums: Record<string, bigint>;
  currency: string;
  promise: { sums: Record<string, bigint>; currency: string } | null;
}

function meaningOf({ entry: { kind }, data, referral, state }: Told): Meaning {
  const plain = (sums: Record<string, bigint>, currency = ''): Meaning => ({ sums, currency, promise: null });
  const ofOrder = text(data, 'currency') || (referral?.currency ?? '');
  const isFirst = (
    referral?.decision as { evidence?: { kind: string; position?: number }[] } | undefined
  )?.evidence?.some((each) => each.kind === 'order_position' && each.position === 1);
  const revenue = { revenue_minor: minor(data, 'revenueMinor') };
  const comes = { rewarded: 1n, ...(isFirst === true ? { new_customers: 1n } : {}), ...revenue };
  const goes = { rewarded: -1n, reversed: 1n, ...(isFirst === true ? { new_customers: -1n } : {}), ...revenue };
  switch (kind) {
    case 'invite_shared':
      return plain({ shares: 1n });
    case 'invite_visited':
      return plain({ visits: 1n });
    case 'friend_claimed':
      return plain({ claims: 1n });
    case 'order_paid':
      return plain({ orders: 1n, discount_minor: minor(data, 'discountMinor') }, ofOrder);
    case 'referral_decided':
      if (data['outcome'] === 'rewarded') return plain(comes, ofOrder);
      return plain(data['outcome'] === 'held' ? { held: 1n } : { declined: 1n }, ofOrder);
    case 'referral_approved':
      return plain({ ...comes, ...(data['from'] === 'declined' ? { declined: -1n } : {}) }, ofOrder);
    case 'referral_declined':
      return plain({ declined: 1n }, ofOrder);
    case 'referral_reversed':
      return plain(goes, ofOrder);
    case 'referral_reopened':
      if (data['from'] === 'rewarded') return plain({ held: 1n, ...goes }, ofOrder);
      return plain({ held: 1n, ...revenue, ...(data['from'] === 'declined' ? { declined: -1n } : {}) }, ofOrder);
    case 'revenue_changed':
      return plain(revenue, ofOrder);
    default:
      return state === undefined ? plain({}) : tellReward(kind, data, state);
  }
}

/** What the entry changes about its reward; changes `state`. */
function tellReward(kind: string, data: LedgerEntry['data'], state: RewardState): Meaning {
  const costs = (before: bigint) => ({ reward_cost_minor: costOf(state) - before });
  const of = (sums: Record<string, bigint>, promised: Record<string, bigint> | null): Meaning => {
    const currency = state.costCurrency;
    return { sums, currency, promise: promised === null ? null : { sums: promised, currency } };
  };
  const ending = (name: string, isEnd: boolean): Record<string, bigint> => {
    const counts = isEnd && !state.hasEnded;
    state.hasEnded ||= isEnd;
    return counts ? { [name]: 1n } : {};
  };
  const priced = (name: string) => (state.cost === null ? 0n : minor(data, name));
  switch (kind) {
    case 'reward_approved': {
      const cost = data['costMinor'] === undefined ? null : minor(data, 'costMinor');
      Object.assign(state, { cost, costCurrency: text(data, 'costCurrency'), hasWorth: data['minor'] !== undefined });
      const rises = costOf(state);
      return of(
        { rewards: 1n, unpriced_rewards: cost === null ? 1n : 0n, reward_cost_minor: rises },
        { given: 1n, given_minor: rises, ...ending('taken', data['state'] === 'withheld') },
      );
    }
    case 'reward_issued': {
      const isFirst = !state.wasIssued;
      state.wasIssued = true;
      return of({ rewards_issued: isFirst ? 1n : 0n }, null);
    }
    case 'reward_withheld':
    case 'reversal_settled': {
      const before = costOf(state);
      if (kind === 'reward_withheld') state.isWithheld = true;
      else state.taken.set(text(data, 'reversal'), minor(data, 'takenMinor'));
      const isEnd = kind === 'reward_withheld' || data['state'] === 'reversed';
      const taken = state.isClosed ? 0n : before - costOf(state);
      return of(costs(before), { taken_minor: taken, ...ending('taken', isEnd) });
    }
    case 'reward_used': {
      const isUp = data['usedUp'] === true;
      const promised = {
        used_minor: priced('minor'),
        lapsed_minor: priced('unusedMinor'),
        ...ending('used', isUp),
      };
      state.isClosed ||= isUp;
      if (state.cost !== null) return of({}, promised);
      const sums = { reward_cost_minor: minor(data, 'minor') };
      return { sums, currency: text(data, 'currency'), promise: { sums: promised, currency: state.costCurrency } };
    }
    case 'reward_lapsed': {
      const promised = { lapsed_minor: priced('minor'), ...ending('lapsed', true) };
      state.isClosed = true;
      return of({}, promised);
    }
    default:
      return of({}, null);
  }
}

function newState(): RewardState {
  const not = { hasWorth: false, isWithheld: false, hasEnded: false, isClosed: false, wasIssued: false };
  return { cost: null, costCurrency: '', ...not, taken: new Map() };
}

function costOf({ cost, hasWorth, isWithheld, taken }: RewardState): bigint {
  if (cost === null || isWithheld) return 0n;
  const gone = [...taken.values()].reduce((sum, each) => sum + each, 0n);
  return hasWorth ? cost - gone : cost - cost * gone;
}

function add(rows: Rows, key: string, sums: Record<string, bigint>): void {
  const row = rows.get(key) ?? {};
  for (const [name, more] of Object.entries(sums)) {
    const sum = (row[name] ?? 0n) + more;
    if (sum === 0n) delete row[name];
    else row[name] = sum;
  }
  if (Object.keys(row).length === 0) rows.delete(key);
  else rows.set(key, row);
}

function text(data: LedgerEntry['data'], name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}

function minor(data: LedgerEntry['data'], name: string): bigint {
  return BigInt(text(data, name) || '0');
}

const keysOf = {
  figure: ['grain', 'startsOn', 'programId', 'versionNumber', 'channel', 'market', 'currency'],
  advocate_figure: ['grain', 'startsOn', 'advocateId', 'currency'],
  promise_figure: ['programId', 'month', 'benefit', 'currency'],
  rule_figure: ['day', 'programId', 'rule', 'saw', 'outcome'],
} as const;

/** The figures that are kept, in the same form. */
export async function readFigureTables(shopId: ShopId): Promise<FigureTables> {
  const where = { shopId };
  const form = (rows: Record<string, unknown>[], keys: readonly string[]): Rows => {
    const table: Rows = new Map();
    for (const { shopId: _shop, ...row } of rows) {
      const key = keys.map((name) =>
        row[name] instanceof Date ? row[name].toISOString().slice(0, 10) : String(row[name]),
      );
      const sums = Object.entries(row).filter(([name]) => !keys.includes(name));
      add(table, key.join(' '), Object.fromEntries(sums.map(([name, sum]) => [snake(name), BigInt(String(sum))])));
    }
    return table;
  };
  return {
    figure: form(await database.figure.findMany({ where }), keysOf.figure),
    advocate_figure: form(await database.advocateFigure.findMany({ where }), keysOf.advocate_figure),
    promise_figure: form(await database.promiseFigure.findMany({ where }), keysOf.promise_figure),
    rule_figure: form(await database.ruleFigure.findMany({ where }), keysOf.rule_figure),
  };
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
