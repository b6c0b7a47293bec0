import { afterEach, describe, expect, test, vi } from 'vitest';
import { languages, playExtension, type Played, type Target } from './play-extension.ts';
import { links, possible, ready, signedOut } from './scenes.ts';

const places: Target[] = ['purchase.thank-you.block.render', 'customer-account.order-status.block.render'];
const lastPage = 'https://luma.example/pages/friends/invite';
let played: Played;
const shown = () => played.body.childNodes.filter((child) => !('data' in child && child.textContent === ''));
afterEach(() => {
  played.end();
  vi.useRealTimers();
});

describe.each(places)('%s', (target) => {
  const isThankYou = target.startsWith('purchase');

  test.each(languages)('an advocate reads the promise and gets their link, in %s', async (language) => {
    played = await playExtension(target, { 'GET invite': ready }, { language });
    await played.settled();
    const text = played.text();
    expect(text).toContain(played.say('card.title'));
    expect(text).toContain(ready.promise);
    expect(text).toContain(links.link);
    expect(played.asked).toEqual([
      { path: 'invite', method: 'GET', body: null, token: 'Bearer mock-session-token', locale: language },
    ]);
  });

  test('every channel is a link of its own, and each share is told to the app once', async () => {
    played = await playExtension(target, { 'GET invite': ready });
    await played.settled();
    const hrefs = Object.fromEntries(
      played.body.all('s-button').map((each) => [each.textContent, each.getAttribute('href')]),
    );
    expect(hrefs).toEqual({
      'Copy link': null,
      WhatsApp: links.whatsapp,
      'E-mail': links.email,
      'Text message': links.sms,
      Facebook: links.facebook,
      X: links.x,
      Telegram: links.telegram,
    });
    expect(played.body.all('s-qr-code')[0]?.getAttribute('content')).toBe(links.qr);
    played.button('WhatsApp').happen('click');
    await vi.waitFor(() => expect(played.asked).toHaveLength(2));
    expect(played.asked[1]).toMatchObject({
      path: 'share',
      method: 'POST',
      body: { channel: 'whatsapp', surface: isThankYou ? 'thank_you' : 'order_status' },
    });
    expect((played.asked[1]?.body as { id: string }).id).toMatch(/^[\w-]{8,40}$/);
  });

  test('copying is the host’s to do; what was copied carries its channel, and it is said', async () => {
    played = await playExtension(target, { 'GET invite': ready });
    await played.settled();
    const [item] = played.body.all('s-clipboard-item');
    expect(item?.getAttribute('text')).toBe(links.copy);
    const copy = played.button('Copy link');
    expect([copy.getAttribute('command'), copy.getAttribute('commandFor')]).toEqual([
      '--copy',
      item?.getAttribute('id'),
    ]);
    expect(played.text()).not.toContain('Copied');
    item?.happen('copy');
    await vi.waitFor(() => expect(played.text()).toContain('Copied'));
    const [status] = played.body.all('s-box');
    expect(status?.getAttribute('accessibilityRole')).toBe('status');
    await vi.waitFor(() => expect(played.asked.at(-1)).toMatchObject({ path: 'share', body: { channel: 'copy' } }));
  });

  test('a customer without a link gets one by asking for it', async () => {
    played = await playExtension(target, { 'GET invite': possible, 'POST invite': ready });
    await played.settled();
    expect(played.text()).toContain(possible.promise);
    expect(played.asked).toHaveLength(1);
    played.button('Get my invite link').happen('click');
    await vi.waitFor(() => expect(played.text()).toContain(links.link));
    expect(played.asked[1]).toMatchObject({ path: 'invite', method: 'POST' });
  });

  test('whoever is refused reads why and may try again', async () => {
    const refused = { status: 'refused', reason: 'try_again', message: 'Wait a moment.' };
    played = await playExtension(target, { 'GET invite': possible, 'POST invite': refused });
    await played.settled();
    played.button('Get my invite link').happen('click');
    await vi.waitFor(() => expect(played.text()).toContain('Wait a moment.'));
    played.answers['POST invite'] = ready;
    played.button('Try again').happen('click');
    await vi.waitFor(() => expect(played.text()).toContain(links.link));
  });

  test('mail and text messages open no tab, and a text message is not the first thing offered', async () => {
    played = await playExtension(target, { 'GET invite': ready });
    await played.settled();
    const targets = ['WhatsApp', 'E-mail', 'Text message', 'Facebook', 'X', 'Telegram'].map((name) =>
      played.button(name).getAttribute('target'),
    );
    expect(targets).toEqual(['_blank', 'auto', 'auto', '_blank', '_blank', '_blank']);
    const [more] = played.body.all('s-details');
    expect(more?.all('s-button').map((each) => each.textContent)).toEqual([
      'Text message',
      'Facebook',
      'X',
      'Telegram',
    ]);
  });

  test('while the app is asked for the first time, nothing is promised', async () => {
    played = await playExtension(target, { 'GET invite': 'never' });
    await vi.waitFor(() => expect(played.asked).toHaveLength(1));
    expect(shown()).toEqual([]);
  });

  test('where there was a card before, its place is kept, without a promise', async () => {
    played = await playExtension(target, { 'GET invite': 'never' }, { lastPage });
    await vi.waitFor(() => expect(played.body.all('s-skeleton-paragraph')).toHaveLength(1));
    const [kept] = played.body.all('s-box');
    expect(kept?.getAttribute('minBlockSize')).toBe('150px');
    expect(kept?.getAttribute('accessibilityLabel')).toBe(played.say('loading'));
    expect(played.text()).toBe('');
  });

  test.each(['broken', 'gone'] as const)(
    'an app that is %s leaves a link to the page it told of before',
    async (failure) => {
      played = await playExtension(target, { 'GET invite': failure }, { lastPage });
      await vi.waitFor(() => expect(played.text()).toContain(played.say('card.elsewhere')));
      const [link] = played.body.all('s-link');
      expect(link?.getAttribute('href')).toBe(lastPage);
      expect(played.body.all('s-banner')).toEqual([]);
    },
  );

  test.each([
    ['nothing', undefined],
    ['something that is no address', 'javascript:alert(1)'],
  ])('an app that is gone, and %s to remember, leaves an empty place', async (_name, remembered) => {
    played = await playExtension(target, { 'GET invite': 'gone' }, { lastPage: remembered });
    await played.settled();
    expect(shown()).toEqual([]);
  });

  test('an app that never answers is given up after eight seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    played = await playExtension(target, { 'GET invite': 'never' }, { lastPage });
    await vi.waitFor(() => expect(played.asked).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(8000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(played.text()).toContain(played.say('card.elsewhere')));
  });

  test.each([ready, possible, signedOut])(
    'the page that an answer of $status tells of is remembered',
    async (answer) => {
      played = await playExtension(target, { 'GET invite': answer });
      await vi.waitFor(async () => expect(await played.rememberedPage()).toBe(answer.invitePage));
    },
  );

  test('an answer that it is not the moment forgets nothing', async () => {
    const refused = { status: 'refused', reason: 'try_again', message: 'Wait a moment.' };
    played = await playExtension(target, { 'GET invite': refused }, { lastPage });
    await played.settled();
    expect(played.text()).toContain('Wait a moment.');
    expect(await played.rememberedPage()).toBe(lastPage);
  });

  test.each([
    ['no program runs', { status: 'none' }],
    ['the program is not for them', { status: 'refused', reason: 'not_eligible', message: 'Not yet.' }],
    ['the program has just ended', { status: 'refused', reason: 'no_active_program', message: 'None.' }],
  ])('where %s, nothing is shown and nothing remembered', async (_name, answer) => {
    played = await playExtension(target, { 'GET invite': answer }, { lastPage });
    await played.settled();
    expect(shown()).toEqual([]);
    expect(await played.rememberedPage()).toBeNull();
  });

  test('a merchant in the editor is told why nothing is shown', async () => {
    played = await playExtension(target, { 'GET invite': { status: 'none' } }, { isInEditor: true });
    await played.settled();
    expect(played.text()).toContain(played.say('card.nothingRuns'));
  });

  test('and when the app is not to be reached', async () => {
    played = await playExtension(target, { 'GET invite': 'gone' }, { isInEditor: true });
    await played.settled();
    expect(played.text()).toContain(played.say('tryAgainText'));
  });

  test('a heading of the merchant’s own takes the place of ours', async () => {
    played = await playExtension(target, { 'GET invite': ready }, { heading: ' Tell a friend ' });
    await played.settled();
    expect(played.text()).toContain('Tell a friend');
    expect(played.text()).not.toContain(played.say('card.title'));
  });
});

describe('somebody who is not signed in', () => {
  test.each(languages)('after paying is shown the ways in, in %s', async (language) => {
    played = await playExtension('purchase.thank-you.block.render', { 'GET invite': signedOut }, { language });
    await played.settled();
    expect(played.text()).toContain(signedOut.promise);
    expect(played.button(played.say('signedOut.signIn')).getAttribute('href')).toBe(signedOut.invitePage);
    expect(played.body.all('s-link')[0]?.getAttribute('href')).toBe(signedOut.joinPage);
    expect(played.text()).toContain(played.say('signedOut.textWithEmail'));
  });

  test('is not offered to join by e-mail where the program does not allow it', async () => {
    played = await playExtension('purchase.thank-you.block.render', { 'GET invite': { ...signedOut, joinPage: null } });
    await played.settled();
    expect(played.body.all('s-link')).toEqual([]);
    expect(played.text()).toContain(played.say('signedOut.text'));
  });

  test('signs in right there on the order’s page', async () => {
    const requireLogin = vi.fn(async () => undefined);
    played = await playExtension(
      'customer-account.order-status.block.render',
      { 'GET invite': signedOut },
      { requireLogin },
    );
    await played.settled();
    played.button('Sign in').happen('click');
    expect(requireLogin).toHaveBeenCalledOnce();
  });
});
