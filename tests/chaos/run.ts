import { setTimeout as wait } from 'node:timers/promises';
import { expireTokens } from '../../sandbox/control/shops.ts';
import type { MerchantAdmin } from '../../scripts/demo/merchant-admin.ts';
import { calmDown } from './calm.ts';
import { compare } from './compare.ts';
import { Dice } from './dice.ts';
import { readKept, type Kept } from './kept.ts';
import { misbehave, type Met } from './misbehaviours.ts';
import { publishPrograms } from './programs.ts';
import type { ChaosStage, Victim } from './stage.ts';
import { joinAdvocates, placeOrders } from './story.ts';
import { untilDone } from './until-done.ts';

export interface ChaosPlan {
  orders: number;
  advocates: number;
  /** Friends at a time. */
  atOnce: number;
  seed: number;
  /** How long the storm goes on at most when all orders are placed and not all are worked. */
  tailMs: number;
  say?: (sentence: string) => void;
}
export interface ChaosReport {
  /** Everything that is not as predicted. */
  wrong: string[];
  orders: number;
  kills: Record<Victim, number>;
  met: Met;
  /** Statuses of the advocates' rewards. */
  rewards: Record<string, number>;
  reversals: number;
  /** Deliveries that came a second time, under an id of their own or not. */
  duplicates: number;
  stormMs: number;
  calmMs: number;
}

const probability = 0.1;

/** Everything goes wrong while friends buy; afterwards every reward must be as the pure decisions say, each once. */
export async function runChaos(stage: ChaosStage, plan: ChaosPlan): Promise<ChaosReport> {
  const { say = () => undefined } = plan;
  const { merchant } = await publishPrograms(stage);
  const advocates = await joinAdvocates(stage, plan.advocates);
  say(`${plan.advocates} advocates, ${plan.orders} orders, seed ${plan.seed} …`);

  const startedAt = performance.now();
  const met = misbehave(stage.sandbox, probability);
  const terror = terrorise(stage, merchant, new Dice(plan.seed));
  const orders = await (async () => {
    try {
      const placed = await placeOrders(stage, advocates, { count: plan.orders, ...plan });
      await untilWorked(stage, plan.tailMs);
      return placed;
    } finally {
      await terror.stop();
    }
  })();
  const kills = await terror.stop();
  const stormMs = performance.now() - startedAt;
  say(`The storm is over after ${(stormMs / 1000).toFixed(0)} s; what is left is worked …`);
  await calmDown(stage, merchant);
  const calmMs = performance.now() - startedAt - stormMs;

  const kept = await readKept(stage);
  const wrong = [...compare(stage, kept, orders), ...(await verifyLedger(stage))];
  const attempts = stage.sandbox.webhooks.list().flatMap((delivery) => delivery.attempts);
  return {
    wrong,
    orders: orders.length,
    kills,
    met,
    rewards: countStatuses(kept),
    reversals: kept.reversals.length,
    duplicates: attempts.filter(({ kind }) => kind === 'duplicate').length,
    stormMs,
    calmMs,
  };
}

/** The storm is to blow while rewards are made and taken back, too. */
async function untilWorked({ query }: ChaosStage, forMs: number): Promise<void> {
  const isWorked = async () => {
    const open = await query(
      `select 1 from webhook_delivery where worked_at is null union all
       select 1 from reward where status in ('approved', 'issuing') union all
       select 1 from reversal where status in ('approved', 'reversing')`,
    );
    if (open.length > 0) throw new Error('Something is under way.');
  };
  await untilDone('everything is worked', isWorked, { forMs, everyMs: 200 }).catch(() => undefined);
}

/** Kills processes at random moments, lets tokens expire, and has the merchant look in, until it is told to stop. */
function terrorise(
  stage: ChaosStage,
  merchant: MerchantAdmin,
  dice: Dice,
): { stop(): Promise<Record<Victim, number>> } {
  const kills: Record<Victim, number> = { web: 0, 'first worker': 0, 'second worker': 0 };
  const stopping = new AbortController();
  const looping = (async () => {
    while (!stopping.signal.aborted) {
      await wait(dice.between(500, 4500), undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      const act = dice.choose({ 'first worker': 4, 'second worker': 4, web: 1, tokens: 2, merchant: 2 });
      if (act === 'tokens') expireTokens(stage.sandbox.sandbox, stage.shop, false);
      else if (act === 'merchant') await merchant.openApp().catch(() => undefined);
      else {
        await stage.kill(act);
        kills[act] += 1;
      }
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await looping;
      return kills;
    },
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
