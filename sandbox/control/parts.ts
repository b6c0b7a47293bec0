import type { ExtraShop } from '../world/extra-shops.ts';
import type { Sandbox } from '../world/sandbox.ts';
import type { Shop } from '../world/types.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import type { Misbehaviours } from './misbehaviour.ts';

/** What the control interface and the sandbox's pages steer. */
export interface ControlParts {
  sandbox: Sandbox;
  webhooks: WebhookSender;
  misbehaviours: Misbehaviours;
  /** Moves the pretend clock, and with it everything that waits for an hour to come. */
  advanceClock(ms: number): void;
  /** Opens a shop that is not there by itself, with an online store of its own. */
  openShop(name: ExtraShop): Promise<{ shop: Shop; storefront: string }>;
  /** Starts over with a fresh world, no misbehaviours and nothing on its way. */
  reset(): void;
}
