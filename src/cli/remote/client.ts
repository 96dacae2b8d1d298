// Asking a Blotter server for a command: by https, with a token, never led on to another address. What comes back is read by
// a form before it is believed; what is refused is told in the server's words. Not here: what is asked (the commands).
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { BlotterError } from '../../model/index.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** Milliseconds for one answer; papers may take longer. */
const PATIENCE = 60_000;
const LONG = 30 * 60_000;

const problem = z.object({
  code: z.string().max(40),
  detail: z.string().max(4000),
  cure: z.string().max(4000),
  blockers: z.array(z.object({ why: z.string(), cure: z.string(), file: z.string().nullable() })).default([]),
});

/** Something that stops what was asked. */
export interface RemoteBlocker {
  readonly why: string;
  readonly cure: string;
  readonly file: string | null;
}

/** The server held it: it says what stops it. */
export class HeldThere extends Error {
  readonly blockers: readonly RemoteBlocker[];
  constructor(blockers: readonly RemoteBlocker[]) {
    super('held');
    this.blockers = blockers;
  }
}

/** A server that answers. Paths are below /api/v1. Each throws B-SERVER-01, -03, and HeldThere. */
export interface Remote {
  readonly own: string;
  readonly get: <T>(path: string, form: z.ZodType<T>) => Promise<T>;
  readonly post: <T>(path: string, form: z.ZodType<T>, body?: object | FormData) => Promise<T>;
  readonly bytes: (path: string) => Promise<Uint8Array>;
}

const refuse = (url: string, what: string, cause?: unknown): BlotterError => new BlotterError('B-SERVER-01', { url, problem: what }, { cause }); // prettier-ignore

/** The address of a server as it is typed. Throws B-SERVER-01 where a token sent there could be read on the way. */
export function addressOf(typed: string): string {
  let url: URL;
  try {
    url = new URL(typed);
  } catch {
    throw refuse(typed, 'that is no address');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '' || !/^\/*$/.test(url.pathname))
    throw refuse(url.host, 'give the address alone, like https://blotter.force.example');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
    throw refuse(url.host, 'only https is safe to send a token by');
  return url.origin;
}

/** Opens it. */
export function openRemote(typed: string, token: string): Remote {
  const own = addressOf(typed);
  const ask = async (path: string, init: RequestInit, patience = PATIENCE): Promise<Response> => {
    const headers = { ...(init.headers as Record<string, string> | undefined), authorization: `Bearer ${token}` };
    const url = `${own}/api/v1${path}`;
    const answer = await fetch(url, { ...init, headers, redirect: 'error', signal: AbortSignal.timeout(patience) }).catch((cause: unknown) => {
      const code = (cause as { cause?: { code?: string } }).cause?.code;
      throw refuse(own, cause instanceof DOMException ? 'it did not answer in time' : `it does not answer (${code ?? 'unknown'})`, cause);
    });
    if (answer.ok) return answer;
    const read = problem.safeParse(await answer.json().catch(() => null));
    if (!read.success) throw refuse(own, `it answers ${answer.status}, and not as Blotter does`);
    const { code, detail, cure, blockers } = read.data;
    if (blockers.length > 0) throw new HeldThere(blockers);
    throw new BlotterError('B-SERVER-03', { code, what: detail, cure });
  }; // prettier-ignore
  const read = async <T>(answer: Response, form: z.ZodType<T>): Promise<T> => {
    const result = form.safeParse(await answer.json().catch(() => null));
    if (!result.success) throw refuse(own, 'its answer has another form; is it another version?');
    return result.data;
  };
  return {
    own,
    get: async (path, form) => read(await ask(path, {}), form),
    async post(path, form, body = {}) {
      const files = body instanceof FormData;
      const headers = { 'idempotency-key': randomUUID(), ...(files ? {} : { 'content-type': 'application/json' }) };
      return read(
        await ask(path, { method: 'POST', headers, body: files ? body : JSON.stringify(body) }, files ? LONG : PATIENCE), // prettier-ignore
        form,
      );
    },
    bytes: async (path) => new Uint8Array(await (await ask(path, {}, LONG)).arrayBuffer()),
  };
}
