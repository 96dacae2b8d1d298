// What the program tells whoever runs it: one JSON line per event on standard error, through pino. There is no way to log
// free text: each kind of line has its fields, and none of them can hold what a person typed or a paper says. No bodies,
// queries, filled-in addresses, names, messages of errors.
import { pino, type DestinationStream } from 'pino';
import { BlotterError } from '../../model/index.ts';

export const LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type Level = (typeof LEVELS)[number];

/** One request that was answered. */
export interface RequestLine {
  /** The same as in the answer's header `x-request-id`. */
  readonly id: string;
  readonly method: string;
  /** As it is declared: `/cases/:case/people`, never filled in. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** Id of the account; null where nobody is signed in. */
  readonly account: string | null;
}

/** One attempt of a job. */
export interface JobLine {
  readonly id: string;
  readonly queue: string;
  readonly attempt: number;
  readonly how: 'done' | 'failed' | 'back';
  readonly seconds: number;
}

/** What happens to the program itself. */
export type Event = 'starting' | 'open' | 'working' | 'practice-case' | 'stopping' | 'stopped' | 'not-ready' | 'ready';

export interface Journal {
  readonly request: (line: RequestLine) => void;
  readonly job: (line: JobLine) => void;
  /** Something broke. Of the error only its kind, its code and places in the program are told. */
  readonly fault: (error: unknown, where: Readonly<Record<string, string>>) => void;
  /** A code of the error catalogue, with where it came up. */
  readonly trouble: (code: string, where: Readonly<Record<string, string>>) => void;
  readonly event: (event: Event, facts?: Readonly<Record<string, string | number | boolean>>) => void;
}

/** Requests of probes and for style sheets are as many as they are dull. */
const DULL = /^\/(health|ready|metrics|assets\/)/;

/** Where in the program: files below its folder with lines, never a message, which may quote a paper. */
export function placesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const stack = error.stack ?? '';
  const after = error.message === '' ? 0 : stack.indexOf(error.message) + error.message.length;
  return stack
    .slice(Math.max(0, after))
    .split('\n')
    .flatMap((line) => /^\s+at .*?(?:file:\/\/\S*\/(?=(?:src|node_modules)\/)|(?=node:))(\S+:\d+:\d+)\)?$/.exec(line)?.[1] ?? [])
    .slice(0, 8);
} // prettier-ignore

/** SQLSTATE, names of system errors, Fastify's and our own codes; null for what is none. */
function codeOf(error: unknown): string | null {
  const code = error instanceof BlotterError ? error.code : (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[A-Z0-9_-]{2,40}$/.test(code) ? code : null;
}

/** Opens it. `to`: standard error where missing. */
export function openJournal(level: Level, to?: DestinationStream): Journal {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const log = pino(options, to ?? pino.destination({ dest: 2, sync: true }));
  return {
    request: ({ id, method, route, status, ms, account }) =>
      log[DULL.test(route) ? 'debug' : 'info']({ event: 'request', id, method, route, status, ms: Math.round(ms * 10) / 10, account }), // prettier-ignore
    job: ({ id, queue, attempt, how, seconds }) =>
      log[how === 'failed' ? 'warn' : 'info']({ event: 'job', id, queue, attempt, how, seconds: Math.round(seconds * 1000) / 1000 }), // prettier-ignore
    fault: (error, where) =>
      log.error({
        event: 'fault',
        ...where,
        kind: error instanceof Error ? error.constructor.name : typeof error,
        code: codeOf(error),
        places: placesOf(error),
      }),
    trouble: (code, where) => log.warn({ event: 'trouble', code, ...where }),
    event: (event, facts = {}) => log[event === 'not-ready' ? 'warn' : 'info']({ event, ...facts }),
  };
}

const nothing = (): void => undefined;
/** Tells nobody. */
export const SILENT: Journal = { request: nothing, job: nothing, fault: nothing, trouble: nothing, event: nothing };
