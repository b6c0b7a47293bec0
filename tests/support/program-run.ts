import { expect } from 'vitest';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { toFormData } from '#app/ui/program-form-data.ts';
import { Visitor } from '../../sandbox/storefront/fixtures/visitor.ts';
import { MerchantAdmin } from '../../scripts/demo/merchant-admin.ts';
import { control, isBlockShown, query, stage, until } from './pretend-shopify.ts';

/** A program without a browser's name is taken for a link preview, which records no visit. */
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';
export const proxyPath = '/apps/ricochet';

/** The editor's form of a program that gives a friend 20 % and the advocate 15 %. */
export const programForm: ProgramForm = toProgramForm('Bring a friend', {
  ...defaultProgramSettings,
  friend: offerOf({ kind: 'percentage', percent: 20 }),
  advocate: {
    ...defaultProgramSettings.advocate,
    tiers: [{ fromFriend: 1, offer: offerOf({ kind: 'percentage', percent: 15 }) }],
  },
});

export interface RunningProgram {
  domain: string;
  programId: string;
  admin: MerchantAdmin;
}

/** Installs the app and has a program published, its codes minted and its block on show. */
export async function runProgram(domain: string, form: Partial<ProgramForm> = {}): Promise<RunningProgram> {
  const admin = new MerchantAdmin(stage.sandboxUrl, domain);
  await admin.openApp();
  const create = toFormData('create', 0, { ...programForm, ...form });
  await admin.submit('/app/programs/new', 'routes/app.programs.new', create);
  const [program] = await query<{ id: string }>(
    'select program.id from program join shop on shop.id = shop_id where domain = $1 order by created_at desc limit 1',
    [domain],
  );
  const programId = program?.id ?? '';
  await changeProgram({ admin, programId }, { intent: 'publish', revision: '1' });
  await until(async () => {
    const [version] = await query<{ ready_at: Date | null }>(
      'select ready_at from program_version where program_id = $1',
      [programId],
    );
    expect(version?.ready_at).not.toBeNull();
    expect(await isBlockShown(domain)).toBe(true);
  });
  return { domain, programId, admin };
}

/** Sends the editor's form: publish, pause, resume, save. */
export async function changeProgram(
  { admin, programId }: Pick<RunningProgram, 'admin' | 'programId'>,
  fields: Record<string, string>,
): Promise<unknown> {
  const path = `/app/programs/${programId}`;
  return await admin.submit(path, 'routes/app.programs.$programId', { revision: '1', ...fields });
}

/** A signed-in customer asks for their invite; answers its code. */
export async function join(domain: string, email: string): Promise<string> {
  const visitor = newVisitor(domain);
  await visitor.post('/account/login', { email });
  const answer = JSON.parse((await visitor.get(`${proxyPath}/invite.json`)).text) as { code?: string };
  if (answer.code === undefined) throw new Error(`${email} got no invite: ${JSON.stringify(answer)}`);
  return answer.code;
}

export function newVisitor(domain: string): Visitor {
  return new Visitor(stage.storefronts[domain] ?? '');
}

/** A friend opens the invite and presses the button; answers the visit and the friend code. */
export async function claim(
  domain: string,
  invite: string,
  friend: Visitor = newVisitor(domain),
): Promise<{ visit: string; friendCode: string }> {
  const visit = await visitInvite(domain, invite, friend);
  const page = (await friend.post(`${proxyPath}/claim`, { invite, visit })).text;
  return { visit, friendCode: requireMatch(page, /ricochet-page__code"[^>]*>\s*([A-Z0-9-]+)\s*</, 'friend code') };
}

export async function visitInvite(domain: string, invite: string, friend = newVisitor(domain)): Promise<string> {
  const page = (await friend.get(`${proxyPath}/i/${invite}?via=email`, { 'user-agent': phone })).text;
  return requireMatch(page, /name="visit" value="([^"]+)"/, 'visit');
}

export interface PlacedOrder {
  id: string;
  name: string;
  codes: string[];
}

/** An order with codes, by whoever `email` is; at the shop's admin (tests, drafts, the till) where `order` says so. */
export async function placeOrder(
  domain: string,
  order: {
    email?: string;
    codes?: string[];
    test?: boolean;
    sourceName?: string;
    variantId?: string;
    quantity?: number;
    payment?: 'paid' | 'pending';
  },
): Promise<PlacedOrder> {
  const { order: placed } = await control<{ order: PlacedOrder }>('POST', `/shops/${domain}/orders`, order);
  return placed;
}

export interface DecidedReferral {
  id: string;
  status: string;
  order_id: string;
  reasons: string[];
}

/** What was decided about an order; waits until it was. */
export async function decided(order: PlacedOrder): Promise<DecidedReferral> {
  return await until(async () => {
    const rows = await query<Omit<DecidedReferral, 'reasons'> & { decision: { reasons?: string[]; reason?: string } }>(
      'select id, status, order_id, decision from referral where order_id = $1',
      [`gid://shopify/Order/${order.id}`],
    );
    expect(rows).toHaveLength(1);
    const { decision, ...row } = rows[0]!;
    return { ...row, reasons: decision.reasons ?? [decision.reason ?? ''] };
  });
}

function requireMatch(page: string, pattern: RegExp, what: string): string {
  const found = pattern.exec(page)?.[1];
  if (found === undefined) throw new Error(`The page shows no ${what}: ${page.slice(0, 500)}`);
  return found;
}
