import fc from 'fast-check';
import { openShop } from './tenancy.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { appendToLedger, type NewLedgerEntry } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, ProgramId, ReferralId, RewardId } from '#app/domain/ids.ts';

/** One thing that happened, chosen by numbers: what is not possible at that moment is something else that is. */
export interface Happening {
  what: number;
  whom: number;
  minor: number;
  /** Hours after the first moment; the ledger is not written in the order in which things happened. */
  hours: number;
}
export const anyHappenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.record({
    what: fc.nat(99),
    whom: fc.nat(9),
    minor: fc.integer({ min: 1, max: 10_000 }),
    hours: fc.integer({ min: 0, max: 24 * 150 }),
  }),
  { minLength: 30, maxLength: 80 },
);

/** Before the clocks of Europe and America change, in autumn and in spring. */
const first = Date.parse('2026-10-24T00:30:00Z');

interface KnownReferral {
  id: ReferralId;
  programId: ProgramId;
  advocateId: AdvocateId;
  status: 'held' | 'rewarded' | 'declined' | 'reversed';
  keptMinor: number;
}
interface KnownReward {
  id: RewardId;
  programId: ProgramId;
  advocateId: AdvocateId;
  referralId: ReferralId | null;
  /** Null for one without a cost. */
  costMinor: number | null;
  left: number;
  reversal: string | null;
  isOver: boolean;
}
export interface AnyLedger {
  shop: Shop;
  referrals: KnownReferral[];
  rewards: KnownReward[];
}

export async function openAnyLedger(shop: Partial<Pick<Shop, 'timeZone' | 'currency'>>): Promise<AnyLedger> {
  const opened = await openShop(`any-${newId('sh').slice(3).toLowerCase()}.myshopify.com`);
  await database.shop.update({ where: { id: opened.id }, data: shop });
  return { shop: { ...opened, ...shop }, referrals: [], rewards: [] };
}

const programs = [newId('pr'), newId('pr')] as const;
const advocates = Array.from({ length: 4 }, () => newId('ad'));
const pick = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
};

/** Writes what happened into the ledger and the rows that entries lead to. */
export async function happen(ledger: AnyLedger, { what, whom, minor, hours }: Happening): Promise<void> {
  const { shop } = ledger;
  const at = new Date(first + hours * 3_600_000 + minor);
  const causeKey = newId('le');
  const advocateId = pick(advocates, whom);
  const programId = pick(programs, whom + minor);
  const channel = pick(['whatsapp', 'email', 'copy'], minor);
  const data = { channel, version: 1 + (minor % 2) };
  const write = (...entries: Omit<NewLedgerEntry, 'at' | 'actor' | 'causeKey'>[]) =>
    inTransaction((transaction) =>
      appendToLedger(
        shop.id,
        entries.map((entry, index) => ({ at, actor: 'ricochet', causeKey: `${causeKey}:${index}`, ...entry })),
        transaction,
      ),
    );
  if (what < 8) return void (await write({ kind: 'invite_shared', advocateId, data }));
  if (what < 16) return void (await write({ kind: 'invite_visited', advocateId, programId, data }));
  if (what < 24)
    return void (await write({ kind: 'friend_claimed', advocateId, programId, data: { ...data, market: 'FR' } }));
  if (what < 50 || ledger.referrals.length === 0)
    return await decide(ledger, { advocateId, programId, channel, minor, what, at }, write);
  if (what < 70 || ledger.rewards.length === 0)
    return await judge(pick(ledger.referrals, whom + minor), what, shop, write);
  await moveReward(pick(ledger.rewards, whom + minor), what, minor, shop, write);
}

type Write = (...entries: Omit<NewLedgerEntry, 'at' | 'actor' | 'causeKey'>[]) => Promise<number>;

async function decide(
  ledger: AnyLedger,
  order: { advocateId: AdvocateId; programId: ProgramId; channel: string; minor: number; what: number; at: Date },
  write: Write,
): Promise<void> {
  const { shop } = ledger;
  const { advocateId, programId, channel, minor, what, at } = order;
  const id = newId('rf');
  const status = pick(['rewarded', 'held', 'declined'] as const, what);
  const { currency } = shop;
  const evidence = [{ kind: 'order_position', position: minor % 3 === 0 ? 1 : 2 }];
  await database.referral.create({
    data: {
      ...{ shopId: shop.id, id, programId, versionNumber: 1 + (minor % 2), advocateId, claimId: newId('cl') },
      ...{ orderId: `gid://shopify/Order/${id}`, channel, status, decidedAt: at, subtotalMinor: minor, currency },
      ...{ market: pick(['FR', 'DE', ''], minor), decision: { evidence } },
    },
  });
  const keptMinor = status === 'rewarded' ? minor : 0;
  const about = { referralId: id, programId, advocateId };
  await write(
    { kind: 'order_paid', ...about, data: minor % 2 === 0 ? { discountMinor: '100', currency } : {} },
    {
      kind: 'referral_decided',
      ...about,
      data: {
        outcome: status,
        ...(minor % 4 === 0 ? { matched: 'same_ip velocity', unseen: 'same_phone' } : {}),
        ...(keptMinor === 0 ? {} : { revenueMinor: String(keptMinor), currency }),
      },
    },
  );
  ledger.referrals.push({ id, programId, advocateId, status, keptMinor });
  if (status === 'rewarded') await approve(ledger, { ...order, referralId: id }, write);
}

async function approve(
  ledger: AnyLedger,
  {
    referralId,
    programId,
    advocateId,
    minor,
    at,
  }: { referralId: ReferralId; programId: ProgramId; advocateId: AdvocateId; minor: number; at: Date },
  write: Write,
): Promise<void> {
  const { shop } = ledger;
  const costMinor = minor % 5 === 0 ? null : 1000;
  for (const side of ['advocate', 'friend'] as const) {
    const id = newId('rw');
    const kind = costMinor === null ? 'percentage' : 'store_credit';
    await database.reward.create({
      data: {
        ...{ shopId: shop.id, id, programId, versionNumber: 1 + (minor % 2), advocateId, side, cause: 'referral' },
        ...{
          causeKey: `${referralId}:${side}`,
          referralId,
          offer: { benefit: { kind } },
          purse: 'p',
          status: 'issued',
        },
        ...{ approvedAt: at, costMinor, currency: costMinor === null ? null : shop.currency },
      },
    });
    const money = { minor: String(costMinor), costMinor: String(costMinor), costCurrency: shop.currency };
    const data = { side, benefit: kind, state: 'approved', ...(costMinor === null ? {} : money) };
    await write({ kind: 'reward_approved', rewardId: id, referralId, programId, advocateId, data });
    if (side === 'advocate')
      ledger.rewards.push({
        id,
        programId,
        advocateId,
        referralId,
        costMinor,
        left: costMinor ?? 0,
        reversal: null,
        isOver: false,
      });
  }
}

async function judge(referral: KnownReferral, what: number, { currency }: Shop, write: Write): Promise<void> {
  const { id: referralId, programId, advocateId, status, keptMinor } = referral;
  const about = { referralId, programId, advocateId };
  const lost: Record<string, string> = keptMinor === 0 ? {} : { revenueMinor: String(-keptMinor), currency };
  if (what % 4 === 0 && status !== 'held') {
    Object.assign(referral, { status: 'held', keptMinor: 0 });
    await write({ kind: 'referral_reopened', ...about, data: { from: status, ...lost } });
  } else if (status === 'rewarded' && what % 2 === 0) {
    Object.assign(referral, { status: 'reversed', keptMinor: 0 });
    await write({ kind: 'referral_reversed', ...about, data: { reasons: 'merchant', ...lost } });
  } else if (status === 'rewarded' && keptMinor > 1) {
    const less = Math.floor(keptMinor / 2);
    referral.keptMinor -= less;
    await write({ kind: 'revenue_changed', ...about, data: { revenueMinor: String(-less), currency } });
  } else if (status === 'held' && what % 2 === 1) {
    referral.status = 'declined';
    await write({ kind: 'referral_declined', ...about });
  } else if (status === 'held' || status === 'declined') {
    Object.assign(referral, { status: 'rewarded', keptMinor: 500 });
    await write({ kind: 'referral_approved', ...about, data: { from: status, revenueMinor: '500', currency } });
  }
}

async function moveReward(
  reward: KnownReward,
  what: number,
  minor: number,
  { currency }: Shop,
  write: Write,
): Promise<void> {
  const { id: rewardId, referralId, programId, advocateId, costMinor, left, isOver } = reward;
  const about = { rewardId, programId, advocateId, ...(referralId === null ? {} : { referralId }) };
  const part = Math.min(left, 1 + (minor % 400));
  const side = 'advocate';
  switch (what % 6) {
    case 0:
      return void (await write({ kind: 'reward_issued', ...about, data: { side } }));
    case 1:
      if (isOver) return;
      Object.assign(reward, { left: left - part, isOver: part === left });
      return void (await write({
        kind: 'reward_used',
        ...about,
        data: { side, usedUp: part === left, minor: String(costMinor === null ? minor : part), currency },
      }));
    case 2:
      if (isOver) return;
      Object.assign(reward, { left: 0, isOver: true });
      return void (await write({
        kind: 'reward_lapsed',
        ...about,
        data: costMinor === null ? { side } : { side, minor: String(left), currency },
      }));
    case 3:
      if (isOver || minor % 2 === 0) return;
      Object.assign(reward, { left: 0, isOver: true });
      return void (await write({ kind: 'reward_withheld', ...about, data: { side, reasons: 'merchant' } }));
    default: {
      // A reversal is settled once, or, when it was settled before, corrected.
      reward.reversal ??= newId('rv');
      const isWhole = costMinor === null || what % 2 === 0;
      const takenMinor = String(costMinor === null ? 1 : isWhole ? left : part);
      if (isWhole) Object.assign(reward, { isOver: true });
      return void (await write({
        kind: 'reversal_settled',
        ...about,
        data: {
          side,
          reversal: reward.reversal,
          takenMinor,
          owedMinor: '0',
          ...(isWhole ? { state: 'reversed' } : {}),
        },
      }));
    }
  }
}
