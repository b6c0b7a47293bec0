import { afterAll, afterEach, inject } from 'vitest';
import { administer, urlOf } from './database-server.ts';
import { testEnvironment } from './environment.ts';

/**
 * Vitest's setup file of the `db` project: each test file gets its own clone of the migrated template, named in
 * DATABASE_URL before the file is imported, so that app/db/client.server.ts opens the clone and nothing else.
 */
const { serverUrl, templateName, dataFolder } = inject('testDatabases');
const name = `ricochet_test_${process.pid}_${Date.now().toString(36)}`;
await administer(serverUrl, [`create database "${name}" template "${templateName}"`]);
Object.assign(process.env, testEnvironment, { DATABASE_URL: urlOf(serverUrl, name) });

let hasFailure = false;
afterEach(({ task }) => {
  hasFailure ||= task.result?.state === 'fail';
});

afterAll(async () => {
  const { database } = await import('#app/db/client.server.ts');
  await database.$disconnect();
  if (hasFailure) process.stderr.write(`\nThe database of the failed test is kept: ${name}. ${howToOpen()}\n`);
  else await administer(serverUrl, [`drop database "${name}" with (force)`]);
});

function howToOpen(): string {
  if (dataFolder === null) return 'It is on the server at DATABASE_URL.';
  return `To look into it: node tests/support/open-kept-databases.ts ${dataFolder}`;
}
