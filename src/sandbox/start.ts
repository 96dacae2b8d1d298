// A fenced process as its parent sees it: it is started behind the strongest fence that the host gives, takes one task after
// the other, and is killed when it takes too much time or memory or talks nonsense. Whatever happens is an outcome, never a
// throw. Not here: the fence (fence.ts), the other side (stand-by.ts), and what is done after a failure.
import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { commandOf, RUNGS, type Memory, type Program, type Rung } from './fence.ts';
import { encode, startReader, type Caps } from './frames.ts';
import { usageOf } from './usage.ts';
import { fromChild, type ToChild } from './wire.ts';

export interface Limits {
  /** CPU seconds for a task, and for each page that the process says it has. Where the system does not tell, wall time. */
  readonly seconds: number;
  readonly secondsPerPage: number;
  readonly memory: Memory;
  /** Largest answer and request. */
  readonly caps: Caps;
}

/** What the parent does for the process, by name. A request is checked by who serves it; a rejection is told as a refusal. */
export type Services = Readonly<Record<string, (request: unknown) => Promise<unknown>>>;

/** How a task ended. `how` is for a person and holds nothing of the document. */
export type Outcome =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly why: 'time'; readonly seconds: number; readonly pages: number }
  | { readonly ok: false; readonly why: 'memory'; readonly megabytes: number }
  | { readonly ok: false; readonly why: 'fault'; readonly how: string };

/** A process behind a fence. */
export interface Fenced {
  /** Does one task; tasks wait for each other. `seconds` in the place of the usual. */
  readonly ask: (task: unknown, seconds?: number) => Promise<Outcome>;
  /** False once it has gone; it takes no more tasks then. */
  readonly alive: () => boolean;
  /** The fence it stands behind; null while that is being found out. */
  readonly rung: () => Rung | null;
  readonly megabytes: () => number;
  readonly pid: () => number;
  readonly end: () => void;
}

/** The parent looks at clock and memory so often, in milliseconds. */
const LOOK_EVERY = 250;
/** A process that sleeps uses no CPU: it gets so many times its seconds of wall time, on machines that are busy too. */
const PATIENCE = 5;
/** Seconds for starting, and for all that the parent does for one task. */
const START = 240;
const SERVED = 3600;
/** Requests of one task. */
const REQUESTS = 20_000;

// Whoever is refused a rung once need not be refused again.
let strongest = 0;

/** Starts `program`. `from`: no stronger fence than this, for the proof that the weaker ones hold too. */
export function startFenced(
  program: Program,
  limits: Limits,
  { services = {}, from }: { readonly services?: Services; readonly from?: Rung } = {},
): Fenced {
  let process_: Running | null = null;
  let gone = false;
  let failed: Outcome = { ok: false, why: 'fault', how: 'it could not be started' };
  const started = (async (): Promise<Running | null> => {
    const first = from === undefined ? strongest : RUNGS.indexOf(from);
    for (const [i, rung] of RUNGS.entries()) {
      if (i < first || gone) continue;
      const command = commandOf(rung, program, limits.memory);
      if (command === null) continue;
      const running = run(rung, command, limits, services);
      process_ = running;
      const ready = await running.ready;
      if (ready === 'refused') continue;
      if (ready === 'ready') {
        if (from === undefined) strongest = i;
        return running;
      }
      // Killed, or too small a limit: a weaker fence is no cure for that.
      failed = ready;
      break;
    }
    gone = true;
    return null;
  })();
  let before: Promise<unknown> = started;
  const ask = async (task: unknown, seconds?: number): Promise<Outcome> => {
    const running = await started;
    if (running === null) return failed;
    if (gone) return { ok: false, why: 'fault', how: 'it has ended' };
    return running.ask(task, seconds ?? limits.seconds);
  };
  return {
    ask: (task, seconds) => {
      const mine = before.then(() => ask(task, seconds));
      before = mine;
      return mine;
    },
    alive: () => !gone && (process_ === null || process_.alive()),
    rung: () => process_?.rung ?? null,
    megabytes: () => usageOf(process_?.pid)?.megabytes ?? NaN,
    pid: () => process_?.pid ?? 0,
    end: () => {
      gone = true;
      process_?.end();
    },
  };
}

interface Running {
  readonly rung: Rung;
  readonly pid: number | undefined;
  /** `refused`: the host does not give this fence. */
  readonly ready: Promise<'ready' | 'refused' | Outcome>;
  readonly ask: (task: unknown, seconds: number) => Promise<Outcome>;
  readonly alive: () => boolean;
  readonly end: () => void;
}

/** The task under way. */
interface Task {
  readonly no: number;
  readonly settle: (outcome: Outcome) => void;
  readonly seconds: number;
  readonly wall: number;
  readonly cpu: number | null;
  pages: number;
  requests: number;
  /** Milliseconds that the parent worked for it, and since when it does now. */
  served: number;
  serving: number | null;
}

function run(rung: Rung, { command, args, env }: NonNullable<ReturnType<typeof commandOf>>, limits: Limits, services: Services): Running {
  // What it prints may quote the document: nobody hears it. Descriptor 4 is open as long as the parent lives.
  const child: ChildProcess = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore', 'pipe', 'pipe'], env, cwd: '/' });
  const [input, , , output, life] = child.stdio as [Writable & Socket, null, null, Readable & Socket, Socket];
  let alive = true;
  let task: Task | null = null;
  let next = 0;
  let over: Outcome | null = null;
  let tellReady: (ready: 'ready' | 'refused' | Outcome) => void = () => undefined;
  const ready = new Promise<'ready' | 'refused' | Outcome>((resolve) => (tellReady = resolve));
  const patience = setTimeout(() => kill(null), START * 1000);

  const handles = [child, input, output, life];
  const hold = (busy: boolean): void => {
    for (const one of handles) if (busy) one.ref(); else one.unref();
  };
  const kill = (outcome: Outcome | null): void => {
    over ??= outcome;
    alive = false;
    child.kill('SIGKILL');
  };
  const settle = (outcome: Outcome): void => {
    const ended = task;
    task = null;
    hold(false);
    ended?.settle(outcome);
  };
  const send = (message: ToChild): void => {
    input.cork();
    for (const piece of encode(message)) input.write(piece);
    input.uncork();
  };

  const serve = async (name: string, no: number, request: unknown, mine: Task): Promise<void> => {
    mine.serving = performance.now();
    const service = Object.hasOwn(services, name) ? services[name] : undefined;
    const served = await Promise.resolve(service?.(request)).then(
      (value): ToChild => ({ kind: 'served', no, ok: service !== undefined, value }),
      (): ToChild => ({ kind: 'served', no, ok: false, value: null }),
    );
    mine.served += performance.now() - (mine.serving ?? performance.now());
    mine.serving = null;
    if (alive) send(served);
  };
  const hear = (frame: unknown): void => {
    const said = fromChild.parse(frame);
    if (said.kind === 'ready') return tellReady('ready');
    // One request at a time: nobody has the parent do two things at once.
    if (task === null || (said.kind === 'request' && (task.serving !== null || task.requests++ > REQUESTS)))
      throw new Error('out of turn');
    if (said.kind === 'request') return void serve(said.name, said.no, said.value, task);
    if (said.no !== task.no) throw new Error('out of turn');
    if (said.kind === 'pages') task.pages = said.pages;
    else settle(said.ok ? { ok: true, answer: said.value } : { ok: false, why: 'fault', how: said.how ?? 'an error' });
  };
  const reader = startReader(() => limits.caps);
  output.on('data', (piece: Buffer) => {
    if (!alive) return;
    try {
      for (const frame of reader.take(piece)) hear(frame);
    } catch {
      kill({ ok: false, why: 'fault', how: 'it answered with nonsense' });
    }
  });

  const look = setInterval(() => {
    if (task === null) return;
    const used = usageOf(child.pid);
    const most = limits.memory.megabytes;
    if (used !== null && used.megabytes > most) return kill({ ok: false, why: 'memory', megabytes: most });
    const seconds = task.seconds + limits.secondsPerPage * task.pages;
    const now = performance.now();
    const served = task.served + (task.serving === null ? 0 : now - task.serving);
    const wall = (now - task.wall - served) / 1000;
    const cpu = used !== null && task.cpu !== null ? used.seconds - task.cpu : wall;
    if (cpu > seconds || wall > seconds * PATIENCE || served > SERVED * 1000)
      kill({ ok: false, why: 'time', seconds: Math.round(seconds * 10) / 10, pages: task.pages });
  }, LOOK_EVERY);
  look.unref();

  const ended = (code: number | null, signal: string): void => {
    alive = false;
    clearTimeout(patience);
    clearInterval(look);
    for (const one of [input, output, life]) one.destroy();
    // V8 and the allocator end a process by SIGABRT, SIGTRAP or SIGILL when there is no more memory; a shell says 128 + number.
    const full = ['SIGABRT', 'SIGTRAP', 'SIGILL'].includes(signal) || [134, 133, 132].includes(code ?? 0);
    const memory: Outcome = { ok: false, why: 'memory', megabytes: limits.memory.heapMegabytes };
    const how = signal !== '' ? signal : (code ?? 0) > 128 ? `signal ${(code ?? 0) - 128}` : `exit ${code}`;
    const outcome = over ?? (full ? memory : { ok: false, why: 'fault', how });
    tellReady(full || signal !== '' ? outcome : 'refused');
    settle(outcome);
  };
  child.on('exit', (code, signal) => ended(code, signal ?? ''));
  child.on('error', () => ended(null, 'it could not be started'));
  // A pipe of a process that is gone: its exit tells the rest.
  for (const one of [input, output, life]) one.on('error', () => undefined);
  // On its way it holds the parent, at rest it does not.
  void ready.then(() => {
    clearTimeout(patience);
    if (task === null) hold(false);
  });

  return {
    rung,
    pid: child.pid,
    ready,
    alive: () => alive,
    end: () => kill(null),
    ask: (value, seconds) =>
      new Promise((resolve) => {
        if (!alive) return resolve({ ok: false, why: 'fault', how: 'it has ended' });
        hold(true);
        const no = next++;
        const cpu = usageOf(child.pid)?.seconds ?? null;
        task = { no, settle: resolve, seconds, wall: performance.now(), cpu, pages: 0, requests: 0, served: 0, serving: null };
        send({ kind: 'task', no, value });
      }),
  };
} // prettier-ignore
