import { deliveryHeaders, type Attempt, type Delivery } from './delivery.ts';

export interface PostOptions {
  /** The tunnel's origin. */
  origin: string;
  secret: string;
  timeoutMs: number;
  kind: Attempt['kind'];
}

/** One POST of a delivery, as Shopify makes it: redirects are not followed, and only so long is waited for. */
export async function postDelivery(delivery: Delivery, options: PostOptions): Promise<Attempt> {
  const at = new Date();
  const started = performance.now();
  const finish = (status: number | null, error: string | null): Attempt => ({
    at: at.toISOString(),
    status,
    durationMs: Math.round(performance.now() - started),
    error,
    kind: options.kind,
  });
  try {
    const response = await fetch(new URL(delivery.uri, options.origin), {
      method: 'POST',
      headers: deliveryHeaders(delivery, options.secret),
      body: delivery.payload,
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    // The body is read to its end so that the connection can be used again; its words mean nothing to Shopify.
    await response.arrayBuffer();
    return finish(response.status, null);
  } catch (error) {
    return finish(null, describe(error, options.timeoutMs));
  }
}

/** Only an answer in the two hundreds counts as received. */
export function isReceived(attempt: Attempt): boolean {
  return attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
}

function describe(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `No answer within ${timeoutMs} ms.`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
