import { describe, expect, test } from 'vitest';
import { pagePlace, rendered, withoutOwnLiquid, wordsOf } from '../../../tests/support/page-words.ts';
import { DashboardPage, type DashboardView } from './dashboard-page.tsx';
import { NoDashboardPage } from './private-link-page.tsx';
import { dashboardSchema, type Dashboard } from '../contract.ts';
import { shopperLocales } from '#app/i18n/translate.ts';

const empty: Dashboard = {
  firstName: 'Ada',
  code: 'ADA-K7Q',
  link: 'https://luma.example/apps/ricochet/i/ADA-K7Q',
  promise: 'Your friends get 10% off.',
  figures: { shares: 0, visits: 0, claims: 0, friends: 0, rewards: 0, waiting: 0 },
  friends: [],
  moreFriends: 0,
  rewards: [],
  moreRewards: 0,
  isFoundByName: false,
};
const declined: Dashboard['friends'][number] = {
  id: 'rf_01JD0000000000000000000000',
  since: 'November 12, 2026',
  state: 'not_counted',
  stateText: 'A friend’s order does not count.',
  reasons: ['This order could not be counted.'],
  look: 'possible',
};
const reward: Dashboard['rewards'][number] = {
  id: 'rw_01JD0000000000000000000000',
  text: 'a gift card of €20.00',
  state: 'ready',
  details: ['For a friend’s order.'],
  code: 'CARD-1',
  useLink: null,
};
const page = (change: Partial<Dashboard> = {}, more: Partial<DashboardView> = {}, locale: 'en' | 'fr' = 'en') => (
  <DashboardPage
    place={pagePlace(locale)}
    view={{ dashboard: { ...empty, ...change }, friendText: '10% off', nameStanding: 'off', token: null, ...more }}
  />
);

describe('the dashboard', () => {
  test('says what will appear while there is nothing yet', () => {
    expect(dashboardSchema.safeParse(empty).success).toBe(true);
    const words = wordsOf(page());
    expect(words).toMatch(/^Ada, your friends and rewards Your friends get 10% off\. Invite somebody Your link/);
    expect(words).toContain('Nothing yet. When a friend’s order counts, your reward appears here.');
    expect(words).toContain('Nobody yet. When a friend picks up your offer, you see here how it goes on.');
  });

  test('speaks French throughout', () => {
    const words = wordsOf(page({ friends: [declined], rewards: [reward], moreFriends: 2 }, {}, 'fr'));
    expect(words).toMatch(/^Ada, vos proches et vos récompenses/);
    expect(words).toContain('Et 2 autres, plus anciens.');
    expect(words).not.toMatch(/dashboard\.|\{\{/);
  });

  test('shows a reward with its code, and where it can be put on with one press', () => {
    expect(wordsOf(page({ rewards: [reward] }))).toContain('A gift card of €20.00 Yours CARD-1 For a friend’s order.');
    const withLink = { ...reward, useLink: 'https://luma.example/discount/CARD-1?redirect=/' };
    expect(rendered(page({ rewards: [withLink] }))).toContain('href="/discount/CARD-1?redirect=/"');
  });

  test('lets ask for another look once, and counts what it does not list', () => {
    const words = wordsOf(
      page({ friends: [declined, { ...declined, look: 'asked' }], moreFriends: 1, moreRewards: 3 }),
    );
    expect(words.match(/Ask for another look/g)).toHaveLength(1);
    expect(words).toContain('You have asked Luma Goods to look at this again.');
    expect(words).toContain('And one more from earlier.');
    expect(words).toContain('And 3 more from earlier.');
  });

  test('has nothing to send while no program runs, and keeps what was earned', () => {
    const words = wordsOf(page({ promise: null, rewards: [reward] }));
    expect(words).toContain('No invitation is running right now. What you have earned stays yours.');
    expect(words).not.toContain('WhatsApp');
    expect(words).toContain('CARD-1');
  });

  test('behind a private link tells no other site of it, and its forms carry the token in their body alone', () => {
    const html = rendered(page({ friends: [declined] }, { token: 'ad_x-1-2.signed' }));
    expect(html).toContain('<meta name="referrer" content="no-referrer"/>');
    expect(html.match(/name="token" value="ad_x-1-2\.signed"/g)).toHaveLength(3);
    expect(html).not.toMatch(/(href|action|src)="[^"]*signed/);
    expect(rendered(page())).not.toContain('token');
  });

  test('shows names, notes and codes as they are, and never as Liquid or markup', () => {
    const wild = '{{ shop.email }}{% raw %}<script>alert(1)</script>"onclick="x';
    const change = { firstName: wild, rewards: [{ ...reward, text: wild, code: wild, details: [wild] }] };
    const html = withoutOwnLiquid(page(change));
    expect(html).not.toMatch(/[{}]|<script>|<[^>]* onclick/);
    expect(wordsOf(page(change))).toContain(wild);
  });

  test.each([
    ['dashboard.look.done', 'Thank you. Luma Goods will look at it again.'],
    ['dashboard.name.found', 'Done. Friends find your invite by your full name now.'],
    ['dashboard.links.renewed', 'Done. Earlier links do not open this page any more.'],
  ] as const)('says what became of a press (%s)', (outcome, sentence) => {
    expect(rendered(page({}, { outcome }))).toContain(`role="status" class="ricochet-dashboard__outcome">${sentence}`);
  });
});

test.each(['signed_out', 'unknown_link', 'too_many_links'] as const)(
  'who is not known (%s) reads how to get in, in every language',
  (because) => {
    for (const locale of shopperLocales) {
      const stranger = <NoDashboardPage place={pagePlace(locale)} because={because} joinsByEmail />;
      expect(wordsOf(stranger)).not.toMatch(/dashboard\.|\{\{/);
      expect(rendered(stranger)).toContain(`/apps/ricochet/join?locale=${locale}`);
    }
  },
);
