import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FriendsBrowser, codeOf, newAddress, titleOf, visitOf } from '../../tests/support/friends-browser.ts';
import { fillFriendPools, join } from '../../tests/support/people.ts';
import { prepareSettings } from '../../tests/support/programs.ts';
import { askRoute, proxiedRequest } from '../../tests/support/proxied-request.ts';
import { installShop, person } from '../../tests/support/sandbox-shop.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { hashName } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { attemptLimits } from '#app/domain/abuse/attempt-limits.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { limitCause } from '#app/domain/reward/limits.ts';
import { dateOf, monthOf, addDays } from '#app/domain/time.ts';
import { pauseProgram } from '#app/operations/change-program-status.ts';
import * as qrRoute from './proxy.v1.qr.$code.ts';
import * as whoRoute from './proxy.v1.who.tsx';

let luma: Shop;
let invite: string;
let programId: ProgramId;
beforeAll(async () => {
  luma = await installShop();
});
/** Runs one program of these settings, and no other. */
async function run(settings: Partial<ProgramSettings> = {}): Promise<void> {
  await database.program.updateMany({ where: { shopId: luma.id }, data: { status: 'archived' } });
  programId = await prepareSettings(luma, settings);
}
beforeEach(async () => {
  await run();
  await fillFriendPools(luma, programId);
  invite = await join(luma);
});
const friend = (ip?: string) => new FriendsBrowser(luma, ip === undefined ? {} : { ip });
const attempts = () => database.attempt.deleteMany({ where: { shopId: luma.id } });
const day = (days: number) => dateOf(addDays(new Date(), days), luma.timeZone);

describe('an invite that is not open', () => {
  test('because the program is paused, says so to everybody, whatever their code', async () => {
    await pauseProgram({ shop: luma, programId, now: new Date() });
    for (const code of [invite, 'NOBODY-222']) {
      const page = await friend().open(code);
      expect([page.status, titleOf(page)]).toEqual([404, 'This invitation is taking a break']);
    }
  });

  test('because it has not begun, says when it does', async () => {
    await run({ schedule: { startsOn: day(3), endsOn: null } });
    const page = await friend().open(invite);
    expect(titleOf(page)).toBe('You are early');
    expect(page.html).toContain(`${Number(day(3).slice(8))}, ${day(3).slice(0, 4)}`);
  });

  test('because it has ended, says until when it ran', async () => {
    await run({ schedule: { startsOn: null, endsOn: day(-3) } });
    expect(titleOf(await friend().open(invite))).toBe('This invitation has ended');
  });

  test('because the shop has no program, says that', async () => {
    await database.program.updateMany({ where: { shopId: luma.id }, data: { status: 'archived' } });
    expect(titleOf(await friend().open(invite))).toBe('There is no invitation running right now');
  });

  test('because no program takes the advocate, looks like one that never was', async () => {
    await run({ eligibility: { kind: 'tag', tag: 'insider' } });
    const [known, unknown] = [await friend().open(invite), await friend().open('NOBODY-222')];
    expect(known.html).toBe(unknown.html);
    expect(known.status).toBe(unknown.status);
  });

  test('while codes are being made, can be claimed in a moment', async () => {
    await run();
    const page = await friend().openAndClaim(invite);
    expect(titleOf(page)).toBe('Your code is being prepared');
    await fillFriendPools(luma, programId);
    expect(codeOf(await friend().openAndClaim(invite))).toMatch(/^HI-/);
  });

  test('because it is one’s own, shows the link to share', async () => {
    const ada = new FriendsBrowser(luma, { customerId: person('Ada').gid });
    const page = await ada.open(invite);
    expect(page.html).toContain(`/i/${invite}`);
    expect(visitOf(page)).toBe('');
  });
});

describe('what the advocate gets', () => {
  const promised = async () => (await friend().open(invite)).html.includes('Ada gets');

  test('is not promised once the month’s limit is reached, and the friend’s part stays', async () => {
    const limit = { amountMinor: 10000n, currency: 'EUR' };
    await run({ monthlySpendLimit: limit });
    expect(await promised()).toBe(true);
    const month = monthOf(new Date(), luma.timeZone);
    const causeKey = limitCause('limit_reached', { programId, month, limit });
    await inTransaction((transaction) =>
      appendToLedger(
        luma.id,
        [{ kind: 'limit_reached', actor: 'ricochet', at: new Date(), causeKey, programId }],
        transaction,
      ),
    );
    const page = await friend().open(invite);
    expect(page.html).not.toContain('Ada gets');
    expect(page.html).toContain('You get 10% off');
  });

  test('is not promised once the advocate has all that there is for one person', async () => {
    const { advocate } = defaultProgramSettings;
    await run({ advocate: { ...advocate, caps: { perDay: null, perMonth: null, ever: 1 } } });
    expect(await promised()).toBe(true);
    const { advocateId } = await database.inviteCode.findFirstOrThrow({ where: { code: invite } });
    const granted = {
      kind: 'reward_approved' as const,
      actor: 'ricochet' as const,
      at: new Date(),
      causeKey: `approved:${programId}`,
      programId,
      advocateId: advocateId as `ad_${string}`,
      rewardId: newId('rw'),
      data: { side: 'advocate', cause: 'referral' },
    };
    await inTransaction((transaction) => appendToLedger(luma.id, [granted], transaction));
    expect(await promised()).toBe(false);
  });
});

test('how many were welcomed is told where the program says so, from ten on', async () => {
  await run({ socialProof: true });
  const reward = (count: number) =>
    database.referral.createMany({
      data: Array.from({ length: count }, () => ({
        ...{ shopId: luma.id, id: newId('rf'), programId, versionNumber: 1, advocateId: newId('ad') },
        ...{ claimId: newId('cl'), orderId: newId('rf'), channel: 'link', status: 'rewarded' },
        ...{ decision: {}, decidedAt: new Date() },
      })),
    });
  await reward(9);
  expect((await friend().open(invite)).html).not.toContain('welcomed this way');
  await reward(1);
  expect((await friend().open(invite)).html).toContain('10 friends have been welcomed this way so far.');
});

describe('a link preview', () => {
  test('gets a small document of its own with everything it reads, and is no visit', async () => {
    const before = await database.visit.count();
    const page = await friend().open(invite, 'WhatsApp/2.24.20.89 A');
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(page.html).toMatch(/^<!doctype html><html lang="en">/);
    expect(page.html).toContain('<meta property="og:title" content="Ada invited you to');
    expect(await database.visit.count()).toBe(before);
  });
});

describe('“Who invited you?”', () => {
  test('asks for a code or a name', async () => {
    const request = proxiedRequest('/who', { shop: luma.domain, customerId: null });
    expect(await (await askRoute(whoRoute.loader, request)).text()).toContain('Who invited you?');
  });

  test('finds a code in any spelling, and notes that it was said', async () => {
    const small = invite.toLowerCase();
    for (const spelling of [small, small.replace('-', ' '), small.replace('-', '–'), small.replace('-', '')]) {
      const page = await friend().nameWho(spelling);
      expect(titleOf(page)).toContain('Ada invited you');
      expect(await database.visit.findFirst({ where: { id: visitOf(page) } })).toMatchObject({ channel: 'spoken' });
    }
  });

  test('finds a full name of somebody who lets themselves be found, and nobody else', async () => {
    const { lastName } = person('Ada');
    const name = `${lastName ?? ''}, ada`;
    expect((await friend().nameWho(name)).status).toBe(404);
    const { advocateId } = await database.inviteCode.findFirstOrThrow({ where: { code: invite } });
    const nameHash = hashName(luma.id, `Ada ${lastName ?? ''}`);
    await database.advocate.updateMany({ where: { id: advocateId }, data: { nameHash } });
    const page = await friend().nameWho(name);
    expect(titleOf(page)).toContain('Ada invited you');
    expect(await database.visit.findFirst({ where: { id: visitOf(page) } })).toMatchObject({ channel: 'name' });
    // Two of one name are nobody.
    await join(luma, 'Grace');
    await database.advocate.updateMany({ where: { shopId: luma.id }, data: { nameHash } });
    expect((await friend().nameWho(name)).status).toBe(404);
    await database.advocate.updateMany({ where: { shopId: luma.id }, data: { nameHash: null } });
  });

  test('answers whatever does not fit in one and the same way', async () => {
    const { lastName } = person('Ada');
    await run({ eligibility: { kind: 'tag', tag: 'insider' } });
    const answers = [];
    for (const typed of [invite, 'NOBODY-222', 'Nobody Atall', `Ada ${lastName ?? ''}`, '{{ shop }}', '<script>']) {
      const { status, html } = await friend().nameWho(typed);
      answers.push(`${status} ${html.replace(/ value="[^"]*"/, '')}`);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^404 .*We found no invite that fits/s);
  });

  test('asks again when nothing was typed, and counts nothing', async () => {
    await attempts();
    expect((await friend().nameWho('  ')).html).toContain('Please type in a code or a name.');
    expect(await database.attempt.count({ where: { shopId: luma.id } })).toBe(0);
  });
});

describe('whoever guesses', () => {
  beforeEach(attempts);

  test('codes in links is turned away after some, right ones included, and nobody else is', async () => {
    const guesser = friend('203.0.113.66');
    const { ofOne } = attemptLimits.unknown_invite;
    for (let count = 0; count < ofOne; count += 1)
      expect((await guesser.open(`ADA-${String(count).padStart(3, 'X')}`)).status).toBe(404);
    for (const code of [invite, 'ADA-222']) {
      const page = await guesser.open(code);
      expect(page.status).toBe(429);
      expect(page.html).toMatch(/Please try again in (a minute|\d+ minutes)/);
    }
    expect((await friend().open(invite)).status).toBe(200);
  });

  test('names is turned away sooner', async () => {
    const guesser = friend('203.0.113.67');
    for (let count = 0; count < attemptLimits.unknown_name.ofOne; count += 1)
      expect((await guesser.nameWho(`Nobody Number${'x'.repeat(count)}`)).status).toBe(404);
    expect((await guesser.nameWho('Somebody Else')).status).toBe(429);
  });

  test('names sixty times at once learns no more than in turn', async () => {
    const guesser = friend('203.0.113.68');
    const pages = await Promise.all(
      Array.from({ length: 60 }, (_each, count) => guesser.nameWho(`Nobody Number${'x'.repeat(count)}`)),
    );
    expect(pages.filter(({ status }) => status === 404)).toHaveLength(attemptLimits.unknown_name.ofOne);
  });

  test('codes in links sixty times at once is turned away as well', async () => {
    const guesser = friend('203.0.113.69');
    const pages = await Promise.all(Array.from({ length: 60 }, (_each, count) => guesser.open(`ADA-${count + 100}`)));
    expect(pages.filter(({ status }) => status === 404)).toHaveLength(attemptLimits.unknown_invite.ofOne);
  });

  test('names too often still opens a code that looks like a name, as often as they like', async () => {
    const guesser = friend('203.0.113.70');
    const spoken = 'ADA-KLM';
    await database.inviteCode.updateMany({ where: { code: invite }, data: { code: spoken } });
    for (let count = 0; count <= attemptLimits.unknown_name.ofOne; count += 1)
      await guesser.nameWho(`Nobody Number${'x'.repeat(count)}`);
    for (let count = 0; count <= attemptLimits.unknown_invite.ofOne; count += 1)
      expect((await guesser.nameWho('ada klm')).status).toBe(200);
  });

  test('together with many others keeps nobody from opening a good link', async () => {
    const windowStart = new Date(Math.floor(Date.now() / 600_000) * 600_000);
    const row = { shopId: luma.id, kind: 'unknown_invite', who: '', count: 1_000_000 };
    const windows = [windowStart, new Date(windowStart.getTime() + 600_000)];
    await database.attempt.createMany({ data: windows.map((start) => ({ ...row, windowStart: start })) });
    expect((await friend().open(invite)).status).toBe(200);
    expect((await friend().nameWho(invite)).status).toBe(200);
  });

  test('as a link preview is counted like anybody', async () => {
    const guesser = friend(newAddress());
    for (let count = 0; count <= attemptLimits.unknown_invite.ofOne; count += 1)
      await guesser.open(`ADA-${String(count).padStart(3, 'Z')}`, 'WhatsApp/2.24');
    expect((await guesser.open(invite, 'WhatsApp/2.24')).status).toBe(429);
  });
});

describe('the QR code', () => {
  const draw = (code: string) =>
    askRoute(qrRoute.loader, proxiedRequest(`/qr/${code}`, { shop: luma.domain, customerId: null }), { code });

  test('is a picture of the link, for a day, whether or not anybody has the code', async () => {
    for (const code of [invite, 'NOBODY-222']) {
      const answer = await draw(`${code}.svg`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Content-Type')).toBe('image/svg+xml; charset=utf-8');
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=86400');
      expect(await answer.text()).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
    }
  });

  test.each(['ADA-K7Q', 'ada-k7q.svg', '.svg', '<script>.svg', `${'X'.repeat(60)}.svg`])(
    'of %s is none',
    async (code) => {
      expect((await draw(code)).status).toBe(404);
    },
  );
});
