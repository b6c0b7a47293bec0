import { randomBytes } from 'node:crypto';
import type { Sandbox } from '../world/sandbox.ts';
import type { AccessToken, Id, Installation, Shop } from '../world/types.ts';
import { wireNow } from '../world/wire-now.ts';

export const OFFLINE_SECONDS = 3600;
export const REFRESH_SECONDS = 7_776_000;
export const ONLINE_SECONDS = 86_399;

export interface TokenWish {
  kind: AccessToken['kind'];
  /** An offline token that does not expire has no refresh token either. */
  expiring: boolean;
  userId: Id | null;
  replaces: string | null;
}

/** Gives the installation one more access token and forgets those that can do nothing any more. */
export function issueToken(sandbox: Sandbox, installation: Installation, wish: TokenWish): AccessToken {
  const now = wireNow(sandbox);
  const refreshes = wish.kind === 'offline' && wish.expiring;
  const seconds = wish.kind === 'online' ? ONLINE_SECONDS : OFFLINE_SECONDS;
  const token: AccessToken = {
    accessToken: `${wish.kind === 'online' ? 'shpua' : 'shpat'}_${randomBytes(16).toString('hex')}`,
    kind: wish.kind,
    expiresAt: wish.kind === 'online' || wish.expiring ? later(now, seconds) : null,
    refreshToken: refreshes ? `shprt_${randomBytes(16).toString('hex')}` : null,
    refreshExpiresAt: refreshes ? later(now, REFRESH_SECONDS) : null,
    replaces: wish.replaces,
    revoked: false,
    userId: wish.userId,
  };
  installation.tokens = [...installation.tokens.filter((old) => isOfUse(old, now)), token];
  sandbox.changed();
  return token;
}

/** The live access token of a request, or null. Using a pair ends the older pair that it replaced. */
export function useAccessToken(sandbox: Sandbox, shop: Shop, accessToken: string): AccessToken | null {
  const tokens = shop.installation?.tokens ?? [];
  const token = tokens.find((candidate) => candidate.accessToken === accessToken && !candidate.revoked);
  if (!token || isPast(token.expiresAt, wireNow(sandbox))) return null;
  const replaced = tokens.find((old) => old.accessToken === token.replaces && !old.revoked);
  if (replaced) {
    replaced.revoked = true;
    sandbox.changed();
  }
  return token;
}

/** The pair a refresh token belongs to, as long as it may still be refreshed. */
export function findRefreshable(sandbox: Sandbox, shop: Shop, refreshToken: string): AccessToken | null {
  const token = shop.installation?.tokens.find((candidate) => candidate.refreshToken === refreshToken);
  return token && !token.revoked && !isPast(token.refreshExpiresAt, wireNow(sandbox)) ? token : null;
}

function isOfUse(token: AccessToken, now: Date): boolean {
  if (token.revoked) return false;
  return !isPast(token.expiresAt, now) || (token.refreshToken !== null && !isPast(token.refreshExpiresAt, now));
}

function isPast(timestamp: string | null, now: Date): boolean {
  return timestamp !== null && Date.parse(timestamp) <= now.getTime();
}

function later(from: Date, seconds: number): string {
  return new Date(from.getTime() + seconds * 1000).toISOString();
}
