import { useLocation, useNavigate, useSearchParams } from '@remix-run/react';

/** What a report's address may say; whatever else Shopify wrote into it is left behind. */
const known = ['period', 'from', 'to', 'compare', 'program', 'version', 'channel', 'market', 'advocate', 'by'] as const;
export type ReportParameter = (typeof known)[number];
export type ReportChange = Partial<Record<ReportParameter, string | null>>;

/** The whole shop again. */
export const noFilters = {
  program: null,
  version: null,
  channel: null,
  market: null,
  advocate: null,
  by: null,
} as const;

export interface ReportAddress {
  /** The address of this report with some of it changed. */
  to: (changes: ReportChange) => string;
  go: (changes: ReportChange) => void;
  /** Another report for the same period and filters. */
  of: (report: string) => string;
}

/** Where reports are found. The address is all that they remember, so it can be kept as a bookmark and sent to a colleague. */
export function useReportAddress(): ReportAddress {
  const { pathname } = useLocation();
  const [asked] = useSearchParams();
  const navigate = useNavigate();
  const write = (path: string, changes: ReportChange) => {
    const written = new URLSearchParams();
    for (const name of known) {
      const value = changes[name] === undefined ? asked.get(name) : changes[name];
      if (value !== null && value !== '') written.set(name, value);
    }
    const text = written.toString();
    return text === '' ? path : `${path}?${text}`;
  };
  const to = (changes: ReportChange) => write(pathname, changes);
  return {
    to,
    go: (changes) => navigate(to(changes), { preventScrollReset: true }),
    of: (report) => write(report, {}),
  };
}
