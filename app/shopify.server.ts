import '@shopify/shopify-app-remix/adapters/node';
import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api';
import { AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server';
import { database } from '#app/db/client.server.ts';
import { EncryptedSessionStorage } from '#app/db/session-storage.server.ts';
import { env } from '#app/env.server.ts';
import { log } from '#app/log.server.ts';

/** The one Admin API version, everywhere; a test holds shopify.app.toml to it. */
export const adminApiVersion = ApiVersion.October26;

// The library logs session tokens at its debug level: nothing below a warning passes.
const logger = {
  level: LogSeverity.Warning,
  log: (severity: LogSeverity, message: string) =>
    severity === LogSeverity.Error ? log.error(message) : log.warn(message),
};
const sessionStorage = new EncryptedSessionStorage();

const api = shopifyApi({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion: adminApiVersion,
  hostName: new URL(env.SHOPIFY_APP_URL).host,
  isEmbeddedApp: true,
  logger,
});

const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion: adminApiVersion,
  appUrl: env.SHOPIFY_APP_URL,
  authPathPrefix: '/auth',
  sessionStorage,
  distribution: AppDistribution.AppStore,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  logger,
});

export const authenticate = shopify.authenticate;
export const addDocumentResponseHeaders = shopify.addDocumentResponseHeaders;

/** Refreshed this long before it ends, as the library does. */
const refreshAheadMs = 5 * 60 * 1000;

/** The shop has no session: it uninstalled the app, or never finished installing it. */
export class NoSession extends Error {
  constructor(shopDomain: string) {
    super(`${shopDomain} has no session: it is not installed.`);
    this.name = 'NoSession';
  }
}

/**
 * An access token for work in the background. When it is about to end it is refreshed once for all processes: a lock
 * in the database makes the others wait and then read what the first one stored. Throws NoSession.
 */
export async function getOfflineAccessToken(shopDomain: string, options: { not?: string } = {}): Promise<string> {
  const stored = await findUsableToken(shopDomain, options.not);
  if (stored !== null) return stored;
  const underWay = refreshing.get(shopDomain);
  if (underWay !== undefined) {
    const token = await underWay;
    if (token !== options.not) return token;
  }
  const mine = atMostAtOnce(() => refreshOnce(shopDomain, options.not));
  refreshing.set(shopDomain, mine);
  try {
    return await mine;
  } finally {
    if (refreshing.get(shopDomain) === mine) refreshing.delete(shopDomain);
  }
}

/** Refreshes under way in this process, by shop: callers share one instead of each holding a database connection. */
const refreshing = new Map<string, Promise<string>>();

/**
 * Whoever waits for the lock holds a connection, and whoever has it needs a second one to read and store: with every
 * connection held by somebody waiting, nobody would ever go on. So only a few shops are refreshed at once.
 */
const mostAtOnce = 4;
let free = mostAtOnce;
const waiting: (() => void)[] = [];
async function atMostAtOnce<Result>(work: () => Promise<Result>): Promise<Result> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }
}

async function refreshOnce(shopDomain: string, not: string | undefined): Promise<string> {
  return await database.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`refresh ${shopDomain}`}, 0))`;
      return (await findUsableToken(shopDomain, not)) ?? (await refresh(shopDomain));
    },
    { maxWait: 20_000, timeout: 30_000 },
  );
}

async function findUsableToken(shopDomain: string, not: string | undefined): Promise<string | null> {
  const session = await sessionStorage.loadSession(`offline_${shopDomain}`);
  if (session === undefined) throw new NoSession(shopDomain);
  const isFresh = session.expires !== undefined && session.expires.getTime() - Date.now() > refreshAheadMs;
  return isFresh && session.accessToken && session.accessToken !== not ? session.accessToken : null;
}

async function refresh(shopDomain: string): Promise<string> {
  const session = await sessionStorage.loadSession(`offline_${shopDomain}`);
  if (session?.refreshToken === undefined) throw new NoSession(shopDomain);
  const { session: fresh } = await api.auth.refreshToken({ shop: shopDomain, refreshToken: session.refreshToken });
  await sessionStorage.storeSession(fresh);
  if (fresh.accessToken === undefined) throw new Error(`Shopify's refresh for ${shopDomain} brought no access token.`);
  return fresh.accessToken;
}
