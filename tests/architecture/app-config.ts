import { parse } from 'smol-toml';
import { z } from 'zod';

const subscription = z.object({
  topics: z.array(z.string()).default([]),
  compliance_topics: z.array(z.string()).default([]),
  uri: z.string(),
  include_fields: z.array(z.string()).optional(),
});
const config = z.object({
  access_scopes: z.object({ scopes: z.string() }),
  app_proxy: z.object({ url: z.string() }).optional(),
  webhooks: z.object({ api_version: z.string(), subscriptions: z.array(subscription) }),
});

/** What shopify.app.toml promises Shopify, as far as our code must keep it. */
export interface AppConfig {
  scopes: string[];
  hasAppProxy: boolean;
  apiVersion: string;
  subscriptions: { topic: string; isCompliance: boolean; uri: string; includeFields: string[] | null }[];
}

export function parseAppConfig(toml: string): AppConfig {
  const { access_scopes: access, app_proxy: proxy, webhooks } = config.parse(parse(toml));
  return {
    scopes: access.scopes.split(',').map((scope) => scope.trim()),
    hasAppProxy: proxy !== undefined,
    apiVersion: webhooks.api_version,
    subscriptions: webhooks.subscriptions.flatMap((entry) =>
      [...entry.topics, ...entry.compliance_topics].map((topic) => ({
        topic,
        isCompliance: entry.compliance_topics.includes(topic),
        uri: entry.uri,
        includeFields: entry.include_fields ?? null,
      })),
    ),
  };
}

/** The scope a webhook topic asks for; null for none. Source: WebhookSubscriptionTopic in the Admin schema's docs. */
export function scopeOfTopic(topic: string): string | null {
  if (/^(?:orders|refunds)\//.test(topic)) return 'read_orders';
  if (/^customers\/(?:create|update|delete|enable|disable)$/.test(topic)) return 'read_customers';
  if (topic.startsWith('discounts/')) return 'read_discounts';
  if (/^(?:app|app_subscriptions|shop)\//.test(topic) || /^customers\/(?:data_request|redact)$/.test(topic))
    return null;
  throw new Error(`Which scope does the webhook ${topic} ask for? Say it here.`);
}

/** `orders/paid` is posted to /webhooks/orders/paid, which is app/routes/webhooks.orders.paid.ts. */
export function routeOfTopic(topic: string): { uri: string; file: string } {
  const uri = `/webhooks/${topic.replaceAll('_', '-')}`;
  return { uri, file: `${uri.slice(1).replaceAll('/', '.')}.ts` };
}

/** Compares the subscriptions with the files under app/routes and the topic each file takes, both ways. */
export function compareWebhooks(
  subscriptions: AppConfig['subscriptions'],
  routes: ReadonlyMap<string, string>,
): string[] {
  const expected = new Set(subscriptions.map(({ topic }) => routeOfTopic(topic).file));
  return [
    ...subscriptions.flatMap(({ topic, uri }) => {
      const route = routeOfTopic(topic);
      if (uri !== route.uri) return [`${topic} is posted to ${uri} instead of ${route.uri}`];
      const text = routes.get(route.file);
      if (text === undefined) return [`${topic} has no route file ${route.file}`];
      return text.includes(`'${topic}'`) ? [] : [`${route.file} does not take ${topic}`];
    }),
    ...[...routes.keys()].filter((file) => !expected.has(file)).map((file) => `${file} serves no subscription`),
  ];
}
