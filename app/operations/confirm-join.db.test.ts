import { countSent, running, sentOperations, strike } from '../../tests/support/sandbox.ts';
import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { installShop, newcomer, RIVE, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { insertBlocks } from '#app/db/blocks.ts';
import { database } from '#app/db/client.server.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { JoinRequestId, ProgramId } from '#app/domain/ids.ts';
import { attemptLimits } from '#app/domain/abuse/attempt-limits.ts';
import { defaultProgramSettings, encodeProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { noOrigin } from '#app/domain/person/person-details.ts';
import { pauseProgram, resumeProgram } from './change-program-status.ts';
import { clearPayloads } from './clear-payloads.ts';
import { confirmJoin } from './confirm-join.ts';
import { joinAsAdvocate } from './join-as-advocate.ts';
import { renewPrivateLinks } from './renew-private-links.ts';
import { requestJoin } from './request-join.ts';
import { sendJoinMail } from './send-join-mail.ts';

const minute = 60_000;
const hour = 60 * minute;
let luma: Shop;
let programId: ProgramId;
beforeAll(async () => {
  luma = await installShop();
  programId = await runProgram(luma, { joinByEmail: true });
});
beforeEach(async () => {
  await dropJobs();
  await database.attempt.deleteMany();
  running.sandbox.world.mails = [];
});

const later = (milliseconds: number) => new Date(Date.now() + milliseconds);
const ask = (email: string, { shop = luma, locale = 'en', now = new Date() } = {}) =>
  requestJoin({ shop, email, locale, origin: noOrigin, now });
const mails = () => running.sandbox.world.mails;
const tokenIn = (text: string) => decodeURIComponent(/\/join\/([^?\s\]]+)/.exec(text)?.[1] ?? 'none');
/** Asks, and has the mail sent; answers the secret part of its link. */
async function askForLink(email: string, options: Parameters<typeof ask>[1] = {}): Promise<string> {
  expect(await ask(email, options)).toEqual({ ok: true });
  expect(await workUntilIdle()).toEqual([]);
  return tokenIn(mails().at(-1)?.text ?? '');
}
const confirm = (token: string, { shop = luma, now = new Date() } = {}) =>
  confirmJoin({ shop, token, origin: noOrigin, now });
const customersWith = (email: string) => sandboxShop().customers.filter((customer) => customer.email === email);
let strangers = 0;
const stranger = () => `stranger-${(strangers += 1)}@example.com`;

async function setProgram(change: Partial<ProgramSettings>): Promise<void> {
  const settings = encodeProgramSettings({ ...defaultProgramSettings, joinByEmail: true, ...change });
  await database.programVersion.updateMany({ where: { shopId: luma.id, programId }, data: { settings } });
}

describe('the mail', () => {
  test('goes to the address with one link, in the reader’s language, and keeps the address encrypted', async () => {
    const email = stranger();
    const token = await askForLink(email, { locale: 'fr' });
    expect(mails()).toMatchObject([{ to: [email], subject: expect.stringContaining('Votre lien d’invitation') }]);
    expect(mails()[0]?.html).toContain(`${luma.storefrontUrl}${luma.proxyPath}/join/${token}?locale=fr`);
    expect(mails()[0]?.text).toContain(token);
    const row = await database.joinRequest.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(JSON.stringify(row)).not.toContain(email);
  });

  test('is one for asks that come close together, and another for one that comes later', async () => {
    const email = stranger();
    const start = Date.now();
    const askAt = async (minutes: number) => {
      await ask(email, { now: new Date(start + minutes * minute) });
      const [job] = await listJobs('send-join-mail');
      const { joinRequestId } = job?.payload as { joinRequestId: JoinRequestId };
      const send = () => sendJoinMail({ shopId: luma.id, joinRequestId, now: new Date(start + minutes * minute) });
      await send();
      await send();
      await dropJobs();
      return mails().length;
    };
    expect([await askAt(0), await askAt(5), await askAt(9.9), await askAt(11)]).toEqual([1, 1, 1, 2]);
    expect(new Set(mails().map(({ messageId }) => messageId)).size).toBe(2);
  });

  test('is not sent any more to a mailbox that got several today, whoever asks, and nobody is told', async () => {
    const email = stranger();
    for (let asks = 0; asks < attemptLimits.join_mail.ofOne + 2; asks += 1) {
      await database.attempt.deleteMany({ where: { kind: 'join' } });
      await database.joinRequest.updateMany({ data: { sentAt: later(-hour) } });
      expect(await ask(email)).toEqual({ ok: true });
      await workUntilIdle();
    }
    expect(mails()).toHaveLength(attemptLimits.join_mail.ofOne);
  });

  test('of another shop, or of one that left, is not sent', async () => {
    await ask(stranger());
    const [job] = await listJobs('send-join-mail');
    const { joinRequestId } = job?.payload as { joinRequestId: JoinRequestId };
    await sendJoinMail({ shopId: 'sh_00000000000000000000000000', joinRequestId, now: new Date() });
    await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: new Date() } });
    await sendJoinMail({ shopId: luma.id, joinRequestId, now: new Date() });
    await database.shop.update({ where: { id: luma.id }, data: { uninstalledAt: null } });
    expect(mails()).toEqual([]);
  });
});

describe('asking', () => {
  test('runs the same statements and asks Shopify nothing, whoever the address belongs to', async () => {
    const customer = newcomer();
    const advocate = newcomer();
    await joinAsAdvocate({ shop: luma, customerId: advocate.gid, locale: 'en', now: new Date() });
    const blocked = stranger();
    const mark = { kind: 'email' as const, valueHash: hashEmail(luma.id, blocked) ?? '' };
    await insertBlocks(luma.id, [mark], { note: '', now: new Date() }, database);
    const known = stranger();
    await ask(known);
    const asked: string[][] = [];
    for (const email of [stranger(), customer.email, advocate.email, blocked, known, 'x@mailinator.com']) {
      await database.attempt.deleteMany();
      asked.push(await statementsOf(() => ask(email)));
    }
    expect(new Set(asked.map((statements) => statements.join('\n'))).size).toBe(1);
    expect(asked[0]?.length).toBeGreaterThan(4);
    expect(sentOperations.filter((name) => name !== 'FindCustomer')).toEqual([]);
  });

  test('is refused while nothing runs, and where the program is not open to it', async () => {
    await setProgram({ joinByEmail: false });
    expect(await ask(stranger())).toEqual({ refused: 'not_possible' });
    await setProgram({});
    await pauseProgram({ shop: luma, programId, now: new Date() });
    expect(await ask(stranger())).toEqual({ refused: 'no_active_program' });
    await resumeProgram({ shop: luma, programId, now: new Date() });
    expect(await ask(stranger())).toEqual({ ok: true });
  });

  test('too often from one place is refused until the hour is over, whatever the addresses', async () => {
    const origin = { ...noOrigin, ip: '203.0.113.9' };
    const from = (now: Date) => requestJoin({ shop: luma, email: stranger(), locale: 'en', origin, now });
    const now = new Date();
    for (let asks = 0; asks < attemptLimits.join.ofOne; asks += 1) expect(await from(now)).toEqual({ ok: true });
    expect(await from(now)).toEqual({ refused: 'too_many' });
    expect(await ask(stranger(), { now })).toEqual({ ok: true });
    expect(await from(new Date(now.getTime() + hour))).toEqual({ ok: true });
  });
});

describe('confirming', () => {
  test('somebody new becomes a customer without consent to anything, and an advocate', async () => {
    const email = stranger();
    const joined = await confirm(await askForLink(email));
    expect(joined).toMatchObject({ ok: true, firstName: '', code: expect.stringMatching(/^FRIEND-/) });
    expect(customersWith(email)).toMatchObject([{ firstName: '', tags: [], phone: null }]);
    expect(await listJobs('publish-invite')).toHaveLength(1);
  });

  test('a customer gets the invite of their own record, whose address may be written otherwise', async () => {
    const customer = newcomer();
    const joined = await confirm(await askForLink(customer.email.toUpperCase()));
    expect(joined).toMatchObject({ ok: true, firstName: customer.firstName });
    expect(countSent('CreateCustomer')).toBe(0);
    const advocate = await database.advocate.findFirstOrThrow({ where: { customerId: customer.gid } });
    expect(joined).toMatchObject({ advocateId: advocate.id });
  });

  test('an advocate gets the invite they have', async () => {
    const customer = newcomer();
    const before = await joinAsAdvocate({ shop: luma, customerId: customer.gid, locale: 'en', now: new Date() });
    expect(await confirm(await askForLink(customer.email))).toEqual(before);
  });

  test('twice, and several at once, is one customer with one invite', async () => {
    const email = stranger();
    const token = await askForLink(email);
    const answers = await Promise.all([confirm(token), confirm(token), confirm(token)]);
    answers.push(await confirm(token));
    expect(new Set(answers.map((answer) => JSON.stringify(answer, (_key, value: unknown) => String(value)))).size).toBe(
      1,
    );
    expect(answers[0]).toMatchObject({ ok: true });
    expect(customersWith(email)).toHaveLength(1);
    expect(await database.advocate.count({ where: { emailHash: hashEmail(luma.id, email) } })).toBe(1);
  });

  test('nobody who is blocked, and no record is made of them', async () => {
    const email = stranger();
    const token = await askForLink(email);
    const mark = { kind: 'email' as const, valueHash: hashEmail(luma.id, email) ?? '' };
    await insertBlocks(luma.id, [mark], { note: '', now: new Date() }, database);
    expect(await confirm(token)).toEqual({ refused: 'not_eligible' });
    expect(customersWith(email)).toEqual([]);
  });

  test('nobody new where only customers who have ordered may invite, and no record is made of them', async () => {
    const email = stranger();
    const customer = newcomer();
    const [tokenOfStranger, tokenOfCustomer] = [await askForLink(email), await askForLink(customer.email)];
    await setProgram({ eligibility: { kind: 'has_ordered' } });
    expect(await confirm(tokenOfStranger)).toEqual({ refused: 'not_eligible' });
    expect(await confirm(tokenOfCustomer)).toEqual({ refused: 'not_eligible' });
    expect(customersWith(email)).toEqual([]);
    expect(countSent('CreateCustomer')).toBe(0);
    await setProgram({});
  });

  test('nobody new once the program is not open to it any more; who joined before is shown their invite', async () => {
    const [early, late] = [await askForLink(stranger()), await askForLink(stranger())];
    const joined = await confirm(early);
    await setProgram({ joinByEmail: false });
    expect(await confirm(late)).toEqual({ refused: 'not_eligible' });
    await setProgram({});
    expect(await confirm(early)).toEqual(joined);
  });

  test.each(['FindCustomerByEmail', 'CreateCustomer', 'FindCustomer'])(
    'while Shopify does not answer %s, the same link can be tried again',
    async (operation) => {
      const email = stranger();
      const token = await askForLink(email);
      strike('admin.server-error', { operation, count: 10 });
      expect(await confirm(token)).toEqual({ refused: 'try_again' });
      running.misbehaviours.clear();
      expect(await confirm(token)).toMatchObject({ ok: true });
      expect(customersWith(email)).toHaveLength(1);
    },
  );

  test('a customer who was made although no answer came is found at the next try', async () => {
    const email = stranger();
    const token = await askForLink(email);
    strike('admin.timeout-after-effect', { operation: 'CreateCustomer' });
    expect(await confirm(token)).toEqual({ refused: 'try_again' });
    expect(await confirm(token)).toMatchObject({ ok: true });
    expect(customersWith(email)).toHaveLength(1);
  });
});

describe('a link', () => {
  test('works for two days and not longer', async () => {
    const token = await askForLink(stranger());
    expect(await confirm(token, { now: later(48 * hour) })).toEqual({ refused: 'old_link' });
    expect(await confirm(token, { now: later(47.9 * hour) })).toMatchObject({ ok: true });
  });

  test('lives no longer because another mail is asked for later', async () => {
    const email = stranger();
    const token = await askForLink(email);
    await database.joinRequest.updateMany({ data: { sentAt: later(-hour) } });
    await ask(email, { now: later(40 * hour) });
    const [job] = await listJobs('send-join-mail');
    const { joinRequestId } = job?.payload as { joinRequestId: JoinRequestId };
    await sendJoinMail({ shopId: luma.id, joinRequestId, now: later(40 * hour) });
    const next = tokenIn(mails().at(-1)?.text ?? '');
    expect(await confirm(token, { now: later(49 * hour) })).toEqual({ refused: 'old_link' });
    expect(await confirm(next, { now: later(49 * hour) })).toMatchObject({ ok: true });
    await database.joinRequest.deleteMany();
  });

  test('is worthless once the advocate made earlier links so', async () => {
    const token = await askForLink(stranger());
    const joined = await confirm(token);
    if (!('ok' in joined)) throw new Error('They did not join.');
    await renewPrivateLinks({ shop: luma, advocateId: joined.advocateId });
    await renewPrivateLinks({ shop: luma, advocateId: joined.advocateId });
    expect(await confirm(token)).toEqual({ refused: 'old_link' });
  });

  test('stays that of the address it was mailed to, whoever asks with another spelling of it', async () => {
    const letters = `victim${Date.now()}`;
    const token = await askForLink(`${letters}@gmail.com`);
    const other = await askForLink(`${[...letters].join('.')}+x@googlemail.com`);
    expect(other).not.toBe(token);
    expect(mails().map(({ to }) => to)).toEqual([
      [`${letters}@gmail.com`],
      [expect.stringContaining('googlemail.com')],
    ]);
    expect(await confirm(token)).toMatchObject({ ok: true });
    expect(customersWith(`${letters}@gmail.com`)).toHaveLength(1);
  });

  test('of another shop, with a changed sign, or made up, is none', async () => {
    const rive = await installShop(RIVE);
    const token = await askForLink(stranger());
    expect(await confirm(token, { shop: rive })).toEqual({ refused: 'old_link' });
    expect(await confirm(token.replace(/\../, (sign) => (sign === '.A' ? '.B' : '.A')))).toEqual({
      refused: 'old_link',
    });
    expect(await confirm('jr_00000000000000000000000000')).toEqual({ refused: 'old_link' });
    expect(await confirm('')).toEqual({ refused: 'old_link' });
  });

  test('is forgotten with its address once it is out of date, and so is what was counted', async () => {
    const token = await askForLink(stranger());
    await clearPayloads({ now: later(47 * hour) });
    expect(await database.joinRequest.count()).toBeGreaterThan(0);
    await clearPayloads({ now: later(49 * hour) });
    expect(await database.joinRequest.count()).toBe(0);
    expect(await database.attempt.count()).toBe(0);
    expect(await confirm(token)).toEqual({ refused: 'old_link' });
  });
});

/** The statements that `work` sends to the database, without their values. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.map(([sent]) => (typeof sent === 'string' ? sent : (sent as { text: string }).text));
  } finally {
    query.mockRestore();
  }
}
