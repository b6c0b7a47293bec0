import { Badge, BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from '@shopify/polaris';
import type { Reason } from '#app/domain/decision.ts';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
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
  decidedAt: string;
  /** The advocate asked to look at it again. */
  isAskedAbout: boolean;
}

interface Paging {
  hasNewer: boolean;
  hasOlder: boolean;
  onNewer: () => void;
  onOlder: () => void;
}

/** Referrals with their reasons; on a phone each is a small card of its own. */
export function ReferralTable({ rows, paging }: { rows: ReferralRow[]; paging: Paging }) {
  const t = useText();
  const { smDown } = useBreakpoints();
  const columns = ['order', 'advocate', 'status', 'reason', 'program', 'subtotal', 'when'] as const;
  const [first, ...others] = columns.map((column) => ({
    title: t(`referrals.columns.${column}`),
    ...(column === 'subtotal' ? { alignment: 'end' as const } : {}),
  }));
  return (
    <IndexTable
      resourceName={{ singular: t('referrals.name.singular'), plural: t('referrals.name.plural') }}
      itemCount={rows.length}
      selectable={false}
      condensed={smDown}
      headings={[first ?? { title: '' }, ...others]}
      pagination={
        paging.hasNewer || paging.hasOlder
          ? {
              hasPrevious: paging.hasNewer,
              hasNext: paging.hasOlder,
              onPrevious: paging.onNewer,
              onNext: paging.onOlder,
              accessibilityLabels: { previous: t('referrals.newer'), next: t('referrals.older') },
            }
          : undefined
      }
    >
      {rows.map((row, position) => (
        <IndexTable.Row key={row.id} id={row.id} position={position}>
          {smDown ? <Condensed row={row} /> : <Cells row={row} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Cells({ row }: { row: ReferralRow }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <IndexTable.Cell>
        <Link url={`/app/referrals/${row.id}`} dataPrimaryLink monochrome removeUnderline>
          <Text as="span" fontWeight="semibold">
            {row.orderName}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>{row.advocateFirstName || t('referrals.nobody')}</IndexTable.Cell>
      <IndexTable.Cell>
        <InlineStack gap="100">
          <ReferralStatusBadge status={row.status} />
          {row.isAskedAbout ? <Badge tone="attention">{t('referral.appeal.badge')}</Badge> : null}
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Reasons reasons={row.reasons} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        {t('referrals.programVersion', { program: row.programName, number: row.versionNumber })}
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
    <div style={{ padding: 'var(--p-space-300) var(--p-space-400)', width: '100%', whiteSpace: 'normal' }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="center">
          <Link url={`/app/referrals/${row.id}`} dataPrimaryLink monochrome removeUnderline>
            <Text as="span" fontWeight="semibold">
              {row.orderName}
            </Text>
          </Link>
          <Text as="span" numeric>
            {format.money(row.subtotal)}
          </Text>
        </InlineStack>
        <InlineStack gap="200" blockAlign="center">
          <ReferralStatusBadge status={row.status} />
          {row.isAskedAbout ? <Badge tone="attention">{t('referral.appeal.badge')}</Badge> : null}
          <Text as="span">{row.advocateFirstName || t('referrals.nobody')}</Text>
        </InlineStack>
        <Reasons reasons={row.reasons} />
        <Text as="span" variant="bodySm" tone="subdued">
          {t('referrals.programVersion', { program: row.programName, number: row.versionNumber })} ·{' '}
          {format.moment(row.decidedAt)}
        </Text>
      </BlockStack>
    </div>
  );
}

function Reasons({ reasons }: { reasons: Reason[] }) {
  const t = useText();
  return (
    <div style={{ whiteSpace: 'normal', minWidth: '12rem' }}>
      <Text as="span">{reasons.map((reason) => describeReason(reason, t)).join(' ')}</Text>
    </div>
  );
}
