import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import path from 'node:path';

export type ProcessName = 'web' | 'worker';

export interface Supervised {
  /** Resolves when every process said that it is ready. */
  ready: Promise<void>;
  /** Ends a process as a crash would, with no chance to tidy up; it is started again. Resolves when it is dead. */
  kill(name: ProcessName): Promise<void>;
  /** Asks every process to finish what it is doing and end. */
  stop(): Promise<void>;
}

const nodeFlags = ['--enable-source-maps', '--import', './scripts/standin.mjs'];
const files: Record<ProcessName, string> = { web: 'build/server.mjs', worker: 'build/worker.mjs' };

/**
 * Runs the app's processes from the build and starts one again when it dies, as a container platform would. Their
 * lines go to `logFolder`, or to ours.
 */
export function superviseApp(
  names: ProcessName[],
  options: { env: Record<string, string>; logFolder?: string; onRestart?: (name: ProcessName) => void },
): Supervised {
  for (const name of names)
    if (!existsSync(files[name])) throw new Error(`${files[name]} is missing. Run \`npm run build\` first.`);
  const running = new Map<ProcessName, ChildProcess>();
  const haveStarted = new Set<ProcessName>();
  let isStopping = false;

  const launch = (name: ProcessName): Promise<void> =>
    new Promise((resolve, reject) => {
      let isReady = false;
      const child = spawn(process.execPath, [...nodeFlags, files[name]], {
        env: { ...process.env, ...options.env },
        stdio: ['ignore', options.logFolder ? 'pipe' : 'inherit', options.logFolder ? 'pipe' : 'inherit', 'ipc'],
      });
      running.set(name, child);
      if (options.logFolder) {
        const log = createWriteStream(path.join(options.logFolder, `${name}.log`), { flags: 'a' });
        child.stdout?.pipe(log, { end: false });
        child.stderr?.pipe(log, { end: false });
        child.once('close', () => log.end());
      }
      child.once('message', () => {
        isReady = true;
        haveStarted.add(name);
        resolve();
      });
      child.once('exit', (code, signal) => {
        if (isStopping) return;
        // One that never came up and ends by itself would only fail again: its environment is wrong.
        if (!haveStarted.has(name) && signal === null)
          return reject(new Error(lastWords(name, code, options.logFolder)));
        if (isReady) options.onRestart?.(name);
        // What it needs (the database, say) may be away for a while: it is tried until it comes up.
        const pauseMs = isReady || signal !== null ? 500 : 3000;
        setTimeout(() => void (isStopping ? resolve() : launch(name).then(resolve, reject)), pauseMs);
      });
    });

  return {
    ready: Promise.all(names.map(launch)).then(() => undefined),
    async kill(name) {
      const child = running.get(name);
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      isStopping = true;
      await Promise.all([...running.values()].map(endProcess));
    },
  };
}

function lastWords(name: ProcessName, code: number | null, logFolder: string | undefined): string {
  const where = logFolder === undefined ? '' : ` Its last words are in ${logFolder}/${name}.log.`;
  return `The ${name} process ended with code ${code} as soon as it started.${where}`;
}

/** Asks a child to end and makes sure that it does. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 8000);
  await ended;
  clearTimeout(impatience);
}
