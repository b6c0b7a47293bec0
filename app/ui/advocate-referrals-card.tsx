import { Badge, BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { ReferralStatusBadge, type ReferralStatus } from './status-badge.tsx';
import { useFormat, useText } from './text.tsx';

interface ReferralOfAdvocate {
  id: string;
  orderName: string;
  status: ReferralStatus;
  isAskedAbout: boolean;
  subtotal: DecimalMoney;
  decidedAt: string;
}

/** The newest orders of an advocate's friends, with a way to all of them. */
export function AdvocateReferralsCard({ referrals, listUrl }: { referrals: ReferralOfAdvocate[]; listUrl: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('advocate.referrals')}
        </Text>
        {referrals.length === 0 ? <Text as="p">{t('advocate.noReferrals')}</Text> : null}
        {referrals.map(({ id, orderName, status, isAskedAbout, subtotal, decidedAt }) => (
          <InlineStack key={id} align="space-between" blockAlign="center" gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Link url={`/app/referrals/${id}`}>{orderName}</Link>
              <ReferralStatusBadge status={status} />
              {isAskedAbout ? <Badge tone="attention">{t('referral.appeal.badge')}</Badge> : null}
            </InlineStack>
            <InlineStack gap="300" blockAlign="center">
              <Text as="span" variant="bodySm" tone="subdued">
                {format.moment(decidedAt)}
              </Text>
              <Text as="span" numeric>
                {format.money(subtotal)}
              </Text>
            </InlineStack>
          </InlineStack>
        ))}
        {referrals.length === 0 ? null : <Link url={listUrl}>{t('advocate.allReferrals')}</Link>}
      </BlockStack>
    </Card>
  );
}
