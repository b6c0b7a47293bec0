import '../../tests/support/sandbox.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { FriendsBrowser, cartMarkOf, codeOf, titleOf, visitOf } from '../../tests/support/friends-browser.ts';
import { fillFriendPools, join } from '../../tests/support/people.ts';
import { prepareSettings } from '../../tests/support/programs.ts';
import { installShop, newcomer } from '../../tests/support/sandbox-shop.ts';
import { attemptLimits } from '#app/domain/abuse/attempt-limits.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { saveOrder } from '#app/db/orders.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { addDays } from '#app/domain/time.ts';
import { order as anyOrder } from '../../tests/support/tenancy.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
});
const claims = () => database.claim.count({ where: { shopId: luma.id } });

/** Runs the rest of the test with one program of these settings. */
async function run(settings: Partial<ProgramSettings>): Promise<{ programId: ProgramId; invite: string }> {
  await database.program.updateMany({ where: { shopId: luma.id }, data: { status: 'archived' } });
  const programId = await prepareSettings(luma, settings);
  await fillFriendPools(luma, programId);
  return { programId, invite: await join(luma) };
}

describe('an e-mail address', () => {
  test('that is required is asked for at its field; what was typed stays', async () => {
    const { invite } = await run({ claimEmail: 'required' });
    const friend = new FriendsBrowser(luma);
    const before = await claims();
    const missing = await friend.openAndClaim(invite);
    expect(missing.status).toBe(200);
    expect(missing.html).toContain('Please give your e-mail address');
    const visit = visitOf(missing);
    const wrong = await friend.claim({ invite, visit, email: 'finn at "home' });
    expect(wrong.html).toContain('This does not look like an e-mail address');
    expect(wrong.html).toContain('value="finn at &quot;home"');
    expect(visitOf(wrong)).toBe(visit);
    expect(await claims()).toBe(before);
    expect(codeOf(await friend.claim({ invite, visit, email: ' Finn@Example.com ' }))).toMatch(/^HI-/);
  });

  test('binds the claim by its hash, and is kept nowhere in the clear', async () => {
    const { programId, invite } = await run({ claimEmail: 'required' });
    await new FriendsBrowser(luma).openAndClaim(invite, { email: 'F.i.n.n+shop@googlemail.com' });
    const claim = await database.claim.findFirstOrThrow({ where: { programId } });
    expect(claim.emailHash).toBe(hashEmail(luma.id, 'finn@gmail.com'));
    expect(JSON.stringify(claim)).not.toContain('googlemail');
  });

  test('that is optional may be left out, and one that nobody asks for is ignored', async () => {
    const optional = await run({ claimEmail: 'optional' });
    expect(codeOf(await new FriendsBrowser(luma).openAndClaim(optional.invite))).toMatch(/^HI-/);
    const none = await run({ claimEmail: 'none' });
    expect(codeOf(await new FriendsBrowser(luma).openAndClaim(none.invite, { email: 'nonsense' }))).toMatch(/^HI-/);
    const claim = await database.claim.findFirstOrThrow({ where: { programId: none.programId } });
    expect(claim.emailHash).toBeNull();
  });

  test('that claimed before is answered as a new one is, with a code of its own; the address belongs to the last claim', async () => {
    const { programId, invite } = await run({ claimEmail: 'required' });
    const first = await new FriendsBrowser(luma).openAndClaim(invite, { email: 'finn@example.com' });
    const stranger = await new FriendsBrowser(luma).openAndClaim(invite, { email: 'FINN@example.com' });
    const fresh = await new FriendsBrowser(luma).openAndClaim(invite, { email: 'nobody@example.com' });
    expect(stranger.html).not.toContain(codeOf(first));
    const without = (page: typeof first) =>
      page.html.replaceAll(codeOf(page), 'CODE').replaceAll(cartMarkOf(page), 'MARK');
    expect([stranger.status, without(stranger)]).toEqual([fresh.status, without(fresh)]);
    const bound = await database.claim.findMany({
      where: { programId, emailHash: hashEmail(luma.id, 'finn@example.com') },
    });
    expect(bound.map(({ friendCode }) => friendCode)).toEqual([codeOf(stranger)]);
  });

  test('sent ten times at once from ten devices binds one claim, and every code is handed out once', async () => {
    const { programId, invite } = await run({ claimEmail: 'required' });
    const pages = await Promise.all(
      Array.from({ length: 10 }, () => new FriendsBrowser(luma).openAndClaim(invite, { email: 'rush@example.com' })),
    );
    expect(new Set(pages.map(codeOf)).size).toBe(10);
    expect(await database.claim.count({ where: { programId, emailHash: { not: null } } })).toBe(1);
  });

  test('is answered no more for a while after many, whether they had claimed or not', async () => {
    const { ofOne } = attemptLimits.claim;
    for (const name of ['known', 'unknown']) {
      const { invite } = await run({ claimEmail: 'required' });
      if (name === 'known') await new FriendsBrowser(luma).openAndClaim(invite, { email: 'known@example.com' });
      const guesser = { ip: name === 'known' ? '203.0.113.200' : '203.0.113.201' };
      const statuses: number[] = [];
      for (let count = 0; count <= ofOne; count += 1) {
        const answer = await new FriendsBrowser(luma, guesser).openAndClaim(invite, { email: `${name}@example.com` });
        statuses.push(answer.status);
        if (count === ofOne) expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
      }
      expect(statuses).toEqual([...Array.from({ length: ofOne }, () => 200), 429]);
      const elsewhere = await new FriendsBrowser(luma).openAndClaim(invite, { email: 'other@example.com' });
      expect(elsewhere.status).toBe(200);
    }
  });
});

describe('many claims from one address on the internet', () => {
  const { ofOne } = attemptLimits.claim;

  test('are as many at once as in turn, and no more codes are handed out', async () => {
    const { programId, invite } = await run({});
    const script = { ip: '203.0.113.210' };
    const visits: string[] = [];
    for (let count = 0; count < ofOne + 10; count += 1)
      visits.push(visitOf(await new FriendsBrowser(luma, script).open(invite)));
    const pages = await Promise.all(visits.map((visit) => new FriendsBrowser(luma, script).claim({ invite, visit })));
    expect(pages.filter(({ status }) => status === 429)).toHaveLength(10);
    const used = { where: { shopId: luma.id, programId } };
    expect(await database.claim.count(used)).toBe(ofOne);
    const late = pages.find(({ status }) => status === 429);
    expect(late?.html).toContain('Please take a short break');
    expect(Number(late?.headers.get('Retry-After'))).toBeGreaterThan(0);
    // What was claimed is still shown, and others claim as before.
    const claimed = pages.findIndex(({ status }) => status === 200);
    const again = await new FriendsBrowser(luma, script).claim({ invite, visit: visits[claimed] ?? '' });
    expect(codeOf(again)).toBe(codeOf(pages[claimed] ?? again));
    expect(codeOf(await new FriendsBrowser(luma).openAndClaim(invite))).toMatch(/^HI-/);
  });

  test('do not count while there are no codes, nor when they show what was claimed', async () => {
    const { invite } = await run({});
    const friend = new FriendsBrowser(luma, { ip: '203.0.113.211' });
    const visit = visitOf(await friend.open(invite));
    const codes = new Set<string>();
    for (let count = 0; count < ofOne + 5; count += 1) codes.add(codeOf(await friend.claim({ invite, visit })));
    expect(codes.size).toBe(1);
    await database.friendCode.updateMany({ where: { shopId: luma.id }, data: { status: 'claimed' } });
    for (let count = 0; count < ofOne + 5; count += 1)
      expect(titleOf(await friend.openAndClaim(invite))).toBe('Your code is being prepared');
  });
});

describe('coming back', () => {
  test('with the cart of a claim shows that claim, though the page was loaded anew', async () => {
    const { programId, invite } = await run({});
    const friend = new FriendsBrowser(luma);
    const first = await friend.openAndClaim(invite);
    const mark = cartMarkOf(first);
    expect(mark).toMatch(/^cl_/);
    const again = await friend.openAndClaim(invite, { mark });
    expect(codeOf(again)).toBe(codeOf(first));
    const viaBea = await friend.openAndClaim(await join(luma, 'Grace'), { mark });
    expect(codeOf(viaBea)).toBe(codeOf(first));
    expect(await database.claim.count({ where: { programId } })).toBe(1);
  });

  test('with the mark of the visit that was claimed, too; ten at once are one', async () => {
    const { programId, invite } = await run({});
    const friend = new FriendsBrowser(luma);
    const landing = await friend.open(invite);
    const mark = /data-visit-mark="([^"]+)"/.exec(landing.html)?.[1] ?? '';
    const visit = visitOf(landing);
    const pages = await Promise.all([
      friend.claim({ invite, visit }),
      ...Array.from({ length: 9 }, () => friend.openAndClaim(invite, { mark })),
    ]);
    expect(new Set(pages.map(codeOf)).size).toBeLessThanOrEqual(2);
    const claimed = codeOf(await friend.claim({ invite, visit }));
    expect(codeOf(await friend.openAndClaim(invite, { mark }))).toBe(claimed);
    expect(await database.claim.count({ where: { programId } })).toBeLessThanOrEqual(2);
  });

  test('by the welcome bar, which knows the cart’s mark alone, shows that claim while it is one of ours', async () => {
    const { programId, invite } = await run({});
    const friend = new FriendsBrowser(luma);
    const first = await friend.openAndClaim(invite);
    const mark = cartMarkOf(first);
    const again = await friend.claim({ mark });
    expect([again.status, codeOf(again), cartMarkOf(again)]).toEqual([200, codeOf(first), mark]);
    const visitMark = /data-visit-mark="([^"]+)"/.exec((await friend.open(invite)).html)?.[1] ?? '';
    for (const other of [`${mark}x`, 'cl_01.abc', visitMark]) {
      const refused = await friend.claim({ mark: other });
      expect([refused.status, refused.html.includes(codeOf(first))]).toEqual([404, false]);
    }
    expect(await database.claim.count({ where: { programId } })).toBe(1);
  });

  test('with a mark that we did not sign is a visit like any other', async () => {
    const { invite } = await run({});
    const first = await new FriendsBrowser(luma).openAndClaim(invite);
    const [id] = cartMarkOf(first).split('.');
    const forged = `${id ?? ''}.${'A'.repeat(22)}`;
    expect(codeOf(await new FriendsBrowser(luma).openAndClaim(invite, { mark: forged }))).not.toBe(codeOf(first));
  });

  test('signed in, the landing page shows the code again', async () => {
    const { invite } = await run({});
    const { gid } = newcomer();
    const friend = new FriendsBrowser(luma, { customerId: gid });
    const code = codeOf(await friend.openAndClaim(invite));
    expect(codeOf(await friend.open(invite))).toBe(code);
  });

  test('signed in and after the order, it says that the code was used', async () => {
    const { invite } = await run({});
    const { gid } = newcomer();
    const friend = new FriendsBrowser(luma, { customerId: gid });
    const code = codeOf(await friend.openAndClaim(invite));
    const order = { ...anyOrder, id: 'gid://shopify/Order/987' as const, customerId: gid, discountCodes: [code] };
    await inTransaction((transaction) => saveOrder(luma.id, order, transaction));
    expect(titleOf(await friend.open(invite))).toBe('You have used this invite');
  });

  test('after the claim has run out unused, it offers the invite again, and the code is a new one', async () => {
    const { programId, invite } = await run({});
    const { gid } = newcomer();
    const friend = new FriendsBrowser(luma, { customerId: gid });
    const before = codeOf(await friend.openAndClaim(invite));
    await database.claim.updateMany({ where: { programId }, data: { expiresAt: addDays(new Date(), -1) } });
    expect(titleOf(await friend.open(invite))).toBe('Ada invited you to Luma Goods');
    expect(codeOf(await friend.openAndClaim(invite))).not.toBe(before);
  });
});

test('where friends get nothing the claim is kept without a code, once, and its mark is for the cart', async () => {
  const { programId, invite } = await run({ friend: null });
  const friend = new FriendsBrowser(luma);
  const landing = await friend.open(invite);
  expect(landing.html).toContain('Accept the invitation');
  const fields = { invite, visit: visitOf(landing) };
  const pages = await Promise.all([friend.claim(fields), friend.claim(fields)]);
  for (const page of pages) expect(titleOf(page)).toBe('Good to have you here');
  const rows = await database.claim.findMany({ where: { programId } });
  expect(rows).toMatchObject([{ friendCode: null, versionNumber: 1 }]);
  expect(cartMarkOf(pages[0] ?? landing)).toContain(rows[0]?.id);
});
