// Which fences does this host give, and do they hold? A process that misbehaves (probe-child.ts) is put behind each and
// asked to do what a document must never do. Not here: telling it (cli/doctor.ts).
import { createServer } from 'node:net';
import path from 'node:path';
import { commandOf, RUNGS, type Program, type Rung } from './fence.ts';
import { startFenced, type Limits, type Outcome } from './start.ts';

/** What is tried, in words. */
export const ATTEMPTS = {
  read: 'read a file outside the program',
  list: 'list a folder outside the program',
  write: 'write a temporary file',
  'write-program': 'write into the program',
  spawn: 'start another program',
  network: 'reach the network',
  environment: 'see the environment',
  processes: 'signal another process',
  hang: 'compute for ever',
  sleep: 'wait for ever',
  heap: 'fill the memory with objects',
  buffers: 'fill the memory with buffers',
  wasm: 'fill the memory of WebAssembly',
} as const;
export type Attempt = keyof typeof ATTEMPTS;

export interface Proof {
  readonly rung: Rung;
  /** Node's permission model off: what the kernel holds by itself. */
  readonly unguarded: boolean;
  /** False where the host does not give this fence. */
  readonly given: boolean;
  readonly held: readonly Attempt[];
  readonly open: readonly Attempt[];
}

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Small limits: the proof is that they hold, not where they lie. */
const LIMITS: Limits = {
  seconds: 1.5,
  secondsPerPage: 0,
  memory: { megabytes: 400, heapMegabytes: 96 },
  caps: { json: 10_000, blobs: 0 },
};
const EATEN = 2000;

/** The program that is probed. */
export const probeProgram = (unguarded = false): Program => ({
  file: path.join(import.meta.dirname, 'probe-child.ts'),
  reads: [path.join(ROOT, 'src'), path.join(ROOT, 'package.json')],
  compiled: null,
  native: false,
  threads: false,
  unguarded,
});

/** Was the attempt stopped? Ending the process is stopping it. */
const isHeld = (outcome: Outcome): boolean => !outcome.ok || outcome.answer === 'held';

/** Those that an honest program survives: one process tries them all. */
const HARMLESS: readonly Attempt[] = [
  'read',
  'list',
  'write',
  'write-program',
  'spawn',
  'network',
  'environment',
  'processes',
];

/** Tries everything behind `rung`; `given` is false where the host does not give that fence. */
export async function prove(rung: Rung, unguarded: boolean, attempts = Object.keys(ATTEMPTS) as Attempt[]): Promise<Proof> {
  const program = probeProgram(unguarded);
  if (commandOf(rung, program, LIMITS.memory) === null) return { rung, unguarded, given: false, held: [], open: [] };
  const listener = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  const address = listener.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  /** What is held of `wanted`, tried in one process; null where that stood behind a weaker fence. */
  const attempt = async (wanted: readonly Attempt[]): Promise<Attempt[] | null> => {
    const fenced = startFenced(program, LIMITS, { from: rung });
    const held: Attempt[] = [];
    for (const what of wanted) {
      const outcome = await fenced.ask({ what, port, pids: [process.pid, process.ppid], megabytes: EATEN });
      if (isHeld(outcome)) held.push(what);
    }
    const stood = fenced.rung() === rung;
    fenced.end();
    return stood ? held : null;
  };
  try {
    const groups = [HARMLESS.filter((one) => attempts.includes(one)), ...attempts.filter((one) => !HARMLESS.includes(one)).map((one) => [one])];
    const found = await Promise.all(groups.filter((group) => group.length > 0).map(attempt));
    if (found.includes(null)) return { rung, unguarded, given: false, held: [], open: [] };
    const held = new Set(found.flatMap((one) => one ?? []));
    return { rung, unguarded, given: true, held: attempts.filter((one) => held.has(one)), open: attempts.filter((one) => !held.has(one)) };
  } finally {
    listener.close();
  }
} // prettier-ignore

/** The strongest fence that this host gives. */
export async function strongestRung(): Promise<Rung | null> {
  const fenced = startFenced(probeProgram(), LIMITS, { from: RUNGS[0] });
  await fenced.ask({ what: 'nothing' });
  const rung = fenced.alive() ? fenced.rung() : null;
  fenced.end();
  return rung;
}
