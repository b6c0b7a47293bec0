import '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { fillFriendPools, join, parentDiscountId, runProgram } from '../../tests/support/people.ts';
import { askRoute, phone, proxiedRequest } from '../../tests/support/proxied-request.ts';
import { installShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { countAvailableCodes } from '#app/db/friend-codes.ts';
import type { Shop } from '#app/db/shops.ts';
import type { ParentDiscountId } from '#app/domain/ids.ts';
import * as claimRoute from './proxy.v1.claim.tsx';
import * as landingRoute from './proxy.v1.i.$code.tsx';

/** Everything that fetches a link when somebody pastes it, and those that walk the web. */
const robots = [
  'WhatsApp/2.24.20.89 A',
  'WhatsApp/2.2587.9 N',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'facebookexternalhit/1.1 Facebot Twitterbot/1.0',
  'meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)',
  'Twitterbot/1.0',
  'TelegramBot (like TwitterBot)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Slack-ImgProxy (+https://api.slack.com/robots)',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36',
  'Mozilla/5.0 (compatible; Applebot/0.1; +http://www.apple.com/go/applebot)',
  'Pinterestbot/1.0 (+http://www.pinterest.com/bot.html)',
  'SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
  'Mastodon/4.2.0 (http.rb/5.1.1; +https://mastodon.example/)',
  // Signal's.
  'WhatsApp/2',
];

let luma: Shop;
let invite: string;
let parent: ParentDiscountId;
beforeAll(async () => {
  luma = await installShop();
  const programId = await runProgram(luma);
  parent = await parentDiscountId(luma, programId);
  await fillFriendPools(luma, programId);
});
beforeEach(async () => void (invite = await join(luma)));

const visits = () => database.visit.count({ where: { shopId: luma.id } });
const left = () => countAvailableCodes(luma.id, parent);
const open = async (asked: { userAgent?: string; ip?: string }) => {
  const request = proxiedRequest(`/i/${invite}?via=whatsapp`, { shop: luma.domain, customerId: null, ...asked });
  return await askRoute(landingRoute.loader, request, { code: invite });
};

/** Does the work for every item, twenty at a time. */
async function inTwenties<Item, Result>(items: Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += 20)
    results.push(...(await Promise.all(items.slice(start, start + 20).map(work))));
  return results;
}

test('a thousand fetches by everything that previews links use no code and are no visit', async () => {
  const before = { visits: await visits(), left: await left() };
  const fetches = Array.from({ length: 1000 }, (_, index) => robots[index % robots.length] ?? '');
  const answers = await inTwenties(fetches, async (userAgent) => {
    const answer = await open({ userAgent });
    return { userAgent, status: answer.status, hasVisit: (await answer.text()).includes('name="visit"') };
  });
  expect(answers.filter(({ status, hasVisit }) => status !== 200 || hasVisit)).toEqual([]);
  expect({ visits: await visits(), left: await left() }).toEqual(before);
  expect(await database.claim.count()).toBe(0);
  expect(await database.attempt.count({ where: { kind: { not: 'look_up' } } })).toBe(0);
}, 120_000);

test('the same address opened by a person is a visit', async () => {
  const before = await visits();
  expect(await (await open({ userAgent: phone })).text()).toContain('name="visit"');
  expect(await visits()).toBe(before + 1);
});

test('a hundred friends who press the button at once for the last code get it once', async () => {
  const friends = Array.from({ length: 100 }, (_, index) => `198.51.100.${index}`);
  const opened = await inTwenties(friends, async (ip) => {
    const page = await (await open({ ip })).text();
    return { ip, visit: /name="visit" value="([^"]+)"/.exec(page)?.[1] ?? '' };
  });
  const others = await database.friendCode.findMany({
    where: { parentDiscountId: parent, status: 'available' },
    skip: 1,
  });
  await database.friendCode.updateMany({
    where: { code: { in: others.map(({ code }) => code) } },
    data: { status: 'abandoned' },
  });
  expect(await left()).toBe(1);

  const pages = await Promise.all(
    opened.map(async ({ ip, visit }) => {
      const init = { method: 'POST', body: new URLSearchParams({ invite, visit }) };
      const request = proxiedRequest('/claim', { shop: luma.domain, customerId: null, ip }, init);
      const answer = await askRoute(claimRoute.action, request);
      return { status: answer.status, html: await answer.text() };
    }),
  );
  const codes = pages.map(({ html }) => /page__code"[^>]*>\s*([^<\s]+)\s*</.exec(html)?.[1]).filter(Boolean);
  expect(codes).toHaveLength(1);
  expect(await left()).toBe(0);
  expect(await database.claim.count({ where: { shopId: luma.id, friendCode: { not: null } } })).toBe(1);
  // Everybody else reads that it takes a moment; nobody sees an error.
  expect(pages.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
  expect(pages.filter(({ html }) => html.includes('Your code is being prepared'))).toHaveLength(99);
}, 120_000);
