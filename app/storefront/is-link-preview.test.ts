import { expect, test } from 'vitest';
import { isLinkPreview } from './is-link-preview.ts';

function ask(userAgent: string, init: RequestInit = {}, query = ''): Request {
  return new Request(`https://ricochet.example/proxy/v1/i/ADA-K7Q${query}`, {
    ...init,
    headers: { 'User-Agent': userAgent, ...init.headers },
  });
}

test.each([
  'WhatsApp/2.23.20.0',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
  'TelegramBot (like TwitterBot)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
])('%s only looks', (userAgent) => expect(isLinkPreview(ask(userAgent))).toBe(true));

const phone =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0 Mobile Safari/537.36';
test.each([
  phone,
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/470.0]',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 334.0',
])('%s is somebody', (userAgent) => expect(isLinkPreview(ask(userAgent))).toBe(false));

test('a browser that fetches ahead, and a HEAD request, only look', () => {
  expect(isLinkPreview(ask(phone, { headers: { 'Sec-Purpose': 'prefetch' } }))).toBe(true);
  expect(isLinkPreview(ask(phone, { headers: { Purpose: 'preview' } }))).toBe(true);
  expect(isLinkPreview(ask(phone, { method: 'HEAD' }))).toBe(true);
});

test('whoever pressed the button is somebody, but a HEAD request never is', () => {
  expect(isLinkPreview(ask('WhatsApp/2.23.20.0', {}, '?open=yes'))).toBe(false);
  expect(isLinkPreview(ask('WhatsApp/2.23.20.0', { method: 'HEAD' }, '?open=yes'))).toBe(true);
});
