import os from 'node:os';
import { parseArgs } from 'node:util';
import { describeFigures, recordBaseline, type Figure } from './figures.ts';
import type { Scene, SceneOptions } from './scene.ts';
import { measureAdmin } from './scenes/admin.ts';
import { measureChaos } from './scenes/chaos.ts';
import { measureFriendCodes } from './scenes/friend-codes.ts';
import { measureLighthouse } from './scenes/lighthouse.ts';
import { measureStorefrontBudget } from './scenes/storefront-budget.ts';
import { measureStorefrontPages } from './scenes/storefront-pages.ts';
import { measureWave } from './scenes/wave.ts';
import { measureWebhookDoor } from './scenes/webhook-door.ts';
import { openStage, type Stage } from './stage.ts';

/**
 * `npm run bench [-- scene …] [--seconds n] [--orders n] [--referrals n] [--record] [--no-build]`: what the app can do on this machine,
 * beside what is wanted of it. Everything is started for it and runs as in production.
 */
const scenes: Record<string, Scene> = {
  codes: measureFriendCodes,
  pages: measureStorefrontPages,
  lighthouse: measureLighthouse,
  webhooks: measureWebhookDoor,
  wave: measureWave,
  chaos: measureChaos,
  admin: measureAdmin,
};
/** This one only weighs files. */
const budget = 'budget';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    seconds: { type: 'string', default: '10' },
    orders: { type: 'string', default: '50' },
    referrals: { type: 'string', default: '1000000' },
    record: { type: 'boolean', default: false },
    build: { type: 'boolean', default: true },
  },
});
const startedAt = performance.now();
const loadBefore = os.loadavg()[0] ?? 0;

function say(sentence: string): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0).padStart(4);
  process.stdout.write(`${seconds} s  ${sentence}\n`);
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number of at least 1.`);
  return value;
}

async function run(): Promise<Figure[]> {
  const names = [budget, ...Object.keys(scenes)];
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`There is no scene ${unknown.join(', ')}. The scenes: ${names.join(', ')}.`);
  const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name);
  const options = {
    seconds: positive('seconds', flags.seconds),
    ordersPerSecond: positive('orders', flags.orders),
    referrals: positive('referrals', flags.referrals),
    say,
  };

  const figures = isWanted(budget) ? await measureStorefrontBudget() : [];
  const wanted = Object.entries(scenes).filter(([name]) => isWanted(name));
  return wanted.length === 0 ? figures : [...figures, ...(await runOnStage(wanted, options))];
}

/** What else runs here takes time away from everything that is measured. */
function warnOfOthers(): void {
  const cores = os.availableParallelism();
  if (loadBefore > cores / 4)
    say(`This machine is busy already (load ${loadBefore.toFixed(1)}, ${cores} cores): all times will be too long.`);
}

async function runOnStage(wanted: [string, Scene][], options: SceneOptions): Promise<Figure[]> {
  warnOfOthers();
  const stage = await openStage(say, { build: flags.build });
  const stopAtOnce = () => void stage.close().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopAtOnce);
  try {
    const figures: Figure[] = [];
    for (const [name, scene] of wanted) {
      say(`── ${name}`);
      figures.push(...(await scene(stage, options)));
    }
    return [...figures, ...memoryFigures(stage)];
  } finally {
    await stage.close();
  }
}

function memoryFigures({ processes }: Stage): Figure[] {
  return [
    {
      id: 'memory.web',
      what: 'most memory of the web process',
      measured: processes.peakMegabytes('web'),
      unit: 'MB',
      wanted: { atMost: 250 },
    },
    {
      id: 'memory.worker',
      what: 'most memory of the worker',
      measured: processes.peakMegabytes('worker'),
      unit: 'MB',
      wanted: { atMost: 200 },
    },
  ];
}

try {
  const figures = await run();
  process.stdout.write(`\n${describeFigures(figures)}\n`);
  if (flags.record) recordBaseline(figures, { now: new Date(), loadBefore });
  process.exit(0);
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? ` ${error.cause.message}` : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${cause}\n`);
  process.exit(1);
}
