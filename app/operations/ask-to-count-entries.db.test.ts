import { expect, test } from 'vitest';
import { openAnyLedger } from '../../tests/support/any-ledger.ts';
import { listJobs } from '../../tests/support/queue.ts';
import { database } from '#app/db/client.server.ts';
import { appendToLedger } from '#app/db/ledger.ts';
import { askToCountEntries } from './ask-to-count-entries.ts';

test('each shop in which something happened is asked for once', async () => {
  const [{ shop }, { shop: quiet }] = [await openAnyLedger({}), await openAnyLedger({})];
  const entry = { kind: 'invite_shared', actor: 'shopper', at: new Date(), causeKey: 'share:1' } as const;
  await appendToLedger(shop.id, [entry], database);
  await askToCountEntries();
  await askToCountEntries();
  const asked = (await listJobs('count-entries')).map(({ payload }) => (payload as { shopId: string }).shopId);
  expect(asked).toEqual([shop.id]);
  expect(asked).not.toContain(quiet.id);
});
