import { Liquid } from 'liquidjs';
import type { ReactElement } from 'react';
import { describe, expect, test } from 'vitest';
import type { VisitId } from '#app/domain/ids.ts';
import { defaultProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { offerOf } from '#app/domain/reward/offer.ts';
import { locales, type Locale } from '#app/i18n/translate.ts';
import { refusalPages, type ShopperRefusal } from '../refusals.ts';
import { renderLiquid } from '../render-page.ts';
import { ClaimPage, type ClaimView } from './claim-page.tsx';
import { InvitePage, SignedOutPage, type InviteView } from './invite-page.tsx';
import { LandingPage, type LandingView } from './landing-page.tsx';
import { RefusalPage } from './refusal-page.tsx';

const place = (locale: Locale) => ({
  locale,
  shop: {
    name: 'Luma Goods',
    storefrontUrl: 'https://luma.example',
    proxyPath: '/apps/ricochet',
    timeZone: 'Europe/Paris',
  },
});
const visitId: VisitId = 'vi_01JD0000000000000000000000';
const fifty = { amountMinor: 5000n, currency: 'EUR' };
const { conditions, advocate } = defaultProgramSettings;
const settings: ProgramSettings = { ...defaultProgramSettings, conditions: { ...conditions, minimumSubtotal: fifty } };
const nothingForAdvocates = { ...advocate, tiers: [] };
const landing: LandingView = { advocateFirstName: 'Ada', code: 'ADA-K7Q', channel: 'whatsapp', settings, visitId };
const claim: ClaimView = {
  friendCode: 'HI-7K2M9QX04TBD',
  // Already the next day in the shop's time zone.
  expiresAt: new Date('2026-12-02T23:30:00Z'),
  isExpired: false,
  offer: offerOf({ kind: 'percentage', percent: 10 }, { minimumSubtotal: fifty }),
};
const invite: InviteView = { firstName: 'Ada', code: 'ADA-K7Q', settings, isOwnVisit: false };

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#123;': '{',
  '&#125;': '}',
};
/** The words of a page as a browser shows them, with ordinary spaces. */
function words(page: ReactElement): string {
  const text = renderLiquid(page).replace(/<[^>]*>/g, ' ');
  return text
    .replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}
/** Reads an attribute as a browser does. */
function attribute(page: ReactElement, pattern: RegExp): string | undefined {
  return pattern.exec(renderLiquid(page))?.[1]?.replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity);
}

describe('the landing page', () => {
  test('says in English who invites, what is in it and on what conditions', () => {
    expect(words(<LandingPage place={place('en')} view={landing} />)).toBe(
      'Ada invited you to Luma Goods You get 10% off Once you have bought, Ada gets 10% off too. Get 10% off Good to know ' +
        'It is for your first order at Luma Goods. Your order has to come to at least €50.00 after discounts. You have 30 days to use it. ' +
        'Your code is yours alone and works once.',
    );
  });

  test('says the same in French', () => {
    expect(words(<LandingPage place={place('fr')} view={landing} />)).toBe(
      'Ada vous invite chez Luma Goods Vous recevez 10 % de remise Après votre achat, Ada reçoit aussi 10 % de remise. ' +
        'Obtenir 10 % de remise Bon à savoir C’est pour votre première commande chez Luma Goods. ' +
        'Votre commande doit atteindre au moins 50,00 € après réductions. Vous avez 30 jours pour en profiter. ' +
        'Votre code n’appartient qu’à vous et sert une seule fois.',
    );
  });

  test('claims with one form that works without scripts', () => {
    const html = renderLiquid(<LandingPage place={place('fr')} view={landing} />);
    expect(html).toContain('<form method="post" action="/apps/ricochet/claim?locale=fr">');
    expect(html).toContain('<input type="hidden" name="invite" value="ADA-K7Q"/>');
    expect(html).toContain(`<input type="hidden" name="visit" value="${visitId}"/>`);
  });

  test('names only the conditions that there are, and counts one day as one', () => {
    const open = {
      ...landing,
      settings: {
        ...settings,
        conditions: { ...conditions, minimumSubtotal: null, firstOrderOnly: false },
        claimDays: 1,
      },
    };
    const text = words(<LandingPage place={place('en')} view={open} />);
    expect(text).toContain('Good to know You have one day to use it. Your code is yours');
    expect(text).not.toMatch(/first order|at least/);
  });

  test('does without a name', () => {
    const text = words(<LandingPage place={place('en')} view={{ ...landing, advocateFirstName: '' }} />);
    expect(text).toContain('A friend invited you to Luma Goods');
    expect(text).toContain('Once you have bought, your friend gets 10% off too.');
  });

  test('keeps quiet about a reward for the advocate where there is none', () => {
    const view = { ...landing, settings: { ...settings, advocate: nothingForAdvocates } };
    expect(words(<LandingPage place={place('en')} view={view} />)).not.toContain('Once you have bought');
  });

  test.each([
    [
      'en',
      'There is no code to pick up for this invite. Have a look at what Luma Goods has for you. Look around the shop',
    ],
    ['fr', 'Cette invitation ne comporte pas de code. Découvrez ce que Luma Goods vous propose. Découvrir la boutique'],
  ] as const)('offers no button to claim nothing (%s)', (locale, sentence) => {
    const page = <LandingPage place={place(locale)} view={{ ...landing, settings: { ...settings, friend: null } }} />;
    expect(words(page)).toContain(sentence);
    expect(renderLiquid(page)).not.toContain('<form');
  });

  test.each([
    ['en', 'Show my invite'],
    ['fr', 'Voir mon invitation'],
  ] as const)('lets a person in who was taken for a link preview (%s)', (locale, button) => {
    const page = <LandingPage place={place(locale)} view={{ ...landing, visitId: null }} />;
    expect(words(page)).toContain(button);
    expect(renderLiquid(page)).toContain(
      '<form method="get"><input type="hidden" name="via" value="whatsapp"/><input type="hidden" name="open" value="yes"/>',
    );
    expect(renderLiquid(page)).not.toContain('name="visit"');
  });
});

describe('the page after claiming', () => {
  test('shows in English the code, until when and from what amount', () => {
    expect(words(<ClaimPage place={place('en')} view={claim} />)).toBe(
      'Yours now: 10% off Your code HI-7K2M9QX04TBD Use it until December 3, 2026. It works for orders of €50.00 or more. Use it now',
    );
  });

  test('shows the same in French', () => {
    expect(words(<ClaimPage place={place('fr')} view={claim} />)).toBe(
      'C’est à vous : 10 % de remise Votre code HI-7K2M9QX04TBD À utiliser jusqu’au 3 décembre 2026. Valable pour les commandes de 50,00 € ou plus. L’utiliser maintenant',
    );
  });

  test('applies the code by a plain link, and lets the script do it at once', () => {
    const page = <ClaimPage place={place('en')} view={claim} />;
    expect(attribute(page, /<a [^>]*href="([^"]*)"/)).toBe('/discount/HI-7K2M9QX04TBD?redirect=/');
    expect(attribute(page, /data-apply="([^"]*)"/)).toBe('/discount/HI-7K2M9QX04TBD?redirect=/cart.js');
  });

  test('names no minimum and no worth where there is none', () => {
    expect(words(<ClaimPage place={place('en')} view={{ ...claim, offer: null }} />)).toBe(
      'Here is your code Your code HI-7K2M9QX04TBD Use it until December 3, 2026. Use it now',
    );
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
    const page = <ClaimPage place={place(locale)} view={{ ...claim, isExpired: true }} />;
    expect(words(page)).toBe(text);
    expect(renderLiquid(page)).not.toContain('/discount/');
  });
});

describe('the page with one’s own link', () => {
  test('shows in English the terms, the link and the ways to send it', () => {
    expect(words(<InvitePage place={place('en')} view={invite} />)).toBe(
      'Ada, this is your personal invite link Your friends get 10% off. Each time one has bought for the first time, you get 10% off. ' +
        'A friend’s order counts from €50.00 after discounts. Your link Copy link WhatsApp E-mail Or say your code out loud: ADA-K7Q',
    );
  });

  test('shows the same in French', () => {
    expect(words(<InvitePage place={place('fr')} view={invite} />)).toBe(
      'Ada, voici votre lien d’invitation personnel Vos proches reçoivent 10 % de remise. À chaque premier achat de l’un d’eux, ' +
        'vous recevez 10 % de remise. La commande d’un proche compte à partir de 50,00 € après réductions. Votre lien Copier le lien WhatsApp E-mail ' +
        'Ou dites simplement votre code : ADA-K7Q',
    );
  });

  test('every way to send it carries its channel', () => {
    const page = <InvitePage place={place('fr')} view={invite} />;
    expect(attribute(page, /<input[^>]*value="([^"]*)"/)).toBe('https://luma.example/apps/ricochet/i/ADA-K7Q');
    expect(attribute(page, /data-copy="([^"]*)"/)).toBe('https://luma.example/apps/ricochet/i/ADA-K7Q?via=copy');
    const whatsapp = new URL(attribute(page, /href="(https:\/\/wa\.me[^"]*)"/) ?? '');
    expect(whatsapp.searchParams.get('text')).toBe(
      'J’aime acheter chez Luma Goods et j’ai pensé à toi. Avec mon lien, tu as 10\u00a0% de remise\u00a0: https://luma.example/apps/ricochet/i/ADA-K7Q?via=whatsapp',
    );
    const mail = new URL(attribute(page, /href="(mailto:[^"]*)"/) ?? '');
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
    expect(words(<InvitePage place={place('en')} view={view} />)).toContain(`invite link ${sentence} Your link`);
  });

  test.each([
    ['en', 'This is your own invite It is meant for your friends. Send it to somebody who will like Luma Goods.'],
    [
      'fr',
      'C’est votre propre invitation Elle est destinée à vos proches. Envoyez-la à quelqu’un qui aimera Luma Goods.',
    ],
  ] as const)('greets the advocate who follows their own link (%s)', (locale, text) => {
    expect(words(<InvitePage place={place(locale)} view={{ ...invite, isOwnVisit: true }} />)).toContain(text);
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
    expect(words(page)).toBe(text);
    const liquid = attribute(page, /<a [^>]*href="([^"]*)"/) ?? '';
    const read = (routes: Record<string, string>) => new Liquid().parseAndRenderSync(liquid, { routes });
    const account_login_url = '/account/login';
    expect(read({ account_login_url })).toBe('/account/login?return_to=%2Fapps%2Fricochet%2Finvite');
    expect(read({ account_login_url, storefront_login_url: '/sign-in?a=1&b=2' })).toBe('/sign-in?a=1&amp;b=2');
  });
});

describe('a refusal', () => {
  const texts = {
    unknown_invite: ['We cannot find this invite', 'Cette invitation est introuvable'],
    unknown_visit: ['Please open your invite once more', 'Merci de rouvrir votre invitation'],
    no_active_program: ['There is no invitation running right now', 'Aucune invitation n’est en cours'],
    no_friend_reward: ['You are invited', 'Une invitation pour vous'],
    own_invite: ['This is your own invite', 'C’est votre propre invitation'],
    codes_not_ready: ['Your code is being prepared', 'Votre code est en préparation'],
    too_many_claims: ['A lot is going on right now', 'Il y a beaucoup de monde en ce moment'],
    try_again: ['We cannot get your link just now', 'Votre lien n’est pas disponible pour l’instant'],
    not_eligible: ['You cannot invite friends yet', 'Vous ne pouvez pas encore inviter'],
    unknown_customer: ['We cannot find your account', 'Votre compte est introuvable'],
  } satisfies Record<ShopperRefusal, [string, string]>;
  const refusals = Object.keys(refusalPages) as ShopperRefusal[];
  const refused = { code: 'ADA-K7Q', visitId };

  test.each(refusals)('%s speaks both languages', (refusal) => {
    const [english, french] = locales.map((locale) =>
      words(<RefusalPage place={place(locale)} refusal={refusal} invite={refused} />),
    );
    expect(english).toMatch(new RegExp(`^${texts[refusal][0]}`));
    expect(french).toMatch(new RegExp(`^${texts[refusal][1]}`));
    expect(english + String(french)).not.toMatch(/refusals\.|\{\{/);
  });

  test.each([
    ['unknown_visit', /href="\/apps\/ricochet\/i\/ADA-K7Q\?locale=en"/],
    ['own_invite', /href="\/apps\/ricochet\/invite\?locale=en"/],
    [
      'codes_not_ready',
      /action="\/apps\/ricochet\/claim\?locale=en"><input type="hidden" name="invite" value="ADA-K7Q"\/><input type="hidden" name="visit"/,
    ],
    ['too_many_claims', /action="\/apps\/ricochet\/claim\?locale=en"/],
    ['try_again', /href="\/apps\/ricochet\/invite\?locale=en"/],
    ['unknown_invite', /href="\/"/],
  ] as const)('%s leads on', (refusal, pattern) => {
    expect(renderLiquid(<RefusalPage place={place('en')} refusal={refusal} invite={refused} />)).toMatch(pattern);
  });

  test('leads to the shop where there is nothing to go back to', () => {
    expect(renderLiquid(<RefusalPage place={place('en')} refusal="codes_not_ready" />)).toContain('href="/"');
  });
});

describe.each([
  ['Liquid', '{{ 7 | times: 7 }}{% assign a = 1 %}'],
  ['a script', '<script>alert(1)</script>'],
  ['quotes', `"onmouseover='x'`],
  ['an emoji', '🦊 Zoë'],
  ['a placeholder of the catalogue', '{{shop}} $t(claim.use)'],
])('%s as a first name', (_name, firstName) => {
  test.each(locales)('is shown as it is (%s)', (locale) => {
    const page = <LandingPage place={place(locale)} view={{ ...landing, advocateFirstName: firstName }} />;
    const html = renderLiquid(page);
    expect(html).not.toMatch(/[{}]/);
    expect(html).not.toContain('<script>');
    expect(html).not.toMatch(/<[^>]* onmouseover/);
    expect(words(page)).toContain(firstName);
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
    expect(renderLiquid(page)).not.toMatch(/[{}]|<img/);
  }
});
