// `blotter serve` and `blotter work` as processes of their own, and a browser without script that reaches them by HTTP.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { multipart, type SentFile } from './desk.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts');

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

export interface Running {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

/** Starts a command; the environment says nothing of stores unless `env` does. */
export function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(BLOTTER_|DATABASE_)/.test(name)));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], { cwd: tmpdir(), env: { ...clean, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }); // prettier-ignore
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  const ended = new Promise<number | string | null>((resolve) => child.on('close', (code, signal) => resolve(signal ?? code))); // prettier-ignore
  return { child, stdout: () => out, stderr: () => err, ended };
}

/** Waits until `done` holds; says `what` was waited for. */
export async function until(what: string, done: () => Promise<boolean> | boolean, seconds = 180): Promise<void> {
  for (let i = 0; !(await done()); i++) {
    assert.ok(i < seconds * 5, `waited in vain: ${what}`);
    await sleep(200);
  }
}

/** Waits for the server to be open; gives the administrator's link. */
export async function opened({ child, stdout, stderr }: Running): Promise<string> {
  await until('the server is open', () => {
    assert.equal(child.exitCode, null, stderr());
    return /First administrator\S* .*\n/.test(stdout());
  });
  return /http\S+\/open\/\S+/.exec(stdout())?.[0] ?? assert.fail(stdout());
}

/** A browser without script. */
export class Reader {
  readonly own: string;
  readonly cookies = new Map<string, string>();
  constructor(own: string) {
    this.own = own;
  }
  async send(method: 'GET' | 'POST', url: string, body?: string | Buffer, type = 'application/x-www-form-urlencoded') {
    const answer = await fetch(url.startsWith('http') ? url : this.own + url, {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'POST' ? { origin: this.own, 'sec-fetch-site': 'same-origin', 'content-type': type } : {}),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: answer.status, location: answer.headers.get('location') ?? '', headers: answer.headers, body: await answer.text() }; // prettier-ignore
  }
  readonly get = (url: string) => this.send('GET', url);
  async token(): Promise<string> {
    let page = await this.get('/');
    if (page.status === 303) page = await this.get(page.location);
    return /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  }
  async post(url: string, form: Readonly<Record<string, string>> = {}) {
    return this.send('POST', url, new URLSearchParams({ _csrf: await this.token(), ...form }).toString());
  }
  async upload(url: string, fields: Readonly<Record<string, string>>, files: readonly SentFile[]) {
    const { payload, type } = multipart({ _csrf: await this.token(), ...fields }, files);
    return this.send('POST', url, payload, type);
  }
}
