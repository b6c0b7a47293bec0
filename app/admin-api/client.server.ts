import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { HttpResponseError } from '@shopify/shopify-api';
import { z } from 'zod';
import { assertNever } from '#app/domain/assert-never.ts';
import { adminApiVersion, getOfflineAccessToken, NoSession } from '#app/shopify.server.ts';
import { classifyAnswer, type Answer } from './classify-answer.ts';
import { Line, type Clock, type Lane } from './line.ts';

/** The Admin API did not do what was asked. The queue tries again later; `canRetry` says whether the same call could fare better then. */
export class AdminApiFault extends Error {
  readonly canRetry: boolean;
  /** The call may have taken effect although no answer came: look before doing it again. */
  readonly effectUnknown: boolean;
  constructor(message: string, options: { canRetry: boolean; effectUnknown: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'AdminApiFault';
    this.canRetry = options.canRetry;
    this.effectUnknown = options.effectUnknown;
  }
}

/** Shopify wants no token of this shop any more and gives no other: the app was removed there. */
export class TokenRefused extends AdminApiFault {
  constructor(message: string, cause?: unknown) {
    super(message, { canRetry: true, effectUnknown: false, cause });
    this.name = 'TokenRefused';
  }
}

// Callers of this folder tell a shop that is gone from a fault.
export { NoSession };

/** One shop's Admin API. */
export interface AdminApi {
  readonly shopDomain: string;
  /** Sends a document and reads its data with `schema`. Throws AdminApiFault, or NoSession for a shop that left. */
  ask<Schema extends z.ZodType>(
    document: string,
    variables: Record<string, unknown>,
    schema: Schema,
  ): Promise<z.infer<Schema>>;
}

export interface Patience {
  /** Whose turn comes first when the bucket runs low. */
  lane: Lane;
  /** How long one call may wait for a token and for the bucket to fill before it is given up. */
  patienceMs: number;
  /** How long Shopify has for one answer. */
  answerWithinMs: number;
}
/** A job can wait: giving up only sends it back to the queue. */
const patienceOfJobs: Patience = { lane: 'jobs', patienceMs: 20_000, answerWithinMs: 10_000 };
/** Somebody is looking at a page that does not come. */
export const patienceOfPages: Patience = { lane: 'people', patienceMs: 1500, answerWithinMs: 3000 };

const clock: Clock = {
  now: () => performance.now(),
  later(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
const lines = new Map<string, Line>();

/** The one line in which all calls of this process to a shop stand. */
function lineOf(shopDomain: string): Line {
  const line = lines.get(shopDomain) ?? new Line(clock);
  lines.set(shopDomain, line);
  return line;
}

export function openAdminApi(shopDomain: string, patience: Patience = patienceOfJobs): AdminApi {
  return {
    shopDomain,
    async ask(document, variables, schema) {
      const name = /(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? 'unnamed operation';
      const answer = await askPatiently(
        shopDomain,
        JSON.stringify({ query: document, variables, operationName: name }),
        name,
        patience,
      );
      const parsed = schema.safeParse(answer);
      if (!parsed.success)
        throw new AdminApiFault(`${name}: Shopify's answer has another shape than its schema says.`, {
          canRetry: false,
          effectUnknown: true,
          cause: parsed.error,
        });
      return parsed.data;
    },
  };
}

async function askPatiently(
  shopDomain: string,
  body: string,
  name: string,
  { lane, patienceMs, answerWithinMs }: Patience,
): Promise<unknown> {
  const giveUpAt = Date.now() + patienceMs;
  const tooBusy = () =>
    new AdminApiFault(`${name}: Shopify is throttling ${shopDomain}.`, { canRetry: true, effectUnknown: false });
  let token = await findToken(shopDomain, name, giveUpAt);
  let wasRejected = false;
  for (;;) {
    const turn = await lineOf(shopDomain).turn(name, lane, Math.max(giveUpAt - Date.now(), 0));
    if (turn === null) throw tooBusy();
    let answer: Answer | null = null;
    try {
      answer = await send(shopDomain, token, body, name, answerWithinMs);
    } finally {
      turn.end(answer !== null && 'bucket' in answer ? answer.bucket : null);
    }
    switch (answer.kind) {
      case 'data':
        return answer.data;
      case 'throttled': {
        // Jitter keeps several waiting workers from all coming back at the same moment.
        const pause = answer.waitMs + randomInt(100);
        if (Date.now() + pause > giveUpAt) throw tooBusy();
        await wait(pause);
        break;
      }
      case 'token_rejected':
        // Another process, or the merchant opening the app, may have a newer one; a second refusal is final.
        if (wasRejected) throw new TokenRefused(`${name}: Shopify refused the token of ${shopDomain}.`);
        wasRejected = true;
        token = await findToken(shopDomain, name, giveUpAt, token);
        break;
      case 'shop_unavailable':
        throw new AdminApiFault(`${name}: ${shopDomain} cannot be reached through the Admin API (${answer.status}).`, {
          canRetry: true,
          effectUnknown: false,
        });
      case 'server_error':
        throw new AdminApiFault(`${name}: Shopify answered ${answer.status}. ${answer.message}`, {
          canRetry: true,
          effectUnknown: true,
        });
      case 'rejected':
        throw new AdminApiFault(`${name}: ${answer.code}. ${answer.message}`, {
          canRetry: false,
          effectUnknown: false,
        });
      default:
        assertNever(answer);
    }
  }
}

const refusal = z.object({
  code: z.number().min(400).max(403),
  body: z.object({ error: z.string() }).nullish().catch(null),
});
/** What Shopify says when it is our own key or secret that it does not know: nothing about the shop. */
const aboutOurselves = ['invalid_client', 'application_cannot_be_found'];

async function findToken(shopDomain: string, name: string, giveUpAt: number, not?: string): Promise<string> {
  const tooLate = new AdminApiFault(`${name}: no token of ${shopDomain} in time.`, {
    canRetry: true,
    effectUnknown: false,
  });
  const done = new AbortController();
  try {
    return await Promise.race([
      getOfflineAccessToken(shopDomain, not === undefined ? {} : { not }),
      wait(Math.max(giveUpAt - Date.now(), 0), undefined, { signal: done.signal }).then(() => Promise.reject(tooLate)),
    ]);
  } catch (cause) {
    if (cause instanceof NoSession || cause === tooLate) throw cause;
    if (isRefusal(cause)) throw new TokenRefused(`${name}: Shopify gives no new token for ${shopDomain}.`, cause);
    throw new AdminApiFault(`${name}: no token of ${shopDomain}.`, { canRetry: true, effectUnknown: false, cause });
  } finally {
    done.abort();
  }
}

/** Whether the token endpoint said that the shop's refresh token is good no more. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof HttpResponseError)) return false;
  const { data: said } = refusal.safeParse(error.response);
  return said !== undefined && !aboutOurselves.includes(said.body?.error ?? '');
}

async function send(
  shopDomain: string,
  token: string,
  body: string,
  name: string,
  answerWithinMs: number,
): Promise<Answer> {
  try {
    const response = await fetch(`https://${shopDomain}/admin/api/${adminApiVersion}/graphql.json`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': token },
      body,
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return classifyAnswer(response.status, response.headers.get('Retry-After'), await response.text());
  } catch (cause) {
    throw new AdminApiFault(`${name}: no answer from ${shopDomain}.`, { canRetry: true, effectUnknown: true, cause });
  }
}
