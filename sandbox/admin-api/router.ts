import { randomUUID } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { useAccessToken } from '../oauth/access-tokens.ts';
import { requestedShop } from '../world/requested-shop.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Shop } from '../world/types.ts';
import { INVALID_TOKEN, MISSING_QUERY, NOT_FOUND, serverError, tooManyRequests, type Answer } from './answers.ts';
import { operationNameOf } from './document.ts';
import { PLUS_BUCKET, STANDARD_BUCKET, type BucketSize } from './bucket.ts';
import { Buckets, runOperation } from './run-operation.ts';
import { API_VERSION } from './schema.ts';

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export interface AdminApiOptions {
  /** The bucket of a shop; by default that of its plan. */
  bucketOf?: (shop: Shop) => BucketSize;
}

/** The GraphQL Admin API of every shop. */
export function adminApiRouter(sandbox: Sandbox, options: AdminApiOptions = {}): Router {
  const bucketOf = options.bucketOf ?? ((shop: Shop) => (shop.shopifyPlus ? PLUS_BUCKET : STANDARD_BUCKET));
  const buckets = new Buckets(sandbox, bucketOf);
  const router = express.Router();
  router.post(
    '/admin/api/:version/graphql.json',
    express.json({ limit: '5mb' }),
    express.text({ type: 'application/graphql' }),
    (request, response, next) => {
      answer(sandbox, buckets, request, response).catch(next);
    },
  );
  return router;
}

async function answer(sandbox: Sandbox, buckets: Buckets, request: Request, response: Response): Promise<void> {
  response.set('X-Request-Id', `${randomUUID()}-${Math.floor(Date.now() / 1000)}`);
  const shop = requestedShop(sandbox, request);
  if (!shop || !isServed(request.params['version'] ?? '')) return send(response, NOT_FOUND);
  response.set('X-Shopify-API-Version', API_VERSION);
  if (!useAccessToken(sandbox, shop, request.get('X-Shopify-Access-Token') ?? '')) return send(response, INVALID_TOKEN);
  const body: unknown = request.body;
  const parsed = requestSchema.safeParse(typeof body === 'string' ? { query: body } : body);
  if (!parsed.success) return send(response, MISSING_QUERY);

  const name = operationNameOf(parsed.data);
  const busy = sandbox.misbehaviour.strikes('admin.too-many-requests', shop, name);
  if (busy) return send(response, tooManyRequests(busy.retryAfterSeconds ?? 2));
  const broken = sandbox.misbehaviour.strikes('admin.server-error', shop, name);
  if (broken) return send(response, serverError(broken.code === '502' ? 502 : 503));

  const { operation, ...result } = await runOperation(sandbox, buckets, shop, parsed.data);
  if (operation && sandbox.misbehaviour.strikes('admin.timeout-after-effect', shop, operation)) {
    // The work is done; the app will never hear of it.
    request.socket.destroy();
    return;
  }
  send(response, result);
}

/**
 * Shopify serves a version that is no longer supported with the oldest one that is, and says so in a header. Only one
 * is here: older ones fall forward to it, later ones are not there yet.
 */
function isServed(version: string): boolean {
  return /^\d{4}-(01|04|07|10)$/.test(version) && version <= API_VERSION;
}

function send(response: Response, { status, headers, body }: Answer): void {
  response
    .status(status)
    .set(headers ?? {})
    .json(body);
}
