import '../../tests/support/sandbox.ts';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { gid as gidOf } from '../../sandbox/world/ids.ts';
import { join, runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { countSent, running, strike } from '../../tests/support/sandbox.ts';
import { buy, installShop, newcomer, person, RIVE, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { findAdvocateByCode, findAdvocateEmail, findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { insertBlocks } from '#app/db/blocks.ts';
import { database } from '#app/db/client.server.ts';
import { hashEmail } from '#app/db/personal-data.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { attemptLimits } from '#app/domain/abuse/attempt-limits.ts';
import type { CustomerGid, ProgramId } from '#app/domain/ids.ts';
import { defaultProgramSettings, encodeProgramSettings, type Eligibility } from '#app/domain/program/settings.ts';
import { pauseProgram, resumeProgram } from './change-program-status.ts';
import { joinAsAdvocate } from './join-as-advocate.ts';
import { publishInvite } from './publish-invite.ts';
import { setFoundByName } from './set-found-by-name.ts';

let luma: Shop;
let programId: ProgramId;
beforeAll(async () => {
  luma = await installShop();
  programId = await runProgram(luma);
});

const joinAs = (customerId: CustomerGid, shop = luma) =>
  joinAsAdvocate({ shop, customerId, locale: 'en', now: new Date() });

test('a customer gets an invite that carries their name, and it is published for the theme', async () => {
  await dropJobs();
  const ada = person('Ada');
  const joined = await joinAs(ada.gid);
  expect(joined).toMatchObject({ ok: true, firstName: 'Ada', code: expect.stringMatching(/^ADA-[A-Z2-9]{3}$/) });
  const advocate = await findAdvocateOfCustomer(luma.id, ada.gid);
  expect(await listJobs('publish-invite')).toMatchObject([{ payload: { advocateId: advocate?.id } }]);
  await publishInvite({ shopId: luma.id, advocateId: advocate?.id ?? 'ad_none' });
  const metafield = sandboxShop().metafields.find(({ ownerId }) => ownerId === ada.gid);
  expect(metafield).toMatchObject({
    key: 'invite',
    value: expect.stringContaining(`{"code":"${advocate?.code ?? ''}",`),
  });
});

test('the address is kept encrypted, and readable for sending', async () => {
  const { gid, email } = newcomer();
  await joinAs(gid);
  const row = await database.advocate.findFirstOrThrow({ where: { customerId: gid } });
  expect(JSON.stringify(row)).not.toContain(email);
  const advocate = await findAdvocateOfCustomer(luma.id, gid);
  expect(await findAdvocateEmail(luma.id, advocate?.id ?? 'ad_none')).toBe(email);
});

test('twice, and from ten tabs at once, is one advocate with one code', async () => {
  const { gid } = newcomer();
  const answers = await Promise.all(Array.from({ length: 10 }, () => joinAs(gid)));
  answers.push(await joinAs(gid));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const [advocate] = await database.advocate.findMany({ where: { customerId: gid } });
  expect(await database.advocate.count({ where: { customerId: gid } })).toBe(1);
  expect(await database.inviteCode.count({ where: { advocateId: advocate?.id ?? '' } })).toBe(1);
  expect(await database.ledgerEntry.count({ where: { kind: 'advocate_joined', advocateId: advocate?.id ?? '' } })).toBe(
    1,
  );
});

test('where every short code of a name is taken, a longer one is given', async () => {
  await database.$executeRaw`
    insert into invite_code (shop_id, code, advocate_id, is_current, created_at)
    select ${luma.id}, 'FINN-' || a || b || c, 'ad_somebody', false, now()
      from unnest(string_to_array('B C D F G H J K M N P Q R S T V W X Z 2 3 4 5 6 7 8 9', ' ')) as a,
           unnest(string_to_array('B C D F G H J K M N P Q R S T V W X Z 2 3 4 5 6 7 8 9', ' ')) as b,
           unnest(string_to_array('B C D F G H J K M N P Q R S T V W X Z 2 3 4 5 6 7 8 9', ' ')) as c`;
  expect(await joinAs(person('Finn').gid)).toMatchObject({ ok: true, code: expect.stringMatching(/^FINN-.{4}$/) });
});

test('the same code may stand in two shops, each for its own advocate', async () => {
  const rive = await installShop(RIVE);
  await runProgram(rive);
  const code = await join(luma, 'Grace');
  const there = await findAdvocateByCode(rive.id, code);
  expect(there).toBeNull();
  await join(rive, 'Gabrielle');
  await database.inviteCode.updateMany({ where: { shopId: rive.id }, data: { code } });
  expect((await findAdvocateByCode(rive.id, code))?.firstName).toBe('Gabrielle');
  expect((await findAdvocateByCode(luma.id, code))?.firstName).toBe('Grace');
});

test('a customer who gave no address joins all the same', async () => {
  expect(await joinAs(person('Greta').gid)).toMatchObject({ ok: true, firstName: 'Greta' });
});

test('a customer whom Shopify does not know gets nothing', async () => {
  expect(await joinAs('gid://shopify/Customer/1')).toEqual({ refused: 'unknown_customer' });
});

test.each(['admin.server-error', 'admin.timeout-after-effect'] as const)(
  'at %s nobody joins, and trying again helps',
  async (kind) => {
    const { gid } = newcomer();
    strike(kind, { operation: 'FindCustomer' });
    expect(await joinAs(gid)).toEqual({ refused: 'try_again' });
    expect(await findAdvocateOfCustomer(luma.id, gid)).toBeNull();
    expect(await joinAs(gid)).toMatchObject({ ok: true });
  },
);

test('while Shopify throttles the shop, a shopper waits a moment and not a job’s while', async () => {
  strike('admin.too-many-requests', { operation: 'FindCustomer', retryAfterSeconds: 10, count: 5 });
  const before = countSent('FindCustomer');
  expect(await joinAs(newcomer().gid)).toEqual({ refused: 'try_again' });
  expect(countSent('FindCustomer')).toBe(before + 1);
});

test('while the shop has no session a shopper is asked to try again', async () => {
  const sessions = await database.session.findMany({ where: { shop: luma.domain } });
  await database.session.deleteMany({ where: { shop: luma.domain } });
  expect(await joinAs(newcomer().gid)).toEqual({ refused: 'try_again' });
  await database.session.createMany({ data: sessions });
  expect(await joinAs(newcomer().gid)).toMatchObject({ ok: true });
});

test('while no program runs nobody is given a link that leads nowhere; afterwards it is the same as before', async () => {
  const mallory = await join(luma, 'Mallory');
  await pauseProgram({ shop: luma, programId, now: new Date() });
  expect(await joinAs(newcomer().gid)).toEqual({ refused: 'no_active_program' });
  expect(await joinAs(person('Mallory').gid)).toEqual({ refused: 'no_active_program' });
  await resumeProgram({ shop: luma, programId, now: new Date() });
  expect(await joinAs(person('Mallory').gid)).toMatchObject({ ok: true, code: mallory });
});

describe('who may invite', () => {
  const setEligibility = (eligibility: Eligibility) =>
    database.programVersion.updateMany({
      where: { shopId: luma.id },
      data: { settings: encodeProgramSettings({ ...defaultProgramSettings, eligibility }) },
    });
  afterEach(() => setEligibility({ kind: 'everyone' }));
  const segmentOf = (name: string) => {
    const segment = sandboxShop().segments.find((each) => each.name === name);
    return gidOf('Segment', segment?.id ?? '');
  };

  test.each<[string, () => Eligibility]>([
    ['who have ordered', () => ({ kind: 'has_ordered' })],
    ['with a tag, in any capitals', () => ({ kind: 'tag', tag: 'Inviter' })],
    ['in a segment', () => ({ kind: 'segment', segmentId: segmentOf('Customers who have purchased at least once') })],
  ])('customers %s; others are told so', async (_name, eligibility) => {
    await setEligibility(eligibility());
    const [regular, stranger] = [newcomer(), newcomer()];
    buy({ email: regular.email, customerId: regular.id });
    sandboxShop()
      .customers.find(({ id }) => id === regular.id)
      ?.tags.push('inviter');
    running.advanceClock(5000);
    expect(await joinAs(regular.gid)).toMatchObject({ ok: true });
    expect(await joinAs(stranger.gid)).toEqual({ refused: 'not_eligible' });
    expect(await findAdvocateOfCustomer(luma.id, stranger.gid)).toBeNull();
  });

  test('is asked again after a day, and after a minute of whom no program takes', async () => {
    const regular = newcomer();
    await joinAs(regular.gid);
    await joinAs(regular.gid);
    expect(countSent('FindCustomer')).toBe(1);
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    const again = (hours: number) =>
      joinAsAdvocate({ shop: luma, customerId: regular.gid, locale: 'en', now: inHours(hours) });
    expect(await again(23)).toMatchObject({ ok: true });
    expect(countSent('FindCustomer')).toBe(1);
    expect(await again(25)).toMatchObject({ ok: true });
    expect(countSent('FindCustomer')).toBe(2);

    await setEligibility({ kind: 'tag', tag: 'vip' });
    expect(await again(25.01)).toEqual({ refused: 'not_eligible' });
    sandboxShop()
      .customers.find(({ id }) => id === regular.id)
      ?.tags.push('vip');
    expect(await again(25.05)).toMatchObject({ ok: true });
  });

  test('keeps of a customer’s tags only the one that a program asks for', async () => {
    await setEligibility({ kind: 'tag', tag: 'Inviter' });
    const { id, gid } = newcomer();
    sandboxShop()
      .customers.find((each) => each.id === id)
      ?.tags.push('slow payer', 'inviter', 'vip');
    await joinAs(gid);
    expect(await findAdvocateOfCustomer(luma.id, gid)).toMatchObject({ tags: ['inviter'] });
  });

  test('is asked again at once when a program asks for something since', async () => {
    const { gid } = newcomer();
    await joinAs(gid);
    await setEligibility({ kind: 'tag', tag: 'vip' });
    sandboxShop()
      .customers.find(({ id }) => gid.endsWith(`/${id}`))
      ?.tags.push('vip');
    await database.programVersion.updateMany({ where: { shopId: luma.id }, data: { readyAt: new Date() } });
    expect(await joinAs(gid)).toMatchObject({ ok: true });
    expect(countSent('FindCustomer')).toBe(2);
    await joinAs(gid);
    expect(countSent('FindCustomer')).toBe(2);
  });

  test('while Shopify does not answer, a known advocate is taken as they were known', async () => {
    const { gid } = newcomer();
    const joined = await joinAs(gid);
    strike('admin.server-error', { operation: 'FindCustomer' });
    const tomorrow = new Date(Date.now() + 2 * 86_400_000);
    expect(await joinAsAdvocate({ shop: luma, customerId: gid, locale: 'en', now: tomorrow })).toEqual(joined);
  });

  test('somebody whom no program takes, and who comes again and again, does not use up the shop’s Admin calls', async () => {
    await setEligibility({ kind: 'tag', tag: 'vip' });
    const { gid } = newcomer();
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => joinAs(gid)));
    const { ofOne } = attemptLimits.look_up;
    expect(countSent('FindCustomer')).toBe(ofOne);
    const refusals = outcomes.map((outcome) => ('refused' in outcome ? outcome.refused : 'ok')).toSorted();
    const expected = [
      ...Array.from({ length: ofOne }, () => 'not_eligible'),
      ...Array.from({ length: 40 - ofOne }, () => 'try_again'),
    ];
    expect(refusals).toEqual(expected);
    const byName = {
      shop: luma,
      advocate: { id: 'ad_none', customerId: gid },
      isWanted: true,
      now: new Date(),
    } as const;
    expect(await setFoundByName(byName)).toEqual({ refused: 'try_again' });
    expect(countSent('FindCustomer')).toBe(ofOne);
    expect(await joinAs(newcomer().gid)).toEqual({ refused: 'not_eligible' });
  });

  test('nobody who is blocked', async () => {
    const blocked = newcomer();
    const known = newcomer();
    await joinAs(known.gid);
    const marks = [blocked, known].map(({ email }) => {
      return { kind: 'email' as const, valueHash: hashEmail(luma.id, email) ?? '' };
    });
    await insertBlocks(luma.id, marks, { note: '', now: new Date() }, database);
    expect(await joinAs(blocked.gid)).toEqual({ refused: 'not_eligible' });
    expect(await joinAs(known.gid)).toEqual({ refused: 'not_eligible' });
  });
});
