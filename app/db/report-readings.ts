import { parseAskedReport, type AskedReport } from '#app/domain/report/asked-report.ts';
import { viewAsked } from '#app/domain/report/asked-view.ts';
import type { FiguresOfTime } from '#app/domain/report/figures.ts';
import { isNothing, sumFigures } from '#app/domain/report/sum-figures.ts';
import type { Period } from '#app/domain/report/period.ts';
import type { ReportPart, ReportReading } from '#app/domain/report/report-view.ts';
import { findAdvocate } from './advocates.ts';
import { listProgramGoals } from './program-goals.ts';
import {
  getReportFigures,
  listBestAdvocates,
  listFiguresBy,
  listFiguresByTime,
  listFiguresOfAdvocateByTime,
} from './report-figures.ts';
import type { Shop } from './shops.ts';

type Of = Pick<Shop, 'id' | 'currency'>;

const mostAdvocates = 25;

/** The first day that a figure may stand at. */
const longAgo = '2000-01-01';

/**
 * The report that an address asks for, with the programs it can be narrowed to. What the address names and the shop does not
 * have is left out, and said.
 */
export async function findReport(shop: Of, address: URLSearchParams, today: string) {
  const programs = await listProgramGoals(shop.id);
  const parsed = parseAskedReport(address, { today, programs });
  const advocate = parsed.advocateId === null ? null : await findAdvocate(shop.id, parsed.advocateId);
  const asked = viewAsked(parsed, advocate);
  const reading = await readReport(shop, { ...parsed, advocateId: advocate?.id ?? null }, today);
  return {
    asked,
    reading,
    programs: programs.map(({ id, name, publishedVersion }) => ({ id, name, versions: publishedVersion ?? 0 })),
  };
}

/** Reads a report as it was asked for, side by side; totals are its steps put together, so that both always agree. */
async function readReport(shop: Of, asked: AskedReport, today: string): Promise<ReportReading> {
  const { period, compared, advocateId, filter } = asked;
  const readTime = (of: Period) =>
    advocateId === null ? listFiguresByTime(shop, of, filter) : listFiguresOfAdvocateByTime(shop, advocateId, of);
  const [time, timeBefore, { parts, isExact }, markets] = await Promise.all([
    readTime(period),
    compared === null ? [] : readTime(compared),
    listParts(shop, asked),
    listMarkets(shop, period),
  ]);
  const sum = (steps: FiguresOfTime[]) =>
    sumFigures(
      steps.map(({ figures }) => figures),
      shop.currency,
    );
  const total = sum(time);
  const totalBefore = compared === null ? null : sum(timeBefore);
  const isEmpty = isNothing(total) && (totalBefore === null || isNothing(totalBefore)) && parts.length === 0;
  return {
    total,
    totalBefore,
    time,
    timeBefore,
    parts,
    isExact,
    markets,
    isNew: isEmpty && isNothing(await getReportFigures(shop, { from: longAgo, to: today })),
  };
}

async function listParts(
  shop: Of,
  { period, by, filter, advocateId }: AskedReport,
): Promise<{ parts: ReportPart[]; isExact: boolean }> {
  if (advocateId !== null) return { parts: [], isExact: true };
  if (by !== 'advocate') {
    const parts = await listFiguresBy(shop, period, by, filter);
    return { parts: parts.map((part) => ({ ...part, firstName: '' })), isExact: true };
  }
  const { advocates, isExact } = await listBestAdvocates(shop, period, mostAdvocates);
  return {
    parts: advocates.map((one) => ({ key: one.advocateId, firstName: one.firstName, figures: one.figures })),
    isExact,
  };
}

/** Every market of the period, whatever else the report is narrowed to: what can be chosen does not change by choosing. */
async function listMarkets(shop: Of, period: Period): Promise<string[]> {
  const parts = await listFiguresBy(shop, period, 'market');
  return parts.map(({ key }) => key);
}
