import { running } from '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { mintSessionToken } from '../../sandbox/oauth/session-token.ts';
import { installShop, LUMA, RIVE, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { env } from '#app/env.server.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { toOfferForm } from '#app/domain/program/offer-form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import type { PreviewAnswer } from '#app/ui/preview-answer.ts';
import { saveSettingsPart } from '#app/operations/save-settings-part.ts';
import { action as previewDraft } from './app.preview.ts';
import { action as previewSettings } from './app.settings.preview.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await installShop(RIVE);
});

const form = {
  ...toProgramForm('Friends', defaultProgramSettings),
  friend: toOfferForm(offerOf({ kind: 'percentage', percent: 20 })),
  tiers: [{ fromFriend: '1', offer: toOfferForm(offerOf({ kind: 'percentage', percent: 15 })) }],
};
const brand = { logoUrl: '', accent: '#1f6f54', senderName: '', replyTo: '', footer: '' };
const wish = { surface: 'landing', locale: 'en', currency: 'USD', form: JSON.stringify(form) };

function requestOf(path: string, fields: Record<string, string>, domain = LUMA) {
  const headers = {
    Authorization: `Bearer ${mintSessionToken(running.sandbox, sandboxShop(domain))}`,
    'User-Agent': 'Mozilla/5.0 Safari/605.1.15',
  };
  const request = new Request(`${env.SHOPIFY_APP_URL}${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  });
  return { request, params: {}, context: {} };
}
async function statusOf(answer: Promise<Response>): Promise<number> {
  return await answer.then(
    ({ status }) => status,
    (thrown: unknown) => {
      if (thrown instanceof Response) return thrown.status;
      throw thrown;
    },
  );
}
const draft = (change: Record<string, string> = {}, domain = LUMA) =>
  previewDraft(requestOf('/app/preview', { ...wish, ...change }, domain));
const settings = (fields: Record<string, string>, domain = LUMA) =>
  previewSettings(requestOf('/app/settings/preview', { surface: 'mail', locale: 'en', ...fields }, domain));
async function drawn(answer: Promise<Response>): Promise<string> {
  const read = (await (await answer).json()) as PreviewAnswer;
  if (read.kind !== 'shown') throw new Error(`Nothing is shown: ${read.kind}.`);
  return read.html;
}

describe('the preview of a draft', () => {
  test('shows what is typed in every place and language, and keeps nothing', async () => {
    expect(await drawn(draft())).toContain('20% off');
    expect(await drawn(draft({ surface: 'mail', locale: 'fr' }))).toMatch(/15[\s\u00a0\u202f]%/);
    expect(await drawn(draft({ surface: 'block', locale: 'ja' }))).toContain('lang="ja"');
    expect(await database.program.count()).toBe(0);
  });

  test('says so where nothing is shown, and where something typed cannot be read', async () => {
    const none = { ...form, tiers: [{ fromFriend: '1', offer: { ...form.tiers[0]!.offer, kind: 'none' } }] };
    const wrong = { ...form, friend: { ...form.friend, percent: 'much' } };
    expect(await (await draft({ form: JSON.stringify({ ...form, tiers: [] }), surface: 'mail' })).json()).toEqual({
      kind: 'nothing',
    });
    expect(await (await draft({ form: JSON.stringify(none), surface: 'mail' })).json()).not.toMatchObject({
      kind: 'shown',
    });
    expect(await (await draft({ form: JSON.stringify(wrong) })).json()).toEqual({ kind: 'unreadable' });
  });

  test('shows Liquid and markup that somebody types as what they are', async () => {
    const gift = offerOf({ kind: 'custom', description: '{{ 77 | times: 77 }}<script>alert(1)</script>' });
    const hostile = JSON.stringify({ ...form, tiers: [{ fromFriend: '1', offer: toOfferForm(gift) }] });
    for (const surface of ['block', 'landing', 'mail']) {
      const html = await drawn(draft({ form: hostile, surface }));
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('5929');
    }
  });

  test.each<[string, Record<string, string>]>([
    ['another place', { surface: 'admin' }],
    ['another language', { locale: 'xx' }],
    ['no currency', { currency: 'money' }],
    ['no JSON', { form: '{' }],
    ['a form of something else', { form: '{"name":"x"}' }],
    ['a form without an end', { form: JSON.stringify({ ...form, name: 'x'.repeat(600_000) }) }],
    ['more levels than a form has', { form: JSON.stringify({ ...form, tiers: Array(51).fill(form.tiers[0]) }) }],
  ])('answers 400 to %s', async (_name, change) => {
    expect(await statusOf(draft(change))).toBe(400);
  });

  test('draws with a currency that nobody uses, and the fullest form, without failing', async () => {
    const full = {
      ...form,
      tiers: Array.from({ length: 50 }, (_, at) => ({ ...form.tiers[0]!, fromFriend: `${at + 1}` })),
    };
    expect(await statusOf(draft({ currency: 'XXX' }))).toBe(200);
    expect(await statusOf(draft({ form: JSON.stringify(full) }))).toBe(200);
  });

  test('reads the look of the shop that asks, and of no other', async () => {
    const seen = { ...brand, accent: '' };
    await saveSettingsPart({ shopId: luma.id, seen, typed: { part: 'brand', form: brand }, now: new Date() });
    expect(await drawn(draft())).toContain('#1f6f54');
    expect(await drawn(draft({}, RIVE))).not.toContain('#1f6f54');
  });

  test('is for whoever is signed in to the admin', async () => {
    const { request } = requestOf('/app/preview', wish);
    request.headers.delete('Authorization');
    expect(await statusOf(previewDraft({ request, params: {}, context: {} }))).not.toBe(200);
  });
});

describe('the preview of settings', () => {
  test('shows a typed look and typed words, for a shop without any program too', async () => {
    const footer = '1 Rue de la Paix, Paris';
    expect(await drawn(settings({ brand: JSON.stringify({ ...brand, footer }) }))).toContain(footer);
    const words = { 'landing.titleWithoutName': 'You are wanted', 'landing.title': '{{name}} wants you' };
    expect(await drawn(settings({ surface: 'landing', words: JSON.stringify(words) }))).toContain('wants you');
  });

  test('waits while something typed cannot be read, and leaves out words that cannot be taken', async () => {
    const wrong = JSON.stringify({ ...brand, accent: 'greenish' });
    expect(await (await settings({ brand: wrong })).json()).toEqual({ kind: 'unreadable' });
    const words = JSON.stringify({ 'landing.title': '{{nobody}} wants you' });
    expect(await drawn(settings({ surface: 'landing', words }))).not.toContain('wants you');
  });

  test.each<[string, Record<string, string>]>([
    ['another place', { surface: 'admin' }],
    ['no JSON', { brand: '{' }],
    ['a brand of something else', { brand: '{"logo":"x"}' }],
    ['words without an end', { words: JSON.stringify({ 'landing.title': 'x'.repeat(6000) }) }],
  ])('answers 400 to %s', async (_name, change) => {
    expect(await statusOf(settings(change))).toBe(400);
  });
});
