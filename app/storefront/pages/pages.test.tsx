import { describe, expect, test } from 'vitest';
import { claimView, landingView } from '../../../tests/support/page-views.ts';
import { attributeOf, pagePlace, withoutOwnLiquid, wordsOf } from '../../../tests/support/page-words.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { locales } from '#app/i18n/translate.ts';
import { ClaimPage } from './claim-page.tsx';
import { InvitePage, SignedOutPage, type InviteView } from './invite-page.tsx';
import { LandingPage } from './landing-page.tsx';
import { RefusalPage } from './refusal-page.tsx';

const place = pagePlace;
const fifty = { amountMinor: 5000n, currency: 'EUR' };
const { conditions, advocate } = defaultProgramSettings;
const settings: ProgramSettings = { ...defaultProgramSettings, conditions: { ...conditions, minimumSubtotal: fifty } };
const nothingForAdvocates = { ...advocate, tiers: [] };
const landing = landingView;
const claim = claimView;
const invite: InviteView = { firstName: 'Ada', code: 'ADA-K7Q', settings, isOwnVisit: false };

describe('the page with one’s own link', () => {
  test('shows in English the terms, the link and the ways to send it', () => {
    expect(wordsOf(<InvitePage place={place('en')} view={invite} />)).toBe(
      'Ada, this is your personal invite link Your friends get 10% off. Each time one has bought for the first time, you get 10% off. ' +
        'A friend’s order counts from €50.00 after discounts. Your link Copy link WhatsApp Text message Messenger E-mail Telegram X Facebook Show a QR code Share… ' +
        'Or say your code out loud: ADA-K7Q See your friends and rewards',
    );
  });

  test('shows the same in French', () => {
    expect(wordsOf(<InvitePage place={place('fr')} view={invite} />)).toBe(
      'Ada, voici votre lien d’invitation personnel Vos proches reçoivent 10 % de remise. À chaque premier achat de l’un d’eux, ' +
        'vous recevez 10 % de remise. La commande d’un proche compte à partir de 50,00 € après réductions. Votre lien Copier le lien WhatsApp SMS Messenger ' +
        'E-mail Telegram X Facebook Afficher un QR code Partager… Ou dites simplement votre code : ADA-K7Q Voir vos proches et vos récompenses',
    );
  });

  test('every way to send it carries its channel', () => {
    const page = <InvitePage place={place('fr')} view={invite} />;
    expect(attributeOf(page, /<input[^>]*value="([^"]*)"/)).toBe('https://luma.example/apps/ricochet/i/ADA-K7Q');
    expect(attributeOf(page, /data-copy="([^"]*)"/)).toBe('https://luma.example/apps/ricochet/i/ADA-K7Q?via=copy');
    const whatsapp = new URL(attributeOf(page, /href="(https:\/\/wa\.me[^"]*)"/) ?? '');
    expect(whatsapp.searchParams.get('text')).toBe(
      'J’aime acheter chez Luma Goods et j’ai pensé à toi. Avec mon lien, tu as 10\u00a0% de remise\u00a0: https://luma.example/apps/ricochet/i/ADA-K7Q?via=whatsapp',
    );
    const mail = new URL(attributeOf(page, /href="(mailto:[^"]*)"/) ?? '');
    expect(mail.searchParams.get('subject')).toBe('Une surprise pour toi chez Luma Goods');
    expect(mail.searchParams.get('body')).toContain('/i/ADA-K7Q?via=email');
    // Mail programs take a plus for a plus.
    expect(mail.search).not.toContain('+');
  });

  test.each([
    ['friend only', { advocate: nothingForAdvocates }, 'Your friends get 10% off.'],
    ['advocate only', { friend: null }, 'Each time a friend has bought for the first time, you get 10% off.'],
    [
      'advocate only, any order',
      { friend: null, conditions: { ...conditions, firstOrderOnly: false } },
      'When a friend has bought with your link, you get 10% off.',
    ],
    [
      'both, any order',
      { conditions: { ...conditions, firstOrderOnly: false } },
      'Your friends get 10% off. When one has bought with it, you get 10% off.',
    ],
  ] as const)('tells the terms as they are: %s', (_name, change, sentence) => {
    const view = { ...invite, settings: { ...defaultProgramSettings, ...change } };
    expect(wordsOf(<InvitePage place={place('en')} view={view} />)).toContain(`invite link ${sentence} Your link`);
  });

  test.each([
    ['en', 'This is your own invite It is meant for your friends. Send it to somebody who will like Luma Goods.'],
    [
      'fr',
      'C’est votre propre invitation Elle est destinée à vos proches. Envoyez-la à quelqu’un qui aimera Luma Goods.',
    ],
  ] as const)('greets the advocate who follows their own link (%s)', (locale, text) => {
    expect(wordsOf(<InvitePage place={place(locale)} view={{ ...invite, isOwnVisit: true }} />)).toContain(text);
  });

  test.each([
    [
      'en',
      'Your personal invite link Sign in to get your personal link, send it to your friends and see them welcomed. Sign in',
    ],
    [
      'fr',
      'Votre lien d’invitation personnel Connectez-vous pour obtenir votre lien personnel, l’envoyer à vos proches et les voir bien accueillis. Se connecter',
    ],
  ] as const)('asks who is not signed in to sign in, and back here (%s)', (locale, text) => {
    const page = <SignedOutPage place={place(locale)} />;
    expect(wordsOf(page)).toBe(text);
    const read = (routes: Record<string, string>) => attributeOf(page, /<a [^>]*href="([^"]*)"/, { routes });
    const account_login_url = '/account/login';
    expect(read({ account_login_url })).toBe('/account/login?return_to=%2Fapps%2Fricochet%2Finvite');
    expect(read({ account_login_url, storefront_login_url: '/sign-in?a=1&b=2' })).toBe('/sign-in?a=1&b=2');
  });
});

describe.each([
  ['Liquid', '{{ 7 | times: 7 }}{% assign a = 1 %}'],
  ['a script', '<script>alert(1)</script>'],
  ['quotes', `"onmouseover='x'`],
  ['an emoji', '🦊 Zoë'],
  ['a mark of ours', '<ricochet-when data-is="has_ordered"> value="ricochet-liquid:customer_email"'],
  ['a placeholder of the catalogue', '{{shop}} $t(claim.use)'],
])('%s as a first name', (_name, firstName) => {
  test.each(locales)('is shown as it is (%s)', (locale) => {
    const page = <LandingPage place={place(locale)} view={{ ...landing, advocateFirstName: firstName }} />;
    const html = withoutOwnLiquid(page);
    expect(html).not.toMatch(/[{}]/);
    expect(html).not.toContain('<script>');
    expect(html).not.toMatch(/<[^>]* onmouseover/);
    expect(wordsOf(page)).toContain(firstName);
  });
});

test('nothing of a shop’s name or path can be read as Liquid or markup', () => {
  const wild = {
    locale: 'en' as const,
    shop: { ...place('en').shop, name: '{{ shop.email }}"><img src=x>', proxyPath: '/apps/x"{%' },
  };
  for (const page of [
    <LandingPage key="l" place={wild} view={landing} />,
    <ClaimPage key="c" place={wild} view={claim} />,
    <InvitePage key="i" place={wild} view={invite} />,
    <RefusalPage key="r" place={wild} refusal="no_active_program" />,
  ]) {
    expect(withoutOwnLiquid(page)).not.toMatch(/[{}]|<img src=x/);
  }
});
