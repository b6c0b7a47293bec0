import type { Sandbox } from '../world/sandbox.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import type { Misbehaviours } from './misbehaviour.ts';

/** What the control interface and the sandbox's pages steer. */
export interface ControlParts {
  sandbox: Sandbox;
  webhooks: WebhookSender;
  misbehaviours: Misbehaviours;
  /** Moves the pretend clock, and with it everything that waits for an hour to come. */
  advanceClock(ms: number): void;
  /** Starts over with a fresh world, no misbehaviours and nothing on its way. */
  reset(): void;
}
