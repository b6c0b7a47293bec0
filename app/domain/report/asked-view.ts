import type { AskedReport } from './asked-report.ts';

/** What a report was asked for, for its page: the advocate by their name, or dropped when the shop has none by that id. */
export function viewAsked({ advocateId, ...asked }: AskedReport, advocate: { firstName: string } | null) {
  const isGone = advocateId !== null && advocate === null;
  return {
    ...asked,
    advocate: advocateId === null || advocate === null ? null : { id: advocateId, firstName: advocate.firstName },
    dropped: isGone ? [...asked.dropped, 'advocate' as const] : asked.dropped,
  };
}
