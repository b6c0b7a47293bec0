import type { ProgramStatus } from '#app/domain/program/program.ts';
import type { ShareBlockState } from './use-share-block.ts';

export type NextStep = 'publish_program' | 'resume_program' | 'review_held' | 'add_share_block' | 'share_first';

interface Standing {
  statuses: ProgramStatus[];
  heldCount: number;
  visits: number;
  shareBlock: ShareBlockState;
}

/** The one thing most worth doing now; null when everything runs, or while it is not known yet. */
export function chooseNextStep({ statuses, heldCount, visits, shareBlock }: Standing): NextStep | null {
  if (!statuses.includes('active')) {
    if (statuses.includes('draft')) return 'publish_program';
    return statuses.includes('paused') ? 'resume_program' : null;
  }
  if (shareBlock === 'off') return 'add_share_block';
  if (heldCount > 0) return 'review_held';
  return shareBlock === 'on' && visits === 0 ? 'share_first' : null;
}
