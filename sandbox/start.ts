import { createAdminOrigin } from './admin-origin.ts';
import { createMisbehaviours, type Misbehaviours } from './control/misbehaviour.ts';
import { startMailCatcher } from './mail/catcher.ts';
import { createStorefront } from './storefront/storefront.ts';
import { listenLocally } from './tunnel/listen.ts';
import { createTunnel } from './tunnel/tunnel.ts';
import { createWebhookSender, type SenderOptions, type WebhookSender } from './webhooks/sender.ts';
import { takeId } from './world/ids.ts';
import type { ExtraShop } from './world/extra-shops.ts';
import { addExtraShop, createWorld } from './world/people.ts';
import type { AppRegistration, Sandbox, SandboxUrls } from './world/sandbox.ts';
import { openStore } from './world/store.ts';
import type { Shop } from './world/types.ts';

export interface StartOptions {
  app: AppRegistration;
  /** Port of the admin; the others follow from it. 0 picks free ones for everything. */
  port?: number;
  /** Where the world is kept; null for a world that ends with the process. */
  dataFile?: string | null;
  /** Where the app listens, when it is not where the registration says. */
  appListensAt?: string;
  /** How many times faster than Shopify failed webhooks are tried again. */
  webhookSpeed?: number;
  /** How long a webhook may take to be answered. */
  webhookTimeoutMs?: number;
  /** Shops besides the two that are always there. */
  extraShops?: readonly ExtraShop[];
  /** Seed of the dice that misbehaviours with a probability throw. */
  seed?: number;
}

export interface RunningSandbox {
  sandbox: Sandbox;
  urls: SandboxUrls;
  webhooks: WebhookSender;
  misbehaviours: Misbehaviours;
  /** Environment of an app that lives in this sandbox. */
  env: Record<string, string>;
  advanceClock(ms: number): void;
  openShop(name: ExtraShop): Promise<{ shop: Shop; storefront: string }>;
  reset(): void;
  close(): Promise<void>;
}

/** Four hours of retries pass in four minutes: soon enough to watch, late enough to look at the failure first. */
export const defaultWebhookSpeed = 60;
export const defaultPort = 4400;

/** Opens a pretend Shopify on this machine. Throws a sentence when a port is taken. */
export async function startSandbox(options: StartOptions): Promise<RunningSandbox> {
  const { port = defaultPort } = options;
  const at = (offset: number) => (port === 0 ? 0 : port + offset);
  const closing: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };

  const store = await openStore(options.dataFile ?? null, () =>
    createWorld(new Date(), { extraShops: options.extraShops }),
  );
  closing.push(() => store.close());
  const app = { ...options.app, listensAt: options.appListensAt ?? options.app.listensAt };
  const urls: SandboxUrls = { admin: '', tunnel: '', storefronts: {}, smtp: '' };
  const misbehaviours = createMisbehaviours(options.seed);
  const sandbox: Sandbox = {
    get world() {
      return store.world;
    },
    app,
    urls,
    now: () => new Date(Date.now() + (store.world.clockOffsetMs ?? 0)),
    newId: () => takeId(store.world),
    changed: () => store.changed(),
    sendWebhook: (shop, topic, body) => webhooks.send(shop, topic, body),
    misbehaviour: misbehaviours,
  };
  const senderOptions: SenderOptions = {
    speed: options.webhookSpeed ?? defaultWebhookSpeed,
    timeoutMs: options.webhookTimeoutMs,
  };
  let webhooks: WebhookSender;

  function advanceClock(ms: number): void {
    store.world.clockOffsetMs = (store.world.clockOffsetMs ?? 0) + ms;
    store.changed();
    webhooks.advance(ms);
  }
  async function openStorefront(shop: Shop): Promise<string> {
    const known = urls.storefronts[shop.domain];
    if (known !== undefined) return known;
    const storefront = await listenLocally(
      `the online store of ${shop.name}`,
      at(Object.keys(urls.storefronts).length + 1),
      createStorefront(sandbox, shop),
    );
    closing.push(() => storefront.close());
    urls.storefronts[shop.domain] = storefront.origin;
    return storefront.origin;
  }
  async function openShop(name: ExtraShop): Promise<{ shop: Shop; storefront: string }> {
    const shop = addExtraShop(store.world, name, sandbox.now());
    store.changed();
    return { shop, storefront: await openStorefront(shop) };
  }
  function reset(): void {
    webhooks.clear();
    misbehaviours.clear();
    store.reset();
  }

  try {
    const tunnel = createTunnel({ app, urls: () => urls });
    const tunnelServer = await listenLocally('the tunnel', at(10), tunnel.handler);
    closing.push(
      () => tunnel.close(),
      () => tunnelServer.close(),
    );
    urls.tunnel = tunnelServer.origin;
    // Only now: a former run's undelivered webhooks are taken up again, and need the tunnel.
    webhooks = createWebhookSender(sandbox, senderOptions);
    closing.push(() => webhooks.close());
    const mail = await startMailCatcher(sandbox, at(11));
    closing.push(() => mail.close());
    urls.smtp = mail.url;
    const admin = await listenLocally(
      'the admin',
      port,
      await createAdminOrigin({ sandbox, webhooks, misbehaviours, advanceClock, openShop, reset }),
    );
    closing.push(() => admin.close());
    urls.admin = admin.origin;
    for (const shop of Object.values(store.world.shops)) await openStorefront(shop);
  } catch (error) {
    await close();
    throw error;
  }
  return { sandbox, urls, webhooks, misbehaviours, env: appEnvironment(sandbox), advanceClock, openShop, reset, close };
}

/** What an app has to be told to live in the sandbox instead of at Shopify. */
function appEnvironment({ app, urls }: Sandbox): Record<string, string> {
  const [secret = '', previous] = app.secrets;
  return {
    SHOPIFY_STANDIN_URL: urls.admin,
    APP_BRIDGE_URL: `${urls.admin}/app-bridge.js`,
    SHOPIFY_APP_URL: urls.tunnel,
    SHOPIFY_API_KEY: app.clientId,
    SHOPIFY_API_SECRET: secret,
    ...(previous === undefined ? {} : { SHOPIFY_API_SECRET_PREVIOUS: previous }),
    SMTP_URL: urls.smtp,
    PORT: new URL(app.listensAt).port || '80',
  };
}
