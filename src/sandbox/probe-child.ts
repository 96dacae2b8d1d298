// A fenced process that misbehaves on request: the proof that a fence holds is that this is held. It opens no documents.
// Every attempt answers "held" or "open"; those that eat time or memory answer only where nothing stops them.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { standBy } from './stand-by.ts';

type Held = 'held' | 'open';
const attempt = (what: () => unknown): Held => {
  try {
    what();
    return 'open';
  } catch {
    return 'held';
  }
};

/** Does a connection get anywhere? Refused by a host counts as open: the way there was free. */
const reach = (port: number): Promise<Held> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const done = (held: Held): void => {
      socket.destroy();
      resolve(held);
    };
    socket.setTimeout(3000, () => done('held'));
    socket.on('connect', () => done('open'));
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code === 'ECONNREFUSED' ? 'open' : 'held'));
  });

/** Other processes of the same user that a signal would reach. */
const others = (pids: readonly number[]): Held =>
  pids.some((pid) => attempt(() => process.kill(pid, 0)) === 'open') ? 'open' : 'held';

interface Question {
  readonly what: string;
  readonly port?: number;
  readonly pids?: readonly number[];
  readonly megabytes?: number;
}

/** A module of one memory that can be grown: (module (memory (export "m") 1)). */
const GROWING = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 109, 2, 0);

// The types of this project have no WebAssembly of their own.
interface GrowingMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: { readonly m: GrowingMemory } };
}

function makeMemory(): GrowingMemory {
  const { Module, Instance } = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;
  return new Instance(new Module(GROWING)).exports.m;
}

function eatWasm(megabytes: number): Held {
  const kept: GrowingMemory[] = [];
  for (let have = 0; have < megabytes; have += 64) {
    const m = makeMemory();
    m.grow(1023);
    new Uint8Array(m.buffer).fill(1);
    kept.push(m);
  }
  return kept.length > 0 ? 'open' : 'held';
}

function eatHeap(): never {
  const kept: unknown[] = [];
  for (;;) kept.push(Array.from({ length: 1000 }, (_, i) => ({ i })));
}

async function answer({ what, port = 0, pids = [], megabytes = 0 }: Question): Promise<Held> {
  switch (what) {
    case 'read':
      return attempt(() => readFileSync('/etc/passwd'));
    case 'list':
      return attempt(() => readdirSync('/etc'));
    case 'write':
      return attempt(() => writeFileSync(path.join(tmpdir(), `blotter-probe-${process.pid}`), 'x'));
    case 'write-program':
      return attempt(() => writeFileSync(path.join(import.meta.dirname, 'probe-child.written'), 'x'));
    case 'spawn':
      return attempt(() => {
        const { error } = spawnSync('/bin/sh', ['-c', 'exit 0']);
        if (error) throw error;
      });
    case 'thread':
      return attempt(() => void new Worker('0', { eval: true }).terminate());
    case 'network':
      return reach(port);
    case 'environment':
      return ['HOME', 'PATH', 'USER', 'NODE_EXTRA_CA_CERTS'].some((name) => process.env[name] !== undefined) ? 'open' : 'held'; // prettier-ignore
    case 'processes':
      return others(pids);
    case 'hang':
      for (;;);
    case 'sleep':
      return new Promise(() => setInterval(() => undefined, 1000));
    case 'heap':
      return eatHeap();
    case 'buffers': {
      const kept: Buffer[] = [];
      for (let have = 0; have < megabytes; have += 16) kept.push(Buffer.alloc(16 * 2 ** 20, 1));
      return 'open';
    }
    case 'wasm':
      return eatWasm(megabytes);
    case 'abort':
      return process.abort();
    case 'exit':
      return process.exit(7);
    case 'throw':
      throw new RangeError('what a parser says of the secret in a document');
    default:
      return 'held';
  }
}

standBy((task) => answer(task as Question));
