import { Banner, BlockStack, Button, ButtonGroup, Card, InlineStack, List, Text } from '@shopify/polaris';
import type { Reason } from '#app/domain/decision.ts';
import type { FraudRule } from '#app/domain/fraud/protection.ts';
import { describeEvidence, type EvidenceView } from './evidence.ts';
import { describeReason } from './reasons.ts';
import { ReferralStatusBadge, type ReferralStatus } from './status-badge.tsx';
import { useFormat, useText } from './text.tsx';

export type Verdict = 'approve' | 'decline';

interface DecisionProps {
  status: ReferralStatus;
  reasons: Reason[];
  /** Rules that matched and are only to be shown. */
  flags: FraudRule[];
  evidence: EvidenceView[];
  isBusy: boolean;
  onSettle: (verdict: Verdict) => void;
}

/** What was decided, why, and on what evidence. A held referral is settled here, and a settled one is settled anew. */
export function DecisionCard({ status, reasons, flags, evidence, isBusy, onSettle }: DecisionProps) {
  const t = useText();
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t('referral.decision')}
            </Text>
            <ReferralStatusBadge status={status} />
          </InlineStack>
          {status === 'reversed' ? <Text as="p">{t('referral.reversedBody')}</Text> : null}
          {reasons.map((reason) => (
            <Text key={reason} as="p">
              {describeReason(reason, t)}
            </Text>
          ))}
        </BlockStack>
        {flags.length > 0 ? (
          <Banner tone="warning" title={t('flags.heading')}>
            <BlockStack gap="200">
              <List>
                {flags.map((rule) => (
                  <List.Item key={rule}>{describeReason(rule, t)}</List.Item>
                ))}
              </List>
              <Text as="p">{t('flags.body')}</Text>
            </BlockStack>
          </Banner>
        ) : null}
        {status === 'held' ? (
          <BlockStack gap="200">
            <Text as="p">{t('referral.heldBody')}</Text>
            <ButtonGroup>
              <Button variant="primary" disabled={isBusy} onClick={() => onSettle('approve')}>
                {t('referral.approve')}
              </Button>
              <Button disabled={isBusy} onClick={() => onSettle('decline')}>
                {t('referral.decline')}
              </Button>
            </ButtonGroup>
          </BlockStack>
        ) : null}
        {status === 'declined' || status === 'rewarded' ? (
          <InlineStack>
            <Button
              disabled={isBusy}
              {...(status === 'rewarded' ? { tone: 'critical' as const, variant: 'plain' as const } : {})}
              onClick={() => onSettle(status === 'declined' ? 'approve' : 'decline')}
            >
              {t(status === 'declined' ? 'referral.approveAfterAll' : 'referral.takeBack')}
            </Button>
          </InlineStack>
        ) : null}
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {t('referral.evidence')}
          </Text>
          <List>
            {evidence.map((item) => (
              <List.Item key={item.kind === 'rule' ? `rule ${item.rule}` : item.kind}>
                {describeEvidence(item, { t, format })}
              </List.Item>
            ))}
          </List>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
