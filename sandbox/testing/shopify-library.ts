import '@shopify/shopify-api/adapters/node';
import { ApiVersion, LogSeverity, shopifyApi, type Shopify } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { onTestFinished } from 'vitest';
import type { Sandbox } from '../world/sandbox.ts';

/** Shopify's own library with this app's registration, its calls to `https://{shop}` sent to `origin`. */
export function shopifyLibrary(sandbox: Sandbox, origin: string): Shopify {
  const library = shopifyApi({
    apiKey: sandbox.app.clientId,
    apiSecretKey: sandbox.app.secrets[0] ?? '',
    apiVersion: ApiVersion.October26,
    scopes: sandbox.app.scopes,
    hostName: 'ricochet.example',
    isEmbeddedApp: true,
    isTesting: true,
    logger: { level: LogSeverity.Error, log: () => undefined },
  });
  setAbstractFetchFunc((input, init) => {
    const url = new URL(typeof input === 'string' ? input : 'href' in input ? input.href : input.url);
    const headers = new Headers(init?.headers);
    headers.set('X-Forwarded-Host', url.host);
    return fetch(new URL(url.pathname + url.search, origin), { ...init, headers });
  });
  onTestFinished(() => setAbstractFetchFunc(fetch));
  return library;
}
