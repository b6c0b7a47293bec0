import { Badge, IndexTable, InlineStack, Link, Text, useBreakpoints } from '@shopify/polaris';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { ListCard } from './list-card.tsx';
import { PersonName } from './person-name.tsx';
import { useFormat, useText } from './text.tsx';

export interface AdvocateRow {
  id: string;
  firstName: string;
  code: string;
  joinedAt: string;
  friends: number;
  revenue: DecimalMoney;
  rewardCost: DecimalMoney;
  isBlocked: boolean;
}

/** Advocates with what they brought; on a phone each is a small card of its own. */
export function AdvocateRows({ rows, selectedIds }: { rows: AdvocateRow[]; selectedIds: string[] }) {
  const { smDown } = useBreakpoints();
  return rows.map((row, position) => (
    <IndexTable.Row key={row.id} id={row.id} position={position} selected={selectedIds.includes(row.id)}>
      {smDown ? <Condensed row={row} /> : <Cells row={row} />}
    </IndexTable.Row>
  ));
}

/** The headings of the columns, in their order. */
export function useAdvocateHeadings() {
  const t = useText();
  const columns = ['advocate', 'code', 'joined', 'friends', 'revenue', 'cost'] as const;
  const figures: readonly string[] = ['friends', 'revenue', 'cost'];
  return columns.map((column) => ({
    title: t(`lists.advocates.columns.${column}`),
    ...(figures.includes(column) ? { alignment: 'end' as const } : {}),
  }));
}

function Cells({ row }: { row: AdvocateRow }) {
  const format = useFormat();
  return (
    <>
      <IndexTable.Cell>
        <InlineStack gap="200" blockAlign="center" wrap={false}>
          <NameLink row={row} />
          <BlockedBadge row={row} />
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>{row.code}</IndexTable.Cell>
      <IndexTable.Cell>{format.moment(row.joinedAt)}</IndexTable.Cell>
      <Figure text={format.count(row.friends)} />
      <Figure text={format.money(row.revenue)} />
      <Figure text={format.money(row.rewardCost)} />
    </>
  );
}

function Figure({ text }: { text: string }) {
  return (
    <IndexTable.Cell>
      <Text as="span" alignment="end" numeric>
        {text}
      </Text>
    </IndexTable.Cell>
  );
}

function Condensed({ row }: { row: AdvocateRow }) {
  const t = useText();
  const format = useFormat();
  return (
    <ListCard
      title={<NameLink row={row} />}
      figure={row.code}
      line={
        <>
          <Text as="span">{t('lists.advocates.friends', { count: row.friends })}</Text>
          <BlockedBadge row={row} />
        </>
      }
    >
      <Text as="span">
        {t('lists.advocates.brought', { revenue: format.money(row.revenue), cost: format.money(row.rewardCost) })}
      </Text>
      <Text as="span" variant="bodySm" tone="subdued">
        {t('lists.advocates.joinedOn', { when: format.moment(row.joinedAt) })}
      </Text>
    </ListCard>
  );
}

function NameLink({ row }: { row: AdvocateRow }) {
  return (
    <Link url={`/app/advocates/${row.id}`} dataPrimaryLink monochrome removeUnderline>
      <Text as="span" fontWeight="semibold">
        <PersonName name={row.firstName} />
      </Text>
    </Link>
  );
}

function BlockedBadge({ row }: { row: AdvocateRow }) {
  const t = useText();
  return row.isBlocked ? <Badge tone="warning">{t('lists.advocates.blocked')}</Badge> : null;
}
