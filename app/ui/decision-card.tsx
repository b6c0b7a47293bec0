import {
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  InlineStack,
  List,
  Text,
  type ButtonProps,
} from '@shopify/polaris';
import { useState } from 'react';
import type { Reason } from '#app/domain/decision.ts';
import type { FraudRule } from '#app/domain/fraud/protection.ts';
import type { AdminKey } from '#app/i18n/admin/speak.ts';
import { describeEvidence, type EvidenceView } from './evidence.ts';
import { describeReason } from './reasons.ts';
import { ReferralStatusBadge, type ReferralStatus } from './status-badge.tsx';
import { useFormat, useText } from './text.tsx';
import { VerdictForm, type Declined } from './verdict-form.tsx';

export type Verdict = 'approve' | 'take_back' | 'reopen' | 'leave';

interface Seen {
  status: ReferralStatus;
  round: number;
}

interface DecisionProps {
  status: ReferralStatus;
  /** How often it was decided anew. */
  round: number;
  reasons: Reason[];
  /** Rules that matched and are only to be shown. */
  flags: FraudRule[];
  evidence: EvidenceView[];
  isBusy: boolean;
  /** The advocate's question about it waits for an answer. */
  isAskedAbout?: boolean;
  onSettle: (verdict: Verdict) => void;
  /** `seen` is how it stood when the form was opened. */
  onDecline: (declined: Declined, seen: Seen) => void;
}

/** What was decided, why, and on what evidence. A held referral is settled here, and a settled one anew. */
export function DecisionCard({
  status,
  round,
  reasons,
  flags,
  evidence,
  isBusy,
  isAskedAbout = false,
  onSettle,
  onDecline,
}: DecisionProps) {
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
        <Verdicts
          status={status}
          round={round}
          isAskedAbout={isAskedAbout}
          isBusy={isBusy}
          onSettle={onSettle}
          onDecline={onDecline}
        />
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

type VerdictProps = Pick<DecisionProps, 'status' | 'round' | 'isAskedAbout' | 'isBusy' | 'onSettle' | 'onDecline'>;

/** What can be decided as it stands; every verdict can be taken back. */
function Verdicts({ status, round, isAskedAbout, isBusy, onSettle, onDecline }: VerdictProps) {
  const t = useText();
  const [opened, setOpened] = useState<Seen | null>(null);
  // Something else may be decided meanwhile: what was typed stays, and whoever sends it is told. Once declined, it is over.
  const isOver = opened !== null && status === 'declined' && round === opened.round;
  const button = (verdict: Verdict, words: AdminKey, more: ButtonProps = {}) => (
    <Button disabled={isBusy} {...more} onClick={() => onSettle(verdict)}>
      {t(words)}
    </Button>
  );
  if (opened !== null && !isOver)
    return (
      <VerdictForm
        id="decline"
        action={t('verdict.decline')}
        isBusy={isBusy}
        onDecline={(declined) => onDecline(declined, opened)}
        onCancel={() => setOpened(null)}
      />
    );
  if (status === 'held')
    return (
      <BlockStack gap="200">
        <Text as="p">{t('referral.heldBody')}</Text>
        <ButtonGroup>
          {button('approve', 'referral.approve', { variant: 'primary' })}
          <Button disabled={isBusy} onClick={() => setOpened({ status, round })}>
            {t('referral.decline')}
          </Button>
        </ButtonGroup>
      </BlockStack>
    );
  return (
    <BlockStack gap="200">
      <InlineStack gap="300" blockAlign="center">
        {status === 'declined' ? button('approve', 'referral.approveAfterAll') : null}
        {button('reopen', 'referral.reopen')}
        {isAskedAbout === true ? button('leave', 'referral.leave') : null}
        {status === 'rewarded'
          ? button('take_back', 'referral.takeBack', { tone: 'critical', variant: 'plain' })
          : null}
      </InlineStack>
      {status === 'rewarded' ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {t('referral.reopenHelp')}
        </Text>
      ) : null}
    </BlockStack>
  );
}
