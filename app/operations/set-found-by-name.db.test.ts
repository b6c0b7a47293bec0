import '../../tests/support/sandbox.ts';
import { beforeAll, expect, test } from 'vitest';
import { join, runProgram } from '../../tests/support/people.ts';
import { installShop, LUMA, newcomer, sandboxShop } from '../../tests/support/sandbox-shop.ts';
import { findAdvocateByName } from '#app/db/advocates.ts';
import { findInvitingAdvocate, type InvitingAdvocate } from '#app/db/inviting-advocates.ts';
import type { Shop } from '#app/db/shops.ts';
import { addDays } from '#app/domain/time.ts';
import { joinAsAdvocate } from './join-as-advocate.ts';
import { setFoundByName } from './set-found-by-name.ts';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma);
});

let names = 0;
/** A name that only who is given it here has. */
const newName = () => ({ firstName: 'Jane', lastName: `Doe-${'abcdefghij'[(names += 1)] ?? 'x'}` });
type Customer = ReturnType<typeof newcomer>;

async function called(name: { firstName: string; lastName: string }): Promise<Customer> {
  const customer = newcomer();
  await join(luma, customer.firstName);
  rename(customer, name);
  return customer;
}
function rename({ id }: Customer, name: { firstName: string; lastName: string }): void {
  Object.assign(sandboxShop(LUMA).customers.find((each) => each.id === id) ?? {}, name);
}
async function advocate({ gid }: Customer): Promise<InvitingAdvocate> {
  const found = await findInvitingAdvocate(luma.id, { customerId: gid });
  if (found === null) throw new Error('They did not join.');
  return found;
}
const set = async (customer: Customer, isWanted = true) =>
  await setFoundByName({ shop: luma, advocate: await advocate(customer), isWanted, now: new Date() });
const standing = async (customer: Customer) => (await advocate(customer)).nameStanding;
const comeBack = (customer: Customer, days: number) =>
  joinAsAdvocate({ shop: luma, customerId: customer.gid, locale: 'en', now: addDays(new Date(), days) });
const found = async ({ firstName, lastName }: { firstName: string; lastName: string }) =>
  (await findAdvocateByName(luma.id, `${firstName} ${lastName}`))?.id ?? null;

test('a name of two leads to neither, and both are told', async () => {
  const name = newName();
  const [one, other] = [await called(name), await called(name)];
  expect(await set(one)).toEqual({ ok: true, isShared: false });
  expect(await found(name)).toBe((await advocate(one)).id);
  expect(await set(other)).toEqual({ ok: true, isShared: true });
  expect([await standing(one), await standing(other)]).toEqual(['shared', 'shared']);
  expect(await found(name)).toBeNull();
});

test('when one gives it up, it leads to the other only once they allow it again', async () => {
  const name = newName();
  const [one, other] = [await called(name), await called(name)];
  await set(one);
  // Renamed since, and not seen again: the hash that is kept of them is out of date.
  rename(one, newName());
  await set(other);
  await set(other, false);
  expect(await found(name)).toBeNull();
  expect([await standing(one), await standing(other)]).toEqual(['lost', 'off']);
  await set(other);
  expect(await found(name)).toBe((await advocate(other)).id);
});

test('another name than the one they allowed finds nobody, and saying so ends when they choose', async () => {
  const [before, after] = [newName(), newName()];
  const customer = await called(before);
  await set(customer);
  await comeBack(customer, 2);
  expect(await standing(customer)).toBe('on');
  rename(customer, after);
  await comeBack(customer, 4);
  expect([await standing(customer), await found(before), await found(after)]).toEqual(['lost', null, null]);
  await set(customer);
  expect([await standing(customer), await found(after)]).toEqual(['on', (await advocate(customer)).id]);
});

test('what is no name is shown to nobody, at joining and later', async () => {
  const customer = await called({ firstName: 'Free phones: evil.example', lastName: 'Doe' });
  expect((await advocate(customer)).firstName).not.toBe('');
  await comeBack(customer, 2);
  expect((await advocate(customer)).firstName).toBe('');
  const fresh = newcomer();
  rename(fresh, { firstName: 'https://evil.example', lastName: 'Doe' });
  expect(await comeBack(fresh, 0)).toMatchObject({ firstName: '', code: expect.stringMatching(/^FRIEND-/) });
});
