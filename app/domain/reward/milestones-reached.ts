import type { AdvocateRewards } from '../program/settings.ts';

export type Milestone = AdvocateRewards['milestones'][number];

/** The milestones up to so many friends, those that were jumped over included; the nearest first. */
export function milestonesReached(milestones: readonly Milestone[], friends: number): Milestone[] {
  return milestones
    .filter(({ atFriends }) => atFriends <= friends)
    .toSorted((left, right) => left.atFriends - right.atFriends);
}
