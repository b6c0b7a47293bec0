import { expect, test } from 'vitest';
import type { ShopId } from '#app/domain/ids.ts';
import * as report from './report-figures.ts';

const shop = { id: 'sh_01JDQ4T0Z8K6V3M5N7P9R1S2T4' as ShopId, currency: 'EUR' };
const year = { from: '2025-11-10', to: '2026-11-22' };

test('an empty shop has zeros everywhere', async () => {
  expect((await report.getReportFigures(shop, year)).orders).toBe(0);
  expect(
    (
      await report.getReportFigures(
        shop,
        { from: '2026-11-01', to: '2026-11-02' },
        { programId: 'pr_1', versionNumber: 1, channel: 'x', market: 'FR' },
      )
    ).orders,
  ).toBe(0);
  expect(await report.listFiguresByTime(shop, year)).toHaveLength(13);
  for (const dimension of ['program', 'version', 'channel', 'market'] as const)
    expect(await report.listFiguresBy(shop, year, dimension)).toEqual([]);
  expect((await report.getFiguresOfAdvocate(shop, 'ad_1', year)).shares).toBe(0);
  expect(await report.listFiguresOfAdvocateByTime(shop, 'ad_1', year)).toHaveLength(13);
  expect(await report.listBestAdvocates(shop, year, 10)).toEqual({ advocates: [], isExact: true });
  expect(await report.listPromises(shop, null)).toEqual([]);
  expect(await report.listPromises(shop, 'pr_1')).toEqual([]);
  expect(await report.listRuleFigures(shop, year)).toEqual([]);
});
