import { createWorld, LUMA, RIVE } from '../world/people.ts';
import { takeId } from '../world/ids.ts';
import { grantInstallation } from '../oauth/installation.ts';
import type {
  AppRegistration,
  Misbehaviour,
  MisbehaviourKind,
  Sandbox,
  SandboxUrls,
  Strike,
} from '../world/sandbox.ts';
import type { Shop } from '../world/types.ts';

export const TEST_NOW = '2026-11-21T12:00:00.000Z';
export const TEST_CLIENT_ID = '8f3b1c6a9d2e4f70a1b2c3d4e5f60718';
export const TEST_SECRET = 'a-secret-for-tests-only';

/** A webhook that was sent. */
export interface SentWebhook {
  shop: Shop;
  topic: string;
  /** As it was handed over; ids in it may be `JSON.rawJSON` numbers. */
  body: unknown;
  /** Its JSON text at the moment of sending, with all digits. */
  json: string;
}

/** A sandbox in memory, with a clock that stands still and nothing that goes wrong unless asked to. */
export interface TestSandbox extends Sandbox {
  luma: Shop;
  rive: Shop;
  sentWebhooks: SentWebhook[];
  /** How often something was said to have changed. */
  changes: number;
  advance(milliseconds: number): void;
  /** Makes a misbehaviour strike, once unless `times` says otherwise; `operation` limits it to one. */
  strike(kind: MisbehaviourKind, strike?: Strike & { operation?: string }): void;
}

export interface TestSandboxOptions {
  /** Whether the app is installed in both shops, with every scope of shopify.app.toml. Default true. */
  installed?: boolean;
  now?: string;
  app?: Partial<AppRegistration>;
  urls?: Partial<SandboxUrls>;
}

/** Makes a sandbox for one test. */
export function createTestSandbox(options: TestSandboxOptions = {}): TestSandbox {
  let now = new Date(options.now ?? TEST_NOW);
  const world = createWorld(now);
  const sentWebhooks: SentWebhook[] = [];
  const strikes = scriptedMisbehaviour();
  const sandbox: TestSandbox = {
    world,
    app: { ...testRegistration(), ...options.app },
    urls: { ...testUrls(), ...options.urls },
    now: () => new Date(now),
    wireClock: () => new Date(now),
    newId: () => takeId(world),
    changed: () => void (sandbox.changes += 1),
    sendWebhook: (shop, topic, body) => void sentWebhooks.push({ shop, topic, body, json: JSON.stringify(body) }),
    misbehaviour: strikes.misbehaviour,
    luma: shopOf(world.shops[LUMA]),
    rive: shopOf(world.shops[RIVE]),
    sentWebhooks,
    changes: 0,
    advance: (milliseconds) => void (now = new Date(now.getTime() + milliseconds)),
    strike: strikes.strike,
  };
  if (options.installed ?? true) {
    for (const shop of Object.values(world.shops)) grantInstallation(sandbox, shop);
  }
  return sandbox;
}

function shopOf(shop: Shop | undefined): Shop {
  if (!shop) throw new Error('The world lost a shop');
  return shop;
}

function testRegistration(): AppRegistration {
  return {
    clientId: TEST_CLIENT_ID,
    secrets: [TEST_SECRET],
    name: 'Ricochet',
    handle: 'ricochet-referrals',
    listensAt: 'http://localhost:3000',
    scopes: [
      'read_customers',
      'read_discounts',
      'read_orders',
      'write_app_proxy',
      'write_customers',
      'write_discounts',
    ],
    proxy: { path: '/proxy/v1', prefix: 'apps', subpath: 'ricochet' },
    webhooks: {
      apiVersion: '2026-10',
      subscriptions: [
        { topic: 'orders/paid', uri: '/webhooks/orders/paid', includeFields: null, name: 'orders-paid' },
        { topic: 'app/uninstalled', uri: '/webhooks/app/uninstalled', includeFields: null, name: 'app-uninstalled' },
      ],
    },
    themeExtension: 'extensions/referral-theme',
  };
}

function testUrls(): SandboxUrls {
  return {
    admin: 'http://localhost:4000',
    tunnel: 'http://localhost:4001',
    storefronts: { [LUMA]: 'http://localhost:4010', [RIVE]: 'http://localhost:4011' },
    smtp: 'smtp://localhost:4025',
  };
}

function scriptedMisbehaviour(): { misbehaviour: Misbehaviour; strike: TestSandbox['strike'] } {
  const waiting: { kind: MisbehaviourKind; operation: string | undefined; strike: Strike; left: number }[] = [];
  return {
    strike(kind, { operation, ...strike } = {}) {
      waiting.push({ kind, operation, strike, left: strike.times ?? 1 });
    },
    misbehaviour: {
      strikes(kind, _shop, operation) {
        const found = waiting.find(
          (entry) => entry.kind === kind && entry.left > 0 && (!entry.operation || entry.operation === operation),
        );
        if (!found) return null;
        found.left -= 1;
        return found.strike;
      },
    },
  };
}
