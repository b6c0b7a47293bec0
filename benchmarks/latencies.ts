/** How long answers took, in milliseconds, and how many were not what was wanted. */
export interface Latencies {
  sorted: number[];
  failures: number;
  /** What the first failure said. */
  firstFailure: string | null;
}

/** The value that `share` of all are at or under: 0.95 for p95. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/**
 * Sends at a fixed rate whether or not earlier ones were answered, as shoppers and Shopify do. Each is measured from
 * the moment it was due: a server that stalls is charged for those who would have had to wait.
 */
export async function sendAtRate(plan: {
  perSecond: number;
  count: number;
  send: (index: number) => Promise<void>;
}): Promise<Latencies> {
  const took: number[] = [];
  let failures = 0;
  let firstFailure: string | null = null;
  const startedAt = performance.now();
  const underWay: Promise<void>[] = [];
  for (let index = 0; index < plan.count; index += 1) {
    const dueAt = startedAt + (index * 1000) / plan.perSecond;
    await waitUntil(dueAt);
    underWay.push(
      plan.send(index).then(
        () => void took.push(performance.now() - dueAt),
        (error: unknown) => {
          failures += 1;
          firstFailure ??= error instanceof Error ? error.message : String(error);
        },
      ),
    );
  }
  await Promise.all(underWay);
  return { sorted: took.sort((a, b) => a - b), failures, firstFailure };
}

async function waitUntil(dueAt: number): Promise<void> {
  const left = dueAt - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
