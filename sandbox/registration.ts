import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import type { AppRegistration, WebhookSubscription } from './world/sandbox.ts';

/** The part of shopify.app.toml that a shop acts on. Unknown keys are Shopify's business, not the sandbox's. */
const appToml = z.object({
  name: z.string(),
  handle: z.string(),
  client_id: z.string(),
  access_scopes: z.object({ scopes: z.string() }),
  app_proxy: z.object({ url: z.string(), prefix: z.string(), subpath: z.string() }),
  webhooks: z.object({
    api_version: z.string(),
    subscriptions: z.array(
      z.object({
        topics: z.array(z.string()).optional(),
        compliance_topics: z.array(z.string()).optional(),
        uri: z.string(),
        name: z.string().optional(),
        include_fields: z.array(z.string()).optional(),
      }),
    ),
  }),
});

/** Signs webhooks and tokens when SHOPIFY_API_SECRET is not set; the sandbox hands it to the app on start. */
const sandboxSecret = 'only-good-inside-the-sandbox';

/** Reads what Shopify would know of the app: shopify.app.toml in `folder`, keys and address from the environment. */
export function readRegistration(folder: string, env: Record<string, string | undefined>): AppRegistration {
  const toml = appToml.parse(parse(readFileSync(path.join(folder, 'shopify.app.toml'), 'utf8')));
  const previousSecret = env['SHOPIFY_API_SECRET_PREVIOUS'];
  return {
    clientId: env['SHOPIFY_API_KEY'] || toml.client_id,
    secrets: [env['SHOPIFY_API_SECRET'] || sandboxSecret, ...(previousSecret ? [previousSecret] : [])],
    name: toml.name,
    handle: toml.handle,
    listensAt: env['APP_LISTENS_AT'] || 'http://localhost:3000',
    scopes: splitScopes(toml.access_scopes.scopes),
    proxy: {
      path: new URL(toml.app_proxy.url, 'https://app.invalid').pathname,
      prefix: toml.app_proxy.prefix,
      subpath: toml.app_proxy.subpath,
    },
    webhooks: {
      apiVersion: toml.webhooks.api_version,
      subscriptions: toml.webhooks.subscriptions.flatMap((entry): WebhookSubscription[] =>
        [...(entry.topics ?? []), ...(entry.compliance_topics ?? [])].map((topic) => ({
          topic,
          uri: entry.uri,
          includeFields: entry.include_fields ?? null,
          name: entry.name ?? null,
        })),
      ),
    },
    themeExtension: findThemeExtension(folder),
  };
}

/** `read_orders, write_discounts` as a list. */
export function splitScopes(text: string): string[] {
  return text
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
}

function findThemeExtension(folder: string): string {
  const extensions = path.join(folder, 'extensions');
  const names = existsSync(extensions) ? readdirSync(extensions) : [];
  const name = names.find((each) => {
    const file = path.join(extensions, each, 'shopify.extension.toml');
    return existsSync(file) && /^\s*type\s*=\s*"theme"/m.test(readFileSync(file, 'utf8'));
  });
  return path.join(folder, 'extensions', name ?? 'referral-theme');
}
