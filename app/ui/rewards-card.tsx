import { Badge, BlockStack, Card, InlineStack, Text, type BadgeProps } from '@shopify/polaris';
import type { Benefit, Side } from '#app/domain/reward/benefit.ts';
import type { RewardStatus } from '#app/domain/reward/reward.ts';
import { useFormat, useText } from './text.tsx';

export interface RewardView {
  id: string;
  side: Side;
  benefit: Benefit;
  code: string;
  status: RewardStatus;
  approvedAt: string;
  issuedAt: string | null;
}

const tones = { approved: 'info', issuing: 'info', issued: 'success', withheld: undefined } satisfies Record<
  RewardStatus,
  BadgeProps['tone']
>;

/** What each side got, with its code and how far it is; `none` is said when there is nothing. */
export function RewardsCard({ rewards, none }: { rewards: RewardView[]; none: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('referral.rewards')}
        </Text>
        {rewards.length === 0 ? <Text as="p">{none}</Text> : null}
        {rewards.map(({ id, side, benefit, code, status, approvedAt, issuedAt }) => (
          <BlockStack key={id} gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" fontWeight="semibold">
                {t(`side.${side}`)}
              </Text>
              <Badge tone={tones[status]}>{t(`reward.status.${status}`)}</Badge>
            </InlineStack>
            <Text as="p">{t(`benefit.${benefit.kind}`, { percent: format.percent(benefit.percent) })}</Text>
            <Text as="p">{t('reward.code', { code })}</Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {status === 'withheld'
                ? t('reward.withheld')
                : issuedAt === null
                  ? t('reward.approvedAt', { when: format.moment(approvedAt) })
                  : t('reward.issuedAt', { when: format.moment(issuedAt) })}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
