import { Badge, BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from '@shopify/polaris';
import type { Reason } from '#app/domain/decision.ts';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { ListCard } from './list-card.tsx';
import { PersonName } from './person-name.tsx';
import { describeReason } from './reasons.ts';
import { ReferralStatusBadge, type ReferralStatus } from './status-badge.tsx';
import { useFormat, useText } from './text.tsx';

export interface ReferralRow {
  id: string;
  advocateFirstName: string;
  orderName: string;
  programName: string;
  versionNumber: number;
  status: ReferralStatus;
  reasons: Reason[];
  subtotal: DecimalMoney;
  suspicion: number;
  decidedAt: string;
  /** The advocate asked to look at it again. */
  isAskedAbout: boolean;
}

/** Referrals with their reasons; on a phone each is a small card of its own. */
export function ReferralRows({ rows, selectedIds }: { rows: ReferralRow[]; selectedIds: string[] }) {
  const { smDown } = useBreakpoints();
  return rows.map((row, position) => (
    <IndexTable.Row key={row.id} id={row.id} position={position} selected={selectedIds.includes(row.id)}>
      {smDown ? <Condensed row={row} /> : <Cells row={row} />}
    </IndexTable.Row>
  ));
}

/** The headings of the columns, in their order. */
export function useReferralHeadings() {
  const t = useText();
  const columns = ['order', 'advocate', 'status', 'reason', 'program', 'subtotal', 'when'] as const;
  return columns.map((column) => ({
    title: t(`referrals.columns.${column}`),
    ...(column === 'subtotal' ? { alignment: 'end' as const } : {}),
  }));
}

function Cells({ row }: { row: ReferralRow }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <IndexTable.Cell>
        <OrderLink row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <PersonName name={row.advocateFirstName} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Status row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Reasons reasons={row.reasons} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ whiteSpace: 'normal', minWidth: '8rem' }}>
          {t('referrals.programVersion', { program: row.programName, number: row.versionNumber })}
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {format.money(row.subtotal)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{format.moment(row.decidedAt)}</IndexTable.Cell>
    </>
  );
}

function Condensed({ row }: { row: ReferralRow }) {
  const t = useText();
  const format = useFormat();
  return (
    <ListCard
      title={<OrderLink row={row} />}
      figure={format.money(row.subtotal)}
      line={
        <>
          <Status row={row} />
          <PersonName name={row.advocateFirstName} />
        </>
      }
    >
      <Reasons reasons={row.reasons} />
      <Text as="span" variant="bodySm" tone="subdued">
        {t('referrals.programVersion', { program: row.programName, number: row.versionNumber })} ·{' '}
        {format.moment(row.decidedAt)}
      </Text>
    </ListCard>
  );
}

function OrderLink({ row }: { row: ReferralRow }) {
  return (
    <Link url={`/app/referrals/${row.id}`} dataPrimaryLink monochrome removeUnderline>
      <Text as="span" fontWeight="semibold">
        {row.orderName}
      </Text>
    </Link>
  );
}

function Status({ row }: { row: ReferralRow }) {
  const t = useText();
  return (
    <InlineStack gap="100">
      <ReferralStatusBadge status={row.status} />
      {row.isAskedAbout ? <Badge tone="attention">{t('referral.appeal.badge')}</Badge> : null}
    </InlineStack>
  );
}

function Reasons({ reasons }: { reasons: Reason[] }) {
  const t = useText();
  return (
    <div style={{ whiteSpace: 'normal', minWidth: '12rem' }}>
      <BlockStack>
        <Text as="span">{reasons.map((reason) => describeReason(reason, t)).join(' ')}</Text>
      </BlockStack>
    </div>
  );
}
