import { Badge, BlockStack, Button, ButtonGroup, Card, InlineStack, Text, type BadgeProps } from '@shopify/polaris';
import type { OfferForm } from '#app/domain/program/form-fields.ts';
import type { Side } from '#app/domain/reward/benefit.ts';
import type { RewardAction } from '#app/domain/reward/reward-actions.ts';
import type { OutcomeReason, RewardCause, RewardStatus } from '#app/domain/reward/reward.ts';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { describeBenefit } from './offer.ts';
import { describeReason } from './reasons.ts';
import type { ReversalAnswer } from './reward-outcome.ts';
import { useFormat, useText } from './text.tsx';

export interface RewardView {
  id: string;
  side: Side;
  cause: RewardCause;
  offer: OfferForm;
  /** Null when nothing about it is money. */
  currency: string | null;
  actions: RewardAction[];
  /** Redeem code; null for rewards without one. */
  code: string | null;
  status: RewardStatus;
  reason: OutcomeReason | null;
  note: string | null;
  netted: DecimalMoney | null;
  taken: DecimalMoney | null;
  owed: DecimalMoney | null;
  unclearReversalIds: string[];
  approvedAt: string;
  dueAt: string | null;
  issuedAt: string | null;
  expiresAt: string | null;
}

const tones = {
  waiting: 'info',
  limited: 'attention',
  approved: 'info',
  issuing: 'info',
  to_hand_over: 'attention',
  unclear: 'warning',
  issued: 'success',
  withheld: undefined,
  reversed: undefined,
} satisfies Record<RewardStatus, BadgeProps['tone']>;

/** What each side got, how far it is and what the merchant can do about it; `none` is said when there is nothing. */
export function RewardsCard({
  rewards,
  none,
  isBusy,
  onAct,
  onAnswer,
}: {
  rewards: RewardView[];
  none: string;
  isBusy: boolean;
  onAct: (rewardId: string, action: RewardAction) => void;
  onAnswer: (reversalId: string, answer: ReversalAnswer) => void;
}) {
  const t = useText();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('referral.rewards')}
        </Text>
        {rewards.length === 0 ? <Text as="p">{none}</Text> : null}
        {rewards.map((reward) => (
          <RewardEntry key={reward.id} reward={reward} isBusy={isBusy} onAct={onAct} onAnswer={onAnswer} />
        ))}
      </BlockStack>
    </Card>
  );
}

function RewardEntry({
  reward,
  isBusy,
  onAct,
  onAnswer,
}: {
  reward: RewardView;
  isBusy: boolean;
  onAct: (rewardId: string, action: RewardAction) => void;
  onAnswer: (reversalId: string, answer: ReversalAnswer) => void;
}) {
  const t = useText();
  const format = useFormat();
  const { side, cause, status, reason, code, note, netted, taken, owed, actions } = reward;
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" fontWeight="semibold">
          {t(`reward.cause.${side === 'friend' ? 'friend' : cause}`)}
        </Text>
        <Badge tone={tones[status]}>{t(`reward.status.${status}`)}</Badge>
      </InlineStack>
      <Text as="p">{describeBenefit(reward.offer, { t, format, currency: reward.currency ?? '' })}</Text>
      {note === null || note === '' ? null : <Text as="p">{note}</Text>}
      {code === null ? null : (
        <Text as="p" breakWord>
          {t('reward.code', { code })}
        </Text>
      )}
      {netted === null ? null : <Text as="p">{t('reward.reduced', { amount: format.money(netted) })}</Text>}
      {taken === null ? null : <Text as="p">{t('reward.taken', { amount: format.money(taken) })}</Text>}
      {owed === null ? null : <Text as="p">{t('reward.owed', { amount: format.money(owed) })}</Text>}
      {reason === null ? null : <Text as="p">{describeReason(reason, t)}</Text>}
      {status === 'unclear' ? <Text as="p">{t('reward.unclearBody')}</Text> : null}
      {reward.unclearReversalIds.map((reversalId) => (
        <BlockStack key={reversalId} gap="100">
          <Text as="p">{t('reward.unclearReversal')}</Text>
          <ButtonGroup>
            {(['was_taken', 'was_not_taken'] as const).map((answer) => (
              <Button key={answer} size="slim" disabled={isBusy} onClick={() => onAnswer(reversalId, answer)}>
                {t(`reward.actions.${answer}`)}
              </Button>
            ))}
          </ButtonGroup>
        </BlockStack>
      ))}
      <Text as="p" variant="bodySm" tone="subdued">
        {describeWhen()}
      </Text>
      {actions.length === 0 ? null : (
        <ButtonGroup>
          {actions.map((action) => (
            <Button
              key={action}
              size="slim"
              disabled={isBusy}
              {...(action === 'take_back' ? { tone: 'critical' as const } : {})}
              onClick={() => onAct(reward.id, action)}
            >
              {t(`reward.actions.${action}`)}
            </Button>
          ))}
        </ButtonGroup>
      )}
    </BlockStack>
  );

  function describeWhen(): string {
    const { issuedAt, expiresAt, dueAt, approvedAt } = reward;
    if (issuedAt !== null) {
      const issued = t('reward.issuedAt', { when: format.moment(issuedAt) });
      return expiresAt === null ? issued : `${issued} · ${t('reward.expires', { when: format.moment(expiresAt) })}`;
    }
    if (status === 'waiting')
      return dueAt === null ? t('reward.dueWhenFulfilled') : t('reward.dueAt', { when: format.moment(dueAt) });
    return t('reward.approvedAt', { when: format.moment(approvedAt) });
  }
}
