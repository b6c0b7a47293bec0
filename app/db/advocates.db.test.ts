import { beforeAll, expect, test } from 'vitest';
import { noOrigin } from '#app/domain/person/person-details.ts';
import type { AdvocateId, CustomerGid } from '#app/domain/ids.ts';
import { inviteCodeSpellings } from '#app/domain/invite/invite-code.ts';
import { findAdvocateByCodes, insertAdvocate, insertInviteCode } from './advocates.ts';
import { database } from './client.server.ts';
import { newId } from './new-id.server.ts';

const shopId = newId('sh');
const now = new Date('2026-11-22T12:00:00Z');

/** Somebody with these invites. */
async function advocate(firstName: string, ...codes: string[]): Promise<AdvocateId> {
  const id = newId('ad');
  const customerId: CustomerGid = `gid://shopify/Customer/${firstName}`;
  const details = { firstName, email: null, phone: null, address: null };
  const facts = { orderCount: null, tags: [], segmentIds: [] };
  const record = { details, origin: noOrigin, facts, factsAt: now };
  await insertAdvocate(shopId, { id, customerId, firstName, locale: 'en', joinedAt: now }, record, database);
  for (const code of codes) {
    await database.inviteCode.updateMany({ where: { shopId, advocateId: id }, data: { isCurrent: false } });
    await insertInviteCode(shopId, code, id, now, database);
  }
  return id;
}
const find = async (typed: string) => {
  const found = await findAdvocateByCodes(shopId, inviteCodeSpellings(typed));
  return found === null ? null : `${found.firstName} ${found.code}`;
};

beforeAll(async () => {
  await advocate('Ada', 'LUMA-VIP', 'LUMAVIP');
  await advocate('Ann', 'ANN-AB2');
  await advocate('Anna', 'ANNA-B2');
  await advocate('Grace', 'GRACE-X7');
});

test.each([
  ['two codes of one advocate that differ by the dash', 'luma-vip', 'Ada LUMA-VIP'],
  ['the other of them', 'lumavip', 'Ada LUMAVIP'],
  ['both of them, and neither exactly', 'lum avip', 'Ada LUMAVIP'],
  ['a code that is another one’s without the dash', 'ann-ab2', 'Ann ANN-AB2'],
  ['and the other one’s', 'Anna B2', 'Anna ANNA-B2'],
  ['what may be either’s', 'annab2', null],
  ['what is one’s alone', 'gracex7', 'Grace GRACE-X7'],
  ['nobody’s', 'nobody', null],
])('typed in: %s', async (_name, typed, found) => {
  expect(await find(typed)).toBe(found);
});

test('no code leads to nobody', async () => {
  expect(await findAdvocateByCodes(shopId, [])).toBeNull();
});
