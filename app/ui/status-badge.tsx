import { Badge, type BadgeProps } from '@shopify/polaris';
import type { ProgramStatus } from '#app/domain/program/program.ts';
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
