import { reasonsOf, type Decision } from '#app/domain/decision.ts';
import { channels } from '#app/domain/invite/channel.ts';
import { localMoment } from '#app/domain/list/local-moment.ts';
import type { ListName } from '#app/domain/list/list-shapes.ts';
import { formatDecimal, type Money } from '#app/domain/money.ts';
import { isCodeReward } from '#app/domain/reward/handed-out.ts';
import type { Reward } from '#app/domain/reward/reward.ts';
import { exportColumns } from './export-columns.ts';
import type { AdminTranslate } from './speak.ts';

/** Whose words, and whose clock. */
export interface ExportSpeech {
  t: AdminTranslate;
  timeZone: string;
}
type Cell = string | number;

export function exportHeadings(list: ListName, t: AdminTranslate): string[] {
  return exportColumns[list].map((column) => t(`exports.column.${column}`));
}

export interface ReferralCells {
  orderName: string;
  status: 'held' | 'rewarded' | 'declined' | 'reversed';
  decision: Decision;
  advocateFirstName: string;
  programName: string;
  versionNumber: number;
  channel: string;
  market: string;
  subtotal: Money;
  decidedAt: Date;
}

export function referralCells(row: ReferralCells, { t, timeZone }: ExportSpeech): Cell[] {
  const channel = channels.find((name) => name === row.channel) ?? 'unknown';
  return [
    row.orderName,
    t(`referralStatus.${row.status}`),
    reasonsOf(row.decision)
      .map((reason) => t(`reason.${reason}`))
      .join(' '),
    row.advocateFirstName,
    row.programName,
    row.versionNumber,
    t(`channel.${channel}`),
    row.market,
    ...moneyCells(row.subtotal),
    localMoment(row.decidedAt, timeZone),
  ];
}

export interface AdvocateCells {
  firstName: string;
  code: string;
  joinedAt: Date;
  friends: number;
  revenue: Money;
  rewardCost: Money;
  isBlocked: boolean;
}

export function advocateCells(row: AdvocateCells, { t, timeZone }: ExportSpeech): Cell[] {
  return [
    row.firstName,
    row.code,
    localMoment(row.joinedAt, timeZone),
    row.friends,
    formatDecimal(row.revenue),
    ...moneyCells(row.rewardCost),
    t(row.isBlocked ? 'exports.yes' : 'exports.no'),
  ];
}

export interface RewardCells {
  reward: Reward;
  advocateFirstName: string;
  programName: string;
}

export function rewardCells({ reward, advocateFirstName, programName }: RewardCells, speech: ExportSpeech): Cell[] {
  const { t, timeZone } = speech;
  const { worth, cost, side, cause, reason } = reward;
  const moment = (at: Date | null) => (at === null ? '' : localMoment(at, timeZone));
  return [
    t(`lists.kind.${reward.offer.benefit.kind}`),
    t(`reward.cause.${side === 'friend' ? 'friend' : cause}`),
    t(`reward.status.${reward.status}`),
    reason === null ? '' : t(`reason.${reason}`),
    advocateFirstName,
    programName,
    reward.versionNumber,
    // A gift card's code is money.
    isCodeReward(reward) ? (reward.code ?? '') : '',
    worth === null ? '' : formatDecimal(worth),
    cost === null ? '' : formatDecimal(cost),
    worth?.currency ?? cost?.currency ?? '',
    moment(reward.approvedAt),
    moment(reward.dueAt),
    moment(reward.issuedAt),
    moment(reward.expiresAt),
  ];
}

/** Columns for programs: a plain decimal, and its currency beside it. */
function moneyCells(money: Money): [string, string] {
  return [formatDecimal(money), money.currency];
}
