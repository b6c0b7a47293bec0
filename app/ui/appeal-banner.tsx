import { Banner, BlockStack, Text } from '@shopify/polaris';
import type { ReferralStatus } from './status-badge.tsx';
import { useFormat, useText } from './text.tsx';

/** Tells the merchant that an advocate asked for another look, as long as it waits for an answer. */
export function AppealBanner({ status, askedAt }: { status: ReferralStatus; askedAt: string | null }) {
  const t = useText();
  const format = useFormat();
  if (askedAt === null || (status !== 'declined' && status !== 'reversed')) return null;
  return (
    <Banner tone="info" title={t('referral.appeal.heading')}>
      <BlockStack gap="200">
        <Text as="p">{t('referral.appeal.asked', { date: format.moment(askedAt) })}</Text>
        <Text as="p">{t(`referral.appeal.${status}`)}</Text>
      </BlockStack>
    </Banner>
  );
}
