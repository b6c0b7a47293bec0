import { describe, expect, test } from 'vitest';
import { landingView, visitId } from '../../../tests/support/page-views.ts';
import { attributeOf, pagePlace, rendered, wordsOf } from '../../../tests/support/page-words.ts';
import type { ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { shopperLocales, type ShopperLocale } from '#app/i18n/translate.ts';
import { LandingPage, type LandingView } from './landing-page.tsx';

const { settings } = landingView;
const page = (locale: ShopperLocale, change: Partial<LandingView> = {}) => (
  <LandingPage place={pagePlace(locale)} view={{ ...landingView, ...change }} />
);
const withSettings = (change: Partial<ProgramSettings>, locale: ShopperLocale = 'en') =>
  page(locale, { settings: { ...settings, ...change } });
const nothingForAdvocates = { advocate: { ...settings.advocate, tiers: [] } };

test('says in English who invites, what is in it, on what conditions and what is kept', () => {
  expect(wordsOf(page('en'))).toBe(
    'Ada invited you to Luma Goods You get 10% off Once you have bought, Ada gets 10% off too. Get 10% off Good to know ' +
      'It is for your first order at Luma Goods. Your order has to come to at least €50.00 after discounts. You have 30 days to use it. ' +
      'Your code is yours alone and works once. ' +
      'This visit is noted without your name. A note of it goes into your cart once you take the offer, or at once where you allow it, so that your friend is thanked. ' +
      'Were you invited by somebody else?',
  );
});

test('says the same in French', () => {
  expect(wordsOf(page('fr'))).toBe(
    'Ada vous invite chez Luma Goods Vous recevez 10 % de remise Après votre achat, Ada reçoit aussi 10 % de remise. ' +
      'Obtenir 10 % de remise Bon à savoir C’est pour votre première commande chez Luma Goods. ' +
      'Votre commande doit atteindre au moins 50,00 € après réductions. Vous avez 30 jours pour en profiter. ' +
      'Votre code n’appartient qu’à vous et sert une seule fois. ' +
      'Cette visite est notée sans votre nom. Une mention en est faite dans votre panier quand vous acceptez l’offre, ou dès maintenant si vous l’autorisez, pour que votre proche soit remercié. ' +
      'Une autre personne vous a invité ?',
  );
});

describe('the form', () => {
  test('claims without scripts, and takes along what the cart was marked with before', () => {
    const html = rendered(page('fr'), { cart: { attributes: { _ricochet: 'cl_1."><b>' } } });
    expect(html).toContain('<form method="post" action="/apps/ricochet/claim?locale=fr"');
    expect(html).toContain('<input type="hidden" name="invite" value="ADA-K7Q"/>');
    expect(html).toContain(`<input type="hidden" name="visit" value="${visitId}"/>`);
    expect(html).toContain('<input type="hidden" name="mark" value="cl_1.&#34;&gt;&lt;b&gt;"/>');
    expect(attributeOf(page('fr'), /name="mark" value="([^"]*)"/)).toBe('');
  });

  test('asks for no address unless the program wants one', () => {
    expect(rendered(page('en'))).not.toContain('type="email"');
  });

  test.each([
    ['optional', 'en', 'Your e-mail address (you may leave it out)'],
    ['optional', 'fr', 'Votre adresse e-mail (facultatif)'],
    ['required', 'en', 'Your e-mail address'],
    ['required', 'fr', 'Votre adresse e-mail'],
  ] as const)('with an address that is %s (%s) labels the field and says what for', (claimEmail, locale, label) => {
    const asking = withSettings({ claimEmail }, locale);
    expect(rendered(asking)).toContain(`<label for="ricochet-email">${label}</label>`);
    expect(attributeOf(asking, /<input([^>]*type="email"[^>]*)>/)).toMatch(
      claimEmail === 'required' ? / required=""/ : /^(?!.* required)/,
    );
    expect(rendered(asking)).toContain('autoComplete="email"');
    const customer = { email: 'finn@example.com', orders_count: 0 };
    expect(attributeOf(asking, /type="email"[^>]* value="([^"]*)"/, { customer })).toBe('finn@example.com');
  });

  test.each([
    ['email_missing', 'en', 'Please give your e-mail address: the offer is bound to it.'],
    ['email_missing', 'fr', 'Merci d’indiquer votre adresse e-mail : l’offre y est liée.'],
    ['email_invalid', 'en', 'This does not look like an e-mail address. Please check it.'],
    ['email_invalid', 'fr', 'Cela ne ressemble pas à une adresse e-mail. Merci de vérifier.'],
  ] as const)('%s (%s) is said at the field, and what was typed is kept', (problem, locale, sentence) => {
    const back = page(locale, {
      settings: { ...settings, claimEmail: 'required' },
      email: { typed: 'finn@"{{ shop }}', problem },
    });
    expect(wordsOf(back)).toContain(sentence);
    expect(attributeOf(back, /type="email"[^>]* value="([^"]*)"/)).toBe('finn@"{{ shop }}');
    expect(rendered(back)).toContain('aria-invalid="true"');
    expect(rendered(back)).toContain('aria-describedby="ricochet-email-why ricochet-email-problem"');
  });

  test('of a program that gives friends nothing accepts the invitation', () => {
    const text = wordsOf(withSettings({ friend: null }));
    expect(text).toContain('Once you have bought, Ada gets 10% off as a thank-you. Accept the invitation Good to know');
    expect(text).not.toMatch(/You get|code/);
  });
});

test('names only the conditions that there are, and counts one day as one', () => {
  const text = wordsOf(
    withSettings({
      conditions: { ...settings.conditions, minimumSubtotal: null, firstOrderOnly: false },
      claimDays: 1,
    }),
  );
  expect(text).toContain(
    'Good to know You are welcome whether or not you have ordered at Luma Goods before. You have one day to use it. Your code is yours',
  );
  expect(text).not.toMatch(/first order|at least/);
});

test('says until when the invitation is open, as the shop’s calendar has it', () => {
  const schedule = { startsOn: null, endsOn: '2026-12-24' };
  expect(wordsOf(withSettings({ schedule }))).toContain('The invitation is open until December 24, 2026.');
  expect(wordsOf(withSettings({ schedule }, 'fr'))).toContain('L’invitation est ouverte jusqu’au 24 décembre 2026.');
});

test('does without a name', () => {
  const text = wordsOf(page('en', { advocateFirstName: '' }));
  expect(text).toContain('A friend invited you to Luma Goods');
  expect(text).toContain('Once you have bought, your friend gets 10% off too.');
});

test('promises nothing for an advocate who gets nothing, and says why where a limit is the reason', () => {
  expect(wordsOf(withSettings(nothingForAdvocates))).not.toContain('Once you have bought');
  const limited = wordsOf(page('en', { isAdvocateServed: false }));
  expect(limited).toContain('You get 10% off All thank-yous for inviting have been given out for now.');
  expect(limited).not.toContain('Ada gets');
  expect(wordsOf(withSettings({ ...nothingForAdvocates, friend: null }))).toContain('You are welcome at Luma Goods.');
});

test('tells how many came before only where there is a number to tell', () => {
  expect(wordsOf(page('en'))).not.toContain('welcomed');
  expect(wordsOf(page('en', { welcomed: 12 }))).toContain('12 friends have been welcomed this way so far.');
  expect(wordsOf(page('en', { welcomed: 10_000 }))).toContain('More than 10,000 friends have been welcomed');
  expect(wordsOf(page('fr', { welcomed: 10_000 }))).toContain('Plus de 10 000 personnes');
});

describe('a customer who has ordered before', () => {
  const customer = { email: 'zoe@example.com', orders_count: 3 };

  test.each([
    ['en', 'You have ordered at Luma Goods before, and this offer is for first orders.', 'Get my own invite link'],
    ['fr', 'Vous avez déjà commandé chez Luma Goods', 'Obtenir mon lien d’invitation'],
  ] as const)(
    'is told that it is for first orders, and offered a link of their own (%s)',
    (locale, sentence, action) => {
      expect(wordsOf(page(locale), { customer })).toContain(sentence);
      expect(wordsOf(page(locale), { customer })).toContain(action);
      expect(rendered(page(locale), { customer })).not.toContain('<form');
    },
  );

  test('claims like everybody where any order counts', () => {
    const open = withSettings({ conditions: { ...settings.conditions, firstOrderOnly: false } });
    expect(rendered(open, { customer })).toContain('<form');
  });

  test('is not meant by one who has an account and no order', () => {
    expect(rendered(page('en'), { customer: { ...customer, orders_count: 0 } })).toContain('<form');
  });
});

test('leaves room for amounts in the friend’s own currency', () => {
  const five = offerOf({ kind: 'fixed_amount', amount: { amountMinor: 500n, currency: 'EUR' } });
  const html = rendered(withSettings({ friend: five }));
  expect(html).toContain('data-about="5.00" data-currency="EUR" data-words="(about &#123;amount&#125;)" hidden=""');
  expect(html).toContain('data-about="50.00"');
});

test.each(shopperLocales)('every field has a label and every id is one (%s)', (locale) => {
  const html = rendered(withSettings({ claimEmail: 'required' }, locale));
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of html.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(id);
  expect(html.match(/<h1/g)).toHaveLength(1);
});
