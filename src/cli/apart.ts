// `blotter redact` on a document that may be hostile: read and written here, opened behind a fence (flow/fenced) with so much
// time and so much memory; where it takes more, or breaks down, only that process goes. Not here: the work, and the fence.
import { DOCUMENT_LIMITS, startDocuments } from '../flow/index.ts';
import { EXIT } from '../model/index.ts';
import { runRedact } from './redact.ts';
import { refusalOf, type Refusal } from './refusal.ts';

export interface Limits {
  /** CPU time for any document, and for each of its pages besides, in seconds. */
  readonly seconds: number;
  readonly secondsPerPage: number;
  /** Resident memory, and the part of it that the program's own objects may take, in MB. */
  readonly megabytes: number;
  readonly heapMegabytes: number;
}

const { seconds, secondsPerPage, memory } = DOCUMENT_LIMITS;
/** Far above what ordinary papers take (bench/redact.ts), far below what takes a machine down. */
export const LIMITS: Limits = { seconds, secondsPerPage, megabytes: memory.megabytes, heapMegabytes: memory.heapMegabytes }; // prettier-ignore

/** How a job ended. `said` is what it would have printed. */
export type Ending =
  | { readonly kind: 'done'; readonly exit: number; readonly said: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Takes jobs one after the other. */
export interface Worker {
  /** False once it has been ended; it takes no more jobs then. */
  readonly alive: () => boolean;
  /** Runs `blotter redact` with `args`. Never rejects, whatever the document does. */
  readonly redact: (args: readonly string[]) => Promise<Ending>;
  readonly megabytes: () => number;
  readonly pid: () => number;
  readonly end: () => void;
}

/** Starts a fenced process. It ends by itself when its parent does. */
export function startWorker({ seconds, secondsPerPage, megabytes, heapMegabytes }: Limits = LIMITS): Worker {
  const apart = startDocuments({
    ...DOCUMENT_LIMITS,
    seconds,
    secondsPerPage,
    memory: { megabytes, heapMegabytes, frugal: true },
  });
  let alive = true;
  return {
    alive: () => alive,
    redact: async (args) => {
      try {
        const ended = await runRedact(args, apart);
        if (typeof ended === 'string') return { kind: 'done', exit: EXIT.done, said: `${ended}\n` };
        return { kind: 'refused', refusal: ended };
      } catch (error) {
        return { kind: 'refused', refusal: refusalOf(error) };
      }
    },
    megabytes: () => apart.megabytes(),
    pid: () => apart.pid(),
    end: () => {
      alive = false;
      apart.end();
    },
  };
}
