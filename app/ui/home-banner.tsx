import { Banner, Link, List, Text } from '@shopify/polaris';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { useFormat, useText } from './text.tsx';

export interface LimitView {
  programId: string;
  programName: string;
  spent: DecimalMoney;
  limit: DecimalMoney;
  level: 'near' | 'reached';
  /** Rewards of the month that were not given because of it. */
  keptBack: number;
}

export interface FailuresView {
  deliveries: number;
  jobs: number;
  waitingMails: number;
  refusedMails: number;
}
const failureKinds = ['deliveries', 'jobs', 'waitingMails', 'refusedMails'] as const;

/** Everything that the merchant should know before they read on, in one banner: two would be none. */
export function HomeBanner({ failures, limits }: { failures: FailuresView; limits: LimitView[] }) {
  const t = useText();
  const format = useFormat();
  const failing = failureKinds.filter((kind) => failures[kind] > 0);
  if (failing.length === 0 && limits.length === 0) return null;
  const isPressing = failing.length > 0 || limits.some(({ level }) => level === 'reached');
  const told = [
    ...failing.map((kind) => (
      <Text key={kind} as="p">
        {t(`home.failures.${kind}`, { count: failures[kind] })}{' '}
        {kind === 'refusedMails' ? <Link url="/app/rewards">{t('home.failures.rewards')}</Link> : null}
      </Text>
    )),
    ...limits.map(({ programId, programName, spent, limit, level, keptBack }) => (
      <Text key={programId} as="p">
        {t(`limits.${level}`, { program: programName, spent: format.money(spent), limit: format.money(limit) })}{' '}
        {keptBack === 0 ? null : `${t('limits.keptBack', { count: keptBack })} `}
        <Link url={`/app/programs/${programId}`}>{t('limits.open')}</Link>
      </Text>
    )),
  ];
  return (
    <Banner
      tone={isPressing ? 'warning' : 'info'}
      {...(failing.length > 0 ? { title: t('home.failures.heading') } : {})}
    >
      {told.length === 1 ? (
        told
      ) : (
        <List>
          {told.map((each) => (
            <List.Item key={each.key}>{each}</List.Item>
          ))}
        </List>
      )}
    </Banner>
  );
}
