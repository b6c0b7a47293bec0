export interface Slots {
  /** Runs the work as soon as a slot is free, in the order of asking. */
  run(work: () => Promise<void>): Promise<void>;
  /** Resolves when no work is running or waiting. */
  drained(): Promise<void>;
}

/** Bounds how much is done at once, so that a wave of orders does not open a socket for each webhook. */
export function createSlots(count: number): Slots {
  const waiting: (() => void)[] = [];
  let whenDrained: (() => void)[] = [];
  let running = 0;

  function release(): void {
    const next = waiting.shift();
    // The slot is handed on rather than freed, so that nobody can slip in between.
    if (next) return next();
    running -= 1;
    if (running > 0) return;
    for (const resolve of whenDrained) resolve();
    whenDrained = [];
  }

  return {
    async run(work) {
      if (running < count) running += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        await work();
      } finally {
        release();
      }
    },
    drained: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => whenDrained.push(resolve))),
  };
}
