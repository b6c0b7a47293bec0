import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseProgram, phaseOf, type OfferedProgram } from './choose-program.ts';
import { isEligible, type AdvocateFacts } from './eligibility.ts';
import type { Program } from './program.ts';
import { defaultProgramSettings, type Eligibility, type ProgramSettings } from './settings.ts';

const now = new Date('2026-11-22T12:00:00Z');
const timeZone = 'Europe/Paris';
const nobody: AdvocateFacts = { orderCount: 0, tags: [], segmentIds: [] };
const segmentId = 'gid://shopify/Segment/7';

function offered(
  id: string,
  precedence: number,
  settings: Partial<ProgramSettings> = {},
  status: Program['status'] = 'active',
): OfferedProgram {
  const all = { ...defaultProgramSettings, ...settings };
  const of = { programId: `pr_${id}` as const, number: 1, settings: all, publishedAt: now, readyAt: now };
  const draft = { draft: all, revision: 1, publishedVersion: 1, createdAt: now, updatedAt: now };
  return { program: { shopId: 'sh_1', id: of.programId, name: id, status, precedence, ...draft }, version: of };
}
const choose = (programs: OfferedProgram[], facts: AdvocateFacts | null = nobody) =>
  chooseProgram(programs, { facts, now, timeZone })?.program.name ?? null;

describe('who may invite', () => {
  test.each<[Eligibility, Partial<AdvocateFacts>, boolean | null]>([
    [{ kind: 'everyone' }, { orderCount: null }, true],
    [{ kind: 'has_ordered' }, { orderCount: 1 }, true],
    [{ kind: 'has_ordered' }, { orderCount: 0 }, false],
    [{ kind: 'has_ordered' }, { orderCount: null }, null],
    [{ kind: 'tag', tag: 'VIP' }, { tags: ['new', 'vip'] }, true],
    [{ kind: 'tag', tag: 'VIP' }, { tags: ['vips'] }, false],
    [{ kind: 'segment', segmentId }, { segmentIds: [segmentId] }, true],
    [{ kind: 'segment', segmentId }, {}, false],
  ])('of %j with %j: %j', (eligibility, facts, expected) => {
    expect(isEligible({ ...nobody, ...facts }, eligibility)).toBe(expected);
  });
});

describe('a schedule', () => {
  const schedule = { startsOn: '2026-11-22', endsOn: '2026-11-23' };

  test.each([
    ['2026-11-21T22:59:59.999Z', 'before'],
    ['2026-11-21T23:00:00Z', 'within'],
    ['2026-11-23T22:59:59.999Z', 'within'],
    ['2026-11-23T23:00:00Z', 'after'],
  ])('is read by the shop’s days, the last one included: %s is %s', (moment, phase) => {
    expect(phaseOf(schedule, new Date(moment), timeZone)).toBe(phase);
  });

  test('that is open has neither a before nor an after', () => {
    expect(phaseOf({ startsOn: null, endsOn: null }, now, timeZone)).toBe('within');
  });
});

describe('the program that an advocate’s friends are invited under', () => {
  test('is the first in the merchant’s order', () => {
    expect(choose([offered('b', 2), offered('a', 1), offered('c', 3)])).toBe('a');
  });

  test('is the next one when the first is not for them', () => {
    const forVips = offered('vips', 1, { eligibility: { kind: 'tag', tag: 'vip' } });
    expect(choose([forVips, offered('all', 2)])).toBe('all');
    expect(choose([forVips, offered('all', 2)], { ...nobody, tags: ['VIP'] })).toBe('vips');
  });

  test('is never one of which nobody can say whether it is for them', () => {
    const buyers = offered('buyers', 1, { eligibility: { kind: 'has_ordered' } });
    expect(choose([buyers, offered('all', 2)], { ...nobody, orderCount: null })).toBe('all');
    expect(choose([buyers], { ...nobody, orderCount: null })).toBeNull();
  });

  test('is not asked of anybody when no advocate is known', () => {
    expect(choose([offered('vips', 1, { eligibility: { kind: 'tag', tag: 'vip' } }), offered('all', 2)], null)).toBe(
      'vips',
    );
  });

  test('is on, and within its days', () => {
    const later = { schedule: { startsOn: '2026-11-23', endsOn: null } };
    const over = { schedule: { startsOn: null, endsOn: '2026-11-21' } };
    const programs = [offered('later', 1, later), offered('over', 2, over), offered('off', 3, {}, 'paused')];
    expect(choose(programs)).toBeNull();
    expect(choose([...programs, offered('on', 4)])).toBe('on');
  });

  test('does not hang on the order in which they were read', () => {
    const programs = [offered('a', 1), offered('b', 1), offered('c', 2)];
    fc.assert(
      fc.property(fc.shuffledSubarray(programs, { minLength: 3 }), (shuffled) => {
        expect(choose(shuffled)).toBe('a');
      }),
    );
  });
});
