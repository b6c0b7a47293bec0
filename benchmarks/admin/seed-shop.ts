import type pg from 'pg';
import { newId } from '../../app/db/new-id.server.ts';
import { currencyDigits } from '../../app/domain/currency.ts';
import { seedLedger } from './seed-ledger.ts';
import { seedRows } from './seed-rows.ts';
import { seededDecisions, seededVersions } from './seed-story.ts';
import { idleClaims, seedPeople, seedTools, type SeedTo } from './seed-tables.ts';

const bigTables = ['visit', 'claim', 'friend_code', 'order', 'referral', 'reward', 'ledger_entry', 'share', 'advocate'];

/**
 * Fills shops with two years of referrals by set-based SQL. What triggers of the app would have written is written here, or
 * is read from the ledger afterwards; indexes are taken away meanwhile and made again, which is far faster than keeping them.
 */
export async function seedShops(
  pool: pg.Pool,
  shops: { shopId: string; currency: string; referrals: number }[],
  say: (sentence: string) => void,
): Promise<void> {
  const client = await pool.connect();
  const run = async (what: string, sql: string) => {
    const began = performance.now();
    await client.query(sql).catch((cause: unknown) => {
      throw new Error(`Seeding ${what} failed.`, { cause });
    });
    const seconds = (performance.now() - began) / 1000;
    if (seconds > 5) say(`${what}: ${seconds.toFixed(0)} s`);
  };
  try {
    // The data is made to be thrown away: nothing has to survive a crash.
    for (const setting of ["fsync = 'off'", "full_page_writes = 'off'", "max_wal_size = '8GB'", "autovacuum = 'off'"])
      await client.query(`alter system set ${setting}`);
    await client.query('select pg_reload_conf()');
    await client.query(`set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '1GB';
      set max_parallel_workers_per_gather = 1; set jit = off; set session_replication_role = replica`);
    const indexes = await takeIndexesAway(client);
    await run('the tools', seedTools);
    for (const { shopId, currency, referrals } of shops) {
      const to: SeedTo = { shopId, currency, referrals, digits: currencyDigits(currency), now: new Date() };
      await client.query('drop table if exists bench.given, bench.idle_claim');
      await writeStory(client, to);
      for (const [what, sql] of seedPeople(to)) await run(what, sql);
      await run('claims that came to nothing', `create unlogged table bench.idle_claim as ${idleClaims}`);
      for (const [what, sql] of [...seedRows(to), ...seedLedger(to)]) await run(what, sql);
    }
    await client.query('drop schema bench cascade');
    for (const [name, sql] of indexes) await run(`index ${name}`, sql);
    await client.query(`set session_replication_role = origin`);
    for (const setting of ['fsync', 'full_page_writes', 'autovacuum'])
      await client.query(`alter system reset ${setting}`);
    await client.query('select pg_reload_conf()');
    await run('statistics', 'vacuum (analyze)');
    await run('a checkpoint', 'checkpoint');
  } finally {
    client.release(true);
  }
}

/** Drops what only makes reading faster; answers how to make it again. Keys stay. */
async function takeIndexesAway(client: pg.PoolClient): Promise<[string, string][]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexname as name, i.indexdef as definition from pg_indexes i
      where i.schemaname = 'public' and i.tablename = any($1)
        and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    [bigTables],
  );
  for (const { name } of rows) await client.query(`drop index "${name}"`);
  return rows.map(({ name, definition }) => [name, definition]);
}

/** Programs, versions and decisions as only the app can say them. */
async function writeStory(client: pg.PoolClient, { currency, now }: SeedTo): Promise<void> {
  await client.query('truncate bench.version, bench.decision');
  const versions = seededVersions(currency);
  const programIds = [newId('pr'), newId('pr'), newId('pr')];
  const at = (share: number) => new Date(now.getTime() - 730 * 86_400_000 * (1 - share));
  for (const version of versions) {
    const { program, programName, number, fromShare, settings, offer, friendOffer, benefit, isCode, purse } = version;
    const next = versions.find((each) => each.program === program && each.number === number + 1);
    const from = utc(at(number === 1 ? -1 : fromShare));
    const to = next === undefined ? 'infinity' : utc(at(next.fromShare));
    const about = [program, programIds[program - 1], programName, number, from, to, settings];
    const offered = [offer, version.offerKey, friendOffer, version.friendOfferKey, benefit, isCode];
    const worth = [version.worthMinor, version.costMinor, purse, version.expiresInDays];
    const values = [...about, ...offered, ...worth];
    await client.query(
      `insert into bench.version values (${values.map((_value, index) => `$${index + 1}`).join(', ')})`,
      values,
    );
  }
  let share = 0;
  for (const each of seededDecisions(currency)) {
    const decision = JSON.stringify(each.decision);
    const values = [
      each.name,
      each.status,
      share,
      (share += each.share),
      each.suspicion,
      decision,
      each.reasons,
      each.matched,
    ];
    await client.query('insert into bench.decision values ($1, $2, $3, $4, $5, $6, $7, $8)', values);
  }
  await client.query(
    'update bench.decision set to_share = 2 where to_share = (select max(to_share) from bench.decision)',
  );
}

function utc(at: Date): string {
  return at.toISOString().slice(0, 23);
}
