import { expect, test } from 'vitest';
import type { ProgramForm } from '#app/domain/program/form.ts';
import { edit, isDirty, startEditing } from './editor-state.ts';
import { readProgramForm, toFormData } from './program-form-data.ts';

const form: ProgramForm = {
  name: 'Refer a friend',
  friendPercent: '10',
  advocatePercent: '10',
  minimumSubtotal: '',
  firstOrderOnly: true,
  claimDays: '30',
};
const start = startEditing(form, 4);
const typed = edit(start, { kind: 'typed', field: 'friendPercent', value: ' 20 ' });

test('typing makes the form unsaved, and typing it back makes it saved again', () => {
  expect(isDirty(start)).toBe(false);
  expect(isDirty(typed)).toBe(true);
  expect(isDirty(edit(typed, { kind: 'typed', field: 'friendPercent', value: '10' }))).toBe(false);
});

test('what another tab saved does not touch what is typed, and is still saved against the old revision', () => {
  const state = edit(typed, { kind: 'arrived', form: { ...form, name: 'Theirs' }, revision: 5 });
  expect(state.typed.friendPercent).toBe(' 20 ');
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
  expect(
    edit(saved, { kind: 'arrived', form: { ...form, friendPercent: '20' }, revision: 5 }).typed.friendPercent,
  ).toBe('20');
});

test('what is typed while a save is under way stays unsaved', () => {
  const sent = typed.typed;
  const more = edit(typed, { kind: 'typed', field: 'name', value: 'More' });
  const saved = edit(more, { kind: 'saved', form: sent, revision: 5 });
  expect(isDirty(saved)).toBe(true);
  expect(edit(saved, { kind: 'arrived', form: sent, revision: 5 }).typed.name).toBe('More');
});

test('giving up shows what the server holds', () => {
  expect(edit(typed, { kind: 'replaced', form, revision: 7 })).toEqual(startEditing(form, 7));
});

test('a form survives the way to its action', () => {
  for (const firstOrderOnly of [true, false]) {
    const data = new FormData();
    for (const [name, value] of Object.entries(toFormData('save', 4, { ...form, firstOrderOnly })))
      data.set(name, value);
    expect(readProgramForm(data)).toEqual({ ...form, firstOrderOnly });
  }
  expect(readProgramForm(new FormData()).name).toBe('');
});
