import { afterEach, describe, expect, test, vi } from 'vitest';
import { languages, playExtension, type Played } from './play-extension.ts';
import { dashboardOf, emptyDashboard, fullDashboard, links, possible, ready, signedOut } from './scenes.ts';

const page = 'customer-account.page.render';
let played: Played;
afterEach(() => played.end());

test.each(languages)('an advocate sees link, figures, friends and rewards, in %s', async (language) => {
  played = await playExtension(page, { 'GET dashboard': dashboardOf(fullDashboard) }, { language });
  await played.settled();
  const text = played.text();
  expect(played.body.all('s-page')[0]?.getAttribute('heading')).toBe(played.say('page.title'));
  for (const key of ['share.heading', 'figures.title', 'friends.title', 'rewards.title'])
    expect(text).toContain(played.say(key));
  expect(text).toContain(links.link);
  expect(text).toContain(played.say('share.sayIt', { code: 'ADA\u2011K7Q' }));
  expect(text).toContain(`${(1200).toLocaleString(language)} ${played.say('figures.visits', { count: 1200 })}`);
  expect(text).toContain(`1 ${played.say('figures.shares', { count: 1 })}`);
  for (const { stateText, since, reasons } of fullDashboard.friends)
    for (const told of [stateText, since, ...reasons]) expect(text).toContain(told);
  for (const { text: reward, details } of fullDashboard.rewards)
    for (const told of [reward, ...details]) expect(text).toContain(told);
  expect(text).toContain(played.say('friends.more', { count: 3 }));
  expect(text).toContain(played.say('rewards.more', { count: 1 }));
});

test('somebody who has just joined reads what will be here', async () => {
  played = await playExtension(page, { 'GET dashboard': dashboardOf(emptyDashboard) });
  await played.settled();
  expect(played.text()).toContain(played.say('friends.none'));
  expect(played.text()).toContain(played.say('rewards.none'));
  for (const key of ['friends.more', 'rewards.more'])
    expect(played.text()).not.toContain(played.say(key, { count: 0 }));
});

test('an invite without a running program says so, and keeps what was earned', async () => {
  played = await playExtension(page, { 'GET dashboard': dashboardOf({ ...fullDashboard, promise: null }) });
  await played.settled();
  expect(played.text()).toContain(played.say('page.nothingRuns'));
  expect(played.text()).toContain('THANKS-1');
});

test('a reward’s code is copied by a button that says which', async () => {
  played = await playExtension(page, { 'GET dashboard': dashboardOf(fullDashboard) });
  await played.settled();
  const copy = played.button('Copy code');
  const item = played.body.all('s-clipboard-item').find((each) => each.getAttribute('text') === 'THANKS-1');
  expect(copy.getAttribute('commandFor')).toBe(item?.getAttribute('id'));
  expect(copy.getAttribute('accessibilityLabel')).toBe('Copy code THANKS-1');
  expect(played.body.all('s-link').map((each) => each.getAttribute('href'))).toEqual([
    'https://luma.example/discount/THANKS-1',
  ]);
  item?.happen('copy');
  await vi.waitFor(() => expect(played.text()).toContain('Copied.'));
});

describe('asking for another look', () => {
  test('is possible where the app says so, once, and is answered there', async () => {
    played = await playExtension(page, {
      'GET dashboard': dashboardOf(fullDashboard),
      'POST look': { status: 'asked', message: 'Thank you.' },
    });
    await played.settled();
    const asks = played.body.all('s-button').filter((each) => each.textContent === played.say('friends.ask'));
    expect(asks).toHaveLength(1);
    asks[0]?.happen('click');
    await vi.waitFor(() => expect(played.text()).toContain('Thank you.'));
    expect(played.asked[1]).toMatchObject({ path: 'look', method: 'POST', body: { referral: 'rf_1' } });
    expect(played.body.all('s-button').some((each) => each.textContent === played.say('friends.ask'))).toBe(false);
  });

  test.each([
    ['a refusal', { status: 'refused', reason: 'cannot_ask', message: 'You have asked for this before.' }],
    ['no answer', 'gone'],
  ] as const)('%s is said beside the friend', async (_name, answer) => {
    played = await playExtension(page, { 'GET dashboard': dashboardOf(fullDashboard), 'POST look': answer });
    await played.settled();
    played.button(played.say('friends.ask')).happen('click');
    const sentence = answer === 'gone' ? played.say('tryAgainText') : answer.message;
    await vi.waitFor(() => expect(played.text()).toContain(sentence));
    expect(played.body.all('s-banner')).toHaveLength(1);
  });
});

test('a customer without a link gets one, and then their page', async () => {
  played = await playExtension(page, { 'GET dashboard': possible, 'POST invite': ready });
  await played.settled();
  played.answers['GET dashboard'] = dashboardOf(emptyDashboard);
  played.button('Get my invite link').happen('click');
  await vi.waitFor(() => expect(played.text()).toContain(links.link));
});

test('an app that does not answer can be asked again', async () => {
  played = await playExtension(page, { 'GET dashboard': 'broken' });
  await played.settled();
  expect(played.text()).toContain(played.say('tryAgainText'));
  played.answers['GET dashboard'] = dashboardOf(fullDashboard);
  played.button('Try again').happen('click');
  await vi.waitFor(() => expect(played.text()).toContain(links.link));
});

test('while the app is asked, the page keeps its place', async () => {
  played = await playExtension(page, { 'GET dashboard': 'never' });
  expect(played.body.all('s-box')[0]?.getAttribute('minBlockSize')).toBe('300px');
  expect(played.text()).toContain(played.say('page.title'));
});

test.each([
  ['no program runs', { status: 'none' }, 'page.nothingRuns'],
  ['Shopify does not name the customer', signedOut, 'signedOut.signIn'],
])('where %s, the page says so', async (_name, answer, key) => {
  played = await playExtension(page, { 'GET dashboard': answer });
  await played.settled();
  expect(played.text()).toContain(played.say(key));
});
