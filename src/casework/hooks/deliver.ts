// Sends one event to one configured address: over TLS, to the number that was looked up and allowed, led on nowhere, and without
// a look at what comes back but its status. Throws B-HOOK-01 where it was not taken. Not here: trying again (store/jobs).
import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestTls, type RequestOptions } from 'node:https';
import { BlotterError } from '../../model/index.ts';
import type { HookEvent, HookEventType } from './event.ts';
import { mayReach, type Reach } from './reach.ts';
import { signatureOf } from './sign.ts';

/** An address that an administrator configured. */
export interface Hook {
  readonly name: string;
  readonly url: string;
  readonly reach: Reach;
  /** The newest first. */
  readonly secrets: readonly string[];
  /** Kinds that it hears; all where missing. */
  readonly events?: readonly HookEventType[] | undefined;
}

/** Milliseconds in which an address must answer. */
const PATIENCE = 10_000;

const failed = (hook: Hook, problem: string, cause?: unknown): BlotterError => new BlotterError('B-HOOK-01', { name: hook.name, problem }, { cause }); // prettier-ignore

/** A network address, with its family. */
export interface Found {
  readonly address: string;
  readonly family: number;
}
/** Numbers of a name. */
export type Resolve = (host: string) => Promise<readonly Found[]>;
const resolveName: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/** The number that the connection goes to. One forbidden number refuses the name: it could be another one next time. */
async function numberOf(hook: Hook, url: URL, resolve: Resolve): Promise<Found> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = await resolve(host).catch((cause: unknown) => {
    throw failed(hook, 'its name is not known', cause);
  });
  const [first] = found;
  if (!first || found.some(({ address }) => !mayReach(address, hook.reach)))
    throw failed(hook, 'its name stands for an address that is not allowed');
  return first;
}

/** Sends it. */
export async function deliver(hook: Hook, event: HookEvent, clock: () => Date, resolve: Resolve = resolveName): Promise<void> {
  const url = new URL(hook.url);
  const plain = url.protocol === 'http:';
  if (plain && hook.reach !== 'this-machine') throw failed(hook, 'it has no TLS');
  const number = await numberOf(hook, url, resolve);
  const body = JSON.stringify(event);
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    timeout: PATIENCE,
    // Whatever the name stands for by now: the connection goes where it was allowed to.
    lookup: (_host, asked, done) => (asked.all === true ? done(null, [number] as never) : done(null, number.address, number.family)),
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Blotter',
      'blotter-event': event.id,
      'blotter-signature': signatureOf(hook.secrets, clock(), body),
    },
  };
  const status = await new Promise<number>((done, refuse) => {
    const sent = (plain ? requestPlain : requestTls)(url, options, (answer) => {
      answer.on('error', () => undefined);
      answer.destroy();
      done(answer.statusCode ?? 0);
    });
    const late = setTimeout(() => sent.destroy(new Error('late')), PATIENCE);
    sent.on('close', () => clearTimeout(late)).on('timeout', () => sent.destroy(new Error('late'))).on('error', refuse);
    sent.end(body);
  }).catch((cause: unknown) => {
    throw failed(hook, 'it does not answer', cause);
  });
  if (status < 200 || status > 299) throw failed(hook, `it answers ${status}`);
} // prettier-ignore
