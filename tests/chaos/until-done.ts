import { setTimeout as wait } from 'node:timers/promises';

/** Tries until `step` gives an answer; an app that is just starting again is waited for. */
export async function untilDone<Result>(
  what: string,
  step: () => Promise<Result>,
  { everyMs = 100, forMs = 60_000 } = {},
): Promise<Result> {
  const giveUpAt = Date.now() + forMs;
  for (;;) {
    try {
      return await step();
    } catch (cause) {
      if (Date.now() > giveUpAt) throw new Error(`It took too long until ${what}: ${String(cause)}`, { cause });
      await wait(everyMs);
    }
  }
}
