import { running } from '../../tests/support/sandbox.ts';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { join, referOrder, runProgram } from '../../tests/support/people.ts';
import { phone, proxiedRequest } from '../../tests/support/proxied-request.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { installShop, RIVE, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import type { Shop } from '#app/db/shops.ts';
import type { MessageId, ParentDiscountId } from '#app/domain/ids.ts';
import { publishedProgramMetafield } from '#app/domain/invite/published.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import type { OwnWords } from '#app/i18n/translate.ts';
import { renderPreview } from '#app/preview/render-preview.tsx';
import { loader as openInvite } from '#app/routes/proxy.v1.i.$code.tsx';
import { attributeOrder } from './attribute-order.ts';
import { issueCodes } from './issue-codes.ts';
import { publishProgramText } from './publish-program-text.ts';
import { saveOwnWords } from './save-own-words.ts';
import { saveSettingsPart } from './save-settings-part.ts';
import { sendMessage } from './send-message.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
});

const own: OwnWords = {
  'landing.titleWithoutName': 'You are wanted at {{shop}}',
  'landing.title': '{{name}} wants you at {{shop}}',
  'landing.conditions': 'never ours to change',
  'message.shop': 'My favourite: {{shop}} & more',
  'benefit.percentage': '{{percent}} less',
  'rewardIssued.subject': 'A present from {{shop}}',
};
const save = (typed: OwnWords, seen: OwnWords = {}, shop = luma) =>
  saveOwnWords({ shopId: shop.id, locale: 'en', seen, typed, now: new Date() });
const stored = async () => (await getShopSettings(luma.id)).settings.words['en'] ?? {};

async function landing(): Promise<string> {
  const code = await join(luma, 'Finn');
  const request = proxiedRequest(
    `/i/${code}?locale=en`,
    { shop: luma.domain, customerId: null },
    { headers: { 'User-Agent': phone } },
  );
  const response = await openInvite({ request, params: { code }, context: {} });
  return await response.text();
}

const metafield = z.object({
  texts: z.record(
    z.string(),
    z.object({ advocate: z.string().nullable(), messages: z.record(z.string(), z.string()).optional() }),
  ),
});
async function published() {
  await publishProgramText({ shopId: luma.id, now: new Date() });
  const found = sandboxShop().metafields.find(({ key }) => key === publishedProgramMetafield.key);
  return metafield.parse(JSON.parse(found?.value ?? '{}')).texts['en'];
}

async function rewardMail(): Promise<string> {
  const { webhookId } = await referOrder(luma, await join(luma));
  await attributeOrder({ shopDomain: luma.domain, webhookId, now: new Date() });
  const reward = await database.reward.findFirstOrThrow({ where: { side: 'advocate' }, orderBy: { id: 'desc' } });
  await issueCodes({ shopId: luma.id, parentDiscountId: reward.parentDiscountId as ParentDiscountId, now: new Date() });
  const { id } = await database.message.findFirstOrThrow({ where: { rewardId: reward.id } });
  running.sandbox.world.mails = [];
  await sendMessage({ shopId: luma.id, messageId: id as MessageId, now: new Date() });
  return running.sandbox.world.mails[0]?.subject ?? '';
}

const preview = async () => {
  const { settings: look } = await getShopSettings(luma.id);
  const about = { shop: luma, settings: defaultProgramSettings, look, locale: 'en', now: new Date() } as const;
  const [page, mail] = [
    await renderPreview({ ...about, surface: 'landing' }),
    await renderPreview({ ...about, surface: 'mail' }),
  ];
  return `${page}${mail}`;
};

test('own words appear on pages, in mails, in what the theme reads and in the preview, and go when they are reset', async () => {
  expect(await landing()).toContain('invited you to');
  await dropJobs();
  expect(await save(own)).toEqual({ done: 'saved' });
  expect(Object.keys(await stored())).not.toContain('landing.conditions');
  expect(await listJobs('publish-program-text')).toHaveLength(1);

  expect(await landing()).toContain('wants you at Luma Goods');
  expect(await landing()).toContain('10% less');
  expect(await published()).toMatchObject({ advocate: '10% less', messages: { shop: 'My favourite: [shop] & more' } });
  expect(await rewardMail()).toBe('A present from Luma Goods');
  expect(await preview()).toMatch(/Anna wants you at Luma Goods[^]*A present from Luma Goods/);

  expect(await save({}, await stored())).toEqual({ done: 'saved' });
  expect(await landing()).toContain('invited you to');
  expect(await published()).toEqual({ advocate: '10% off' });
  expect(await preview()).not.toContain('wants you');
});

test('mails come under the shop’s name for itself, are answered where it says, and wear its color', async () => {
  const brand = {
    logoUrl: 'https://cdn.example.com/logo.png',
    accent: '#f2c94c',
    senderName: 'Luma, "the shop"\r\nBcc: all@example.com',
    replyTo: 'care@luma.example',
    footer: 'Luma Goods\n12 Canal Street',
  };
  const seen = { logoUrl: '', accent: '', senderName: '', replyTo: '', footer: '' };
  await saveSettingsPart({ shopId: luma.id, seen, typed: { part: 'brand', form: brand }, now: new Date() });
  await rewardMail();
  const [mail] = running.sandbox.world.mails;
  expect(mail?.to).toHaveLength(1);
  expect(mail?.html).toMatch(/src="https:\/\/cdn\.example\.com\/logo\.png"[^]*background-color:#f2c94c/);
  expect(mail?.text).toContain('12 Canal Street');
  expect(JSON.stringify(mail)).not.toMatch(/"bcc"/i);
  expect(await landing()).toContain('accent=f2c94c');
});

test('words that cannot be used are told by field, and nothing is saved', async () => {
  const before = await stored();
  const outcome = await save(
    { 'landing.title': '{{email}}', 'claim.use': '<b>Go</b>', 'claim.acceptedTitle': 'Hi' },
    before,
  );
  expect(outcome).toMatchObject({
    refused: 'invalid',
    problems: { 'landing.title': { problem: 'unknown_placeholder' }, 'claim.use': { problem: 'markup' } },
  });
  expect(await stored()).toEqual(before);
});

test('hostile words stay words', async () => {
  await save({ 'landing.title': '"onclick=alert(1) {{name}} & $t(landing.claim)' }, await stored());
  const html = await landing();
  expect(html).toContain('&quot;onclick=alert(1) Finn &amp; $t(landing.claim)');
  await save({}, await stored());
});

test('two editors of one language: the second is told, and may save over it; another language is nobody’s conflict', async () => {
  expect(await save({ 'claim.use': 'First' })).toEqual({ done: 'saved' });
  expect(await save({ 'claim.use': 'Second' })).toEqual({ refused: 'conflict', theirs: { 'claim.use': 'First' } });
  const french = {
    shopId: luma.id,
    locale: 'fr',
    seen: {},
    typed: { 'claim.use': 'Allez-y' },
    now: new Date(),
  } as const;
  expect(await saveOwnWords(french)).toEqual({ done: 'saved' });
  expect(await save({ 'claim.use': 'Second' }, { 'claim.use': 'First' })).toEqual({ done: 'saved' });
  // Sent again after a lost answer: it is there already.
  expect(await save({ 'claim.use': 'Second' }, { 'claim.use': 'First' })).toEqual({ done: 'saved' });
  expect(await database.ledgerEntry.count({ where: { shopId: luma.id, causeKey: { startsWith: 'settings:' } } })).toBe(
    (await getShopSettings(luma.id)).revision,
  );
});

test('one shop’s words are not another’s', async () => {
  const rive = await installShop(RIVE);
  expect((await getShopSettings(rive.id)).settings.words).toEqual({});
  await save({ 'claim.use': 'Rive' }, {}, rive);
  expect(await stored()).not.toMatchObject({ 'claim.use': 'Rive' });
});

test('who goes on typing while the page saves is not told that somebody else changed it', async () => {
  const rive = await installShop(RIVE);
  const saveNote = (note: string, seen: string) =>
    saveSettingsPart({
      shopId: rive.id,
      seen: { note: seen },
      typed: { part: 'team', form: { note } },
      now: new Date(),
    });
  expect(await saveNote('Held until sent. ', '')).toEqual({ done: 'saved' });
  expect(await saveNote('Held until sent. Ask Camille.', 'Held until sent. ')).toEqual({ done: 'saved' });
  expect(await saveNote('Nothing of it', 'Held until sent.')).toMatchObject({ refused: 'conflict' });
  const stored = (await getShopSettings(rive.id)).settings.words['en'] ?? {};
  expect(await save({ 'message.shop': ' Hi from {{shop}} ' }, stored, rive)).toEqual({ done: 'saved' });
  expect(await save({ 'message.shop': 'Hello from {{shop}}' }, { 'message.shop': ' Hi from {{shop}} ' }, rive)).toEqual(
    {
      done: 'saved',
    },
  );
});
