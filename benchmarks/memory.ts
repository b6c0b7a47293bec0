import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ProcessName } from '../scripts/processes.ts';

const everyMs = 500;
const builds: Record<ProcessName, string> = { web: 'build/server.mjs', worker: 'build/worker.mjs' };

export interface MemoryWatch {
  /** The most that a process held so far, in megabytes of resident memory; NaN for one that was never seen. */
  peak(name: ProcessName): number;
  stop(): void;
}

/** Watches the app's processes, which are children of this one, by what the system says of them. */
export function watchMemory(): MemoryWatch {
  const peaks: Record<ProcessName, number> = { web: Number.NaN, worker: Number.NaN };
  const look = async () => {
    // In kilobytes on Linux and macOS alike.
    const { stdout } = await promisify(execFile)('ps', ['-axo', 'ppid=,rss=,args=']);
    for (const line of stdout.split('\n')) {
      const [parent, kilobytes, ...words] = line.trim().split(/\s+/);
      if (Number(parent) !== process.pid) continue;
      for (const name of ['web', 'worker'] as const) {
        if (words.includes(builds[name])) peaks[name] = Math.max(peaks[name] || 0, Number(kilobytes) / 1024);
      }
    }
  };
  const timer = setInterval(() => void look().catch(() => clearInterval(timer)), everyMs);
  return { peak: (name) => peaks[name], stop: () => clearInterval(timer) };
}
