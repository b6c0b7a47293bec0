import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toProgramForm } from '#app/domain/program/form.ts';
import { anySettings } from '../../tests/support/any-settings.ts';
import { mergeForms } from './merge-forms.ts';

const anyForm = anySettings('EUR').map((settings) => toProgramForm('Friends', settings));

test('what was typed here stays, and what only they changed is taken over', () => {
  fc.assert(
    fc.property(anyForm, anyForm, anyForm, (base, theirs, mine) => {
      const merged = mergeForms(base, theirs, mine);
      for (const name of Object.keys(base) as (keyof typeof base)[]) {
        const isMine = JSON.stringify(mine[name]) !== JSON.stringify(base[name]);
        expect(merged[name]).toEqual(isMine ? mine[name] : theirs[name]);
      }
    }),
  );
});

test('nothing typed here means theirs, and nothing saved there means mine', () => {
  fc.assert(
    fc.property(anyForm, anyForm, (base, other) => {
      expect(mergeForms(base, other, base)).toEqual(other);
      expect(mergeForms(base, base, other)).toEqual(other);
    }),
  );
});
