import { expect, test } from 'vitest';
import { isRude } from './is-rude.ts';

test.each(['DICK', 'SHIT', '5H1T', 'SH-IT', 'FUCK-YOU', 'FRIEND-FCK', 'FRIEND-KKK', 'FRIEND-5HT', 'pussy-cat'])(
  '%s is rude',
  (code) => expect(isRude(code)).toBe(true),
);

test.each(['ADA-K7Q', 'CHRIS-HTX', 'DICKENS', 'SCUNTHORPE', 'ASSIA', 'PSYCHE', 'NIGEL-24', 'LUMA-VIP', 'FRIEND-BBB'])(
  '%s is not',
  (code) => expect(isRude(code)).toBe(false),
);
