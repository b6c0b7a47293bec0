import { askForSweep, calmDown, hearEverything } from './calm.ts';
import { compare } from './compare.ts';
import { readKept, type Kept } from './kept.ts';
import { publishPrograms } from './programs.ts';
import type { ChaosStage, Victim } from './stage.ts';
import { Storm } from './storm.ts';
import { joinAdvocates, placeOrders } from './story.ts';
import { untilDone } from './until-done.ts';

export interface ChaosPlan {
  orders: number;
  advocates: number;
  /** Friends at a time. */
  atOnce: number;
  seed: number;
  /** How long a storm goes on at most when everything was begun and not all is worked. */
  tailMs: number;
  say?: (sentence: string) => void;
}
export interface ChaosReport {
  /** Everything that is not as predicted. */
  wrong: string[];
  orders: number;
  kills: Record<Victim, number>;
  met: ReadonlyMap<string, number>;
  /** Statuses of the advocates' rewards. */
  rewards: Record<string, number>;
  reversals: number;
  /** Deliveries that came a second time, under an id of their own or not. */
  duplicates: number;
  tookMs: number;
}

/** Longer than the longest that a reward waits after its payment. */
const aDayLaterMs = 26 * 60 * 60_000;

/** Everything goes wrong while friends buy; afterwards every reward must be as the pure decisions say, each once. */
export async function runChaos(stage: ChaosStage, plan: ChaosPlan): Promise<ChaosReport> {
  const { say = () => undefined, tailMs } = plan;
  const { merchant } = await publishPrograms(stage);
  const advocates = await joinAdvocates(stage, plan.advocates);
  say(`${plan.advocates} advocates, ${plan.orders} orders, seed ${plan.seed} …`);

  const startedAt = performance.now();
  const storm = new Storm(stage, merchant, plan.seed);
  const orders = await storm.during(
    () => placeOrders(stage, advocates, { count: plan.orders, atOnce: plan.atOnce, seed: plan.seed }),
    tailMs,
  );
  say('All orders are placed; what Shopify lost on the way arrives …');
  await hearEverything(stage);
  say('A day later, in the same weather …');
  await storm.during(async () => {
    await stage.moveClock(aDayLaterMs);
    await askForSweep(stage);
  }, tailMs);
  say('The storm is over; what is left is worked …');
  await calmDown(stage, merchant);
  const tookMs = performance.now() - startedAt;

  const kept = await readKept(stage);
  const wrong = [...compare(stage, kept, orders), ...(await verifyLedger(stage))];
  const attempts = stage.sandbox.webhooks.list().flatMap((delivery) => delivery.attempts);
  return {
    wrong,
    orders: orders.length,
    kills: storm.kills,
    met: storm.met,
    rewards: countStatuses(kept),
    reversals: kept.reversals.length,
    duplicates: attempts.filter(({ kind }) => kind === 'duplicate').length,
    tookMs,
  };
}

/** Has the app compare its rows with its ledger, and reads what it says. */
async function verifyLedger(stage: ChaosStage): Promise<string[]> {
  await stage.query(
    `select graphile_worker.add_job('verify-ledger', json_build_object('version', 1, 'shopId', id)) from shop`,
  );
  return await untilDone('the ledger is verified', () => {
    const line = stage.workerLines().findLast((each) => each.includes('Ledger verified.'));
    if (line === undefined) return Promise.reject(new Error('No worker said so.'));
    const { differences } = JSON.parse(line) as { differences: number };
    const found = stage.workerLines().filter((each) => each.includes('The ledger and a row say different things.'));
    return Promise.resolve(differences === 0 ? [] : [`The ledger differs: ${found.join(' ')}`]);
  });
}

function countStatuses(kept: Kept): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { side, status } of kept.rewards) if (side === 'advocate') counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
