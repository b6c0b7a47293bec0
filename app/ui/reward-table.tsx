import { IndexTable, Link, Text, useBreakpoints } from '@shopify/polaris';
import type { OfferForm } from '#app/domain/program/form-fields.ts';
import type { Side } from '#app/domain/reward/benefit.ts';
import type { RewardAction } from '#app/domain/reward/reward-actions.ts';
import type { OutcomeReason, RewardCause, RewardStatus } from '#app/domain/reward/reward.ts';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { ListCard } from './list-card.tsx';
import { describeBenefit } from './offer.ts';
import { PersonName } from './person-name.tsx';
import { describeReason } from './reasons.ts';
import { RewardStatusBadge } from './status-badge.tsx';
import { useFormat, useText } from './text.tsx';

export interface RewardRow {
  id: string;
  side: Side;
  cause: RewardCause;
  offer: OfferForm;
  currency: string | null;
  code: string | null;
  status: RewardStatus;
  reason: OutcomeReason | null;
  actions: RewardAction[];
  advocateFirstName: string;
  programName: string;
  cost: DecimalMoney | null;
  approvedAt: string;
  expiresAt: string | null;
}

/** Rewards with how far they are; on a phone each is a small card of its own. */
export function RewardRows({ rows, selectedIds }: { rows: RewardRow[]; selectedIds: string[] }) {
  const { smDown } = useBreakpoints();
  return rows.map((row, position) => (
    <IndexTable.Row key={row.id} id={row.id} position={position} selected={selectedIds.includes(row.id)}>
      {smDown ? <Condensed row={row} /> : <Cells row={row} />}
    </IndexTable.Row>
  ));
}

/** The headings of the columns, in their order. */
export function useRewardHeadings() {
  const t = useText();
  const columns = ['reward', 'status', 'advocate', 'program', 'cost', 'decided', 'expires'] as const;
  return columns.map((column) => ({
    title: t(`lists.rewards.columns.${column}`),
    ...(column === 'cost' ? { alignment: 'end' as const } : {}),
  }));
}

function Cells({ row }: { row: RewardRow }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <IndexTable.Cell>
        <div style={{ whiteSpace: 'normal', minWidth: '12rem' }}>
          <RewardLink row={row} />
          <Details row={row} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <RewardStatusBadge status={row.status} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <PersonName name={row.advocateFirstName} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ whiteSpace: 'normal', minWidth: '8rem' }}>{row.programName}</div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {row.cost === null ? t('lists.rewards.unknownCost') : format.money(row.cost)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{format.moment(row.approvedAt)}</IndexTable.Cell>
      <IndexTable.Cell>{describeExpiry(row, t('lists.rewards.noExpiry'), format.lastDay)}</IndexTable.Cell>
    </>
  );
}

function Condensed({ row }: { row: RewardRow }) {
  const format = useFormat();
  return (
    <ListCard
      title={<RewardLink row={row} />}
      figure={row.cost === null ? '' : format.money(row.cost)}
      line={
        <>
          <RewardStatusBadge status={row.status} />
          <PersonName name={row.advocateFirstName} />
        </>
      }
    >
      <Details row={row} />
      <Text as="span" variant="bodySm" tone="subdued">
        {row.programName} · {format.moment(row.approvedAt)}
      </Text>
    </ListCard>
  );
}

function RewardLink({ row }: { row: RewardRow }) {
  const t = useText();
  const format = useFormat();
  const benefit = describeBenefit(row.offer, { t, format, currency: row.currency ?? '' }) ?? '';
  return (
    <Link url={`/app/rewards/${row.id}`} dataPrimaryLink monochrome removeUnderline>
      <Text as="span" fontWeight="semibold">
        {benefit.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase())}
      </Text>
    </Link>
  );
}

/** What it is given for, its code, and why it is not simply there. */
function Details({ row: { side, cause, code, reason } }: { row: RewardRow }) {
  const t = useText();
  const parts = [
    t(`reward.cause.${side === 'friend' ? 'friend' : cause}`),
    ...(code === null ? [] : [t('reward.code', { code })]),
    ...(reason === null ? [] : [describeReason(reason, t)]),
  ];
  return (
    <Text as="p" variant="bodySm" tone="subdued" breakWord>
      {parts.join(' · ')}
    </Text>
  );
}

function describeExpiry({ status, expiresAt }: RewardRow, never: string, lastDay: (iso: string) => string): string {
  if (expiresAt !== null) return lastDay(expiresAt);
  return status === 'issued' ? never : '';
}
