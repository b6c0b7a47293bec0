import { running } from '../../tests/support/sandbox.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runProgram } from '../../tests/support/people.ts';
import { dropJobs, listJobs, workUntilIdle } from '../../tests/support/queue.ts';
import { installShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import type { Shop } from '#app/db/shops.ts';
import { attemptLimits, windowOf } from '#app/domain/abuse/attempt-limits.ts';
import { noOrigin } from '#app/domain/person/person-details.ts';
import { requestJoin } from './request-join.ts';

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
const ask = (email: string, ip = '203.0.113.9') =>
  requestJoin({ shop: luma, email, locale: 'en', origin: { ...noOrigin, ip }, now: new Date() });

describe('joining by e-mail', () => {
  test('asked for sixty times at once from one address is asked for as often as in turn', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_each, count) => ask(`many-${count}@example.com`)));
    expect(answers.filter((answer) => 'ok' in answer)).toHaveLength(attemptLimits.join.ofOne);
    expect(await listJobs('send-join-mail')).toHaveLength(attemptLimits.join.ofOne);
  });

  test('is closed to everybody only after as many mails as a shop’s good name bears', async () => {
    const { most } = attemptLimits.join.ofShop;
    const worn = { shopId: luma.id, kind: 'join', who: '', windowStart: windowOf('join', new Date()) };
    await database.attempt.create({ data: { ...worn, count: most - 1 } });
    expect(await ask('last@example.com')).toEqual({ ok: true });
    expect(await ask('later@example.com', '203.0.113.10')).toEqual({ refused: 'too_many' });
  });

  test('sends one mailbox a few mails a day, however its address is spelt', async () => {
    for (let count = 0; count < attemptLimits.join_mail.ofOne + 3; count += 1)
      expect(await ask(`victim+${count}@example.com`, `203.0.113.${count + 20}`)).toEqual({ ok: true });
    expect(await workUntilIdle()).toEqual([]);
    expect(running.sandbox.world.mails).toHaveLength(attemptLimits.join_mail.ofOne);
    await ask('other+1@example.com');
    await workUntilIdle();
    expect(running.sandbox.world.mails).toHaveLength(attemptLimits.join_mail.ofOne + 1);
  });
});
