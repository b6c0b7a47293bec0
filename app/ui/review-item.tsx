import { Badge, BlockStack, Box, Button, Checkbox, InlineGrid, InlineStack, Link, List, Text } from '@shopify/polaris';
import { useId, useState } from 'react';
import type { Reason } from '#app/domain/decision.ts';
import type { FraudRule } from '#app/domain/fraud/protection.ts';
import type { DecimalMoney } from '#app/i18n/admin/format.ts';
import { describeReason } from './reasons.ts';
import { ReferralStatusBadge, type ReferralStatus } from './status-badge.tsx';
import { useFormat, useText } from './text.tsx';
import { VerdictForm, type Declined } from './verdict-form.tsx';

export interface ReviewItemView {
  id: string;
  orderName: string;
  advocateFirstName: string;
  programName: string;
  status: ReferralStatus;
  isAskedAbout: boolean;
  subtotal: DecimalMoney;
  reasons: Reason[];
  against: FraudRule[];
  unseen: FraudRule[];
  inFavour: FraudRule[];
  /** How long it waits, in the largest unit that fits. */
  waits: { unit: 'minutes' | 'hours' | 'days'; count: number };
}

interface Actions {
  isBusy: boolean;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
  onApprove: () => void;
  onDecline: (declined: Declined) => void;
  onLeave: () => void;
  onReopen: () => void;
  onBlock: (side: 'friend' | 'advocate') => void;
}

/** One referral that waits: why, what speaks for and against it, and every verdict at hand. */
export function ReviewItem({ item, ...actions }: { item: ReviewItemView } & Actions) {
  const t = useText();
  const format = useFormat();
  const { id, orderName: order, status, waits } = item;
  return (
    <Box as="li" padding="400" borderBlockEndWidth="025" borderColor="border">
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <Checkbox
          label={t('review.select', { order })}
          labelHidden
          checked={actions.isSelected}
          onChange={actions.onSelect}
        />
        <Box width="100%">
          <BlockStack gap="300">
            <InlineStack align="space-between" gap="200" blockAlign="start">
              <BlockStack gap="050">
                <InlineStack align="start" gap="200" blockAlign="center">
                  <h2 id={`review-${id}`} tabIndex={-1} className="ricochet-review-heading">
                    <Link url={`/app/referrals/${id}`} monochrome>
                      <Text as="span" variant="headingSm">
                        {order}
                      </Text>
                    </Link>
                  </h2>
                  {status === 'held' ? null : <ReferralStatusBadge status={status} />}
                  {item.isAskedAbout ? <Badge tone="attention">{t('review.asked')}</Badge> : null}
                </InlineStack>
                <Text as="p" tone="subdued">
                  {t('review.invitedBy', {
                    advocate: item.advocateFirstName || t('referrals.nobody'),
                    program: item.programName,
                  })}
                </Text>
              </BlockStack>
              <BlockStack gap="050">
                <Text as="p" numeric fontWeight="semibold">
                  {format.money(item.subtotal)}
                </Text>
                <Text as="p" variant="bodySm" tone="subdued">
                  {t(`review.waits.${waits.unit}`, { count: waits.count })}
                </Text>
              </BlockStack>
            </InlineStack>
            <Signs item={item} />
            <Verdicts item={item} {...actions} />
          </BlockStack>
        </Box>
      </InlineStack>
    </Box>
  );
}

/** Why it waits and what speaks against it in full; what speaks for it on request. */
function Signs({ item }: { item: ReviewItemView }) {
  const t = useText();
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { against, unseen, inFavour } = item;
  // A rule that holds it is named once: among what speaks against it.
  const others = item.reasons.filter(
    (reason) => !against.some((rule) => rule === reason) && reason !== 'evidence_missing',
  );
  const headline = [
    against.length === 0 ? t('review.nothingAgainst') : t('review.against', { count: against.length }),
    ...(unseen.length === 0 ? [] : [t('review.unseen', { count: unseen.length })]),
  ];
  return (
    <BlockStack gap="200">
      {others.map((reason) => (
        <Text key={reason} as="p">
          {describeReason(reason, t)}
        </Text>
      ))}
      <BlockStack gap="100">
        <Text as="h3" variant="bodyMd" fontWeight="semibold">
          {headline.join(' · ')}
        </Text>
        <List>
          {against.map((rule) => (
            <List.Item key={rule}>{describeReason(rule, t)}</List.Item>
          ))}
          {unseen.map((rule) => (
            <List.Item key={rule}>
              <Text as="span" tone="subdued">
                {t('evidence.unknown', { sentence: describeReason(rule, t) })}
              </Text>
            </List.Item>
          ))}
        </List>
      </BlockStack>
      {inFavour.length === 0 ? null : (
        <BlockStack gap="100" inlineAlign="start">
          <Button
            variant="plain"
            disclosure={isOpen ? 'up' : 'down'}
            ariaExpanded={isOpen}
            ariaControls={listId}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? t('review.hideEvidence') : t('review.showEvidence', { count: inFavour.length })}
          </Button>
          <div id={listId} hidden={!isOpen}>
            <InlineGrid columns={1}>
              <List>
                {inFavour.map((rule) => (
                  <List.Item key={rule}>{t(`evidence.clear.${rule}`)}</List.Item>
                ))}
              </List>
            </InlineGrid>
          </div>
        </BlockStack>
      )}
    </BlockStack>
  );
}

function Verdicts({ item, ...actions }: { item: ReviewItemView } & Actions) {
  const t = useText();
  const [isDeclining, setIsDeclining] = useState(false);
  const { id, orderName: order, status } = item;
  const { isBusy, onApprove, onDecline, onLeave, onReopen, onBlock } = actions;
  if (isDeclining)
    return (
      <VerdictForm
        id={id}
        action={t('verdict.decline')}
        isBusy={isBusy}
        onDecline={onDecline}
        onCancel={() => setIsDeclining(false)}
      />
    );
  const button = (words: 'approve' | 'decline' | 'leave' | 'reopen', onClick: () => void) => (
    <Button disabled={isBusy} accessibilityLabel={t(`review.${words}Named`, { order })} onClick={onClick}>
      {t(`review.${words}`)}
    </Button>
  );
  return (
    <InlineStack gap="200" align="space-between" blockAlign="center">
      <InlineStack align="start" gap="200">
        {status === 'reversed' ? button('reopen', onReopen) : button('approve', onApprove)}
        {status === 'held' ? button('decline', () => setIsDeclining(true)) : button('leave', onLeave)}
      </InlineStack>
      <InlineStack align="start" gap="400">
        {(['friend', 'advocate'] as const).map((side) => (
          <Button
            key={side}
            variant="plain"
            disabled={isBusy}
            accessibilityLabel={t(side === 'friend' ? 'review.blockFriendNamed' : 'review.blockAdvocateNamed', {
              order,
            })}
            onClick={() => onBlock(side)}
          >
            {t(side === 'friend' ? 'review.blockFriend' : 'review.blockAdvocate')}
          </Button>
        ))}
      </InlineStack>
    </InlineStack>
  );
}
