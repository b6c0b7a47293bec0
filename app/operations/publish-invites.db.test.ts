import { countSent, strike } from '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { claim, join, runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { installShop, newcomer, RIVE, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { askToPublishInvites } from './ask-to-publish-invites.ts';
import { publishInvites } from './publish-invites.ts';
import { publishStaleInvites } from './publish-stale-invites.ts';
import { recordShare } from './record-share.ts';
import { recordVisit } from './record-visit.ts';
import { findAdvocateOfCustomer } from '#app/db/advocates.ts';
import { findAdvocateFigures } from '#app/db/advocate-figures.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { condenseStaleAdvocates, deleteStaleNotes } from '#app/db/stale-advocates.ts';
import { markUninstalled, renewInstallation, type Shop } from '#app/db/shops.ts';
import type { AdvocateId } from '#app/domain/ids.ts';
import { publishedInviteMetafield } from '#app/domain/invite/published.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
});
beforeEach(async () => {
  await database.staleAdvocate.deleteMany();
  await dropJobs();
});

interface Person {
  id: AdvocateId;
  customerId: string;
  code: string;
}
async function joined(): Promise<Person> {
  const { firstName, gid } = newcomer();
  const code = await join(luma, firstName);
  const advocate = await findAdvocateOfCustomer(luma.id, gid);
  if (advocate === null) throw new Error('They did not join.');
  return { id: advocate.id, customerId: gid, code };
}
const joinedOf = async (count: number) => {
  const people: Person[] = [];
  while (people.length < count) people.push(await joined());
  return people;
};

const publishedSchema = z.object({ code: z.string(), figures: z.record(z.string(), z.number()) });
/** What Shopify holds of somebody's invite; null for nothing. */
function published({ customerId }: Person) {
  const { key } = publishedInviteMetafield;
  const found = sandboxShop().metafields.find((each) => each.key === key && each.ownerId === customerId);
  return found === undefined ? null : publishedSchema.parse(JSON.parse(found.value));
}
function forget({ customerId }: Person): void {
  const shop = sandboxShop();
  shop.customers = shop.customers.filter(({ id }) => !customerId.endsWith(`/${id}`));
}
const staleIds = async () => (await database.staleAdvocate.findMany()).map(({ advocateId }) => advocateId);

test('the customer record says what the invite has brought so far', async () => {
  const ada = await joined();
  const now = new Date();
  const { id: advocateId, code } = ada;
  await recordShare({ shop: luma, advocateId, shareId: 'shared-once', channel: 'sms', surface: 'block', now });
  await recordVisit({ shop: luma, code, channel: 'sms', locale: 'en', now });
  await claim(luma, code);
  await publishInvites({ shopId: luma.id, advocateIds: [advocateId] });
  const figures = { shares: 1, visits: 2, claims: 1, friends: 0, rewards: 0, waiting: 0 };
  expect(published(ada)).toEqual({ code, figures });
  expect(await findAdvocateFigures(luma.id, advocateId)).toEqual(figures);
});

test('sixty advocates to whom something happened cost three calls, however much it was', async () => {
  const people = await joinedOf(60);
  const now = new Date();
  for (const { code } of people)
    for (let count = 0; count < 2; count += 1)
      await recordVisit({ shop: luma, code, channel: 'link', locale: 'en', now });
  await dropJobs();
  await askToPublishInvites();
  expect(await listJobs()).toHaveLength(1);
  expect(await workUntilIdle()).toEqual([]);
  expect(countSent('SetMetafields')).toBe(3);
  for (const person of people) expect(published(person)?.figures['visits']).toBe(2);

  await askToPublishInvites();
  expect(await listJobs()).toEqual([]);
});

test('a customer who was deleted does not keep the others from being written', async () => {
  const people = await joinedOf(4);
  const [gone, other, ...rest] = people;
  if (gone === undefined || other === undefined) throw new Error('Nobody joined.');
  forget(gone);
  forget(other);
  await publishInvites({ shopId: luma.id, advocateIds: people.map(({ id }) => id) });
  expect(rest.map((person) => published(person)?.code)).toEqual(rest.map(({ code }) => code));
  expect(published(gone)).toBeNull();
  expect(countSent('SetMetafields')).toBe(2);
});

test('when all of them were deleted, nothing is asked again', async () => {
  const person = await joined();
  forget(person);
  await publishInvites({ shopId: luma.id, advocateIds: [person.id] });
  expect(countSent('SetMetafields')).toBe(1);
});

test('while Shopify does not answer the job waits, and writes what is so then', async () => {
  const person = await joined();
  await dropJobs();
  await askToPublishInvites();
  strike('admin.server-error', { operation: 'SetMetafields' });
  expect(await workUntilIdle()).toMatchObject([{ name: 'publish-stale-invites', attempts: 1 }]);
  await recordVisit({ shop: luma, code: person.code, channel: 'link', locale: 'en', now: new Date() });
  await database.$executeRaw`update graphile_worker._private_jobs set run_at = now()`;
  expect(await workUntilIdle()).toEqual([]);
  expect(published(person)?.figures['visits']).toBe(1);
});

describe('what makes a record out of date', () => {
  const entry = (advocateId: AdvocateId) => ({
    kind: 'invite_visited' as const,
    actor: 'shopper' as const,
    at: new Date(),
    causeKey: `visit:${newId('vi')}`,
    advocateId,
  });

  test('is whatever is written of an advocate, and nothing that was written before', async () => {
    const { id } = await joined();
    await database.staleAdvocate.deleteMany();
    const once = entry(id);
    for (let count = 0; count < 2; count += 1)
      await inTransaction((transaction) => appendToLedger(luma.id, [once], transaction));
    expect(await staleIds()).toEqual([id]);
  });

  test('is seen with what it is about, however long that takes to commit', async () => {
    const { id } = await joined();
    await publishStaleInvites({ shopId: luma.id });
    let goOn = () => {};
    const isAsked = new Promise<void>((resolve) => (goOn = resolve));
    // Two things happen at once: one commits at once, the other, whose note has the lower number, after the writing.
    const slow = inTransaction(async (transaction) => {
      await appendToLedger(luma.id, [entry(id)], transaction);
      await isAsked;
    });
    await inTransaction((transaction) => appendToLedger(luma.id, [entry(id)], transaction));
    await publishStaleInvites({ shopId: luma.id });
    expect(await staleIds()).toEqual([]);
    goOn();
    await slow;
    expect(await staleIds()).toEqual([id]);
  });

  test('is kept while the shop is away', async () => {
    const rive = await installShop(RIVE);
    await inTransaction((transaction) => appendToLedger(rive.id, [entry(newId('ad'))], transaction));
    await inTransaction((transaction) => markUninstalled(rive.id, new Date(), transaction));
    await askToPublishInvites();
    expect(await listJobs('publish-stale-invites')).toEqual([]);
    await publishStaleInvites({ shopId: rive.id });
    expect(await staleIds()).toHaveLength(1);
    await inTransaction((transaction) => renewInstallation(rive.id, new Date(), transaction));
    await askToPublishInvites();
    expect(await workUntilIdle()).toEqual([]);
    expect(await staleIds()).toEqual([]);
  });
});

describe('in a shop where much happens', () => {
  const note = (advocateId: AdvocateId, times: number) => database.$executeRaw`
    insert into stale_advocate (shop_id, advocate_id) select ${luma.id}, ${advocateId} from generate_series(1, ${times}::int)`;

  test('ten thousand notes about one advocate are one job and one call, and go at once', async () => {
    const { id } = await joined();
    await dropJobs();
    await note(id, 10_000);
    await askToPublishInvites();
    expect(await listJobs()).toHaveLength(1);
    await publishStaleInvites({ shopId: luma.id });
    expect(countSent('SetMetafields')).toBe(1);
    expect(await staleIds()).toEqual([]);
  });

  test('asking ends while more and more happens', async () => {
    const people = await joinedOf(40);
    await dropJobs();
    let isOver = false;
    const traffic = async () => {
      for (let turn = 0; !isOver; turn += 1) await note(people[turn % people.length]?.id ?? newId('ad'), 1);
    };
    const shoppers = [traffic(), traffic()];
    await askToPublishInvites();
    isOver = true;
    await Promise.all(shoppers);
    expect(await listJobs()).toHaveLength(1);
  });

  test('ten minutes without a worker leave one job, which writes everybody', async () => {
    const people = await joinedOf(30);
    await dropJobs();
    for (let minute = 0; minute < 10; minute += 1) {
      for (const { id } of people.slice(0, 3 * (minute + 1))) await note(id, 2);
      await askToPublishInvites();
    }
    expect(await listJobs()).toHaveLength(1);
    expect(await workUntilIdle()).toEqual([]);
    expect(people.map((person) => published(person)?.code)).toEqual(people.map(({ code }) => code));
    expect(countSent('SetMetafields')).toBe(2);
    expect(await staleIds()).toEqual([]);
  });

  test('whoever waits longest has their turn first, however loud others are', async () => {
    const [loud, quiet] = await joinedOf(2);
    if (loud === undefined || quiet === undefined) throw new Error('Nobody joined.');
    await database.staleAdvocate.deleteMany();
    await note(loud.id, 1500);
    await note(quiet.id, 1);
    await note(loud.id, 1500);
    const [first, ...none] = await condenseStaleAdvocates(luma.id, 25);
    expect([first?.advocateId, none]).toEqual([loud.id, []]);
    await note(loud.id, 1);
    await deleteStaleNotes(luma.id, first === undefined ? [] : [first.noteId]);
    expect((await condenseStaleAdvocates(luma.id, 1)).map(({ advocateId }) => advocateId)).toEqual([quiet.id]);
  });
});
