import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openShop } from '../../tests/support/tenancy.ts';
import { attemptLimits, windowOf, type AttemptKind } from '#app/domain/abuse/attempt-limits.ts';
import { findAttemptsLeft, findTriesLeft, giveBackAttempt, takeAttempt } from './attempts.ts';
import { database } from './client.server.ts';
import { hashAsker } from './personal-data.server.ts';
import type { Shop } from './shops.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await openShop('luma.myshopify.com');
});
beforeEach(async () => {
  await database.attempt.deleteMany();
});
const now = new Date('2026-05-04T10:03:00Z');
const take = (kind: AttemptKind, who: string | null = 'mallory', at = now) => takeAttempt(luma.id, kind, who, at);
const giveBack = (kind: AttemptKind, who = 'mallory') => giveBackAttempt(luma.id, kind, who, now);
const times = <Result>(count: number, work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_each, index) => work(index)));
const countOf = async (kind: AttemptKind, who: string) =>
  (await database.attempt.findFirst({ where: { shopId: luma.id, kind, who } }))?.count;
/** Others tried as often as the whole shop may. */
const wearOut = async (kind: AttemptKind, count: number) =>
  await database.attempt.create({ data: { shopId: luma.id, kind, who: '', windowStart: windowOf(kind, now), count } });

test.each(['unknown_name', 'join', 'claim', 'unknown_invite', 'visit'] as const)(
  'of sixty attempts and more at once (%s) as many are looked at as in turn',
  async (kind) => {
    const { ofOne } = attemptLimits[kind];
    const taken = await times(ofOne + 60, () => take(kind));
    const numbers = taken.filter((nth) => nth !== null).toSorted((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: ofOne }, (_each, index) => index + 1));
    expect(await findAttemptsLeft(luma.id, kind, 'mallory', now)).toBe(false);
    expect(await take(kind, 'ada')).toBe(1);
    expect(await take(kind, 'mallory', new Date(now.getTime() + 3_600_000))).toBe(1);
  },
);

test('what was no attempt after all is given back, however many at once, and never more than was taken', async () => {
  await times(40, async (index) => {
    const who = index % 2 === 0 ? 'ada' : 'finn';
    await take('unknown_invite', who);
    await giveBack('unknown_invite', who);
  });
  expect([await countOf('unknown_invite', 'ada'), await countOf('unknown_invite', '')]).toEqual([0, 0]);
  await giveBack('unknown_invite', 'ada');
  expect([await countOf('unknown_invite', 'ada'), await countOf('unknown_invite', '')]).toEqual([0, 0]);
  expect(await take('unknown_invite', 'ada')).toBe(1);
});

test('people who are not known count as one', async () => {
  expect([await take('join', null), await take('join', null)]).toEqual([1, 2]);
});

test('an address of a household’s is counted with its other networks, and with no other household’s', async () => {
  const at = (ip: string) => ({ ip, userAgent: null, acceptLanguage: null });
  for (let count = 0; count < attemptLimits.unknown_invite.ofOne; count += 1)
    await take('unknown_invite', hashAsker(luma.id, at(`2001:db8:1:2${count.toString(16).padStart(2, '0')}::1`)));
  const left = (ip: string) => findTriesLeft(luma.id, 'unknown_invite', at(ip), now);
  expect([await left('2001:db8:1:2ff::9'), await left('2001:db8:1:300::9')]).toEqual([false, true]);
});

describe('the limit of a whole shop', () => {
  test('stops whoever tried before, and nobody who did not', async () => {
    await wearOut('unknown_name', attemptLimits.unknown_name.ofShop.most);
    expect(await take('unknown_name', 'ada')).toBe(1);
    expect(await take('unknown_name', 'ada')).toBeNull();
    expect(await take('unknown_name', 'finn')).toBe(1);
  });

  test('of mails in its name stops everybody', async () => {
    await wearOut('join', attemptLimits.join.ofShop.most);
    expect(await take('join', 'ada')).toBeNull();
  });

  test('is not worn out by somebody who is turned away', async () => {
    await times(100, () => take('join'));
    expect(await countOf('join', '')).toBe(attemptLimits.join.ofOne);
  });

  test('does not hold for claims, visits and shares: nobody closes a program', async () => {
    for (const kind of ['claim', 'visit', 'share', 'look_up', 'join_mail'] as const) {
      await take(kind);
      expect(await countOf(kind, '')).toBeUndefined();
    }
  });
});
