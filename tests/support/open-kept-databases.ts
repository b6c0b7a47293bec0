import { findFreePort, startPostgres } from '../../scripts/postgres.ts';

/** `node tests/support/open-kept-databases.ts <folder>`: starts PostgreSQL on what a failed test left, until Ctrl-C. */
const [dataFolder] = process.argv.slice(2);
if (dataFolder === undefined) throw new Error('Name the folder that the failed test printed.');
const postgres = await startPostgres({ dataFolder, port: await findFreePort() });
process.stdout.write(`${postgres.url('<name of the database>')}\nCtrl-C stops it.\n`);
