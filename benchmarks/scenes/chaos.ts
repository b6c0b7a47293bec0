import { runChaos } from '../../tests/chaos/run.ts';
import { openChaosStage } from '../../tests/chaos/stage.ts';
import type { Figure } from '../figures.ts';
import type { SceneOptions } from '../scene.ts';
import type { Stage } from '../stage.ts';

const orders = 500;

/**
 * Five hundred friends buy while every kind of misbehaviour happens at one moment in ten, two workers and the web process
 * are killed at random, and orders are cancelled and refunded: whether each reward is there once and as decided. It
 * plays in a shop of its own; tests/e2e/chaos.spec.ts is its small form.
 */
export async function measureChaos({ databaseUrl, folder }: Stage, { say }: SceneOptions): Promise<Figure[]> {
  const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
  const stage = await openChaosStage({ serverUrl: databaseUrl, folder: `${folder}/chaos`, seed });
  try {
    const report = await runChaos(stage, { orders, advocates: 40, atOnce: 8, seed, tailMs: 120_000, say });
    for (const sentence of report.wrong) say(`WRONG (seed ${seed}): ${sentence}`);
    const counted = (counts: Iterable<[string, number]>) => [...counts].map(([name, n]) => `${name} ${n}`).join(', ');
    say(`Killed: ${counted(Object.entries(report.kills))}.`);
    say(`Met: ${counted(report.met)}.`);
    say(
      `Advocates' rewards: ${counted(Object.entries(report.rewards))}; taken back, wholly or in part: ${report.reversals}.`,
    );
    const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
    return [
      {
        id: 'chaos.wrong',
        what: `rewards or referrals not as decided, over ${report.orders} orders`,
        measured: report.wrong.length,
        unit: '',
        wanted: { atMost: 0 },
      },
      {
        id: 'chaos.unclear',
        what: 'rewards left to the merchant to look at',
        measured: report.rewards['unclear'] ?? 0,
        unit: '',
      },
      { id: 'chaos.kills', what: 'processes killed', measured: sum(Object.values(report.kills)), unit: '' },
      { id: 'chaos.met', what: 'misbehaviours met', measured: sum(report.met.values()), unit: '' },
      { id: 'chaos.duplicates', what: 'deliveries that came once more', measured: report.duplicates, unit: '' },
      {
        id: 'chaos.minutes',
        what: 'the storm and its aftermath',
        measured: report.tookMs / 60_000,
        unit: 'min',
      },
    ];
  } finally {
    await stage.close();
  }
}
