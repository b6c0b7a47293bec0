import { expect, it } from 'vitest';
import { createTestSandbox } from '../testing/sandbox.ts';
import { createMisbehaviours, type MisbehaviourRule } from './misbehaviour.ts';

const { luma, rive } = createTestSandbox();

function rule(rule: Partial<MisbehaviourRule> = {}): MisbehaviourRule {
  return { kind: 'admin.user-error', count: null, probability: 1, shop: null, operation: null, ...rule };
}

it('happens as often as it was counted, then never again', () => {
  const misbehaviours = createMisbehaviours();
  misbehaviours.add(rule({ count: 2, code: 'TAKEN', message: 'Taken.' }));
  const strikes = [1, 2, 3].map(() => misbehaviours.strikes('admin.user-error', luma));
  expect(strikes).toMatchObject([{ code: 'TAKEN', message: 'Taken.' }, { code: 'TAKEN' }, null]);
  expect(misbehaviours.list()).toEqual([]);
});

it('keeps to its kind, shop and operation', () => {
  const misbehaviours = createMisbehaviours();
  misbehaviours.add(rule({ shop: luma.domain, operation: 'AddCodes' }));
  expect(misbehaviours.strikes('admin.throttle', luma, 'AddCodes')).toBeNull();
  expect(misbehaviours.strikes('admin.user-error', rive, 'AddCodes')).toBeNull();
  expect(misbehaviours.strikes('admin.user-error', luma, 'Other')).toBeNull();
  expect(misbehaviours.strikes('admin.user-error', luma, 'AddCodes')).not.toBeNull();
});

it('throws dice that fall evenly, and the same way for the same seed', () => {
  const throws = (seed: number) => {
    const misbehaviours = createMisbehaviours(seed);
    misbehaviours.add(rule({ probability: 0.3 }));
    return Array.from({ length: 2000 }, () => misbehaviours.strikes('admin.user-error', luma) !== null);
  };
  const first = throws(7);
  expect(throws(7)).toEqual(first);
  expect(throws(8)).not.toEqual(first);
  const share = first.filter(Boolean).length / first.length;
  expect(share).toBeGreaterThan(0.26);
  expect(share).toBeLessThan(0.34);
});
