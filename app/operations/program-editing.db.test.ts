import { randomUUID } from 'node:crypto';
import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { installShop, LUMA, RIVE } from '../../tests/support/sandbox-shop.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import {
  changeProgramStatus,
  findActiveProgram,
  findProgram,
  getProgramVersion,
  listPrograms,
  listProgramVersions,
} from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { emptyOfferForm, toOfferForm } from '#app/domain/program/offer-form.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { pauseProgram, resumeProgram } from './change-program-status.ts';
import { createProgram } from './create-program.ts';
import { publishProgram } from './publish-program.ts';
import { saveProgram } from './save-program.ts';

const now = new Date();
const form: ProgramForm = {
  ...toProgramForm('Friends', defaultProgramSettings),
  minimumSubtotal: '40,50',
  claimDays: '14',
};
/** What a friend gets is what these tests change and look at. */
const percentOff = (percent: number) => ({ friend: toOfferForm(offerOf({ kind: 'percentage', percent })) });
const percentOf = ({ friend }: ProgramSettings) =>
  friend?.benefit.kind === 'percentage' ? friend.benefit.percent : null;
let luma: Shop;
let rive: Shop;
let programId: ProgramId;

async function create(change: Partial<ProgramForm> = {}): Promise<ProgramId> {
  const made = await createProgram({ shop: luma, form: { ...form, ...change }, formKey: randomUUID(), now });
  if (!('ok' in made)) throw new Error('The form was refused.');
  return made.programId;
}
const program = async () => {
  const found = await findProgram(luma.id, programId);
  if (found === null) throw new Error('The program is gone.');
  return found;
};
const save = (revision: number, change: Partial<ProgramForm> = {}) =>
  saveProgram({ shop: luma, programId, revision, form: { ...form, ...change }, now });
const publish = (revision: number, shop = luma) => publishProgram({ shop, programId, revision, now });
const story = async () =>
  (await database.ledgerEntry.findMany({ where: { programId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind);

beforeAll(async () => {
  luma = await installShop(LUMA);
  rive = await installShop(RIVE);
});
beforeEach(async () => {
  programId = await create();
  await dropJobs();
});

describe('creating a program', () => {
  test('makes a draft that shoppers do not see', async () => {
    expect(await program()).toMatchObject({
      status: 'draft',
      revision: 1,
      publishedVersion: null,
      draft: {
        friend: { benefit: { kind: 'percentage', percent: 10 } },
        conditions: { minimumSubtotal: { amountMinor: 4050n, currency: luma.currency }, firstOrderOnly: true },
        claimDays: 14,
      },
    });
    expect(await listProgramVersions(luma.id, programId)).toEqual([]);
    expect(await story()).toEqual(['program_created']);
  });

  test('puts it behind the ones that are there', async () => {
    const later = await create({ name: 'Later' });
    const precedences = (await listPrograms(luma.id)).map((row) => [row.program.id, row.program.precedence] as const);
    const of = (id: ProgramId) => precedences.find(([each]) => each === id)?.[1] ?? 0;
    expect(of(later)).toBe(of(programId) + 1);
  });

  test('what is wrong is refused at its field, in a new program and in a saved one', async () => {
    const before = await database.program.count();
    const change = { name: '  ', ...percentOff(101), minimumSubtotal: '40.505', capPerDay: '0', endsOn: 'soon' };
    const problems = {
      name: 'required',
      'friend.percent': 'not_a_percentage',
      minimumSubtotal: 'not_an_amount',
      capPerDay: 'not_a_count',
      endsOn: 'not_a_date',
    };
    const refused = { refused: 'invalid', problems };
    expect(await createProgram({ shop: luma, form: { ...form, ...change }, formKey: randomUUID(), now })).toEqual(
      refused,
    );
    expect(await save(1, change)).toEqual(refused);
    expect(await database.program.count()).toBe(before);
    expect((await program()).revision).toBe(1);
  });

  test('a program that gives nobody anything is refused', async () => {
    const outcome = await createProgram({
      shop: luma,
      form: { ...form, friend: emptyOfferForm(), tiers: [] },
      formKey: randomUUID(),
      now,
    });
    expect(outcome).toEqual({ refused: 'invalid', problems: { 'friend.kind': 'both_empty' } });
  });
});

describe('a form that arrives twice', () => {
  const send = (formKey: string, change: Partial<ProgramForm> = {}, shop = luma) =>
    createProgram({ shop, form: { ...form, ...change }, formKey, now });

  test('makes one program, also at the same time, and in each shop its own', async () => {
    const formKey = randomUUID();
    const answers = await Promise.all([send(formKey), send(formKey), send(formKey)]);
    answers.push(await send(formKey));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await database.ledgerEntry.count({ where: { causeKey: `created:${formKey}` } })).toBe(1);
    expect(await send(formKey, {}, rive)).not.toEqual(answers[0]);
  });

  test('holds what was sent last, unless somebody saved it meanwhile', async () => {
    const formKey = randomUUID();
    const first = await send(formKey);
    expect(await send(formKey, { name: 'Typed on', ...percentOff(33) })).toEqual(first);
    if (!('ok' in first)) throw new Error('The form was refused.');
    programId = first.programId;
    expect(await program()).toMatchObject({ name: 'Typed on' });
    expect(percentOf((await program()).draft)).toBe(33);
    expect(await send(formKey)).toEqual(first);
    expect(await program()).toMatchObject({ name: 'Typed on', revision: 2 });
  });
});

describe('saving a draft', () => {
  test('raises the revision and changes nothing that shoppers see', async () => {
    await publish(1);
    expect(await save(1, percentOff(20))).toEqual({ ok: true, revision: 2 });
    expect(percentOf((await program()).draft)).toBe(20);
    expect(percentOf((await getProgramVersion(luma.id, programId, 1)).settings)).toBe(10);
  });

  test('of two people who started from the same revision one is told, and nothing is lost', async () => {
    const answers = await Promise.all([save(1, { name: 'Hers' }), save(1, { name: 'His' })]);
    expect(answers).toContainEqual({ ok: true, revision: 2 });
    expect(answers).toContainEqual({ refused: 'changed_elsewhere' });
    const winner = 'ok' in (answers[0] ?? {}) ? 'Hers' : 'His';
    expect(await program()).toMatchObject({ name: winner, revision: 2 });
    expect(await save(1, { name: 'Again' })).toEqual({ refused: 'changed_elsewhere' });
    expect(await story()).toEqual(['program_created', 'program_saved']);
  });

  test('of a program of another shop, or of none, is refused', async () => {
    const asked = { programId, revision: 1, form, now };
    expect(await saveProgram({ ...asked, shop: rive })).toEqual({ refused: 'not_found' });
    expect(await saveProgram({ ...asked, shop: luma, programId: newId('pr') })).toEqual({ refused: 'not_found' });
  });
});

describe('publishing', () => {
  test('freezes the draft as version 1, turns the program on and queues what follows', async () => {
    expect(await publish(1)).toEqual({ ok: true, number: 1 });
    expect(await program()).toMatchObject({ status: 'active', publishedVersion: 1 });
    expect((await getProgramVersion(luma.id, programId, 1)).settings).toEqual((await program()).draft);
    expect((await listJobs()).map(({ name }) => name)).toEqual(['prepare-program-version', 'publish-program-text']);
    expect(await story()).toEqual(['program_created', 'program_published']);
  });

  test('two clicks at once make one version', async () => {
    const answers = await Promise.all([publish(1), publish(1), publish(1)]);
    expect(answers.filter((answer) => 'ok' in answer)).toEqual([{ ok: true, number: 1 }]);
    expect(await publish(1)).toEqual({ refused: 'nothing_changed' });
    expect(await listProgramVersions(luma.id, programId)).toHaveLength(1);
    expect(await listJobs('prepare-program-version')).toHaveLength(1);
  });

  test('what was saved since becomes the next version, and the earlier one stays as it was', async () => {
    await publish(1);
    await save(1, percentOff(20));
    expect(await publish(2)).toEqual({ ok: true, number: 2 });
    const versions = await listProgramVersions(luma.id, programId);
    expect(versions.map(({ number, settings }) => [number, percentOf(settings)])).toEqual([
      [2, 20],
      [1, 10],
    ]);
  });

  test('a draft that somebody saved meanwhile is not published unseen', async () => {
    await save(1, percentOff(90));
    expect(await publish(1)).toEqual({ refused: 'changed_elsewhere' });
    expect((await program()).status).toBe('draft');
  });

  test('saving and publishing at once publishes what the merchant saw, or nothing', async () => {
    const [saved, published] = await Promise.all([save(1, percentOff(90)), publish(1)]);
    const versions = await listProgramVersions(luma.id, programId);
    expect(saved).toEqual({ ok: true, revision: 2 });
    if ('ok' in published) expect(versions.map(({ settings }) => percentOf(settings))).toEqual([10]);
    else expect(versions).toEqual([]);
  });

  test('a program of another shop, or an archived one, is not found', async () => {
    expect(await publish(1, rive)).toEqual({ refused: 'not_found' });
    await database.program.updateMany({ where: { id: programId }, data: { status: 'archived' } });
    expect(await publish(1)).toEqual({ refused: 'not_found' });
    expect(await save(1)).toEqual({ refused: 'changed_elsewhere' });
  });
});

describe('pausing and resuming', () => {
  const change = { now };
  const pause = (shop = luma) => pauseProgram({ ...change, shop, programId });
  const resume = (shop = luma) => resumeProgram({ ...change, shop, programId });

  test('each is done once, however often it is asked for', async () => {
    await publish(1);
    await dropJobs();
    const paused = await Promise.all([pause(), pause()]);
    expect(paused).toContainEqual({ ok: true });
    expect(paused).toContainEqual({ refused: 'changed_elsewhere' });
    expect((await program()).status).toBe('paused');
    expect(await resume()).toEqual({ ok: true });
    expect(await resume()).toEqual({ refused: 'changed_elsewhere' });
    expect((await findActiveProgram(luma, now))?.version.number).toBe(1);
    expect(await story()).toEqual(['program_created', 'program_published', 'program_paused', 'program_resumed']);
    expect(await listJobs('publish-program-text')).toHaveLength(1);
  });

  test('a draft can neither be paused nor resumed', async () => {
    expect(await pause()).toEqual({ refused: 'changed_elsewhere' });
    expect(await resume()).toEqual({ refused: 'changed_elsewhere' });
    expect((await program()).status).toBe('draft');
  });

  test('another shop cannot pause it', async () => {
    await publish(1);
    expect(await pause(rive)).toEqual({ refused: 'not_found' });
    expect((await program()).status).toBe('active');
  });

  test('publishing a paused program turns it on again, as a new version', async () => {
    await publish(1);
    await pause();
    expect(await publish(1)).toEqual({ ok: true, number: 2 });
    expect((await program()).status).toBe('active');
  });
});

test('a program that was saved between the look and the press is not paused', async () => {
  await publish(1);
  await inTransaction(async (transaction) => {
    expect(
      await changeProgramStatus(luma.id, programId, { status: 'active', revision: 2 }, 'paused', now, transaction),
    ).toBe(false);
    expect(
      await changeProgramStatus(luma.id, programId, { status: 'active', revision: 1 }, 'paused', now, transaction),
    ).toBe(true);
  });
});
