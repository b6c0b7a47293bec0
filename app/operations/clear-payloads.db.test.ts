import '../../tests/support/sandbox.ts';
import { expect, test } from 'vitest';
import { claim, join, runProgram } from '../../tests/support/people.ts';
import { installShop } from '../../tests/support/sandbox-shop.ts';
import { database } from '#app/db/client.server.ts';
import { addDays } from '#app/domain/time.ts';
import { clearPayloads } from './clear-payloads.ts';

test('where a visit came from is forgotten after 120 days, and the visit stays', async () => {
  const luma = await installShop();
  await runProgram(luma);
  await claim(luma, await join(luma));
  await database.visit.updateMany({ data: { ipHash: 'ip', deviceHash: 'device' } });
  const { visitedAt } = await database.visit.findFirstOrThrow();
  await clearPayloads({ now: addDays(visitedAt, 119) });
  expect(await database.visit.findMany()).toMatchObject([{ ipHash: 'ip', deviceHash: 'device' }]);
  await clearPayloads({ now: addDays(visitedAt, 121) });
  await clearPayloads({ now: addDays(visitedAt, 121) });
  expect(await database.visit.findMany()).toMatchObject([{ ipHash: null, deviceHash: null, channel: 'whatsapp' }]);
});
