import { describe, expect, test } from 'vitest';
import { emailWords } from '../email/words.ts';
import { en as mails } from '../email/en.ts';
import { shopperLocales, type ShopperLocale } from '../translate.ts';
import { en } from './en/index.ts';
import { shopperWords } from './words.ts';

/** The same in many languages: names, and words that travelled. */
const shared =
  /^(WhatsApp|Messenger|SMS|Sms|X|Facebook|Telegram|E-mail|E-Mail|Invitation|Message|Code|\{\{\w+\}\}|\W)*$/;

function leaves(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(Object(value) as object, `${path}${key}.`),
  );
}
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => `{{${name}}}`).sort();

const spoken = shopperLocales.filter((locale) => locale !== 'en');
const catalogues = [
  ['pages', en, (locale: ShopperLocale, key: string) => read(shopperWords(locale), key)],
  ['mails', mails, (locale: ShopperLocale, key: string) => read(emailWords(locale), key)],
] as const;

/** The text under a key as it stands in the catalogue, plural forms by their own names. */
function read(say: unknown, key: string): string {
  return (say as (key: string, options: object) => string)(key, { skipInterpolation: true });
}

describe.each(catalogues)('the words of the %s', (_name, english, textOf) => {
  test.each(spoken)('in %s put the same values into the same sentences, and are not left in English', (locale) => {
    for (const [key, text] of leaves(english)) {
      const theirs = textOf(locale, key);
      expect([key, theirs.trim()]).not.toEqual([key, '']);
      expect([key, placeholders(theirs)]).toEqual([key, placeholders(text)]);
      if (!shared.test(text)) expect([locale, key, theirs]).not.toEqual([locale, key, text]);
    }
  });

  test('French puts a no-break space before high punctuation, never a plain one', () => {
    for (const [key] of leaves(english))
      expect([key, textOf('fr', key)]).toEqual([key, expect.not.stringMatching(/ [:;?!%»]|« /)]);
  });
});
