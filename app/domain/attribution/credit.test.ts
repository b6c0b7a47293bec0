import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideCredit, findLastLead, type Lead } from './credit.ts';
import { recognitionKinds, type Recognition, type RecognitionKind } from './recognition.ts';

const recognitions: Record<RecognitionKind, Recognition> = {
  friend_code: { kind: 'friend_code', code: 'HI-1' },
  cart_mark: { kind: 'cart_mark', of: 'claim' },
  landing_page: { kind: 'landing_page', channel: 'whatsapp' },
  claim_of_buyer: { kind: 'claim_of_buyer', by: 'email' },
  invite_entered: { kind: 'invite_entered', place: 'note' },
};
const lead = (kind: RecognitionKind, invited: string, day: number): Lead<string> => {
  return { recognition: recognitions[kind], at: new Date(Date.UTC(2026, 10, day)), key: invited, invited };
};
const both = ['last', 'first'] as const;

const anyKind = fc.constantFrom(...recognitionKinds);
const someLeads = (kind = anyKind) =>
  fc
    .uniqueArray(
      fc.record({ kind, invited: fc.constantFrom('Ada', 'Ben', 'Cleo', 'Dan'), day: fc.integer({ min: 1, max: 3 }) }),
      { selector: (each) => `${each.kind} ${each.invited}`, minLength: 1 },
    )
    .map((list) => list.map((each) => lead(each.kind, each.invited, each.day)));

test('an order that nothing leads back from is nobody’s', () => {
  for (const wins of both) expect(decideCredit([], wins)).toBeNull();
  expect(findLastLead([])).toBeNull();
});

test.each(recognitionKinds)('one lead of the kind %s is enough', (kind) => {
  for (const wins of both) expect(decideCredit([lead(kind, 'Ada', 1)], wins)).toMatchObject({ invited: 'Ada' });
});

describe('of several invites of one kind', () => {
  const invites = [lead('friend_code', 'Ada', 1), lead('friend_code', 'Ben', 9), lead('friend_code', 'Cleo', 5)];

  test('the last or the first wins, as the program of the last one says', () => {
    expect(decideCredit(invites, 'last')).toMatchObject({ invited: 'Ben' });
    expect(decideCredit(invites, 'first')).toMatchObject({ invited: 'Ada' });
    expect(findLastLead(invites)).toMatchObject({ invited: 'Ben' });
  });

  test('the same one wins in whatever order they stand on the order, even of two of one moment', () => {
    fc.assert(
      fc.property(someLeads(), fc.constantFrom(...both), (leads, wins) => {
        const credit = decideCredit(leads, wins);
        expect(decideCredit(leads.toReversed(), wins)).toEqual(credit);
        const days = leads
          .filter(({ recognition }) => recognition.kind === credit?.recognition.kind)
          .map(({ at }) => at.getTime());
        expect(credit?.at.getTime()).toBe(wins === 'last' ? Math.max(...days) : Math.min(...days));
      }),
    );
  });
});

describe('of several kinds', () => {
  test.each(
    recognitionKinds.flatMap((strong, index) =>
      recognitionKinds.slice(index + 1).map((weak) => [strong, weak] as const),
    ),
  )('%s speaks before %s, however old it is', (strong, weak) => {
    const leads = [lead(weak, 'Ben', 9), lead(strong, 'Ada', 1)];
    for (const wins of both) expect(decideCredit(leads, wins)).toMatchObject({ invited: 'Ada' });
  });

  test('weaker evidence never changes who is credited', () => {
    fc.assert(
      fc.property(someLeads(), someLeads(), fc.constantFrom(...both), (leads, more, wins) => {
        const credit = decideCredit(leads, wins);
        const strength = recognitionKinds.indexOf(credit?.recognition.kind ?? 'invite_entered');
        const weaker = more.filter(({ recognition }) => recognitionKinds.indexOf(recognition.kind) > strength);
        expect(decideCredit([...weaker, ...leads], wins)).toEqual(credit);
        expect(findLastLead([...leads, ...weaker])).toEqual(findLastLead(leads));
      }),
    );
  });
});
