import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { ProcessName } from '../scripts/processes.ts';

const everyMs = 500;
const builds: Record<ProcessName, string> = { web: 'build/server.mjs', worker: 'build/worker.mjs' };

export interface ProcessWatch {
  /** The most that a process held so far, in megabytes of resident memory; NaN for one that was never seen. */
  peakMegabytes(name: ProcessName): number;
  /**
   * How long the process has computed, in milliseconds: what a load costs, however busy the machine is with other
   * things. NaN where the system does not say.
   */
  computedMs(name: ProcessName): number;
  stop(): void;
}

/** Watches the app's processes, which are children of this one, by what the system says of them. */
export function watchProcesses(): ProcessWatch {
  const peaks: Record<ProcessName, number> = { web: Number.NaN, worker: Number.NaN };
  const pids: Partial<Record<ProcessName, string>> = {};
  const look = async () => {
    // In kilobytes on Linux and macOS alike.
    const { stdout } = await promisify(execFile)('ps', ['-axo', 'ppid=,pid=,rss=,args=']);
    for (const line of stdout.split('\n')) {
      const [parent, pid = '', kilobytes, ...words] = line.trim().split(/\s+/);
      if (Number(parent) !== process.pid) continue;
      for (const name of ['web', 'worker'] as const) {
        if (!words.includes(builds[name])) continue;
        pids[name] = pid;
        peaks[name] = Math.max(peaks[name] || 0, Number(kilobytes) / 1024);
      }
    }
  };
  const timer = setInterval(() => void look().catch(() => clearInterval(timer)), everyMs);
  return {
    peakMegabytes: (name) => peaks[name],
    computedMs: (name) => readComputedMs(pids[name]),
    stop: () => clearInterval(timer),
  };
}

/** Linux counts in hundredths of a second, for user and system apart: fields 14 and 15 of /proc/{pid}/stat. */
function readComputedMs(pid: string | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name, in brackets and with anything in it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
