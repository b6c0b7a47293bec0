import { running } from '../../tests/support/sandbox.ts';
import { createHmac } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { installShop, newcomer, person } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { env } from '#app/env.server.ts';
import { joinAnswerSchema } from '#app/storefront/contract.ts';
import { signedText } from '#app/storefront/proxy-signature.ts';
import * as tokenRoute from './proxy.v1.join.$token.tsx';
import * as answerRoute from './proxy.v1.join[.]json.ts';
import * as joinRoute from './proxy.v1.join.tsx';

let luma: Shop;
beforeAll(async () => {
  luma = await installShop();
  await runProgram(luma, { joinByEmail: true });
});
beforeEach(async () => {
  await dropJobs();
  await database.attempt.deleteMany();
  running.sandbox.world.mails = [];
});

interface Route {
  loader: typeof joinRoute.loader;
  action: typeof joinRoute.action;
}
/** A request as Shopify's app proxy passes it on, signed; with a body when there is a form to post. */
async function send(route: Route, { form, token, locale = 'en' }: { form?: string; token?: string; locale?: string }) {
  const query = new URLSearchParams({
    shop: luma.domain,
    path_prefix: '/apps/ricochet',
    timestamp: String(Math.floor(Date.now() / 1000)),
    logged_in_customer_id: '',
    locale,
  });
  query.set('signature', createHmac('sha256', env.SHOPIFY_API_SECRET).update(signedText(query)).digest('hex'));
  const request = new Request(`https://app.example/proxy/v1/join?${query.toString()}`, {
    headers: { 'X-Forwarded-For': '203.0.113.5', 'Content-Type': 'application/x-www-form-urlencoded' },
    ...(form === undefined ? {} : { method: 'POST', body: form }),
  });
  const args = { request, params: token === undefined ? {} : { token }, context: {} };
  const answer = await (form === undefined ? route.loader(args) : route.action(args));
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
}
const typed = (email: string) => new URLSearchParams({ email }).toString();
const pressedWith = (token: string) => new URLSearchParams({ token }).toString();

describe('the answer', () => {
  test.each([
    ['a page', joinRoute, 200],
    ['JSON', answerRoute, 200],
  ])('as %s is the same to the last byte, whoever the address belongs to', async (_name, route, status) => {
    const answers = [];
    for (const email of [person('Ada').email, newcomer().email, 'somebody@example.com', 'x@mailinator.com'])
      answers.push(await send(route, { form: typed(email) }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status, headers: { 'cache-control': 'no-store' } });
    expect(await listJobs('send-join-mail')).toHaveLength(4);
  });

  test('for a script says in the shopper’s language what happens next, or why nothing does', async () => {
    const sent = await send(answerRoute, { form: typed('ada@example.com'), locale: 'fr' });
    expect(joinAnswerSchema.parse(JSON.parse(sent.text))).toMatchObject({
      status: 'sent',
      message: expect.stringContaining('48 heures'),
    });
    const malformed = await send(answerRoute, { form: typed('ada at example') });
    expect(malformed.status).toBe(400);
    expect(joinAnswerSchema.parse(JSON.parse(malformed.text))).toMatchObject({ reason: 'malformed' });
    for (let asks = 0; asks < 4; asks += 1) await send(answerRoute, { form: typed(`a${asks}@example.com`) });
    const tooMany = await send(answerRoute, { form: typed('one.more@example.com') });
    expect(tooMany.status).toBe(429);
    expect(joinAnswerSchema.parse(JSON.parse(tooMany.text))).toMatchObject({ reason: 'too_many' });
  });
});

describe('the page', () => {
  test('has a field and a button that work without scripts, and shows a mistake at the field', async () => {
    const { status, text } = await send(joinRoute, {});
    expect(status).toBe(200);
    expect(text).toContain(
      'action="{{ ricochet_root | escape }}/apps/ricochet/join?locale={{ ricochet_locale | url_encode }}"',
    );
    expect(text).toContain('type="email"');
    expect(text).toContain('routes.storefront_login_url');
    const again = await send(joinRoute, { form: typed('{{ shop.email }}') });
    expect(again.status).toBe(200);
    expect(again.text).toContain('role="alert"');
    expect(again.text).not.toContain('shop.email');
  });

  test('says where the program is not open to it, or none is running', async () => {
    const programs = await database.programVersion.findMany();
    for (const { shopId, programId, number, settings } of programs) {
      await database.programVersion.update({
        where: { shopId_programId_number: { shopId, programId, number } },
        data: { settings: { ...(settings as object), joinByEmail: false } },
      });
    }
    expect((await send(joinRoute, {})).status).toBe(409);
    expect((await send(answerRoute, { form: typed('ada@example.com') })).status).toBe(409);
    await database.program.updateMany({ data: { status: 'paused' } });
    expect((await send(joinRoute, {})).status).toBe(404);
    expect((await send(answerRoute, { form: typed('ada@example.com') })).status).toBe(404);
    await database.program.updateMany({ data: { status: 'active' } });
    for (const { shopId, programId, number, settings } of programs) {
      await database.programVersion.update({
        where: { shopId_programId_number: { shopId, programId, number } },
        data: { settings: settings as object },
      });
    }
  });
});

describe('the link in the mail', () => {
  async function askForLink(email: string): Promise<string> {
    await send(joinRoute, { form: typed(email) });
    await workUntilIdle();
    return decodeURIComponent(/\/join\/([^?]+)/.exec(running.sandbox.world.mails[0]?.text ?? '')?.[1] ?? '');
  }

  test('opened by a mail program changes nothing; the button shows the invite, and shows it again', async () => {
    const token = await askForLink('fresh@example.com');
    const page = await send(tokenRoute, { token });
    expect(page.status).toBe(200);
    expect(page.text).toContain('action="/apps/ricochet/join?locale=en"');
    expect(page.text).toContain(`<input type="hidden" name="token" value="${token}"/>`);
    expect(await database.advocate.count()).toBe(0);
    const pressed = await send(joinRoute, { form: pressedWith(token) });
    const { code } = await database.inviteCode.findFirstOrThrow();
    expect(pressed).toMatchObject({ status: 200, text: expect.stringContaining(`/i/${code}`) });
    expect(pressed.text).not.toContain(token);
    expect((await send(joinRoute, { form: pressedWith(token) })).text).toContain(`/i/${code}`);
    expect(await database.advocate.count()).toBe(1);
  });

  test('that is out of date or made up leads to a new one', async () => {
    const token = await askForLink('late@example.com');
    await database.joinRequest.deleteMany();
    for (const each of [token, 'made.up', '']) {
      const { status, text } = await send(joinRoute, { form: pressedWith(each) });
      expect(status).toBe(404);
      expect(text).toContain(
        'href="{{ ricochet_root | escape }}/apps/ricochet/join?locale={{ ricochet_locale | url_encode }}"',
      );
    }
  });
});
