import { BlockStack, Button, InlineStack, Link, Text } from '@shopify/polaris';
import type { OfferForm } from '#app/domain/program/form-fields.ts';
import type { Side } from '#app/domain/reward/benefit.ts';
import type { RewardAction } from '#app/domain/reward/reward-actions.ts';
import type { OutcomeReason, RewardCause, RewardStatus } from '#app/domain/reward/reward.ts';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { describeBenefit } from './offer.ts';
import { describeReason } from './reasons.ts';
import { reversalAnswers, type ReversalAnswer } from './reward-outcome.ts';
import { RewardStatusBadge } from './status-badge.tsx';
import { useFormat, useText } from './text.tsx';

export interface RewardView {
  id: string;
  side: Side;
  cause: RewardCause;
  /** What it came of; null for bonuses and gifts. */
  referralId: string | null;
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
  isBeingTakenBack: boolean;
  unclearReversalIds: string[];
  approvedAt: string;
  dueAt: string | null;
  issuedAt: string | null;
  expiresAt: string | null;
}

/** One reward: what it is, how far it is, and what the merchant can do about it. */
export function RewardEntry({
  reward,
  isLinked,
  isAlone = false,
  isBusy,
  onAct,
  onResend,
  onAnswer,
}: {
  reward: RewardView;
  /** Whether the referral that it came of is a click away. */
  isLinked: boolean;
  /** Whether it is what the page is about, and needs no link to itself. */
  isAlone?: boolean;
  isBusy: boolean;
  onAct: (action: RewardAction) => void;
  onResend: () => void;
  onAnswer: (reversalId: string, answer: ReversalAnswer) => void;
}) {
  const t = useText();
  const format = useFormat();
  const canBeResent = reward.side === 'advocate' && reward.status === 'issued' && !reward.isBeingTakenBack;
  const { side, cause, status, reason, code, note, netted, taken, owed, actions, referralId } = reward;
  return (
    <BlockStack gap="200">
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" fontWeight="semibold">
            {t(`reward.cause.${side === 'friend' ? 'friend' : cause}`)}
          </Text>
          <RewardStatusBadge status={status} />
        </InlineStack>
        {sentences().map((sentence) => (
          <Text key={sentence} as="p" breakWord>
            {sentence}
          </Text>
        ))}
        <Text as="p" variant="bodySm" tone="subdued">
          {describeWhen()}
        </Text>
        <InlineStack gap="400">
          {isLinked && referralId !== null ? (
            <Link url={`/app/referrals/${referralId}`}>{t('reward.referral')}</Link>
          ) : null}
          {isAlone ? null : <Link url={`/app/rewards/${reward.id}`}>{t('reward.view')}</Link>}
        </InlineStack>
      </BlockStack>
      {reward.unclearReversalIds.map((reversalId) => (
        <BlockStack key={reversalId} gap="200">
          <Text as="p">{t('reward.unclearReversal')}</Text>
          <InlineStack gap="200">
            {reversalAnswers.map((answer) => (
              <Button key={answer} size="slim" disabled={isBusy} onClick={() => onAnswer(reversalId, answer)}>
                {t(`reward.actions.${answer}`)}
              </Button>
            ))}
          </InlineStack>
        </BlockStack>
      ))}
      {actions.length === 0 && !canBeResent ? null : (
        <InlineStack gap="300" blockAlign="center">
          {canBeResent ? (
            <Button size="slim" disabled={isBusy} onClick={onResend}>
              {t('reward.actions.resend')}
            </Button>
          ) : null}
          {actions.map((action) => (
            <Button
              key={action}
              size="slim"
              disabled={isBusy}
              {...(action === 'take_back' ? { tone: 'critical' as const, variant: 'plain' as const } : {})}
              onClick={() => onAct(action)}
            >
              {t(`reward.actions.${action}`)}
            </Button>
          ))}
        </InlineStack>
      )}
    </BlockStack>
  );

  function sentences(): string[] {
    const benefit = describeBenefit(reward.offer, { t, format, currency: reward.currency ?? '' });
    // What is unclear says more than its reason.
    const why = status === 'unclear' ? t('reward.unclearBody') : reason === null ? null : describeReason(reason, t);
    return [
      benefit === null ? null : benefit.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase()),
      note === null || note === '' ? null : t('reward.note', { note }),
      code === null ? null : t('reward.code', { code }),
      netted === null ? null : t('reward.reduced', { amount: format.money(netted) }),
      taken === null ? null : t('reward.taken', { amount: format.money(taken) }),
      owed === null ? null : t('reward.owed', { amount: format.money(owed) }),
      why,
      reward.isBeingTakenBack ? t('reward.beingTakenBack') : null,
    ].filter((sentence) => sentence !== null);
  }

  function describeWhen(): string {
    const { issuedAt, expiresAt, dueAt, approvedAt } = reward;
    if (issuedAt !== null) {
      const issued = t('reward.issuedAt', { when: format.moment(issuedAt) });
      if (expiresAt === null || status !== 'issued') return issued;
      return `${issued} · ${t('reward.expires', { when: format.lastDay(expiresAt) })}`;
    }
    if (status === 'waiting')
      return dueAt === null ? t('reward.dueWhenFulfilled') : t('reward.dueAt', { when: format.moment(dueAt) });
    const isOwed = status !== 'limited' && status !== 'withheld' && status !== 'reversed';
    return t(isOwed ? 'reward.approvedAt' : 'reward.decidedAt', { when: format.moment(approvedAt) });
  }
}
