import { expect, test } from 'vitest';
import { database } from '#app/db/client.server.ts';
import { env } from '#app/env.server.ts';

test('a test file works on a clone of its own with every table and no rows', async () => {
  const [row] = await database.$queryRaw<{ name: string }[]>`select current_database()::text as name`;
  expect(row?.name).toMatch(/^ricochet_test_/);
  expect(new URL(env.DATABASE_URL).pathname).toBe(`/${row?.name ?? ''}`);
  expect(await database.shop.count()).toBe(0);
});

test('the queue has its own tables in the clone, so that a job can join a transaction', async () => {
  const added = database.$transaction(async (transaction) => {
    await transaction.$executeRaw`select graphile_worker.add_job('never-kept')`;
    throw new Error('rolled back on purpose');
  });
  await expect(added).rejects.toThrow('rolled back on purpose');
  const [row] = await database.$queryRaw<{ jobs: bigint }[]>`select count(*) as jobs from graphile_worker.jobs`;
  expect(row?.jobs).toBe(0n);
});
