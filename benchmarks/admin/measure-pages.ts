import type { Shop } from '../../sandbox/world/types.ts';
import type { Figure } from '../figures.ts';
import { quantile } from '../latencies.ts';
import type { Stage } from '../stage.ts';
import { AdminClient } from './admin-client.ts';
import { addressesOf, findThings, listLoaders } from './pages.ts';

const calls = 60;
const warmUps = 3;

export interface SeededShop {
  shop: Shop;
  shopId: string;
}

interface Measured {
  file: string;
  name: string;
  small: number[];
  big: number[];
}

/**
 * Asks every loader of the admin for both shops by turns, so that whatever else the machine does falls on both alike. A
 * route that nobody listed stops it.
 */
export async function measurePages(
  stage: Stage,
  { small, big }: { small: SeededShop; big: SeededShop },
  say: (sentence: string) => void,
): Promise<Figure[]> {
  const [ofSmall, ofBig] = await Promise.all([small, big].map(({ shopId }) => findThings(stage.database, shopId)));
  if (ofSmall === undefined || ofBig === undefined) throw new Error('The shops are empty.');
  const clients = { small: new AdminClient(stage, small.shop), big: new AdminClient(stage, big.shop) };
  const measured: Measured[] = [];
  for (const file of listLoaders()) {
    const inSmall = addressesOf(file, ofSmall);
    const inBig = addressesOf(file, ofBig);
    for (const [name, address] of Object.entries(inBig)) {
      const times: Measured = { file, name, small: [], big: [] };
      for (let call = -warmUps; call < calls; call += 1) {
        for (const size of ['small', 'big'] as const) {
          const began = performance.now();
          await clients[size].load(file, size === 'small' ? (inSmall[name] ?? address) : address);
          if (call >= 0) times[size].push(performance.now() - began);
        }
      }
      measured.push(times);
      say(lineOf(times));
    }
  }
  return measured.flatMap(figuresOf);
}

function figuresOf(measured: Measured): Figure[] {
  const { file, name } = measured;
  const { p50, p95, before } = summed(measured);
  const id = `admin.${file.replace(/\.tsx?$/, '')}.${name}`;
  return [
    { id: `${id}.p95`, what: `${file} ${name}: p95`, measured: p95, unit: 'ms', wanted: { atMost: 100 } },
    {
      id: `${id}.ratio`,
      what: `${file} ${name}: against the small shop`,
      measured: p50 / before,
      unit: '×',
      wanted: { atMost: 2 },
    },
  ];
}

function summed({ small, big }: Measured): { p50: number; p95: number; before: number; beforeP95: number } {
  const sorted = big.toSorted((one, other) => one - other);
  const sortedSmall = small.toSorted((one, other) => one - other);
  return {
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    before: quantile(sortedSmall, 0.5),
    beforeP95: quantile(sortedSmall, 0.95),
  };
}

function lineOf(measured: Measured): string {
  const { p50, p95, before, beforeP95 } = summed(measured);
  const ms = (value: number) => value.toFixed(1).padStart(7);
  const verdict = p95 > 100 || p50 / before > 2 ? 'MISS' : 'pass';
  const name = `${measured.file} ${measured.name}`.padEnd(62);
  return `${verdict} ${name} small ${ms(before)} ${ms(beforeP95)}   big ${ms(p50)} ${ms(p95)}   × ${(p50 / before).toFixed(2)}`;
}
