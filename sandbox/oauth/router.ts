import { timingSafeEqual } from 'node:crypto';
import express, { type Router } from 'express';
import { z } from 'zod';
import { bareId } from '../world/ids.ts';
import { requestedShop } from '../world/requested-shop.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { AccessToken, Installation, Shop } from '../world/types.ts';
import { wireNow } from '../world/wire-now.ts';
import { findRefreshable, issueToken } from './access-tokens.ts';
import { readSessionToken } from './session-token.ts';

const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';
const ONLINE = 'urn:shopify:params:oauth:token-type:online-access-token';

const client = { client_id: z.string(), client_secret: z.string() };
const exchangeSchema = z.object({
  ...client,
  grant_type: z.literal('urn:ietf:params:oauth:grant-type:token-exchange'),
  subject_token: z.string(),
  subject_token_type: z.literal('urn:ietf:params:oauth:token-type:id_token'),
  requested_token_type: z.enum([OFFLINE, ONLINE]),
  expiring: z.enum(['0', '1']).default('0'),
});
const refreshSchema = z.object({ ...client, grant_type: z.literal('refresh_token'), refresh_token: z.string() });
const requestSchema = z.discriminatedUnion('grant_type', [exchangeSchema, refreshSchema]);

type Exchange = z.infer<typeof exchangeSchema>;
type Refresh = z.infer<typeof refreshSchema>;

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** The token endpoint of every shop: token exchange and refresh. */
export function oauthRouter(sandbox: Sandbox): Router {
  const router = express.Router();
  const parsers = [express.json(), express.urlencoded({ extended: false })];
  router.post('/admin/oauth/access_token', ...parsers, (request, response) => {
    const shop = requestedShop(sandbox, request);
    const { status, body } = shop ? answer(sandbox, shop, request.body) : refusal(404, 'not_found', 'No such shop.');
    // Not response.json: Express knows nothing of ids that are no JavaScript numbers, JSON.stringify does.
    response.status(status).type('json').send(JSON.stringify(body));
  });
  return router;
}

function answer(sandbox: Sandbox, shop: Shop, body: unknown): Answer {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) return refusal(400, 'invalid_request', 'The request is missing a parameter or has a wrong one.');
  const request = parsed.data;
  if (!isClient(sandbox, request)) {
    return refusal(401, 'invalid_client', 'Client authentication failed due to unknown client or wrong credentials.');
  }
  const { installation } = shop;
  if (!installation) return refusal(400, 'invalid_request', 'The app is not installed on this shop.');
  return request.grant_type === 'refresh_token'
    ? refresh(sandbox, shop, installation, request)
    : exchange(sandbox, shop, installation, request);
}

function exchange(sandbox: Sandbox, shop: Shop, installation: Installation, request: Exchange): Answer {
  const claims = readSessionToken(sandbox, shop, request.subject_token);
  if (!claims) return { status: 400, body: { error: 'invalid_subject_token' } };
  const online = request.requested_token_type === ONLINE;
  const token = issueToken(sandbox, installation, {
    kind: online ? 'online' : 'offline',
    expiring: request.expiring === '1',
    userId: online ? claims.sub : null,
    replaces: null,
  });
  const body = tokenBody(sandbox, installation, token);
  return { status: 200, body: online ? { ...body, ...associatedUser(shop, installation, claims.sub) } : body };
}

function refresh(sandbox: Sandbox, shop: Shop, installation: Installation, request: Refresh): Answer {
  const old = findRefreshable(sandbox, shop, request.refresh_token);
  if (!old || sandbox.misbehaviour.strikes('oauth.refuse-refresh', shop, 'refresh')) {
    return refusal(400, 'invalid_grant', 'The refresh token is invalid, expired or revoked.');
  }
  const token = issueToken(sandbox, installation, {
    kind: 'offline',
    expiring: true,
    userId: null,
    replaces: old.accessToken,
  });
  const { expires_in, ...rest } = tokenBody(sandbox, installation, token);
  const forgetful = sandbox.misbehaviour.strikes('oauth.missing-expiry', shop, 'refresh') !== null;
  return { status: 200, body: forgetful ? rest : { ...rest, expires_in } };
}

function tokenBody(sandbox: Sandbox, installation: Installation, token: AccessToken): Record<string, unknown> {
  return {
    access_token: token.accessToken,
    scope: installation.scopes.join(','),
    ...(token.expiresAt && { expires_in: secondsUntil(sandbox, token.expiresAt) }),
    ...(token.refreshToken &&
      token.refreshExpiresAt && {
        refresh_token: token.refreshToken,
        refresh_token_expires_in: secondsUntil(sandbox, token.refreshExpiresAt),
      }),
  };
}

function associatedUser(shop: Shop, installation: Installation, userId: string): Record<string, unknown> {
  return {
    associated_user_scope: installation.scopes.join(','),
    associated_user: {
      id: bareId(userId),
      first_name: shop.name,
      last_name: 'Owner',
      email: shop.email,
      account_owner: true,
      locale: shop.locale,
      collaborator: false,
      email_verified: true,
    },
  };
}

function isClient(
  sandbox: Sandbox,
  { client_id, client_secret }: { client_id: string; client_secret: string },
): boolean {
  if (client_id !== sandbox.app.clientId) return false;
  const given = Buffer.from(client_secret);
  return sandbox.app.secrets.some((secret) => {
    const expected = Buffer.from(secret);
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

function secondsUntil(sandbox: Sandbox, timestamp: string): number {
  return Math.round((Date.parse(timestamp) - wireNow(sandbox).getTime()) / 1000);
}

function refusal(status: number, error: string, description: string): Answer {
  return { status, body: { error, error_description: description } };
}
