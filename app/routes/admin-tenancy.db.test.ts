import '../../tests/support/sandbox.ts';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { adminForms, type Things } from '../../tests/support/admin-forms.ts';
import { adminRequest, sessionToken } from '../../tests/support/admin-request.ts';
import { runProgram } from '../../tests/support/people.ts';
import { askRoute, type RouteHandler } from '../../tests/support/proxied-request.ts';
import { installShop } from '../../tests/support/sandbox-shop.ts';
import { listEverythingOf, openFullShop } from '../../tests/support/tenancy.ts';
import { database } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import type { Shop } from '#app/db/shops.ts';

/** Whoever asks: a shop that has the app and a program of its own. */
let asker: Shop;
let own: string;
/** Whose things are asked for: a shop with a row of everything. */
let victim: Shop;
let things: Things;
/** By every name that something of theirs could be asked for. */
let ids: Record<string, string>;
let secrets: string[];

const files = Object.keys(adminForms);

beforeAll(async () => {
  asker = await installShop();
  own = await runProgram(asker);
  victim = await openFullShop('victim-house.myshopify.com');
  await addWhatMerchantsMake();
  await giveNames();
  ids = await listIds();
  const kinds = ['pr', 'ad', 'rf', 'rw', 'rv', 'no', 'sv', 'ex', 'bl'] as const;
  things = Object.fromEntries(kinds.map((kind) => [kind, ofKind(kind)])) as Things;
  secrets = await listSecrets();
}, 120_000);

/** What only somebody in the admin makes. */
async function addWhatMerchantsMake(): Promise<void> {
  const shopId = victim.id;
  const at = new Date();
  const referral = await database.referral.findFirstOrThrow({ where: { shopId } });
  const note = { about: 'referral', aboutId: referral.id, text: '', writtenAt: at };
  await database.note.create({ data: { shopId, id: newId('no'), ...note } });
  const view = { list: 'referrals', name: 'a view', query: 'status=held', createdAt: at };
  await database.savedView.create({ data: { shopId, id: newId('sv'), ...view } });
  const id = newId('ex');
  const done = { list: 'referrals', query: '', language: 'en', status: 'done', rowsDone: 1, parts: 1, requestedAt: at };
  await database.export.create({ data: { shopId, id, ...done, finishedAt: at } });
  await database.exportPart.create({ data: { shopId, exportId: id, number: 0, text: 'Victorine;#V-90210' } });
  const block = { kind: 'email', valueHash: 'victim-hash', note: 'Victorine again', blockedAt: at };
  await database.block.create({ data: { shopId, id: newId('bl'), ...block } });
}

/** What people would read of them is nothing that another shop could have as well. */
async function giveNames(): Promise<void> {
  const where = { where: { shopId: victim.id } };
  await database.shop.updateMany({
    where: { id: victim.id },
    data: { name: 'Victim House', email: 'owner@victim.example' },
  });
  await database.advocate.updateMany({ ...where, data: { firstName: 'Victorine' } });
  await database.program.updateMany({ ...where, data: { name: 'Victims only' } });
  await database.order.updateMany({ ...where, data: { name: '#V-90210' } });
  await database.note.updateMany({ ...where, data: { text: 'Victorine is a good soul' } });
  await database.savedView.updateMany({ ...where, data: { query: 'search=Victorine' } });
}

const ofKind = (prefix: string): string => {
  const found = Object.values(ids).find((id) => id.startsWith(`${prefix}_`));
  if (found === undefined) throw new Error(`The other shop has nothing whose id begins with ${prefix}.`);
  return found;
};

/** Everything that names a row of theirs, in whatever table. */
async function listIds(): Promise<Record<string, string>> {
  const named: Record<string, string> = {};
  for (const { table, rows } of await listEverythingOf(victim)) {
    for (const row of rows as Record<string, unknown>[])
      for (const [column, value] of Object.entries(row))
        if (
          typeof value === 'string' &&
          (column === 'id' || column.endsWith('_id') || column.endsWith('code')) &&
          value !== victim.id
        )
          named[`${table} ${column} ${value}`] = value;
  }
  return Object.fromEntries(
    Object.entries(named).filter(([, value], index, all) => all.findIndex(([, other]) => other === value) === index),
  );
}

/** Every text of theirs by which somebody could tell that it was theirs. */
async function listSecrets(): Promise<string[]> {
  const texts = new Set<string>();
  for (const { rows } of await listEverythingOf(victim))
    for (const value of (rows as Record<string, unknown>[]).flatMap((row) => Object.values(row)))
      if (typeof value === 'string' && isTelling(value)) texts.add(value);
  return [...texts];
}
/** An id, a code, a hash, a cipher or one of the names above; not a status or a date. */
function isTelling(text: string): boolean {
  return (
    /^[a-z]{2}_[0-9A-Z]{26}$/.test(text) ||
    /^gid:/.test(text) ||
    /[Vv]ict|V-90210|LUMA|ADA-/.test(text) ||
    text.length > 40
  );
}

/** A name in the path, as Remix would read it. */
function paramsOf(file: string, id: string): Record<string, string> {
  return Object.fromEntries([...file.matchAll(/\$(\w+)/g)].map(([, name]) => [name ?? '', id]));
}
function addressOf(file: string, id: string): string {
  const route = file.replace(/\.tsx?$/, '').replace(/\._index$/, '');
  return `/${route.replaceAll('.', '/').replace(/\$\w+/g, encodeURIComponent(id))}`;
}
const names = [
  'id',
  'program',
  'version',
  'advocate',
  'referral',
  'reward',
  'reversal',
  'export',
  'view',
  'note',
  'block',
  'ids',
  'search',
  'from',
  'after',
  'before',
  'code',
  'claim',
  'order',
];
const everywhere = (id: string) => Object.fromEntries(names.map((name) => [name, id]));
/** As the lists write a place. */
const places = (id: string) => ({ after: `1~${id}`, before: `1~${id}` });

async function routeOf(file: string): Promise<{ loader?: RouteHandler; action?: RouteHandler }> {
  return (await import(path.join(import.meta.dirname, file))) as { loader?: RouteHandler; action?: RouteHandler };
}

async function read(answer: unknown): Promise<{ status: number; text: string }> {
  if (!(answer instanceof Response)) return { status: 200, text: JSON.stringify(answer) ?? '' };
  return { status: answer.status, text: `${[...answer.headers].join('\n')}\n${await answer.text()}` };
}

/** What of theirs stands in an answer, besides what was sent along with the question. */
function leaksIn(text: string, sent: string): string[] {
  return secrets.filter((secret) => text.includes(secret) && !sent.includes(secret));
}

async function ask(
  file: string,
  token: string | null,
  id: string,
  fields?: Record<string, string | undefined>,
  query: Record<string, string> = {},
) {
  const { loader, action } = await routeOf(file);
  const handler = fields === undefined ? loader : action;
  if (handler === undefined) return null;
  const address = `${addressOf(file, id)}?${new URLSearchParams(query).toString()}`;
  const answer = await read(await askRoute(handler, adminRequest(address, token, fields), paramsOf(file, id)));
  const sent = `${id} ${Object.values(fields ?? {}).join(' ')} ${Object.values(query).join(' ')}`;
  return { ...answer, leaks: leaksIn(answer.text, sent) };
}

test('every route of the admin is tried here', () => {
  const routes = readdirSync(import.meta.dirname).filter(
    (name) => /^app\..*tsx?$/.test(name) && !name.includes('.test.'),
  );
  expect(routes.toSorted()).toEqual(files.toSorted());
});

test('the shop itself finds what it asks for', async () => {
  const token = sessionToken(asker.domain);
  const page = await ask('app.programs.$programId.tsx', token, own);
  expect(page?.status).toBe(200);
  expect(page?.text).toContain(own);
  const list = await ask('app.programs._index.tsx', token, '');
  expect(list?.text).toContain(own);
});

test('there is something to be found: ids of every kind, and names', () => {
  expect(Object.keys(things)).toHaveLength(9);
  expect(secrets.length).toBeGreaterThan(30);
  expect(leaksIn('Victorine invited a friend', '')).toEqual(['Victorine']);
});

describe.each(files)('%s', (file) => {
  test('tells another shop nothing, whatever is asked for', async () => {
    const token = sessionToken(asker.domain);
    const before = await listEverythingOf(victim);
    const found: string[] = [];
    for (const [name, id] of Object.entries(ids)) {
      const isPath = file.includes('$');
      for (const query of [everywhere(id), { ...everywhere(id), ...places(id) }]) {
        const page = await ask(file, token, id, undefined, query);
        if (page === null) continue;
        expect(page.status, `${file} ${name}`).toBeLessThan(500);
        if (isPath) expect(page.status, `${file} ${name}`).toBeGreaterThanOrEqual(400);
        found.push(...page.leaks.map((leak) => `${name} → ${leak}`));
      }
    }
    expect(found).toEqual([]);
    expect(await listEverythingOf(victim)).toEqual(before);
  }, 60_000);

  test('changes nothing of another shop’s, whatever is sent', async () => {
    const token = sessionToken(asker.domain);
    const before = await listEverythingOf(victim);
    const forms = adminForms[file]?.(things) ?? [];
    const found: string[] = [];
    // Each form about each of the things that its address could name, and one form that names everything.
    const inPath = file.includes('$') ? Object.values(things) : [''];
    for (const id of inPath)
      for (const fields of [...forms, { intent: 'save', ...everywhere(id) }]) {
        const answer = await ask(file, token, id, fields);
        if (answer === null) continue;
        expect(answer.status, `${file} ${JSON.stringify(fields)}`).toBeLessThan(500);
        if (file.includes('$')) expect(answer.status, `${file} ${id}`).toBeGreaterThanOrEqual(400);
        found.push(...answer.leaks);
      }
    expect(found).toEqual([]);
    expect(await listEverythingOf(victim)).toEqual(before);
  }, 60_000);

  test.each([
    ['nobody', () => null],
    ['somebody whom Shopify did not sign', () => sessionToken(victim.domain, { secret: 'not the secret' })],
    ['somebody who signed in an hour ago', () => sessionToken(victim.domain, { ageSeconds: 3600 })],
    ['somebody who signed in to the asking shop an hour ago', () => sessionToken(asker.domain, { ageSeconds: 3600 })],
  ])('is closed to %s', async (_name, tokenOf) => {
    const before = await listEverythingOf(victim);
    const [fields = {}] = adminForms[file]?.(things) ?? [];
    for (const form of [undefined, fields]) {
      const answer = await ask(file, tokenOf(), ofKind('pr'), form);
      if (answer === null) continue;
      expect(answer.status).toBeGreaterThanOrEqual(300);
      expect(answer.status).toBeLessThan(500);
      expect(answer.leaks).toEqual([]);
    }
    expect(await listEverythingOf(victim)).toEqual(before);
  });
});
