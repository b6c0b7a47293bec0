import type { Money } from '#app/domain/money.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings, programSettingsSchema, type ProgramSettings } from '#app/domain/program/settings.ts';
import type { Benefit } from '#app/domain/reward/benefit.ts';
import { offerOf, type Terms } from '#app/domain/reward/offer.ts';
import { toFormData } from '#app/ui/program-form-data.ts';
import { MerchantAdmin } from '../../scripts/demo/merchant-admin.ts';
import type { ChaosStage } from './stage.ts';
import { untilDone } from './until-done.ts';

export interface ChaosProgram {
  name: string;
  /** Advocates with this tag invite for it; null for everybody else. */
  tag: string | null;
  settings: ProgramSettings;
}

const usd = (amountMinor: bigint): Money => ({ amountMinor, currency: 'USD' });
const money = (kind: 'store_credit' | 'gift_card' | 'fixed_amount', minor: bigint, terms: Partial<Terms> = {}) =>
  offerOf({ kind, amount: usd(minor) }, terms);
const of = (benefit: Benefit, terms: Partial<Terms> = {}) => offerOf(benefit, terms);

/** How many friends come within a day would depend on the order in which orders arrive. */
const protection = {
  ...defaultProgramSettings.protection,
  velocity: { action: 'off', friends: 20, hours: 24 },
} as const;

/** Every kind that is made in Shopify, tiers, milestones, a surprise, caps, a wait and a minimum. */
export const chaosPrograms: ChaosProgram[] = [
  program('Credit club', 'credit-club', {
    friend: of({ kind: 'percentage', percent: 20 }),
    advocate: {
      tiers: [
        { fromFriend: 1, offer: money('store_credit', 751n, { expiresInDays: 60 }) },
        { fromFriend: 3, offer: money('gift_card', 1235n) },
        { fromFriend: 5, offer: money('store_credit', 999n) },
      ],
      milestones: [{ atFriends: 3, offer: money('store_credit', 501n) }],
      surprises: [],
      caps: { perDay: null, perMonth: null, ever: 6 },
    },
  }),
  program('Code club', 'code-club', {
    friend: money('fixed_amount', 500n),
    advocate: {
      tiers: [
        { fromFriend: 1, offer: of({ kind: 'percentage', percent: 15 }, { expiresInDays: 90 }) },
        { fromFriend: 2, offer: money('fixed_amount', 800n) },
        { fromFriend: 4, offer: of({ kind: 'customer_tag', tag: 'ambassador' }) },
        { fromFriend: 7, offer: of({ kind: 'free_shipping' }) },
      ],
      milestones: [{ atFriends: 2, offer: money('gift_card', 1000n, { expiresInDays: 30 }) }],
      surprises: [],
      caps: { perDay: null, perMonth: null, ever: 9 },
    },
    conditions: { ...defaultProgramSettings.conditions, firstOrderOnly: false, acceptsTestOrders: true },
  }),
  program('A day later', null, {
    friend: of({ kind: 'percentage', percent: 10 }),
    advocate: {
      tiers: [{ fromFriend: 1, offer: money('store_credit', 640n) }],
      milestones: [{ atFriends: 4, offer: of({ kind: 'percentage', percent: 50 }) }],
      surprises: [{ orderAtLeast: usd(9000n), offer: money('gift_card', 333n) }],
      caps: { perDay: null, perMonth: null, ever: null },
    },
    conditions: { ...defaultProgramSettings.conditions, minimumSubtotal: usd(3000n) },
    timing: { after: 'paid', days: 1, approval: 'automatic' },
  }),
];

function program(name: string, tag: string | null, settings: Partial<ProgramSettings>): ChaosProgram {
  const eligibility = tag === null ? ({ kind: 'everyone' } as const) : ({ kind: 'tag', tag } as const);
  const whole = programSettingsSchema.encode({ ...defaultProgramSettings, protection, eligibility, ...settings });
  return { name, tag, settings: programSettingsSchema.parse(whole) };
}

/** The merchant installs the app and turns all programs on; answers their ids by name. */
export async function publishPrograms(
  stage: ChaosStage,
): Promise<{ merchant: MerchantAdmin; ids: Map<string, string> }> {
  const merchant = new MerchantAdmin(stage.sandbox.urls.admin, stage.shop.domain);
  await untilDone('the merchant opens the app', () => merchant.openApp());
  const ids = new Map<string, string>();
  for (const { name, settings } of chaosPrograms) {
    const form = toProgramForm(name, settings);
    await merchant.submit('/app/programs/new', 'routes/app.programs.new', toFormData('create', 0, form));
    const [row] = await stage.query<{ id: string }>('select id from program where name = $1', [name]);
    if (row === undefined) throw new Error(`The program ${name} was not kept.`);
    const intent = { intent: 'publish', revision: '1' };
    await merchant.submit(`/app/programs/${row.id}`, 'routes/app.programs.$programId', intent);
    ids.set(name, row.id);
  }
  await untilDone('all programs are ready', async () => {
    const unready = await stage.query('select 1 from program_version where ready_at is null');
    const ready = await stage.query('select 1 from program_version');
    if (unready.length > 0 || ready.length < chaosPrograms.length) throw new Error('A program is being prepared.');
  });
  return { merchant, ids };
}
