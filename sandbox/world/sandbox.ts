import type { Id, Shop, ShopDomain, World } from './types.ts';

/** What the pretend Shopify knows of the app: read from shopify.app.toml, the rest from the environment. */
export interface AppRegistration {
  clientId: string;
  /** The newest secret first; webhooks and proxy requests are signed with the oldest one that is not revoked. */
  secrets: string[];
  name: string;
  handle: string;
  /** Where the app really listens, such as `http://localhost:3000`. Shopify reaches it through the tunnel. */
  listensAt: string;
  scopes: string[];
  proxy: { path: string; prefix: string; subpath: string };
  webhooks: { apiVersion: string; subscriptions: WebhookSubscription[] };
  /** Folder of the theme app extension, such as `extensions/referral-theme`. */
  themeExtension: string;
}

export interface WebhookSubscription {
  topic: string;
  uri: string;
  includeFields: string[] | null;
  name: string | null;
}

export interface SandboxUrls {
  /** Admin frame, Admin API (with X-Forwarded-Host), control interface and mail page. */
  admin: string;
  /** The tunnel to the app: its address on the pretend internet, given to the app as SHOPIFY_APP_URL. */
  tunnel: string;
  /** Online store of each shop. */
  storefronts: Record<ShopDomain, string>;
  smtp: string;
}

/** One running pretend Shopify. Parts take it as their first argument; nothing is global. */
export interface Sandbox {
  world: World;
  app: AppRegistration;
  urls: SandboxUrls;
  /** The pretend Shopify's clock; tests and the control interface may move it forward. */
  now(): Date;
  /**
   * The clock of everything the app checks against its own: tokens, signatures, rate limits. Left out, it is the
   * machine's, so that a sandbox moved forward by a fortnight does not sign in the future. Tests let it stand still.
   */
  wireClock?(): Date;
  newId(): Id;
  /** Tells the world's store that something changed, to be saved soon. */
  changed(): void;
  /** Queues a webhook to every subscription of the topic. `body` is the JSON text's value, already in Shopify's shape. */
  sendWebhook(shop: Shop, topic: string, body: unknown): void;
  /** The misbehaviours asked for through the control interface; a part asks at its own points. */
  misbehaviour: Misbehaviour;
}

/** See sandbox/README.md for what each kind does. */
export type MisbehaviourKind =
  | 'webhook.duplicate'
  | 'webhook.late'
  | 'webhook.reorder'
  | 'webhook.lose'
  | 'webhook.wrong-signature'
  | 'admin.throttle'
  | 'admin.server-error'
  | 'admin.timeout-after-effect'
  | 'admin.user-error'
  | 'admin.too-many-requests'
  | 'oauth.refuse-refresh'
  | 'oauth.missing-expiry'
  | 'proxy.slow'
  | 'proxy.server-error'
  | 'proxy.cut';

export interface Misbehaviour {
  /**
   * Whether this kind happens at this moment: takes one from its count, or throws the dice of its probability
   * with the world's seeded generator. `operation` is the GraphQL operation
   * name, the webhook topic or the path behind the app proxy's.
   */
  strikes(kind: MisbehaviourKind, shop: Shop, operation?: string): Strike | null;
}
/** `delayMs` for late ones, `code` and `message` for user errors, `retryAfterSeconds` for 429. */
export interface Strike {
  delayMs?: number;
  code?: string;
  message?: string;
  retryAfterSeconds?: number;
  times?: number;
}
