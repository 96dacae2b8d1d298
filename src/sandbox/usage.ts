// What a process and everything under it use, as Linux tells it. Null where the system does not tell.
import { readFileSync } from 'node:fs';

export interface Usage {
  /** Resident memory in MB. */
  readonly megabytes: number;
  /** CPU seconds of those that still run. */
  readonly seconds: number;
}

const PAGE = 4096;
const TICKS = 100;

const read = (file: string): string => readFileSync(file, 'latin1');

/** The process and its descendants, breadth first. */
function family(pid: number): number[] {
  const all = [pid];
  for (const one of all) {
    try {
      const children = read(`/proc/${one}/task/${one}/children`).trim();
      if (children !== '' && all.length < 64) all.push(...children.split(' ').map(Number));
    } catch {
      // It has just ended.
    }
  }
  return all;
}

/** Usage of `pid` and all under it. */
export function usageOf(pid: number | undefined): Usage | null {
  if (pid === undefined || process.platform !== 'linux') return null;
  let [megabytes, seconds, seen] = [0, 0, 0];
  for (const one of family(pid)) {
    try {
      const fields = read(`/proc/${one}/stat`).split(') ').at(-1)?.split(' ') ?? [];
      seconds += (Number(fields[11]) + Number(fields[12])) / TICKS;
      megabytes += (Number(fields[21]) * PAGE) / 2 ** 20;
      seen++;
    } catch {
      // It has just ended.
    }
  }
  return seen === 0 || Number.isNaN(megabytes) ? null : { megabytes, seconds };
}
