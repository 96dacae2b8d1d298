// Runs a command and reads its wall time, the CPU time of it and of every process it started, and the peak of their resident
// memory together (Linux /proc, sampled; NaN elsewhere).
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Run {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of user and system time, processes under it included. */
  readonly cpu: number;
  readonly peakMb: number;
  readonly status: number | null;
}

const PAGE = 4096;
const TICKS = 100;
const EVERY = 20;

/** The process and its descendants. */
function family(pid: number): number[] {
  const all = [pid];
  for (const one of all) {
    try {
      all.push(...readFileSync(`/proc/${one}/task/${one}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)); // prettier-ignore
    } catch {
      // it has ended
    }
  }
  return all;
}

/** Resident MB and CPU seconds of one process; null once it has ended. */
function usageOf(pid: number): { readonly mb: number; readonly cpu: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    return { mb: (Number(fields[21]) * PAGE) / 2 ** 20, cpu: (Number(fields[11]) + Number(fields[12])) / TICKS };
  } catch {
    return null;
  }
}

/** Never rejects: a command that fails reports its status. */
export function measure(command: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: 'ignore' });
    let peakMb = process.platform === 'linux' ? 0 : NaN;
    // A process that is killed takes its account with it: the last look at each stands.
    const cpu = new Map<number, number>();
    const look = (): void => {
      let mb = 0;
      for (const pid of family(child.pid ?? 0)) {
        const used = usageOf(pid);
        if (used === null) continue;
        mb += used.mb;
        cpu.set(pid, used.cpu);
      }
      peakMb = Math.max(peakMb, mb);
    };
    const timer = setInterval(look, EVERY);
    child.on('close', (status) => {
      clearInterval(timer);
      const all = [...cpu.values()].reduce((sum, one) => sum + one, 0);
      resolve({ wall: (performance.now() - started) / 1000, cpu: all, peakMb, status });
    });
    child.on('error', () => {
      clearInterval(timer);
      resolve({ wall: NaN, cpu: NaN, peakMb: NaN, status: null });
    });
  });
}
