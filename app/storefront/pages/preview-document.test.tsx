import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { landingView } from '../../../tests/support/page-views.ts';
import { pagePlace } from '../../../tests/support/page-words.ts';
import type { ShopperLocale } from '#app/i18n/translate.ts';
import type { InviteOffer } from './landing-page.tsx';
import { PreviewDocument } from './preview-document.tsx';

const html = (locale: ShopperLocale, change: Partial<InviteOffer> = {}) =>
  renderToStaticMarkup(<PreviewDocument place={pagePlace(locale)} offer={{ ...landingView, ...change }} />).replace(
    /\u00a0|\u202f/g,
    ' ',
  );

test.each([
  ['en', 'en_US', 'Ada invited you to Luma Goods', 'You get 10% off'],
  ['fr', 'fr_FR', 'Ada vous invite chez Luma Goods', 'Vous recevez 10 % de remise'],
] as const)('carries everything that link previews read (%s)', (locale, territory, title, text) => {
  const document = html(locale);
  for (const [property, content] of [
    ['og:title', title],
    ['og:description', text],
    ['og:site_name', 'Luma Goods'],
    ['og:url', 'https://luma.example/apps/ricochet/i/ADA-K7Q'],
    ['og:locale', territory],
  ])
    expect(document).toContain(`<meta property="${property}" content="${content}"/>`);
  expect(document).toContain('<meta name="twitter:card" content="summary"/>');
  expect(document).toContain('<link rel="canonical" href="https://luma.example/apps/ricochet/i/ADA-K7Q"/>');
  expect(document).toContain('<meta name="robots" content="noindex, nofollow"/>');
  expect(document).toContain(`<html lang="${locale}">`);
});

test.each([
  ['en', 'Show my invite'],
  ['fr', 'Voir mon invitation'],
] as const)('lets a person in who was taken for a link preview (%s)', (locale, button) => {
  const document = html(locale);
  expect(document).toContain(
    '<form method="get"><input type="hidden" name="via" value="whatsapp"/><input type="hidden" name="open" value="yes"/>',
  );
  expect(document).toContain(button);
  expect(document).not.toContain('name="visit"');
});

test('promises nothing where friends get nothing', () => {
  const document = html('en', { settings: { ...landingView.settings, friend: null } });
  expect(document).toContain('content="Open the invite to see what is in it for you."');
});

test('shows a name of markup and quotes as text', () => {
  const document = html('en', { advocateFirstName: '"><script>alert(1)</script>' });
  expect(document).not.toContain('<script>');
  expect(document).toContain('content="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; invited you to Luma Goods"');
});
