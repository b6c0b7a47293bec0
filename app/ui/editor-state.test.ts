import { expect, test } from 'vitest';
import type { ProgramForm } from '#app/domain/program/form-fields.ts';
import { readProgramForm } from '#app/domain/program/form-json.ts';
import { toProgramForm } from '#app/domain/program/form.ts';
import { defaultProgramSettings } from '#app/domain/program/settings.ts';
import { edit, isDirty, standingProblems, startEditing } from './editor-state.ts';
import { localizeAmounts } from './localize-amounts.ts';
import { toFormData } from './program-form-data.ts';

const form = toProgramForm('Refer a friend', defaultProgramSettings);
const withPercent = (percent: string, of: ProgramForm = form) => ({ ...of, friend: { ...of.friend, percent } });
const start = startEditing(form, 4);
const typed = edit(start, { kind: 'typed', form: withPercent(' 20 ') });

test('typing makes the form unsaved, and typing it back makes it saved again', () => {
  expect(isDirty(start)).toBe(false);
  expect(isDirty(typed)).toBe(true);
  expect(isDirty(edit(typed, { kind: 'typed', form: withPercent('10') }))).toBe(false);
});

test('a row that was added and taken out again leaves nothing unsaved', () => {
  const [tier] = form.tiers;
  const more = edit(start, { kind: 'typed', form: { ...form, tiers: [tier!, { ...tier!, fromFriend: '3' }] } });
  expect(isDirty(more)).toBe(true);
  expect(isDirty(edit(more, { kind: 'typed', form: { ...form, tiers: [tier!] } }))).toBe(false);
});

test('what another tab saved does not touch what is typed, and is still saved against the old revision', () => {
  const state = edit(typed, { kind: 'arrived', form: { ...form, name: 'Theirs' }, revision: 5 });
  expect(state.typed.friend.percent).toBe(' 20 ');
  expect(state.typed.name).toBe('Refer a friend');
  expect(state.saved.revision).toBe(4);
});

test('what another tab saved is shown when nothing is typed', () => {
  const state = edit(start, { kind: 'arrived', form: { ...form, name: 'Theirs' }, revision: 5 });
  expect(state).toEqual(startEditing({ ...form, name: 'Theirs' }, 5));
});

test('after a save the tidied form takes the place of what was typed', () => {
  const saved = edit(typed, { kind: 'saved', form: typed.typed, revision: 5 });
  expect(isDirty(saved)).toBe(false);
  expect(edit(saved, { kind: 'arrived', form: withPercent('20'), revision: 5 }).typed.friend.percent).toBe('20');
});

test('what is typed while a save is under way stays unsaved', () => {
  const sent = typed.typed;
  const more = edit(typed, { kind: 'typed', form: { ...sent, name: 'More' } });
  const saved = edit(more, { kind: 'saved', form: sent, revision: 5 });
  expect(isDirty(saved)).toBe(true);
  expect(edit(saved, { kind: 'arrived', form: sent, revision: 5 }).typed.name).toBe('More');
});

test('giving up shows what the server holds', () => {
  expect(edit(typed, { kind: 'replaced', form, revision: 7 })).toEqual(startEditing(form, 7));
});

test('a field is accused until it is changed, and others stay accused meanwhile', () => {
  const problems = { 'friend.percent': 'not_a_percentage', 'tiers.0.offer.percent': 'not_a_percentage' } as const;
  const sent = withPercent('200');
  expect(standingProblems(problems, sent, sent)).toEqual(problems);
  expect(Object.keys(standingProblems(problems, sent, withPercent('20')))).toEqual(['tiers.0.offer.percent']);
});

test('a row that was taken out takes its problem along', () => {
  const sent = { ...form, milestones: [{ atFriends: 'x', offer: form.friend }] };
  const problems = { 'milestones.0.atFriends': 'not_a_count' } as const;
  expect(standingProblems(problems, sent, { ...sent, milestones: [] })).toEqual({});
});

test('a form survives the way to its action', () => {
  for (const firstOrderOnly of [true, false]) {
    const data = toFormData('save', 4, { ...form, firstOrderOnly });
    expect(data['revision']).toBe('4');
    expect(readProgramForm(data['form'])).toEqual({ ...form, firstOrderOnly });
  }
  expect(readProgramForm(null)).toBeNull();
});

test('every amount of a stored form is shown as the merchant writes it', () => {
  const amounts = { amount: '1.50', minimumSubtotal: '2.50', estimatedCost: '3.50' };
  const offer = { ...form.friend, ...amounts };
  const stored: ProgramForm = {
    ...form,
    friend: offer,
    tiers: [{ fromFriend: '1', offer }],
    milestones: [{ atFriends: '5', offer }],
    surprises: [{ orderAtLeast: '4.50', offer }],
    monthlySpendLimit: '5.50',
    minimumSubtotal: '6.50',
  };
  const shown = JSON.stringify(localizeAmounts(stored, (decimal) => decimal.replace('.', ',')));
  expect(shown).not.toContain('.50');
  expect(shown.match(/,50/g)).toHaveLength(JSON.stringify(stored).match(/\.50/g)?.length ?? 0);
});
