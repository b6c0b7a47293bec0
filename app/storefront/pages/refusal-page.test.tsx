import { describe, expect, test } from 'vitest';
import { visitId } from '../../../tests/support/page-views.ts';
import { pagePlace, rendered, wordsOf } from '../../../tests/support/page-words.ts';
import { shopperLocales } from '#app/i18n/translate.ts';
import { refusalPages, type ShopperRefusal } from '../refusals.ts';
import { RefusalPage, answerRefusal } from './refusal-page.tsx';

const titles = {
  unknown_invite: ['We cannot open this invite', 'Cette invitation ne s’ouvre pas'],
  unknown_visit: ['Please open your invite once more', 'Merci de rouvrir votre invitation'],
  no_active_program: ['There is no invitation running right now', 'Aucune invitation n’est en cours'],
  program_paused: ['This invitation is taking a break', 'Cette invitation fait une pause'],
  program_ended: ['This invitation has ended', 'Cette invitation est terminée'],
  program_not_begun: ['You are early', 'Vous êtes en avance'],
  own_invite: ['This is your own invite', 'C’est votre propre invitation'],
  too_many_tries: ['Please take a short break', 'Faites une courte pause'],
  too_many_from_here: ['Please take a short break', 'Faites une courte pause'],
  codes_not_ready: ['Your code is being prepared', 'Votre code est en préparation'],
  too_many_claims: ['A lot is going on right now', 'Il y a beaucoup de monde en ce moment'],
  try_again: ['We cannot get your link just now', 'Votre lien n’est pas disponible pour l’instant'],
  not_eligible: ['You cannot invite friends yet', 'Vous ne pouvez pas encore inviter'],
  unknown_customer: ['We cannot find your account', 'Votre compte est introuvable'],
} satisfies Record<ShopperRefusal, [string, string]>;
const refusals = Object.keys(refusalPages) as ShopperRefusal[];
const invite = { code: 'ADA-K7Q', visitId, email: 'finn@example.com' };
const values = { date: '24 December', count: 7 };

test.each(refusals)('%s speaks both languages', (refusal) => {
  const [english, french] = shopperLocales.map((locale) =>
    wordsOf(<RefusalPage place={pagePlace(locale)} refusal={refusal} invite={invite} values={values} />),
  );
  expect(english).toMatch(new RegExp(`^${titles[refusal][0]}`));
  expect(french).toMatch(new RegExp(`^${titles[refusal][1]}`));
  expect(english + String(french)).not.toMatch(/refusals\.|\{\{/);
});

test('says until when, from when, and how long to wait', () => {
  const say = (refusal: ShopperRefusal, count = 7) =>
    wordsOf(<RefusalPage place={pagePlace('en')} refusal={refusal} values={{ ...values, count }} />);
  expect(say('program_ended')).toContain('It ran until 24 December.');
  expect(say('program_not_begun')).toContain('opens on 24 December.');
  expect(say('too_many_tries')).toContain('Please try again in 7 minutes.');
  expect(say('too_many_tries', 1)).toContain('Please try again in a minute.');
});

test('tells the browser too how long to wait', () => {
  const answer = answerRefusal(pagePlace('en'), 'too_many_tries', undefined, { count: 7 });
  expect(answer.status).toBe(429);
  expect(answer.headers.get('Retry-After')).toBe('420');
  expect(answerRefusal(pagePlace('en'), 'unknown_invite').headers.get('Retry-After')).toBeNull();
});

describe('the next step', () => {
  test.each([
    ['unknown_visit', 'href="/apps/ricochet/i/ADA-K7Q?locale=en"'],
    ['unknown_invite', 'href="/apps/ricochet/who?locale=en"'],
    ['own_invite', 'href="/apps/ricochet/invite?locale=en"'],
    ['try_again', 'href="/apps/ricochet/invite?locale=en"'],
    ['program_paused', 'href="/"'],
  ] as const)('after %s', (refusal, expected) => {
    expect(rendered(<RefusalPage place={pagePlace('en')} refusal={refusal} invite={invite} />)).toContain(expected);
  });

  test.each(['codes_not_ready', 'too_many_claims'] as const)('after %s is to claim again, as before', (refusal) => {
    const html = rendered(<RefusalPage place={pagePlace('en')} refusal={refusal} invite={invite} />);
    expect(html).toContain('action="/apps/ricochet/claim?locale=en"');
    for (const value of ['ADA-K7Q', visitId, 'finn@example.com']) expect(html).toContain(`value="${value}"`);
  });

  test('leads to the shop where there is nothing to go back to', () => {
    expect(rendered(<RefusalPage place={pagePlace('en')} refusal="codes_not_ready" />)).toContain('href="/"');
  });
});
