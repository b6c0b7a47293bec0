import { PrismaClient, type Prisma } from '@prisma/client';
import { env } from '#app/env.server.ts';
import { PgAdapter } from './pg-adapter.server.ts';

export const database = new PrismaClient({ adapter: new PgAdapter({ connectionString: env.DATABASE_URL, max: 20 }) });

/** Either the database or a transaction on it; every query takes one, so that it can join the caller's transaction. */
export type Connection = Prisma.TransactionClient;

/** Runs `work` in one transaction. No network call belongs in it. */
export async function inTransaction<Result>(work: (transaction: Connection) => Promise<Result>): Promise<Result> {
  return await database.$transaction(work, { maxWait: 10_000, timeout: 15_000 });
}
