import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { runChaos } from '../chaos/run.ts';
import { openChaosStage } from '../chaos/stage.ts';
import type {} from '../support/stage.ts';

const { databaseUrl: serverUrl, logFolder } = inject('stage');
/** Repeat a run with the seed that it printed: `CHAOS_SEED=7 vitest run --project e2e tests/e2e/chaos.spec.ts`. */
const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);

test(`whatever goes wrong, each reward is there once and as decided (seed ${seed})`, { timeout: 300_000 }, async () => {
  const stage = await openChaosStage({ serverUrl, folder: path.join(logFolder, 'chaos'), seed });
  try {
    const report = await runChaos(stage, { orders: 25, advocates: 6, atOnce: 5, seed, tailMs: 6000 });
    expect(report.wrong).toEqual([]);
    expect(report.orders).toBe(25);
    expect(Object.values(report.kills).reduce((sum, count) => sum + count)).toBeGreaterThan(0);
    expect(report.met.size).toBeGreaterThan(5);
  } finally {
    await stage.close();
  }
});
