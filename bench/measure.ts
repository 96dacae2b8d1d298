// Runs a command as a whole process and reads its wall time, CPU time and peak resident memory (Linux /proc, sampled
// every 5 ms and once more by the kernel's high-water mark; NaN elsewhere).
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Run {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of user and system time. */
  readonly cpu: number;
  readonly peakMb: number;
  readonly status: number | null;
}

const TICKS = 100;

/** Never rejects: a command that fails reports its status. */
export function measure(command: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: 'ignore' });
    let peakMb = NaN;
    let cpu = NaN;
    const sample = (): void => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        const high = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
        if (high !== undefined) peakMb = Number(high) / 1024;
        const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        cpu = (Number(stat[11]) + Number(stat[12])) / TICKS;
      } catch {
        // the process has just ended: the last sample stands
      }
    };
    const timer = setInterval(sample, 5);
    child.on('close', (status) => {
      clearInterval(timer);
      resolve({ wall: (performance.now() - started) / 1000, cpu, peakMb, status });
    });
    child.on('error', () => {
      clearInterval(timer);
      resolve({ wall: NaN, cpu: NaN, peakMb: NaN, status: null });
    });
  });
}
