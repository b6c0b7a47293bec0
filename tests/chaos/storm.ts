import { setTimeout as wait } from 'node:timers/promises';
import { expireTokens } from '../../sandbox/control/shops.ts';
import type { MisbehaviourRule } from '../../sandbox/control/misbehaviour.ts';
import type { MisbehaviourKind } from '../../sandbox/world/sandbox.ts';
import type { MerchantAdmin } from '../../scripts/demo/merchant-admin.ts';
import { Dice } from './dice.ts';
import type { ChaosStage, Victim } from './stage.ts';
import { untilDone } from './until-done.ts';

type Rule = Partial<MisbehaviourRule> & { kind: MisbehaviourKind };

/** How likely each kind is at each moment. */
const probability = 0.1;
/** Everything that the pretend Shopify can do wrong; of one kind the first rule that fits speaks. */
const rules: Rule[] = [
  { kind: 'webhook.duplicate', operation: 'orders/paid', code: 'new-webhook-id', times: 2 },
  { kind: 'webhook.duplicate', times: 2, delayMs: 30 },
  { kind: 'webhook.late', delayMs: 1500 },
  { kind: 'webhook.reorder', delayMs: 800 },
  { kind: 'webhook.lose' },
  { kind: 'webhook.wrong-signature' },
  { kind: 'admin.throttle' },
  { kind: 'admin.server-error' },
  { kind: 'admin.timeout-after-effect' },
  { kind: 'admin.user-error' },
  { kind: 'admin.too-many-requests', retryAfterSeconds: 0.3 },
  { kind: 'oauth.refuse-refresh' },
  { kind: 'oauth.missing-expiry' },
];

/** Blows again and again, and remembers what it did. */
export class Storm {
  readonly kills: Record<Victim, number> = { web: 0, 'first worker': 0, 'second worker': 0 };
  /** How often each kind of misbehaviour was met. */
  readonly met = new Map<MisbehaviourKind, number>();
  readonly #stage: ChaosStage;
  readonly #merchant: MerchantAdmin;
  readonly #dice: Dice;

  constructor(stage: ChaosStage, merchant: MerchantAdmin, seed: number) {
    this.#stage = stage;
    this.#merchant = merchant;
    this.#dice = new Dice(seed);
    const { misbehaviours } = stage.sandbox;
    const { strikes } = misbehaviours;
    misbehaviours.strikes = (kind, shop, operation) => {
      const strike = strikes(kind, shop, operation);
      if (strike !== null) this.met.set(kind, (this.met.get(kind) ?? 0) + 1);
      return strike;
    };
  }

  /** Everything misbehaves while `work` is done, and then until what follows from it is done, or `tailMs` are over. */
  async during<Result>(work: () => Promise<Result>, tailMs: number): Promise<Result> {
    const { misbehaviours } = this.#stage.sandbox;
    for (const rule of rules) misbehaviours.add({ shop: null, operation: null, count: null, ...rule, probability });
    const stopping = new AbortController();
    const raging = this.#rage(stopping.signal);
    try {
      const result = await work();
      await untilDone('everything is worked', () => this.#isWorked(), { forMs: tailMs }).catch(() => undefined);
      return result;
    } finally {
      stopping.abort();
      await raging;
      misbehaviours.clear();
      await untilDone('the merchant opens the app', () => this.#merchant.openApp());
    }
  }

  /** Kills processes at random moments, lets tokens expire, and has the merchant look in. */
  async #rage(signal: AbortSignal): Promise<void> {
    for (;;) {
      await wait(this.#dice.between(500, 4500), undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const act = this.#dice.choose({ 'first worker': 4, 'second worker': 4, web: 1, tokens: 2, merchant: 2 });
      if (act === 'tokens') expireTokens(this.#stage.sandbox.sandbox, this.#stage.shop, false);
      else if (act === 'merchant') await this.#merchant.openApp().catch(() => undefined);
      else {
        await this.#stage.kill(act);
        this.kills[act] += 1;
      }
    }
  }

  async #isWorked(): Promise<void> {
    const open = await this.#stage.query(
      `select 1 from webhook_delivery where worked_at is null union all
       select 1 from reward where status in ('approved', 'issuing') or (status = 'waiting' and due_at <= $1) union all
       select 1 from reversal where status in ('approved', 'reversing')`,
      [this.#stage.sandbox.sandbox.now()],
    );
    if (open.length > 0) throw new Error('Something is under way.');
  }
}
