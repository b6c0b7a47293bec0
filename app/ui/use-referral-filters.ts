import { useMemo } from 'react';
import type { FraudRule } from '#app/domain/fraud/protection.ts';
import type { Channel } from '#app/domain/invite/channel.ts';
import type { ListFilter } from './list-filters.tsx';
import { useFormat, useText } from './text.tsx';

/** The parts of the address that this list has. */
export const referralNames = [
  'view',
  'search',
  'status',
  'program',
  'version',
  'channel',
  'market',
  'rule',
  'asked',
  'advocate',
  'from',
  'to',
  'sort',
  'after',
  'before',
] as const;

const statuses = ['held', 'rewarded', 'declined', 'reversed'] as const;
/** Named here for the compiler to ask for each new one. */
const channels = {
  link: true,
  copy: true,
  share_sheet: true,
  whatsapp: true,
  messenger: true,
  sms: true,
  email: true,
  x: true,
  facebook: true,
  telegram: true,
  qr: true,
  spoken: true,
  name: true,
  till: true,
} satisfies Record<Channel, true>;
const rules = {
  same_customer: true,
  same_email: true,
  same_phone: true,
  same_address: true,
  same_ip: true,
  same_device: true,
  existing_customer: true,
  disposable_email: true,
  velocity: true,
  ring: true,
  order_risk: true,
  blocked: true,
  young_advocate: true,
  leaked_code: true,
} satisfies Record<FraudRule, true>;

/** By what referrals can be narrowed, in words. */
export function useReferralFilters({
  programs,
  markets,
  advocateName,
}: {
  programs: { id: string; name: string }[];
  markets: string[];
  /** Whose referrals these are, when the address says so. */
  advocateName: string | null;
}): ListFilter[] {
  const t = useText();
  const format = useFormat();
  return useMemo(() => {
    const choices = <Value extends string>(values: readonly Value[], label: (value: Value) => string) =>
      values.map((value) => ({ value, label: label(value) }));
    const keysOf = <Key extends string>(table: Record<Key, true>) => Object.keys(table) as Key[];
    return [
      {
        kind: 'choices',
        name: 'status',
        label: t('lists.filter.status'),
        choices: choices(statuses, (status) => t(`referralStatus.${status}`)),
        isMany: true,
        isPinned: true,
      },
      {
        kind: 'choices',
        name: 'program',
        label: t('lists.filter.program'),
        choices: programs.map(({ id, name }) => ({ value: id, label: name })),
        isMany: false,
        isPinned: true,
      },
      { kind: 'days', label: t('lists.filter.days'), isPinned: true },
      {
        kind: 'choices',
        name: 'rule',
        label: t('lists.filter.rule'),
        choices: choices(keysOf(rules), (rule) => t(`lists.rule.${rule}`)),
        isMany: true,
      },
      {
        kind: 'choices',
        name: 'channel',
        label: t('lists.filter.channel'),
        choices: choices(keysOf(channels), (channel) => t(`channel.${channel}`)),
        isMany: true,
      },
      {
        kind: 'choices',
        name: 'market',
        label: t('lists.filter.market'),
        choices: choices(markets, (market) => format.country(market)),
        isMany: true,
      },
      {
        kind: 'choices',
        name: 'asked',
        label: t('lists.filter.asked'),
        choices: [{ value: 'yes', label: t('lists.filter.yes.asked') }],
        isMany: false,
      },
      {
        kind: 'number',
        name: 'version',
        label: t('lists.filter.version'),
        field: t('lists.filter.versionHelp'),
        applied: (number) => t('lists.applied.version', { number }),
      },
      {
        kind: 'given',
        name: 'advocate',
        applied: t('lists.applied.advocate', { name: advocateName || t('referrals.nobody') }),
      },
    ];
  }, [t, format, programs, markets, advocateName]);
}
