import { running } from '../../tests/support/sandbox.ts';
import { beforeEach, expect, test } from 'vitest';
import { credit, openAdvocate, openProgram, refer, settingsWith } from '../../tests/support/granting.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { installShop, RIVE } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { findMailStop, signMailStop } from '#app/db/mail-stops.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { getShopSettings } from '#app/db/shop-settings.ts';
import type { Shop } from '#app/db/shops.ts';
import { action as stopMail, loader as openStop } from '#app/routes/mail.stop.$token.tsx';
import { askForMerchantMails } from './ask-for-merchant-mails.ts';
import { saveSettingsPart } from './save-settings-part.ts';
import { sendMerchantMail } from './send-merchant-mail.ts';

// A Monday at eight in New York, and in Paris two hours into the afternoon.
const monday = new Date('2026-11-30T13:00:00Z');
const day = '2026-11-30';
const settings = settingsWith({ tiers: [{ fromFriend: 1, offer: credit(3000, 'USD') }] });

let shop: Shop;
beforeEach(async () => {
  await database.merchantMail.deleteMany();
  await database.shopSettings.deleteMany();
  shop = await installShop();
  await database.shop.updateMany({ data: { installedAt: new Date('2026-11-01T00:00:00Z') } });
  await dropJobs();
  running.sandbox.world.mails = [];
});

/** A referral that waits for the merchant. */
async function hold({ referral, ...referred }: Awaited<ReturnType<typeof refer>>, decidedAt: Date): Promise<void> {
  const decision = { kind: 'hold', reasons: ['manual_approval'], evidence: [], flags: [], rulesVersion: 1 };
  const row = { ...referral, shopId: referred.shop.id, claimId: newId('cl'), channel: 'link', status: 'held' };
  await database.referral.create({ data: { ...row, decision, decidedAt } });
}

const mails = () => running.sandbox.world.mails;
const send = (kind: 'digest' | 'tasks', on = day, now = monday) =>
  sendMerchantMail({ shopId: shop.id, kind, day: on, now });
const jobs = async (kind: string) =>
  (await listJobs('send-merchant-mail')).filter(({ payload }) => JSON.stringify(payload).includes(`"${kind}"`));

test('asked by two workers at once, and every quarter of an hour, there is one digest a week', async () => {
  await Promise.all([askForMerchantMails({ now: monday }), askForMerchantMails({ now: monday })]);
  await askForMerchantMails({ now: new Date(monday.getTime() + 900_000) });
  expect(await jobs('digest')).toHaveLength(1);
  await openProgram(shop, settings);
  await send('digest');
  await send('digest');
  expect(mails()).toHaveLength(1);
  await askForMerchantMails({ now: new Date(monday.getTime() + 3_600_000) });
  expect(await jobs('digest')).toHaveLength(1);
  await askForMerchantMails({ now: new Date('2026-12-07T13:00:00Z') });
  expect(await jobs('digest')).toHaveLength(2);
});

test('the digest arrives by SMTP with figures, a suggestion, a plain part and a way to stop it', async () => {
  await openProgram(shop, settings);
  await askForMerchantMails({ now: monday });
  await send('digest');
  const [mail] = mails();
  expect(mail?.to).toEqual([shop.email]);
  expect(mail?.subject).toBe('Last week at Luma Goods: referrals in figures');
  for (const part of [mail?.html, mail?.text]) {
    expect(part).toContain('New customers');
    expect(part).toContain('Stop these mails');
    expect(part).toContain('/mail/stop/');
  }
  expect(mail?.text).not.toContain('merchantMail.');
});

test('a shop that never published anything is told nothing', async () => {
  const rive = await installShop(RIVE);
  await askForMerchantMails({ now: new Date('2026-11-30T07:30:00Z') });
  await sendMerchantMail({ shopId: rive.id, kind: 'digest', day, now: monday });
  expect(mails()).toEqual([]);
});

test('what waits is told once, and again only when something new does', async () => {
  const programId = await openProgram(shop, settings);
  const advocateId = await openAdvocate(shop);
  await hold(await refer(shop, programId, advocateId, settings), new Date('2026-11-30T10:00:00Z'));
  await askForMerchantMails({ now: monday });
  await send('tasks');
  expect(mails()).toHaveLength(1);
  expect(mails()[0]?.text).toMatch(/referral waits for your decision\. 1 of them is new/);
  const tuesday = new Date('2026-12-01T13:00:00Z');
  await askForMerchantMails({ now: tuesday });
  await send('tasks', '2026-12-01', tuesday);
  expect(mails()).toHaveLength(1);
  expect(
    await database.merchantMail.findMany({ where: { shopId: shop.id, kind: 'tasks' }, orderBy: { day: 'asc' } }),
  ).toMatchObject([{ outcome: 'sent' }, { outcome: 'nothing_new' }]);
});

test('mails go where the merchant says, and not at all once they are turned off', async () => {
  await openProgram(shop, settings);
  const seen = { email: '', weeklyDigest: true, dailyTasks: true };
  const form = { ...seen, email: 'camille@example.com' };
  await saveSettingsPart({ shopId: shop.id, seen, typed: { part: 'notifications', form }, now: monday });
  await askForMerchantMails({ now: monday });
  await send('digest');
  expect(mails()).toMatchObject([{ to: ['camille@example.com'] }]);
});

test('the link in a mail stops that kind of mail without signing in; opening it does not, and no other link does', async () => {
  const token = signMailStop(shop.id, 'digest');
  const ask = (of: string, method = 'POST') => ({
    request: new Request(`http://localhost/mail/stop/${of}`, { method }),
    params: { token: of },
    context: {},
  });
  const isOn = async () => (await getShopSettings(shop.id)).settings.notifications;
  expect((await openStop(ask(token, 'GET'))).status).toBe(200);
  expect(await isOn()).toMatchObject({ weeklyDigest: true });
  const other = await installShop(RIVE);
  for (const wrong of [token.slice(0, -1), token.replace('digest', 'tasks'), token.replace(shop.id, other.id), 'x'])
    expect((await stopMail(ask(wrong))).status).toBe(404);
  expect(await isOn()).toMatchObject({ weeklyDigest: true, dailyTasks: true });
  expect((await stopMail(ask(token))).status).toBe(200);
  expect((await stopMail(ask(token))).status).toBe(200);
  expect(await isOn()).toMatchObject({ weeklyDigest: false, dailyTasks: true });
  expect(findMailStop(token)).toEqual({ shopId: shop.id, kind: 'digest' });
  await askForMerchantMails({ now: monday });
  await send('digest');
  expect(mails()).toEqual([]);
});
