import { strike, running, countSent } from '../../tests/support/sandbox.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { uninstall } from '../../sandbox/oauth/installation.ts';
import { dropJobs } from '../../tests/support/queue.ts';
import { buy, deliveredWebhook, installShop, LUMA, openApp, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { findOnboarding } from '#app/db/onboarding.ts';
import { findProgram, listPrograms } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { makeTemplate, type Goal } from '#app/domain/program/templates.ts';
import { currentStep, showsGuide, tradeOf } from '#app/domain/shop/onboarding.ts';
import { continueOnboarding } from './continue-onboarding.ts';
import { dismissSuggestion } from './dismiss-suggestion.ts';
import { endInstallation } from './end-installation.ts';
import { finishOnboarding } from './finish-onboarding.ts';
import { refitOffer } from './refit-offer.ts';
import { shareFirstLink } from './share-first-link.ts';
import { skipOnboarding } from './skip-onboarding.ts';
import { startOnboarding } from './start-onboarding.ts';
import { turnOnFirstProgram } from './turn-on-first-program.ts';

let shop: Shop;
const now = new Date();
beforeEach(async () => {
  shop = await installShop();
  await dropJobs();
  await database.onboarding.deleteMany();
  await database.programVersion.deleteMany();
  await database.program.deleteMany();
  sandboxShop().storeCreditEnabled = true;
});

const start = (goal: Goal = 'new_customers') => startOnboarding({ shop, goal, business: 'shop', now });
const suggested = async (goal: Goal = 'new_customers'): Promise<ProgramForm> =>
  toProgramForm('Bring a friend', makeTemplate(goal, 'shop', tradeOf(await findOnboarding(shop.id), shop.currency)));
const settle = async (form?: ProgramForm) => continueOnboarding({ shop, form: form ?? (await suggested()), now });
async function settled(): Promise<ProgramId> {
  const outcome = await settle();
  if (!('ok' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.programId;
}
const programs = async () => (await listPrograms(shop.id)).map(({ program }) => program);

describe('starting', () => {
  test('asks Shopify once for the average of what was paid, in exact cents', async () => {
    sandboxShop().orders.length = 0;
    for (const quantity of [1, 2]) {
      const variantId = sandboxShop().products[0]?.variants[0]?.id ?? '';
      buy({ email: 'friend@example.com', lines: [{ variantId, quantity }] });
    }
    await start();
    const price = sandboxShop().products[0]?.variants[0]?.price ?? '';
    const { averageOrder, averageOrders } = (await findOnboarding(shop.id)) ?? {};
    const cents = BigInt(price.replace('.', ''));
    expect([averageOrder, averageOrders]).toEqual([
      { amountMinor: (cents * 3n * 2n + 2n) / 4n, currency: shop.currency },
      2,
    ]);
    expect(countSent('AskAverageOrder')).toBe(1);
  });

  test('a shop without orders goes on without an average', async () => {
    sandboxShop().orders.length = 0;
    await start();
    expect(await findOnboarding(shop.id)).toMatchObject({ step: 'offer', averageOrder: null, hasStoreCredit: true });
  });

  test('so does one that Shopify does not answer about', async () => {
    for (const operation of ['AskAverageOrder', 'GetShopAbilities'])
      strike('admin.server-error', { operation, count: 20 });
    await start();
    expect(await findOnboarding(shop.id)).toMatchObject({ step: 'offer', averageOrder: null, hasStoreCredit: null });
  });

  test('what the merchant typed is not overwritten by Shopify', async () => {
    await start();
    expect(await refitOffer({ shop, averageOrder: '80,50', marginPercent: '40', now })).toEqual({ ok: true });
    await start();
    expect(await findOnboarding(shop.id)).toMatchObject({
      averageOrder: { amountMinor: 8050n },
      averageOrders: null,
      marginPercent: 40,
    });
  });

  test('figures that are none are refused by their field', async () => {
    expect(await refitOffer({ shop, averageOrder: 'much', marginPercent: '3', now })).toEqual({
      refused: 'invalid',
      problems: { averageOrder: 'not_an_amount', marginPercent: 'not_a_percentage' },
    });
  });
});

describe('settling the offer', () => {
  test('makes one draft, whether sent twice, at once or again', async () => {
    await start();
    const outcomes = await Promise.all([settle(), settle(), settle()]);
    await settle();
    expect(new Set(outcomes.map((outcome) => ('ok' in outcome ? outcome.programId : outcome))).size).toBe(1);
    expect((await programs()).map(({ status, name }) => [status, name])).toEqual([['draft', 'Bring a friend']]);
    expect(await findOnboarding(shop.id)).toMatchObject({ step: 'preview' });
  });

  test('another goal makes the same draft another one', async () => {
    await start();
    const programId = await settled();
    await start('trust');
    const program = await findProgram(shop.id, programId);
    expect(program?.draft.timing.approval).toBe('manual');
    expect(await programs()).toHaveLength(1);
    expect(await findOnboarding(shop.id)).toMatchObject({ step: 'offer' });
  });

  test('a condition set by hand in the editor stands while the friend’s offer does', async () => {
    await start();
    const programId = await settled();
    const program = await findProgram(shop.id, programId);
    const form = toProgramForm('Bring a friend', program!.draft);
    await settle({ ...form, minimumSubtotal: '30' });
    expect((await findProgram(shop.id, programId))?.draft.conditions.minimumSubtotal?.amountMinor).toBe(3000n);
    await settle({ ...form, friend: { ...form.friend, percent: '20', minimumSubtotal: '50' } });
    expect((await findProgram(shop.id, programId))?.draft.conditions.minimumSubtotal?.amountMinor).toBe(4000n);
  });

  test('what cannot be read or given is told by its field, and nothing is made', async () => {
    await start();
    const form = await suggested();
    expect(await settle({ ...form, friend: { ...form.friend, percent: '200' } })).toEqual({
      refused: 'invalid',
      problems: { 'friend.percent': 'not_a_percentage' },
    });
    const credit = await suggested('retention');
    sandboxShop().storeCreditEnabled = false;
    expect(await settle(credit)).toEqual({
      refused: 'unsupported',
      problems: { 'tiers.0.offer.kind': 'store_credit_off' },
    });
    expect(await programs()).toEqual([]);
  });

  test('one that was put away meanwhile gives way to a new one', async () => {
    await start();
    const programId = await settled();
    await database.program.updateMany({ where: { id: programId }, data: { status: 'archived' } });
    expect(await settled()).not.toBe(programId);
  });
});

describe('turning it on', () => {
  test('publishes once, however often and wherever it is pressed', async () => {
    await start();
    const programId = await settled();
    const press = () => turnOnFirstProgram({ shop, now });
    expect(await Promise.all([press(), press(), press()])).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    await press();
    // The back button leads to a form that is sent again.
    await settle();
    await start('trust');
    expect(await programs()).toMatchObject([{ id: programId, status: 'active', publishedVersion: 1, revision: 1 }]);
    expect(await database.programVersion.count()).toBe(1);
  });

  test('without a settled offer there is nothing to turn on', async () => {
    await start();
    expect(await turnOnFirstProgram({ shop, now })).toEqual({ refused: 'not_found' });
  });
});

test('it is resumed at its step, left for later, finished, and forgets what it was reckoned with', async () => {
  await start();
  await refitOffer({ shop, averageOrder: '80', marginPercent: '40', now });
  await skipOnboarding({ shop, now });
  await skipOnboarding({ shop, now: new Date(now.getTime() + 1000) });
  expect(await findOnboarding(shop.id)).toMatchObject({ step: 'offer', skippedAt: now, marginPercent: 40 });
  await settled();
  await turnOnFirstProgram({ shop, now });
  await Promise.all([shareFirstLink({ shop }), shareFirstLink({ shop })]);
  expect(await findOnboarding(shop.id)).toMatchObject({ step: 'share', skippedAt: null });
  await turnOnFirstProgram({ shop, now });
  await finishOnboarding({ shop, now });
  await finishOnboarding({ shop, now: new Date(now.getTime() + 1000) });
  const done = await findOnboarding(shop.id);
  expect(done).toMatchObject({ step: 'share', finishedAt: now, marginPercent: null, averageOrder: null });
  expect(showsGuide(done, 1)).toBe(false);
});

test('what is dismissed stays so, once', async () => {
  await Promise.all([
    dismissSuggestion({ shop, kind: 'invite_more' }),
    dismissSuggestion({ shop, kind: 'invite_more' }),
    dismissSuggestion({ shop, kind: 'guide' }),
  ]);
  const { dismissed } = (await findOnboarding(shop.id)) ?? { dismissed: [] };
  expect(dismissed.toSorted()).toEqual(['guide', 'invite_more']);
});

test('an uninstall begins it anew', async () => {
  await start();
  uninstall(running.sandbox, sandboxShop());
  const webhookId = await deliveredWebhook('app/uninstalled');
  await endInstallation({ shopDomain: LUMA, webhookId, now: new Date() });
  expect(await findOnboarding(shop.id)).toBeNull();
  await installShop();
  expect(showsGuide(await findOnboarding((await openApp()).id), 0)).toBe(true);
});

test('the step that is shown is one that makes sense now', () => {
  const draft = { status: 'draft', publishedVersion: null } as const;
  const live = { status: 'active', publishedVersion: 1 } as const;
  const at = (step: Parameters<typeof currentStep>[0]['step']) => ({ step, goal: 'trust' as const });
  expect(currentStep(at('preview'), null)).toBe('offer');
  expect(currentStep(at('preview'), draft)).toBe('preview');
  expect(currentStep(at('preview'), draft, 'goal')).toBe('goal');
  expect(currentStep(at('offer'), draft, 'share')).toBe('offer');
  expect(currentStep(at('offer'), live)).toBe('block');
  expect(currentStep(at('share'), live, 'goal')).toBe('block');
  expect(currentStep(at('share'), { ...live, status: 'archived' })).toBe('offer');
  expect(currentStep({ step: 'goal', goal: null }, null, 'share')).toBe('goal');
});
