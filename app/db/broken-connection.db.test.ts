import { expect, test } from 'vitest';
import { database, inTransaction } from './client.server.ts';

const poolSize = 20;

test.each([
  ['breaks in the middle', 'select pg_terminate_backend(pg_backend_pid())'],
  ['fails at its commit', 'insert into broken_promise default values'],
])('a transaction that %s gives its connection back, however often it happens', async (_name, statement) => {
  await database.$executeRawUnsafe(`
    create table if not exists broken_promise (
      id int default 1, constraint once unique (id) deferrable initially deferred)`);
  await database.$executeRawUnsafe('truncate broken_promise');
  await database.$executeRawUnsafe('insert into broken_promise default values');
  for (let time = 0; time <= poolSize; time += 1)
    await expect(inTransaction((transaction) => transaction.$executeRawUnsafe(statement))).rejects.toThrow();
  expect(await inTransaction((transaction) => transaction.$queryRaw`select 1 as one`)).toEqual([{ one: 1 }]);
});
