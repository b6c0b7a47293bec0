import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { MerchantAdmin } from '../../scripts/demo/merchant-admin.ts';
import { measurePages, type SeededShop } from '../admin/measure-pages.ts';
import { seedShops } from '../admin/seed-shop.ts';
import { measureVitals } from '../admin/web-vitals.ts';
import type { Figure } from '../figures.ts';
import type { SceneOptions } from '../scene.ts';
import { until, type Stage } from '../stage.ts';

const fewReferrals = 10_000;

/**
 * The admin of one shop with a million referrals beside one with ten thousand: both are filled, their figures are written
 * from the ledger and checked against it, every loader is asked of both, and every page is looked at in a browser.
 */
export async function measureAdmin(stage: Stage, { referrals, say }: SceneOptions): Promise<Figure[]> {
  const [one, other] = Object.values(stage.sandbox.sandbox.world.shops);
  if (one === undefined || other === undefined) throw new Error('The sandbox has too few shops.');
  const merchant = new MerchantAdmin(stage.sandbox.urls.admin, other.domain);
  await until('the app opens in the second shop', () => merchant.openApp());
  const find = async ({ domain }: { domain: string }) => {
    const { rows } = await stage.database.query<{ id: string; currency: string }>(
      'select id, currency from shop where domain = $1',
      [domain],
    );
    if (rows[0] === undefined) throw new Error(`${domain} is not installed.`);
    return { shopId: rows[0].id, currency: rows[0].currency };
  };
  const [few, many] = [await find(one), await find(other)];
  // Nothing is to be worked meanwhile, and a night's jobs are not what is measured.
  return await stage.withoutWorker(async () => {
    const began = performance.now();
    say(`Filling one shop with ${fewReferrals} referrals and one with ${referrals} …`);
    await seedShops(
      stage.database,
      [
        { ...few, referrals: fewReferrals },
        { ...many, referrals },
      ],
      say,
    );
    const seeded = (performance.now() - began) / 60_000;
    const { rows } = await stage.database.query<{ gigabytes: number }>(
      'select pg_database_size(current_database())::float8 / 1e9 as gigabytes',
    );
    const gigabytes = rows[0]?.gigabytes ?? 0;
    say(`Filled in ${seeded.toFixed(1)} minutes, ${gigabytes.toFixed(1)} GB.`);
    const counted = [await countFigures(stage, few.shopId, say), await countFigures(stage, many.shopId, say)];
    const small: SeededShop = { shop: one, shopId: few.shopId };
    const big: SeededShop = { shop: other, shopId: many.shopId };
    return [
      { id: 'admin.seed.minutes', what: `filling ${referrals} referrals`, measured: seeded, unit: 'min' },
      { id: 'admin.seed.disk', what: `what ${referrals} referrals need on the disk`, measured: gigabytes, unit: 'GB' },
      {
        id: 'admin.rebuild',
        what: `writing the figures of ${referrals} referrals anew`,
        measured: counted[1]?.rebuilt ?? 0,
        unit: 's',
      },
      {
        id: 'admin.differences',
        what: 'where figures or rows say something else than the ledger',
        measured: counted.reduce((sum, { differences }) => sum + differences, 0),
        unit: '',
        wanted: { atMost: 0 },
      },
      ...(await measurePages(stage, { small, big }, say)),
      ...(await measureVitals(stage, big, say)),
    ];
  });
}

/** The app's own rebuild and checks, in a process with the app's environment. */
async function countFigures(
  stage: Stage,
  shopId: string,
  say: (sentence: string) => void,
): Promise<{ rebuilt: number; differences: number }> {
  const { stdout } = await promisify(execFile)('node', ['benchmarks/admin/count-figures.ts', shopId], {
    env: { ...process.env, ...stage.environment, LOG_LEVEL: 'silent' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const found = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
    rebuilt: number;
    verified: number;
    compared: number;
    figures: unknown[];
    rows: unknown[];
  };
  say(
    `Figures written in ${found.rebuilt} s, checked in ${found.verified} s; rows compared with the ledger in ${found.compared} s.`,
  );
  for (const difference of [...found.figures, ...found.rows].slice(0, 5)) say(`  ${JSON.stringify(difference)}`);
  return { rebuilt: found.rebuilt, differences: found.figures.length + found.rows.length };
}
