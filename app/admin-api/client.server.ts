import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { assertNever } from '#app/domain/assert-never.ts';
import { adminApiVersion, getOfflineAccessToken } from '#app/shopify.server.ts';
import { classifyAnswer, type Answer } from './classify-answer.ts';

/** The Admin API did not do what was asked. The queue tries again later, unless `canRetry` is false. */
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

const answerWithinMs = 10_000;
/** How long one call may wait for the bucket to fill before the job goes back to the queue. */
const patienceMs = 20_000;

export function openAdminApi(shopDomain: string): AdminApi {
  return {
    shopDomain,
    async ask(document, variables, schema) {
      const name = /(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? 'unnamed operation';
      const answer = await askPatiently(
        shopDomain,
        JSON.stringify({ query: document, variables, operationName: name }),
        name,
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

async function askPatiently(shopDomain: string, body: string, name: string): Promise<unknown> {
  let token = await getOfflineAccessToken(shopDomain);
  let wasRejected = false;
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const answer = await send(shopDomain, token, body, name);
    switch (answer.kind) {
      case 'data':
        return answer.data;
      case 'throttled': {
        // Jitter keeps several waiting workers from all coming back at the same moment.
        const pause = answer.waitMs + randomInt(100);
        if (Date.now() + pause > giveUpAt)
          throw new AdminApiFault(`${name}: Shopify is throttling ${shopDomain}.`, {
            canRetry: true,
            effectUnknown: false,
          });
        await wait(pause);
        break;
      }
      case 'token_rejected':
        // Another process, or the merchant opening the app, may have a newer one; a second refusal is final.
        if (wasRejected)
          throw new AdminApiFault(`${name}: Shopify refused the token of ${shopDomain}.`, {
            canRetry: true,
            effectUnknown: false,
          });
        wasRejected = true;
        token = await getOfflineAccessToken(shopDomain, { not: token });
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

async function send(shopDomain: string, token: string, body: string, name: string): Promise<Answer> {
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
