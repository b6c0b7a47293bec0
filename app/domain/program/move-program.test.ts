import { expect, test } from 'vitest';
import { moveProgram } from './move-program.ts';

const order = ['pr_a', 'pr_b', 'pr_c'] as const;

test('a program changes places with its neighbour', () => {
  expect(moveProgram(order, 'pr_b', 'up')).toEqual(['pr_b', 'pr_a', 'pr_c']);
  expect(moveProgram(order, 'pr_b', 'down')).toEqual(['pr_a', 'pr_c', 'pr_b']);
});

test('nothing moves past an end, nor what is not in the order', () => {
  expect([
    moveProgram(order, 'pr_a', 'up'),
    moveProgram(order, 'pr_c', 'down'),
    moveProgram(order, 'pr_d', 'up'),
    moveProgram(order, 'pr_d', 'down'),
  ]).toEqual([null, null, null, null]);
});
