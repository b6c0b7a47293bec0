import { isId, type AdvocateId, type ProgramId } from '../ids.ts';
import { channels } from '../invite/channel.ts';
import { figureDimensions, type FigureDimension, type FigureFilter } from './figures.ts';
import {
  comparedPeriod,
  comparisons,
  parsePeriod,
  periodNames,
  periodOf,
  type Comparison,
  type Period,
  type PeriodName,
} from './period.ts';

/** A program that a report can be narrowed to. Its versions are numbered from one to `publishedVersion`. */
export interface ReportProgram {
  id: ProgramId;
  publishedVersion: number | null;
}

/** By what a report is broken down. */
export const breakdowns = [...figureDimensions, 'advocate'] as const;
export type Breakdown = FigureDimension | 'advocate';

/** Parts of a wish that could not be met, such as a program that is not there any more. */
export type Dropped = 'period' | 'program' | 'version' | 'channel' | 'market' | 'advocate';

/** A report as it is asked for by an address, with what could not be understood left out. */
export interface AskedReport {
  name: PeriodName;
  period: Period;
  comparison: Comparison;
  compared: Period | null;
  filter: FigureFilter;
  /** One advocate's own figures, which are not divided further. */
  advocateId: AdvocateId | null;
  by: Breakdown;
  dropped: Dropped[];
}

/** Stands in an address for orders from a country, or visits by a channel, that nobody knows. */
export const unknownPart = 'unknown';

/** Reads an address. Everything in it came from outside: what cannot be is dropped and told, never an error. */
export function parseAskedReport(
  asked: URLSearchParams,
  { today, programs }: { today: string; programs: readonly ReportProgram[] },
): AskedReport {
  const dropped: Dropped[] = [];
  const take = <Value>(part: Dropped, read: (text: string) => Value | null): Value | null => {
    const text = asked.get(part);
    if (text === null || text === '') return null;
    const value = read(text);
    if (value === null) dropped.push(part);
    return value;
  };

  const named = take('period', (text) => readPeriod(text, asked, today)) ?? readPeriod('last_30', asked, today);
  const comparison = comparisons.find((one) => one === asked.get('compare')) ?? 'before';
  const advocateId = take('advocate', (text) => (isId('ad', text) ? text : null));
  const program = take('program', (text) => programs.find(({ id }) => id === text) ?? null);
  const versionNumber = take('version', (text) => {
    const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
    return program !== null && number >= 1 && number <= (program.publishedVersion ?? 0) ? number : null;
  });
  const channel = take('channel', (text) =>
    text === unknownPart ? '' : (channels.find((one) => one === text) ?? null),
  );
  const market = take('market', (text) => (text === unknownPart ? '' : /^[A-Z]{2}$/.test(text) ? text : null));
  const filter: FigureFilter = {
    ...(program === null ? {} : { programId: program.id }),
    ...(versionNumber === null ? {} : { versionNumber }),
    ...(channel === null ? {} : { channel }),
    ...(market === null ? {} : { market }),
  };
  return {
    name: named?.name ?? 'last_30',
    period: named?.period ?? { from: today, to: today },
    comparison,
    compared: named === null ? null : comparedPeriod(named.period, comparison),
    // An advocate's figures are kept whole: nothing else can be asked together with them.
    filter: advocateId === null ? filter : {},
    advocateId,
    by: breakdowns.find((one) => one === asked.get('by')) ?? (program === null ? 'program' : 'version'),
    dropped,
  };
}

function readPeriod(text: string, asked: URLSearchParams, today: string): { name: PeriodName; period: Period } | null {
  const name = periodNames.find((one) => one === text);
  if (name === undefined) return null;
  if (name !== 'custom') return { name, period: periodOf(name, today) };
  const period = parsePeriod(asked.get('from'), asked.get('to'));
  // Figures of other centuries are somebody's typing error, and dates of five digits no database's.
  return period !== null && /^20/.test(period.from) && /^20\d\d-/.test(period.to) ? { name, period } : null;
}

/** Where a row of a breakdown leads: the same report, narrowed to that row; null for what belongs to none. */
export function narrowTo(by: Breakdown, key: string): Partial<Record<Dropped, string>> | null {
  switch (by) {
    case 'program':
      return isId('pr', key) ? { program: key } : null;
    case 'version': {
      const [program = '', version = ''] = key.split(' ');
      return isId('pr', program) && Number(version) > 0 ? { program, version } : null;
    }
    case 'channel':
      return { channel: key === '' ? unknownPart : key };
    case 'market':
      return { market: key === '' ? unknownPart : key };
    case 'advocate':
      return { advocate: key };
  }
}
