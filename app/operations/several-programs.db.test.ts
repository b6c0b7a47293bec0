import { randomUUID } from 'node:crypto';
import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publishNewProgram, tenPercent } from '../../tests/support/people.ts';
import { dropJobs, listJobs } from '../../tests/support/queue.ts';
import { installShop, LUMA, RIVE } from '../../tests/support/sandbox-shop.ts';
import { database, inTransaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/new-id.server.ts';
import { listProgramOrder } from '#app/db/program-order.ts';
import {
  findActiveProgram,
  findProgram,
  findProgramFor,
  listRunningPrograms,
  markVersionReady,
} from '#app/db/programs.ts';
import type { Shop } from '#app/db/shops.ts';
import { countReferralsByVersion } from '#app/db/version-figures.ts';
import type { ProgramId } from '#app/domain/ids.ts';
import type { AdvocateFacts } from '#app/domain/program/eligibility.ts';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { archiveProgram, pauseProgram, resumeProgram } from './change-program-status.ts';
import { createProgram } from './create-program.ts';
import { duplicateProgram } from './duplicate-program.ts';
import { followSchedules } from './follow-schedules.ts';
import { publishProgram } from './publish-program.ts';
import { reorderPrograms } from './reorder-programs.ts';
import { saveProgram } from './save-program.ts';

const now = new Date();
const nobody: AdvocateFacts = { orderCount: 0, tags: [], segmentIds: [] };
const vip: AdvocateFacts = { ...nobody, tags: ['VIP'] };
const forVips: Partial<ProgramForm> = { eligibility: { kind: 'tag', tag: 'vip', segmentId: '' } };
const forBuyers: Partial<ProgramForm> = { eligibility: { kind: 'has_ordered', tag: '', segmentId: '' } };
let luma: Shop;
let rive: Shop;

beforeAll(async () => {
  luma = await installShop(LUMA);
  rive = await installShop(RIVE);
});
beforeEach(async () => {
  await database.program.updateMany({ data: { status: 'archived' } });
  await dropJobs();
});

const run = (name: string, change: Partial<ProgramForm> = {}) => publishNewProgram(luma, { ...change, name });
const nameFor = async (facts: AdvocateFacts, at = now) => (await findProgramFor(luma, facts, at))?.program.name ?? null;
const order = () => inTransaction((transaction) => listProgramOrder(luma.id, transaction));
const story = async (programId: ProgramId) =>
  (await database.ledgerEntry.findMany({ where: { programId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind);

describe('several programs at once', () => {
  test('each advocate invites under the first that is for them', async () => {
    await run('VIPs', forVips);
    await run('Buyers', forBuyers);
    expect(await nameFor(nobody)).toBeNull();
    expect(await nameFor({ ...nobody, orderCount: null })).toBeNull();
    expect(await nameFor({ ...nobody, orderCount: 2 })).toBe('Buyers');
    expect(await nameFor({ ...vip, orderCount: 2 })).toBe('VIPs');
    expect((await findActiveProgram(luma, now))?.program.name).toBe('VIPs');
  });

  test('a draft, a paused and an archived one are passed over', async () => {
    await createProgram({ shop: luma, form: { ...tenPercent, name: 'Draft' }, formKey: randomUUID(), now });
    const paused = await run('Paused');
    await pauseProgram({ shop: luma, programId: paused, now });
    const archived = await run('Archived');
    await archiveProgram({ shop: luma, programId: archived, now });
    expect(await findActiveProgram(luma, now)).toBeNull();
    await run('Running');
    expect((await listRunningPrograms(luma, now)).map(({ program }) => program.name)).toEqual(['Running']);
  });

  test('each is offered with its own newest version that is ready', async () => {
    const programId = await run('First');
    await inTransaction((transaction) => markVersionReady(luma.id, programId, 1, now, transaction));
    await saveProgram({ shop: luma, programId, revision: 1, form: { ...tenPercent, ...forVips }, now });
    expect(await publishProgram({ shop: luma, programId, revision: 2, now })).toEqual({ ok: true, number: 2 });
    await run('Second');
    const versions = async () => (await listRunningPrograms(luma, now)).map(({ version }) => version.number);
    expect(await versions()).toEqual([1, 1]);
    await inTransaction((transaction) => markVersionReady(luma.id, programId, 2, now, transaction));
    expect(await versions()).toEqual([2, 1]);
  });

  test('another shop’s are never among them', async () => {
    await run('Ours');
    expect(await findProgramFor(rive, nobody, now)).toBeNull();
  });
});

describe('the order of programs', () => {
  const move = async (programId: ProgramId, way: 'up' | 'down', seen?: ProgramId[], shop = luma) =>
    reorderPrograms({ shop, programId, move: way, order: seen ?? (await order()), now });

  test('decides who is asked first, and is the merchant’s', async () => {
    const first = await run('First');
    const second = await run('Second');
    expect(await nameFor(nobody)).toBe('First');
    await dropJobs();
    expect(await move(second, 'up')).toEqual({ ok: true });
    expect(await nameFor(nobody)).toBe('Second');
    expect(await order()).toEqual([second, first]);
    expect(await listJobs('publish-program-text')).toHaveLength(1);
    expect(await story(second)).toContain('program_reordered');
  });

  test('two clicks at once move it once', async () => {
    const ids = [await run('A'), await run('B'), await run('C')];
    const [, , last] = ids as [ProgramId, ProgramId, ProgramId];
    const answers = await Promise.all([move(last, 'up', ids), move(last, 'up', ids)]);
    expect(answers).toContainEqual({ ok: true });
    expect(answers).toContainEqual({ refused: 'changed_elsewhere' });
    expect(await order()).toEqual([ids[0], ids[2], ids[1]]);
  });

  test('gives every program a place of its own, however many are made and moved at once', async () => {
    await Promise.all(
      ['A', 'B', 'C', 'D'].map((name) =>
        createProgram({ shop: luma, form: { ...tenPercent, name }, formKey: randomUUID(), now }),
      ),
    );
    const [a, b, c] = (await order()) as [ProgramId, ProgramId, ProgramId];
    await Promise.all([move(a, 'down'), move(b, 'down'), move(c, 'up')]);
    const rows = await database.program.findMany({ where: { shopId: luma.id, status: 'draft' } });
    expect(new Set(rows.map(({ precedence }) => precedence)).size).toBe(4);
  });

  test('has two ends, and no room for what is archived or another’s', async () => {
    const first = await run('First');
    const last = await run('Last');
    expect(await move(first, 'up')).toEqual({ refused: 'changed_elsewhere' });
    expect(await move(last, 'down')).toEqual({ refused: 'changed_elsewhere' });
    expect(await move(first, 'down', [first, last], rive)).toEqual({ refused: 'changed_elsewhere' });
    await archiveProgram({ shop: luma, programId: last, now });
    expect(await move(last, 'up')).toEqual({ refused: 'changed_elsewhere' });
    expect(await order()).toEqual([first]);
  });
});

describe('a copy', () => {
  const copyName = (name: string) => `Copy of ${name}`;

  test('is a draft of what the program’s draft says, behind the others', async () => {
    const programId = await run('Friends', { ...forVips, startsOn: '2026-01-01' });
    const copied = await duplicateProgram({ shop: luma, programId, copyName, formKey: randomUUID(), now });
    if (!('ok' in copied)) throw new Error('The copy was refused.');
    const copy = await findProgram(luma.id, copied.programId);
    expect(copy).toMatchObject({ name: 'Copy of Friends', status: 'draft', revision: 1, publishedVersion: null });
    expect(copy?.draft).toEqual((await findProgram(luma.id, programId))?.draft);
    expect(await order()).toEqual([programId, copied.programId]);
    expect(await story(copied.programId)).toEqual(['program_created']);
  });

  test('is made once, however often its form arrives', async () => {
    const programId = await run('Friends');
    const once = { shop: luma, programId, copyName, formKey: randomUUID(), now };
    const answers = await Promise.all([duplicateProgram(once), duplicateProgram(once)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(await order()).toHaveLength(2);
    await duplicateProgram({ ...once, formKey: randomUUID() });
    expect(await order()).toHaveLength(3);
  });

  test('of a program with the longest name can be saved', async () => {
    const programId = await run('x'.repeat(80));
    const copied = await duplicateProgram({ shop: luma, programId, copyName, formKey: randomUUID(), now });
    if (!('ok' in copied)) throw new Error('The copy was refused.');
    expect((await findProgram(luma.id, copied.programId))?.name).toHaveLength(80);
  });

  test('can be made of an archived program, and not of another shop’s or none', async () => {
    const programId = await run('Friends');
    await archiveProgram({ shop: luma, programId, now });
    expect(await duplicateProgram({ shop: luma, programId, copyName, formKey: randomUUID(), now })).toMatchObject({
      ok: true,
    });
    expect(await duplicateProgram({ shop: rive, programId, copyName, formKey: randomUUID(), now })).toEqual({
      refused: 'not_found',
    });
    const none = { shop: luma, programId: newId('pr'), copyName, formKey: randomUUID(), now };
    expect(await duplicateProgram(none)).toEqual({ refused: 'not_found' });
  });
});

describe('archiving', () => {
  test('puts a program away once, whatever state it was in, and keeps its versions', async () => {
    const programId = await run('Friends');
    await dropJobs();
    const answers = await Promise.all([1, 2].map(() => archiveProgram({ shop: luma, programId, now })));
    expect(answers).toContainEqual({ ok: true });
    expect(answers).toContainEqual({ refused: 'changed_elsewhere' });
    expect(await resumeProgram({ shop: luma, programId, now })).toEqual({ refused: 'changed_elsewhere' });
    expect(await countReferralsByVersion(luma.id, programId, { most: 10 })).toEqual([{ number: 1, referrals: 0 }]);
    expect(await listJobs('publish-program-text')).toHaveLength(1);
    expect(await story(programId)).toEqual(['program_created', 'program_published', 'program_archived']);
  });

  test('and publishing at once end with one of the two', async () => {
    const made = await createProgram({ shop: luma, form: tenPercent, formKey: randomUUID(), now });
    if (!('ok' in made)) throw new Error('The form was refused.');
    const { programId } = made;
    await Promise.all([
      archiveProgram({ shop: luma, programId, now }),
      publishProgram({ shop: luma, programId, revision: 1, now }),
    ]);
    expect(await story(programId)).toContain((await isArchived(programId)) ? 'program_archived' : 'program_published');
  });

  test('is the shop’s own to do', async () => {
    const programId = await run('Friends');
    expect(await archiveProgram({ shop: rive, programId, now })).toEqual({ refused: 'not_found' });
    expect(await isArchived(programId)).toBe(false);
  });

  const isArchived = async (programId: ProgramId) => (await findProgram(luma.id, programId))?.status === 'archived';
});

describe('a schedule', () => {
  /** Noon of a day, for shops everywhere but at the ends of the world. */
  const noonOf = (date: string) => new Date(`${date}T12:00:00Z`);

  test('opens and closes the program by itself', async () => {
    await run('November', { startsOn: '2026-11-10', endsOn: '2026-11-20' });
    expect(await nameFor(nobody, noonOf('2026-11-09'))).toBeNull();
    expect(await nameFor(nobody, noonOf('2026-11-10'))).toBe('November');
    expect(await nameFor(nobody, noonOf('2026-11-20'))).toBe('November');
    expect(await nameFor(nobody, noonOf('2026-11-22'))).toBeNull();
  });

  test('lets the next program serve while the first does not run', async () => {
    await run('November', { startsOn: '2026-11-10', endsOn: '2026-11-20' });
    await run('Always');
    expect(await nameFor(nobody, noonOf('2026-11-09'))).toBe('Always');
    expect(await nameFor(nobody, noonOf('2026-11-15'))).toBe('November');
  });

  test('is told once when it begins and once when it is over, and the public text follows', async () => {
    const programId = await run('November', { startsOn: '2026-11-10', endsOn: '2026-11-20' });
    const follow = async (date: string) => {
      await dropJobs();
      await Promise.all([1, 2].map(() => followSchedules({ now: noonOf(date) })));
      return (await listJobs('publish-program-text')).length;
    };
    expect(await follow('2026-11-09')).toBe(0);
    expect(await follow('2026-11-10')).toBe(1);
    expect(await follow('2026-11-11')).toBe(0);
    expect(await follow('2026-11-22')).toBe(1);
    expect(await follow('2026-11-23')).toBe(0);
    expect((await story(programId)).slice(2)).toEqual(['program_started', 'program_ended']);
  });

  test('of a program that is not on, or was never published, is nobody’s to follow', async () => {
    const days = { startsOn: '2026-11-10', endsOn: '2026-11-20' };
    const programId = await run('November', days);
    await pauseProgram({ shop: luma, programId, now });
    await createProgram({ shop: luma, form: { ...tenPercent, ...days }, formKey: randomUUID(), now });
    await dropJobs();
    await followSchedules({ now: noonOf('2026-11-15') });
    expect(await listJobs()).toEqual([]);
  });
});
