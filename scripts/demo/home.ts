import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { endLeftoverPostgres, findFreePort } from '../postgres.ts';
import { removePostgresData } from '../postgres-home.ts';
import type { StoryProgress } from './story.ts';

/** What a demo keeps between two starts. */
export interface DemoState {
  ports: { app: number; sandbox: number };
  apiSecret: string;
  encryptionKey: string;
  story: StoryProgress;
}

const folder = path.resolve('.data/demo');
const stateFile = path.join(folder, 'demo.json');
const lockFile = path.join(folder, 'running.pid');
export const demoFolder = folder;
export const postgresFolder = path.join(folder, 'postgres');

/** Only one demo at a time uses the folder; throws a sentence when one is running. */
export async function takeDemoFolder(options: { fresh: boolean }): Promise<void> {
  const pid = existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8')) : 0;
  if (pid > 0 && pid !== process.pid && isAlive(pid))
    throw new Error(`A demo is running here already (process ${pid}). Stop it with Ctrl-C first.`);
  await endLeftoverPostgres(postgresFolder);
  if (options.fresh) rmSync(folder, { recursive: true, force: true });
  if (!existsSync(stateFile)) removePostgresData(postgresFolder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(lockFile, String(process.pid));
}

export function leaveDemoFolder(): void {
  rmSync(lockFile, { force: true });
}

/** The state of the last start, or a new one on ports that nobody uses. */
export async function openDemoState(): Promise<{ state: DemoState; isNew: boolean }> {
  if (existsSync(stateFile)) {
    const state = JSON.parse(readFileSync(stateFile, 'utf8')) as DemoState;
    await requireFree(state.ports);
    return { state, isNew: false };
  }
  const state: DemoState = {
    ports: await choosePorts(),
    apiSecret: randomBytes(16).toString('hex'),
    encryptionKey: randomBytes(32).toString('base64'),
    story: {},
  };
  saveDemoState(state);
  return { state, isNew: true };
}

export function saveDemoState(state: DemoState): void {
  writeFileSync(`${stateFile}.new`, JSON.stringify(state, null, 2));
  renameSync(`${stateFile}.new`, stateFile);
}

/** Ports that the sandbox takes, counted from its first. */
const sandboxOffsets = [0, 1, 2, 10, 11];

async function choosePorts(): Promise<DemoState['ports']> {
  const app = (await firstFree([3000, 3100, 3200, 3300], [0])) ?? (await findFreePort());
  const sandbox = await firstFree([4400, 4420, 4440, 4460, 4480], sandboxOffsets);
  if (sandbox === null)
    throw new Error(
      'The ports 4400 to 4491 are taken; the demo needs five of them. Stop what uses them and try again.',
    );
  return { app, sandbox };
}

async function requireFree(ports: DemoState['ports']): Promise<void> {
  const needed = [ports.app, ...sandboxOffsets.map((offset) => ports.sandbox + offset)];
  for (const port of needed) {
    if (!(await isFree(port)))
      throw new Error(
        `Port ${port}, which the demo used before, is taken. Stop what uses it, or start over on other ports with: npm run demo -- --fresh`,
      );
  }
}

async function firstFree(candidates: number[], offsets: number[]): Promise<number | null> {
  for (const candidate of candidates) {
    const free = await Promise.all(offsets.map((offset) => isFree(candidate + offset)));
    if (free.every(Boolean)) return candidate;
  }
  return null;
}

/** Whether nobody listens on the port, on either kind of address. */
async function isFree(port: number): Promise<boolean> {
  const onHost = (host: string) =>
    new Promise<boolean>((resolve) => {
      const probe = createServer()
        .once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'))
        .listen(port, host, () => probe.close(() => resolve(true)));
    });
  return (await onHost('127.0.0.1')) && (await onHost('::1')) && (await onHost('0.0.0.0'));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
