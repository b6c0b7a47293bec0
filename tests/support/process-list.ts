import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface SeenProcess {
  pid: number;
  /** The process group: what Ctrl-C in a terminal reaches. */
  group: number;
  command: string;
}

/** Every process of this machine. */
export function listProcesses(): SeenProcess[] {
  return existsSync('/proc/self/stat') ? readProc() : askPs();
}

function readProc(): SeenProcess[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in brackets may hold anything, spaces too; what follows it is state, parent and group.
      const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === 'Z') return [];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return [{ pid: Number(pid), group: Number(group), command }];
    } catch {
      // It ended while we were looking.
      return [];
    }
  });
}

function askPs(): SeenProcess[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,pgid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, group, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), group: Number(group), command }];
  });
}
