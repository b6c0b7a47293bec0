import { AdminApiFault, NoSession, openAdminApi, patienceOfPages } from '#app/admin-api/client.server.ts';
import { findCustomer, type ShopCustomer } from '#app/admin-api/find-customer.ts';
import {
  findAdvocateOfCustomer,
  insertAdvocate,
  refreshAdvocateFacts,
  type Advocate,
  type AdvocateRecord,
} from '#app/db/advocates.ts';
import { takeAttempt } from '#app/db/attempts.ts';
import { findBlocks, findBlocksOfAdvocate, marksOf } from '#app/db/blocks.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { followName } from '#app/db/inviting-advocates.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { newId } from '#app/db/new-id.server.ts';
import { hashName, hashTrace, tracesOf } from '#app/db/personal-data.server.ts';
import { listOfferedPrograms } from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { AdvocateId, CustomerGid } from '#app/domain/ids.ts';
import { fullName, shownName } from '#app/domain/person/customer-name.ts';
import { noOrigin, type RequestOrigin } from '#app/domain/person/person-details.ts';
import { chooseProgram, isRunning, type OfferedProgram } from '#app/domain/program/choose-program.ts';
import type { AdvocateFacts } from '#app/domain/program/eligibility.ts';
import { openByEmail } from '#app/domain/program/open-by-email.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { addDays, isBefore } from '#app/domain/time.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { giveInviteCode } from './give-invite-code.ts';

export type JoinRefusal = 'no_active_program' | 'not_eligible' | 'unknown_customer' | 'try_again';
export type JoinOutcome =
  | { ok: true; advocateId: AdvocateId; code: string; firstName: string; settings: ProgramSettings }
  | { refused: JoinRefusal };

/** Who somebody is, is asked again after a day. Whom no program takes is asked again after a minute. */
const freshForDays = 1;
const refusedForDays = 1 / (24 * 60);

interface JoinInput {
  shop: Shop;
  customerId: CustomerGid;
  locale: string;
  origin?: RequestOrigin;
  /** They came by a confirmed address: only a program that is open to those takes somebody new. */
  isByEmail?: boolean;
  now: Date;
}

/**
 * Gives a signed-in customer their invite, if a running program takes them. Safe to run twice and from two tabs: a
 * customer is one advocate of the shop, and the one who comes second reads what the first one made. Somebody is waiting:
 * Shopify gets a few seconds to say who they are; then a new customer is asked to try again, and a known one is taken as
 * they were known.
 */
export async function joinAsAdvocate(input: JoinInput): Promise<JoinOutcome> {
  const { shop, customerId, now } = input;
  const offered = await listOfferedPrograms(shop.id);
  const running = offered.filter((one) => isRunning(one, now, shop.timeZone));
  if (running.length === 0) return { refused: 'no_active_program' };
  const choose = (facts: AdvocateFacts, among = running) =>
    chooseProgram(among, { facts, now, timeZone: shop.timeZone });
  const openToThem = input.isByEmail === true ? openByEmail(running) : running;

  const known = await findAdvocateOfCustomer(shop.id, customerId);
  const usual = known === null ? null : choose(known);
  if (known !== null && isFresh(known, running, usual === null ? refusedForDays : freshForDays, now))
    return await answer(shop, known, usual);

  const customer = await askSoon(shop, customerId, segmentsOf(running), now);
  if (customer === 'no_answer' || customer === null) {
    if (known !== null) return await answer(shop, known, usual);
    return { refused: customer === null ? 'unknown_customer' : 'try_again' };
  }
  const { details } = customer;
  const facts = keepWhatCounts(customer.facts, offered);
  const record: AdvocateRecord = { details, facts, origin: input.origin ?? noOrigin, factsAt: now };
  if (known === null && (choose(facts, openToThem) === null || (await isBlocked(shop, customerId, record))))
    return { refused: 'not_eligible' };
  const firstName = shownName(customer.firstName);
  if (known === null) await insertWithCode(input, firstName, record);
  else await refresh(input, known.id, { firstName, nameHash: hashName(shop.id, fullName(customer)) }, record);

  const joined = await findAdvocateOfCustomer(shop.id, customerId);
  if (joined === null) throw new Error('The advocate was just written and is gone.');
  return await answer(shop, joined, choose(joined));
}

async function answer(
  shop: Shop,
  advocate: Advocate & { code: string },
  offered: OfferedProgram | null,
): Promise<JoinOutcome> {
  const blocks = await findBlocksOfAdvocate(shop.id, advocate);
  if (offered === null || blocks.length > 0) return { refused: 'not_eligible' };
  const { id, code, firstName } = advocate;
  return { ok: true, advocateId: id, code, firstName, settings: offered.version.settings };
}

async function isBlocked(shop: Shop, customerId: CustomerGid, { details, origin }: AdvocateRecord): Promise<boolean> {
  const person = { ...tracesOf(shop.id, details, origin), customerId, email: details.email };
  return (await findBlocks(shop.id, marksOf(shop.id, person))).length > 0;
}

async function refresh(
  { shop, now }: JoinInput,
  advocateId: AdvocateId,
  name: { firstName: string; nameHash: string | null },
  record: AdvocateRecord,
): Promise<void> {
  await inTransaction(async (transaction) => {
    await refreshAdvocateFacts(shop.id, advocateId, record, transaction);
    await followName(shop.id, advocateId, name, now, transaction);
  });
}

async function insertWithCode(
  { shop, customerId, locale, now }: JoinInput,
  firstName: string,
  record: AdvocateRecord,
): Promise<void> {
  await inTransaction(async (transaction) => {
    const id = newId('ad');
    if (!(await insertAdvocate(shop.id, { id, customerId, firstName, locale, joinedAt: now }, record, transaction)))
      return;
    await giveInviteCode(shop, { id, firstName }, now, transaction);
    await appendToLedger(
      shop.id,
      [{ kind: 'advocate_joined', actor: 'shopper', at: now, causeKey: `joined:${id}`, advocateId: id }],
      transaction,
    );
    await enqueue(
      transaction,
      'publish-invite',
      { shopId: shop.id, advocateId: id },
      { key: `invite:${id}`, queue: `invite:${id}` },
    );
  });
}

/** Of tags and segments only those that were asked for then are known: a program that asks since makes all of it old. */
function isFresh({ factsAt }: Advocate, running: readonly OfferedProgram[], days: number, now: Date): boolean {
  if (factsAt === null || !isBefore(now, addDays(factsAt, days))) return false;
  return !running.some(
    ({ version: { settings, readyAt, publishedAt } }) =>
      (settings.eligibility.kind === 'tag' || settings.eligibility.kind === 'segment') &&
      isBefore(factsAt, readyAt ?? publishedAt),
  );
}

/** A merchant's tags may say anything of a customer: only those that a program asks for are kept. */
function keepWhatCounts(facts: AdvocateFacts, offered: readonly OfferedProgram[]): AdvocateFacts {
  const asked = offered.flatMap(({ version: { settings } }) =>
    settings.eligibility.kind === 'tag' ? [settings.eligibility.tag.toLowerCase()] : [],
  );
  return { ...facts, tags: facts.tags.filter((tag) => asked.includes(tag.toLowerCase())) };
}

/** The segments that the running programs ask for. */
function segmentsOf(running: readonly OfferedProgram[]): string[] {
  const ids = running.flatMap(({ version: { settings } }) =>
    settings.eligibility.kind === 'segment' ? [settings.eligibility.segmentId] : [],
  );
  return [...new Set(ids)];
}

/** One customer who loads a page again and again must not use up the Admin calls of the whole shop. */
async function askSoon(
  shop: Shop,
  customerId: CustomerGid,
  segmentIds: string[],
  now: Date,
): Promise<ShopCustomer | null | 'no_answer'> {
  const who = hashTrace(shop.id, 'customer', customerId);
  if ((await takeAttempt(shop.id, 'look_up', who, now)) === null) return 'no_answer';
  try {
    return await findCustomer(openAdminApi(shop.domain, patienceOfPages), customerId, segmentIds);
  } catch (error) {
    // A fault that another try cannot mend is ours, and must not look like Shopify's.
    if (error instanceof NoSession || (error instanceof AdminApiFault && error.canRetry)) return 'no_answer';
    throw error;
  }
}
