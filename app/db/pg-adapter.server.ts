import { PrismaPg } from '@prisma/adapter-pg';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/**
 * Prisma 6 never gives a transaction's connection back to the pool when its COMMIT or ROLLBACK fails, as when PostgreSQL
 * restarts in the middle: after as many of them as the pool is large, the process waits for ever. Here it is given back.
 */
export class PgAdapter extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => giveBackWhenItFails(await start(isolationLevel));
    return adapter;
  }
}

function giveBackWhenItFails(transaction: Transaction): Transaction {
  const execute = transaction.executeRaw.bind(transaction);
  transaction.executeRaw = async (query) => {
    try {
      return await execute(query);
    } catch (fault) {
      // Nothing is sent: this hands the connection to the pool, which throws a broken one away.
      if (query.sql === 'COMMIT' || query.sql === 'ROLLBACK') await transaction.rollback();
      throw fault;
    }
  };
  return transaction;
}
