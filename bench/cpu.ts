// CPU and memory of this process and its children, by Linux's /proc. NaN elsewhere.
import { readdirSync, readFileSync } from 'node:fs';

const TICKS = 100;

function childrenOf(): number[] {
  const pids: number[] = [];
  for (const task of readdirSync('/proc/self/task'))
    pids.push(...readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number));
  return pids;
} // prettier-ignore

/** User and system time in the fields of /proc/PID/stat, in seconds: its own, and that of children that have ended. */
function timesOf(pid: number | 'self'): readonly [number, number] {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const at = (i: number): number => Number(fields[i]) / TICKS;
  return [at(11) + at(12), at(13) + at(14)];
}

/** Seconds of CPU so far: this process, its ended children and those that run. */
export function cpuSoFar(): number {
  try {
    return childrenOf().reduce((sum, pid) => sum + timesOf(pid)[0], timesOf('self')[0] + timesOf('self')[1]);
  } catch {
    return NaN;
  }
}

/** Highest resident memory of any child that runs, in MB. */
export function largestChild(): number {
  try {
    const peaks = childrenOf().map((pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0));
    return Math.max(0, ...peaks) / 1024;
  } catch {
    return NaN;
  }
} // prettier-ignore
