import { expect, test } from 'vitest';
import { claimView } from '../../../tests/support/page-views.ts';
import { attributeOf, pagePlace, rendered, wordsOf } from '../../../tests/support/page-words.ts';
import type { ShopperLocale } from '#app/i18n/translate.ts';
import { ClaimPage, type ClaimView } from './claim-page.tsx';

const page = (locale: ShopperLocale, change: Partial<ClaimView> = {}) => (
  <ClaimPage place={pagePlace(locale)} view={{ ...claimView, ...change }} />
);

test('shows in English the code, until when and from what amount', () => {
  expect(wordsOf(page('en'))).toBe(
    'Yours now: 10% off Your code HI-7K2M9QX04TBD Copy the code Use it until December 3, 2026. It works for orders of €50.00 or more. Use it now',
  );
});

test('shows the same in French', () => {
  expect(wordsOf(page('fr'))).toBe(
    'C’est à vous : 10 % de remise Votre code HI-7K2M9QX04TBD Copier le code À utiliser jusqu’au 3 décembre 2026. Valable pour les commandes de 50,00 € ou plus. L’utiliser maintenant',
  );
});

test('the code can be read, selected and copied', () => {
  expect(attributeOf(page('en'), /<code class="ricochet-page__code"[^>]*>([^<]*)</)).toBe('HI-7K2M9QX04TBD');
  expect(attributeOf(page('en'), /data-copy="([^"]*)"/)).toBe('HI-7K2M9QX04TBD');
});

test('applies the code by a plain link, and lets the script do it at once and mark the cart', () => {
  expect(attributeOf(page('en'), /<a [^>]*href="([^"]*)"/)).toBe('/discount/HI-7K2M9QX04TBD?redirect=/');
  expect(attributeOf(page('en'), /data-apply="([^"]*)"/)).toBe('/discount/HI-7K2M9QX04TBD?redirect=/cart.js');
  expect(attributeOf(page('en'), /data-mark="([^"]*)"/)).toBe(claimView.cartMark);
});

test('names no minimum and no worth where there is none', () => {
  expect(wordsOf(page('en', { offer: null }))).toBe(
    'Here is your code Your code HI-7K2M9QX04TBD Copy the code Use it until December 3, 2026. Use it now',
  );
});

test.each([
  ['en', 'Good to have you here Your invitation is noted. Once you have bought, your friend is thanked for it.'],
  ['fr', 'Bienvenue parmi nous Votre invitation est notée. Après votre achat, votre proche est remercié.'],
] as const)('without a code the claim is marked in the cart and leads to the shop (%s)', (locale, text) => {
  const accepted = page(locale, { friendCode: null, offer: null });
  expect(wordsOf(accepted)).toContain(text);
  expect(attributeOf(accepted, /data-mark="([^"]*)"/)).toBe(claimView.cartMark);
  expect(rendered(accepted)).not.toMatch(/discount|data-apply/);
});

test.each([
  [
    'en',
    'Your code has run out The code HI-7K2M9QX04TBD could be used until December 3, 2026. Each invite can be claimed once. Look around the shop',
  ],
  [
    'fr',
    'Votre code n’est plus valable Le code HI-7K2M9QX04TBD était valable jusqu’au 3 décembre 2026. Chaque invitation ne donne droit qu’à un code. Découvrir la boutique',
  ],
] as const)('says when the code has run out and applies nothing (%s)', (locale, text) => {
  const lapsed = page(locale, { isExpired: true });
  expect(wordsOf(lapsed)).toBe(text);
  expect(rendered(lapsed)).not.toMatch(/discount\/|data-mark/);
});

test('says when a claim without a code has run out', () => {
  expect(wordsOf(page('en', { isExpired: true, friendCode: null }))).toMatch(/^Your invitation has run out/);
  expect(wordsOf(page('fr', { isExpired: true, friendCode: null }))).toMatch(/^Votre invitation n’est plus valable/);
});

test.each([
  [
    'en',
    'You have used this invite An order of yours was placed with the code HI-7K2M9QX04TBD. Now it is your turn to invite. Invite my own friends',
  ],
  [
    'fr',
    'Vous avez déjà utilisé cette invitation Une de vos commandes a été passée avec le code HI-7K2M9QX04TBD. À votre tour d’inviter. Inviter mes proches',
  ],
] as const)('a code that was used leads to a link of one’s own (%s)', (locale, text) => {
  const used = page(locale, { isUsed: true });
  expect(wordsOf(used)).toBe(text);
  expect(rendered(used)).toContain(`href="/apps/ricochet/invite?locale=${locale}"`);
  expect(rendered(used)).not.toContain('discount/');
});
