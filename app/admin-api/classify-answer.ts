import { z } from 'zod';
import type { BucketState } from './line.ts';

/** What an HTTP answer of the Admin API means. */
export type Answer =
  | { kind: 'data'; data: unknown; bucket: BucketState | null }
  /** Nothing was done; ask again after the wait. */
  | { kind: 'throttled'; waitMs: number; bucket: BucketState | null }
  | { kind: 'token_rejected' }
  /** The shop is frozen, locked or gone: nothing to be done until that changes. */
  | { kind: 'shop_unavailable'; status: number }
  /** Shopify could not say whether it worked. */
  | { kind: 'server_error'; status: number; message: string }
  /** Our request was wrong: a bug, or a scope or protected field we were not given. */
  | { kind: 'rejected'; code: string; message: string };

const cost = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({
    maximumAvailable: z.number(),
    currentlyAvailable: z.number(),
    restoreRate: z.number().positive(),
  }),
});
const body = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z
        .object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).loose().optional() })
        .loose(),
    )
    .optional(),
  extensions: z.object({ cost: cost.optional() }).loose().optional(),
});

/**
 * Reads an answer. Shopify throttles with HTTP 200 and a THROTTLED error; the wait follows from the cost block:
 * what is missing in the bucket, at the rate it fills. `Retry-After` is in seconds.
 * Source: shopify.dev, GraphQL Admin API rate limits; platform facts on MAX_COST_EXCEEDED.
 */
export function classifyAnswer(status: number, retryAfter: string | null, text: string): Answer {
  if (status === 429)
    return { kind: 'throttled', waitMs: Math.max(Number.parseFloat(retryAfter ?? '') || 1, 0.1) * 1000, bucket: null };
  if (status === 401) return { kind: 'token_rejected' };
  if (status === 402 || status === 403 || status === 404 || status === 423) return { kind: 'shop_unavailable', status };
  if (status !== 200) return { kind: 'server_error', status, message: text.slice(0, 200) };

  const parsed = body.safeParse(parseJson(text));
  if (!parsed.success) return { kind: 'server_error', status, message: 'The answer was not a GraphQL answer.' };
  const bucket = bucketOf(parsed.data.extensions?.cost);
  const [error] = parsed.data.errors ?? [];
  if (error === undefined) return { kind: 'data', data: parsed.data.data, bucket };

  const code = error.extensions?.code ?? 'UNKNOWN';
  if (code === 'THROTTLED') return { kind: 'throttled', waitMs: waitOf(bucket), bucket };
  if (code === 'INTERNAL_SERVER_ERROR') return { kind: 'server_error', status, message: error.message };
  if (code === 'SHOP_INACTIVE') return { kind: 'shop_unavailable', status };
  return { kind: 'rejected', code, message: error.message };
}

function bucketOf(block: z.infer<typeof cost> | undefined): BucketState | null {
  if (block === undefined) return null;
  const { maximumAvailable: maximum, currentlyAvailable: available, restoreRate } = block.throttleStatus;
  return { available, maximum, restoreRate, requested: block.requestedQueryCost };
}

function waitOf(bucket: BucketState | null): number {
  if (bucket === null) return 1000;
  return Math.max(((bucket.requested - bucket.available) / bucket.restoreRate) * 1000, 50);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
