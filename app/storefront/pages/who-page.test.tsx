import { expect, test } from 'vitest';
import { attributeOf, pagePlace, rendered, wordsOf } from '../../../tests/support/page-words.ts';
import { WhoPage } from './who-page.tsx';

test.each([
  [
    'en',
    'Who invited you? Type in the code your friend told you, or their full name. Code or full name Such as ANNA-K7Q',
  ],
  [
    'fr',
    'Qui vous a invité ? Saisissez le code que votre proche vous a donné, ou son nom complet. Code ou nom complet',
  ],
] as const)('asks for a code or a name (%s)', (locale, text) => {
  const page = <WhoPage place={pagePlace(locale)} view={{ typed: '', problem: null }} />;
  expect(wordsOf(page)).toContain(text);
  expect(rendered(page)).toContain(`<form method="post" action="/apps/ricochet/who?locale=${locale}"`);
  expect(rendered(page)).not.toContain('aria-invalid');
});

test.each([
  ['en', 'notFound', 'We found no invite that fits.'],
  ['fr', 'notFound', 'Nous n’avons trouvé aucune invitation qui corresponde.'],
  ['en', 'missing', 'Please type in a code or a name.'],
  ['fr', 'missing', 'Merci de saisir un code ou un nom.'],
] as const)('says at the field what is the matter and keeps what was typed (%s, %s)', (locale, problem, sentence) => {
  const page = <WhoPage place={pagePlace(locale)} view={{ typed: '"{{ shop }}<b>', problem }} />;
  expect(wordsOf(page)).toContain(sentence);
  expect(attributeOf(page, /name="who"[^>]* value="([^"]*)"/)).toBe('"{{ shop }}<b>');
  expect(rendered(page)).toContain('aria-describedby="ricochet-who-example ricochet-who-problem"');
});
