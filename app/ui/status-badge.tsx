import { Badge, type BadgeProps } from '@shopify/polaris';
import type { ProgramStatus } from '#app/domain/program/program.ts';
import type { RewardStatus } from '#app/domain/reward/reward.ts';
import { useText } from './text.tsx';

const programTones = { draft: 'info', active: 'success', paused: 'attention', archived: undefined } satisfies Record<
  ProgramStatus,
  BadgeProps['tone']
>;

export function ProgramStatusBadge({ status }: { status: ProgramStatus }) {
  const t = useText();
  return <Badge tone={programTones[status]}>{t(`programStatus.${status}`)}</Badge>;
}

export type ReferralStatus = 'held' | 'rewarded' | 'declined' | 'reversed';
const referralTones = {
  held: 'attention',
  rewarded: 'success',
  declined: undefined,
  reversed: undefined,
} satisfies Record<ReferralStatus, BadgeProps['tone']>;

export function ReferralStatusBadge({ status }: { status: ReferralStatus }) {
  const t = useText();
  return <Badge tone={referralTones[status]}>{t(`referralStatus.${status}`)}</Badge>;
}

const rewardTones = {
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

export function RewardStatusBadge({ status }: { status: RewardStatus }) {
  const t = useText();
  return <Badge tone={rewardTones[status]}>{t(`reward.status.${status}`)}</Badge>;
}
