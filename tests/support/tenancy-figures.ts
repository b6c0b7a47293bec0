import { ids, now, type Attempt } from './tenancy.ts';
import * as check from '#app/db/figure-check.ts';
import { lockFigures, moveIntoFigures } from '#app/db/figure-counting.ts';
import { getReferralRevenue } from '#app/db/referral-revenue.ts';
import { listProgramGoals, saveProgramGoal } from '#app/db/program-goals.ts';
import * as report from '#app/db/report-figures.ts';
import { findReport } from '#app/db/report-readings.ts';
import type { Period } from '#app/domain/report/period.ts';
import { addDays, dateOf } from '#app/domain/time.ts';

const period: Period = { from: dateOf(addDays(now, -1), 'UTC'), to: dateOf(addDays(now, 1), 'UTC') };
const orders = (steps: { figures: { orders: number } }[]) =>
  steps.reduce((sum, { figures }) => sum + figures.orders, 0);

export const figureReads: Record<string, Attempt> = {
  getReportFigures: async (shop) => (await report.getReportFigures(shop, period)).orders,
  listFiguresByTime: async (shop) => orders(await report.listFiguresByTime(shop, period)),
  listFiguresBy: (shop) => report.listFiguresBy(shop, period, 'program'),
  getFiguresOfAdvocate: async (shop) => (await report.getFiguresOfAdvocate(shop, ids.advocate, period)).orders,
  listFiguresOfAdvocateByTime: async (shop) =>
    orders(await report.listFiguresOfAdvocateByTime(shop, ids.advocate, period)),
  listBestAdvocates: async (shop) => (await report.listBestAdvocates(shop, period, 5)).advocates,
  listPromises: (shop) => report.listPromises(shop, ids.program),
  findReport: async (shop) => {
    const asked = new URLSearchParams({ period: 'custom', ...period });
    return (await findReport(shop, asked, period.to)).reading.total.orders;
  },
  listProgramGoals: ({ id }) => listProgramGoals(id),
  listRuleFigures: (shop) => report.listRuleFigures(shop, period),
  findFigurePeriod: (shop) => check.findFigurePeriod(shop),
  listFigureDifferences: (shop) => check.listFigureDifferences(shop, 'figure', null, 9),
  getReferralRevenue: async ({ id }, transaction) =>
    (await getReferralRevenue(id, ids.referral, transaction)).subtotal.currency,
};

export const figureWrites: Record<string, Attempt> = {
  lockFigures: ({ id }, transaction) => lockFigures(id, transaction),
  moveIntoFigures: ({ id }, transaction) => moveIntoFigures(id, 1000, transaction),
  saveProgramGoal: ({ id }, transaction) => saveProgramGoal(id, ids.program, null, transaction),
  replaceFigures: (shop, transaction) => check.replaceFigures(shop, 'figure', null, transaction),
};

/** Pieces of statements, which ask nothing by themselves. */
export const figureFragments = [
  'grainOf',
  'grainsWith',
  'divisionFor',
  'everyFigure',
  'sumsIn',
  'duringPeriod',
  'piecesOfTable',
  'figureRows',
  'advocateRows',
  'uncounted',
  'toFigures',
  'sumUp',
  'addUp',
  'listShopsToCount',
];
