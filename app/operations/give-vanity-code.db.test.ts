import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claim, join, runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { installShop, newcomer, RIVE, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { findAdvocateByCode, findAdvocateOfCustomer, listInviteCodes } from '#app/db/advocates.ts';
import { database } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, CustomerGid } from '#app/domain/ids.ts';
import { giveVanityCode } from './give-vanity-code.ts';
import { joinAsAdvocate } from './join-as-advocate.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
});
beforeEach(dropJobs);

async function advocate(shop = luma): Promise<{ id: AdvocateId; gid: CustomerGid; code: string }> {
  const { gid } = newcomer(shop.domain);
  const joined = await joinAsAdvocate({ shop, customerId: gid, locale: 'en', now: new Date() });
  if (!('ok' in joined)) throw new Error(`Joining was refused: ${joined.refused}.`);
  return { id: joined.advocateId, gid, code: joined.code };
}
const give = (advocateId: AdvocateId, typed: string, shop = luma) =>
  giveVanityCode({ shop, advocateId, typed, now: new Date() });
const currentOf = async (gid: CustomerGid) => (await findAdvocateOfCustomer(luma.id, gid))?.code;
const renamed = (advocateId: AdvocateId) =>
  database.ledgerEntry.findMany({ where: { kind: 'invite_renamed', advocateId } });

test('the new code is the current one, the old one keeps working, and the theme hears of it', async () => {
  const { id, gid, code } = await advocate();
  await dropJobs();
  expect(await give(id, ' luma vip ')).toEqual({ ok: true, code: 'LUMA-VIP' });
  expect(await currentOf(gid)).toBe('LUMA-VIP');
  for (const each of [code, 'LUMA-VIP']) expect(await findAdvocateByCode(luma.id, each)).toMatchObject({ id });
  expect(await renamed(id)).toMatchObject([{ actor: 'merchant' }]);
  expect(await listJobs('publish-invite')).toMatchObject([{ payload: { advocateId: id } }]);
  expect(await workUntilIdle()).toEqual([]);
  const metafield = sandboxShop().metafields.find(({ ownerId }) => ownerId === gid);
  expect(metafield?.value).toContain('"code":"LUMA-VIP"');
});

test('twice, and twice at once, is one change', async () => {
  const { id } = await advocate();
  const outcomes = await Promise.all([give(id, 'twice-once'), give(id, 'TWICE-ONCE')]);
  outcomes.push(await give(id, 'Twice Once'));
  expect(outcomes).toEqual(Array.from({ length: 3 }, () => ({ ok: true, code: 'TWICE-ONCE' })));
  expect(await renamed(id)).toHaveLength(1);
  expect(await listInviteCodes(luma.id, id)).toHaveLength(2);
});

test('the old code can be given back, and the new one still works', async () => {
  const { id, gid, code } = await advocate();
  await give(id, 'there-and-back');
  expect(await give(id, code)).toEqual({ ok: true, code });
  expect(await currentOf(gid)).toBe(code);
  expect(await findAdvocateByCode(luma.id, 'THERE-AND-BACK')).toMatchObject({ id });
  expect((await listInviteCodes(luma.id, id)).filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
});

describe('refused is', () => {
  test('a code of another advocate, former or current, or one that a hyphen tells from it', async () => {
    const [one, other] = [await advocate(), await advocate()];
    await give(one.id, 'first-come');
    for (const typed of ['First-Come', 'FIRSTCOME', one.code]) {
      expect(await give(other.id, typed)).toEqual({ refused: 'taken' });
    }
    expect(await currentOf(other.gid)).toBe(other.code);
    expect(await renamed(other.id)).toEqual([]);
  });

  test('one of two who ask for the same code at once', async () => {
    const both = [await advocate(), await advocate()];
    const outcomes = await Promise.all(both.map(({ id }) => give(id, 'only-one')));
    expect(outcomes).toContainEqual({ ok: true, code: 'ONLY-ONE' });
    expect(outcomes).toContainEqual({ refused: 'taken' });
  });

  test('the code of a friend’s discount', async () => {
    const friendCode = await claim(luma, await join(luma));
    const { id } = await advocate();
    expect(await give(id, friendCode)).toEqual({ refused: 'is_discount' });
  });

  test('what is rude, no code, or nobody’s', async () => {
    const { id, gid, code } = await advocate();
    expect(await give(id, 'sh1t')).toEqual({ refused: 'rude' });
    expect(await give(id, 'a b c d e f g h i j k l')).toEqual({ refused: 'wrong_length' });
    expect(await give(id, '{{ shop }}')).toEqual({ refused: 'malformed' });
    expect(await give(id, '')).toEqual({ refused: 'required' });
    expect(await give(newId('ad'), 'nobodys')).toEqual({ refused: 'advocate_not_found' });
    expect(await currentOf(gid)).toBe(code);
  });

  test('an advocate of another shop; and another shop may have the same code', async () => {
    const rive = await installShop(RIVE);
    await runProgram(rive);
    const [here, there] = [await advocate(), await advocate(rive)];
    expect(await give(here.id, 'of-rive', rive)).toEqual({ refused: 'advocate_not_found' });
    expect(await give(here.id, 'in-both')).toMatchObject({ ok: true });
    expect(await give(there.id, 'in-both', rive)).toMatchObject({ ok: true });
  });
});
