import { Banner, BlockStack, Text } from '@shopify/polaris';
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

/** Programs whose spend limit is near or reached, and what that means. */
export function LimitBanners({ limits }: { limits: LimitView[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <BlockStack gap="200">
      {limits.map(({ programId, programName, spent, limit, level, keptBack }) => (
        <Banner
          key={programId}
          tone={level === 'near' ? 'info' : 'warning'}
          action={{ content: t('limits.open'), url: `/app/programs/${programId}` }}
        >
          <Text as="p">
            {t(`limits.${level}`, { program: programName, spent: format.money(spent), limit: format.money(limit) })}
          </Text>
          {keptBack === 0 ? null : <Text as="p">{t('limits.keptBack', { count: keptBack })}</Text>}
        </Banner>
      ))}
    </BlockStack>
  );
}
