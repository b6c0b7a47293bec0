import { expect, test } from 'vitest';
import { declineReasons, holdReasons, rewardReasons } from '#app/domain/decision.ts';
import { channels } from '#app/domain/invite/channel.ts';
import { ledgerKinds } from '#app/domain/ledger.ts';
import { fieldProblems } from '#app/domain/program/field-problems.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

const languages = [
  ['English', en],
  ['French', fr],
] as const;

function leaves(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(Object(value) as object, `${path}${key}.`),
  );
}
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test.each(languages)('%s has a sentence for every reason, ledger kind, channel and field problem', (_name, words) => {
  for (const reason of [...declineReasons, ...holdReasons, ...rewardReasons])
    expect(words.reason[reason]).toMatch(/\.$/);
  for (const kind of ledgerKinds) expect(words.ledger[kind]).toMatch(/\.$/);
  for (const problem of fieldProblems) expect(words.problem).toHaveProperty(problem, expect.stringMatching(/\.$/));
  for (const channel of channels) expect(words.channel[channel]).not.toBe('');
});

test('both languages put the same values into the same sentences', () => {
  const french = new Map(leaves(fr));
  for (const [key, text] of leaves(en))
    expect([key, placeholders(french.get(key) ?? '')]).toEqual([key, placeholders(text)]);
});

test('no sentence is empty or the same in both languages, but for names', () => {
  const same = new Set([
    'Ricochet',
    'Shopify',
    'WhatsApp',
    'Messenger',
    'X',
    'Facebook',
    'Telegram',
    'QR code',
    '{{program}} (version {{number}})',
    'Version {{number}}',
    'Versions',
    'Conditions',
    'Code {{code}}',
    'E-mail',
    'Protection',
    'Notifications',
    'Note',
    'Notes',
    'Action',
  ]);
  const french = new Map(leaves(fr));
  for (const [key, text] of leaves(en)) {
    expect([key, text.trim()]).not.toEqual([key, '']);
    if (!same.has(text)) expect([key, french.get(key)]).not.toEqual([key, text]);
  }
});

test('French puts a no-break space before high punctuation, never a plain one', () => {
  for (const [key, text] of leaves(fr)) expect([key, text]).toEqual([key, expect.not.stringMatching(/ [:;?!%»]|« /)]);
});
