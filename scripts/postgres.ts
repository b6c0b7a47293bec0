import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findPostgresHome, postgresDataFolder } from './postgres-home.ts';

export interface RunningPostgres {
  url(database: string): string;
  createDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** A port nobody listens on at this moment. */
export async function findFreePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() =>
          address !== null && typeof address === 'object'
            ? resolve(address.port)
            : reject(new Error('The probe had no port.')),
        );
      });
  });
}

/**
 * Starts the real PostgreSQL that ships inside npm packages, on its own data folder, reachable from this machine only.
 * Stops with the process that started it.
 */
export async function startPostgres(options: {
  dataFolder: string;
  port: number;
  fast?: boolean;
}): Promise<RunningPostgres> {
  const user = 'ricochet';
  const password = 'ricochet';
  const { Server, dataFolder } = await findPostgresHome(options.dataFolder);
  mkdirSync(dataFolder, { recursive: true });
  await endLeftover(dataFolder);
  const lines: string[] = [];
  const server = new Server({
    databaseDir: dataFolder,
    user,
    password,
    port: options.port,
    persistent: true,
    // Under root the server runs as a user of its own; anybody else is that user already.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
      ...(options.fast ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : []),
    ],
    onLog: (line) => void lines.push(String(line)),
    onError: (error) => void lines.push(String(error)),
  });
  try {
    if (!existsSync(join(dataFolder, 'PG_VERSION'))) await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(
      `PostgreSQL did not start on port ${options.port} with the data in ${dataFolder}.\n${lines.slice(-8).join('\n')}`,
      { cause },
    );
  }
  // A process that ends without stopping it takes the server along.
  process.once('exit', () => interrupt(dataFolder));
  return {
    url: (database) => `postgresql://${user}:${password}@127.0.0.1:${options.port}/${database}`,
    async createDatabase(name) {
      const client = server.getPgClient('postgres', '127.0.0.1');
      await client.connect();
      try {
        const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
        if (rowCount === 0) await client.query(`create database "${name}"`);
      } finally {
        await client.end();
      }
    },
    // The library waits to hear of the exit, and would wait for ever where Ctrl-C has ended the server already.
    stop: async () => {
      if (findServer(dataFolder) !== null) await server.stop();
    },
  };
}

/** Ends the server that a killed process left running on this data, if there is one. */
export async function endLeftoverPostgres(wantedFolder: string): Promise<void> {
  await endLeftover(postgresDataFolder(wantedFolder));
}

/** A server whose starter was killed goes on alone and holds the data; it is asked to end before the next one starts. */
async function endLeftover(dataFolder: string): Promise<void> {
  const pid = findServer(dataFolder);
  if (pid === null || !isPostgres(pid)) return;
  // PostgreSQL's fast shutdown.
  process.kill(pid, 'SIGINT');
  for (let tries = 0; tries < 50 && findServer(dataFolder) !== null; tries += 1) await wait(100);
}

function interrupt(dataFolder: string): void {
  const pid = findServer(dataFolder);
  if (pid !== null) process.kill(pid, 'SIGINT');
}

/** The process that serves this data; null when none does. A server removes its file when it ends in order. */
function findServer(dataFolder: string): number | null {
  try {
    const pid = Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  } catch {
    return false;
  }
}
