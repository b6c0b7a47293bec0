import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { FriendsBrowser, codeOf, newAddress, visitOf } from '../../tests/support/friends-browser.ts';
import { fillFriendPools, join, runProgram } from '../../tests/support/people.ts';
import { installShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { attemptLimits } from '#app/domain/abuse/attempt-limits.ts';

let luma: Shop;
let invite: string;
beforeAll(async () => {
  luma = await installShop();
  await fillFriendPools(luma, await runProgram(luma, {}));
  invite = await join(luma);
});
beforeEach(async () => {
  await database.attempt.deleteMany();
  await database.staleAdvocate.deleteMany();
});
const told = () => database.ledgerEntry.count({ where: { shopId: luma.id, kind: 'invite_visited' } });

test('an invite opened three hundred times from one address is told once, and kept a few times', async () => {
  const [rows, before] = [await database.visit.count(), await told()];
  const scripts = new FriendsBrowser(luma, { ip: newAddress() });
  for (let round = 0; round < 10; round += 1)
    await Promise.all(Array.from({ length: 30 }, (_each, index) => scripts.open(invite, `Mozilla/5.0 phone ${index}`)));
  expect(await database.visit.count()).toBe(rows + attemptLimits.visit.ofOne);
  expect(await told()).toBe(before + 1);
  expect(await database.staleAdvocate.count()).toBe(1);
  expect((await scripts.open(invite)).status).toBe(200);
});

test('people behind one connection, with the same kind of phone, have a code each, and the ledger tells of both', async () => {
  const office = { ip: newAddress() };
  const [ada, finn] = [new FriendsBrowser(luma, office), new FriendsBrowser(luma, office)];
  const visits = [visitOf(await ada.open(invite)), visitOf(await finn.open(invite))];
  const before = await told();
  const codes: string[] = [];
  for (const [index, friend] of [ada, finn].entries())
    codes.push(codeOf(await friend.claim({ invite, visit: visits[index] ?? '' })));
  expect(new Set(codes).size).toBe(2);
  for (const code of codes) expect(code).toMatch(/^HI-/);
  expect(await told()).toBe(before + 1);
  for (const visit of visits)
    expect(await database.ledgerEntry.count({ where: { causeKey: `visit:${visit}` } })).toBe(1);
});
