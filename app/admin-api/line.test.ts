import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Line, type BucketState, type Clock, type Lane, type Turn } from './line.ts';

/** A clock that stands until it is moved, and runs what falls due on the way. */
function handClock() {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    later(run, ms) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
  };
  const settle = async () => {
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
  };
  return {
    clock,
    settle,
    async move(ms: number) {
      const until = now + ms;
      for (;;) {
        await settle();
        const next = timers.filter(({ at }) => at <= until).sort((left, right) => left.at - right.at)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = until;
      await settle();
    },
  };
}

/** A shop whose bucket is really kept, as Shopify keeps it. */
function shop({ maximum = 1000, restoreRate = 50 } = {}) {
  const hand = handClock();
  const line = new Line(hand.clock);
  let available = maximum;
  let at = 0;
  const fill = () => {
    available = Math.min(available + ((hand.clock.now() - at) / 1000) * restoreRate, maximum);
    at = hand.clock.now();
  };
  const served: string[] = [];
  const refused: string[] = [];
  const call = async (name: string, cost: number, lane: Lane = 'jobs', patienceMs = 1e9) => {
    const turn = await line.turn(name, lane, patienceMs);
    if (turn === null) return void refused.push(`${name}: no turn`);
    fill();
    const seen = (): BucketState => ({ available, maximum, restoreRate, requested: cost });
    if (available < cost) {
      refused.push(`${name}: throttled`);
      turn.end(seen());
      return await call(name, cost, lane, patienceMs);
    }
    available -= cost;
    served.push(name);
    turn.end(seen());
  };
  return { ...hand, line, call, served, refused, level: () => (fill(), available) };
}

describe('the line of a shop', () => {
  test('spends the bucket and then goes on at the rate it fills, without one refused call', async () => {
    const { call, move, served, refused } = shop({ maximum: 100, restoreRate: 10 });
    for (let index = 0; index < 40; index += 1) void call('AddRedeemCodes', 10);
    await move(0);
    // Nine at once: a tenth stays for people.
    expect(served).toHaveLength(9);
    await move(10_000);
    expect(served).toHaveLength(19);
    expect(refused).toEqual([]);
  });

  test('people go first and find their reserve', async () => {
    const { call, move, served } = shop({ maximum: 100, restoreRate: 10 });
    for (let index = 0; index < 40; index += 1) void call('AddRedeemCodes', 10);
    await move(0);
    void call('GetShop', 5, 'people');
    await move(0);
    expect(served.at(-1)).toBe('GetShop');
  });

  test('one call of another kind does not wait for a thousand', async () => {
    const { call, move, served } = shop({ maximum: 100, restoreRate: 10 });
    for (let index = 0; index < 1000; index += 1) void call('AddRedeemCodes', 10);
    await move(0);
    void call('FindOrderState', 3);
    await move(2000);
    expect(served.slice(9, 12)).toContain('FindOrderState');
  });

  test('whoever has waited too long is told so, and the next one is not held up', async () => {
    const { call, move, served, refused } = shop({ maximum: 10, restoreRate: 1 });
    void call('First', 10);
    await move(0);
    void call('Second', 10, 'jobs', 1000);
    void call('Third', 10, 'jobs', 60_000);
    await move(30_000);
    expect(refused).toEqual(['Second: no turn']);
    expect(served).toEqual(['First', 'Third']);
  });

  test('before Shopify has shown its bucket two calls go, and an answer without one lets the next go', async () => {
    const { line, settle } = shop();
    const turns: (Turn | null)[] = [];
    for (let index = 0; index < 4; index += 1)
      void line.turn('GetShop', 'jobs', 1e9).then((turn) => void turns.push(turn));
    await settle();
    expect(turns).toHaveLength(2);
    turns[0]?.end(null);
    await settle();
    expect(turns).toHaveLength(3);
  });

  test('jobs whose cost is known are never refused and leave the reserve', async () => {
    const costs = [1, 12, 37, 60];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ cost: fc.constantFrom(...costs), afterMs: fc.nat(500) }), { maxLength: 40 }),
        async (calls) => {
          const { call, move, level, refused, served } = shop({ maximum: 200, restoreRate: 20 });
          for (const cost of costs) {
            await call(`Costs${cost}`, cost);
            await move(60_000);
          }
          for (const { cost, afterMs } of calls) {
            await move(afterMs);
            void call(`Costs${cost}`, cost);
            void call(`Costs${cost}`, cost);
            await move(0);
            expect(level()).toBeGreaterThan(20 - 1e-6);
          }
          await move(1e6);
          expect(served).toHaveLength(costs.length + calls.length * 2);
          expect(refused).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
