// `blotter serve` and `blotter work` as processes of their own, and a browser without script that reaches them by HTTP.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WithoutScript } from './forms.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts');

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

/** What came back. */
export interface Reply {
  readonly status: number;
  /** '' where it leads nowhere. */
  readonly location: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A browser without script, before a server of another process. */
export class Reader extends WithoutScript<Reply> {
  readonly own: string;
  readonly cookies = new Map<string, string>();
  constructor(own: string) {
    super();
    this.own = own;
  }
  async send(
    method: 'GET' | 'POST',
    url: string,
    body?: string | Buffer,
    type = 'application/x-www-form-urlencoded',
  ): Promise<Reply> {
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
  toOf = ({ location }: Reply): string | null => location || null;
}
