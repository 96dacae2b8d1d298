// A server for tests, reached by requests as browsers make them: people with roles, cookies, forms with their token.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { loadRulebook } from '../../src/guidance/index.ts';
import type { FastifyInstance } from 'fastify';
import type { StaffRole } from '../../src/server/access/roles.ts';
import { setStanding } from '../../src/server/access/standing.ts';
import { invite, makeAccount, makeApp } from '../../src/server/index.ts';
import type { Manifest } from '../../src/model/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { memoryCasework, type MemoryCasework } from './memory-casework.ts';

export const OWN = 'http://127.0.0.1:8017';
export const PASSWORD = 'kettle orbit lantern';

/** One file of a form. */
export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: string | Uint8Array;
}

/** A multipart form as a browser writes it, fields first. */
export function multipart(fields: Readonly<Record<string, string>>, files: readonly SentFile[]) {
  const boundary = `----blotter${randomBytes(8).toString('hex')}`;
  const head = (line: string): Buffer => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${line}\r\n`);
  const parts = [
    ...Object.entries(fields).flatMap(([name, value]) => [head(`name="${name}"`), Buffer.from(`\r\n${value}\r\n`)]),
    ...files.flatMap(({ field, name, bytes }) => [
      head(`name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream`),
      Buffer.from('\r\n'),
      Buffer.from(bytes),
      Buffer.from('\r\n'),
    ]),
  ];
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

/** A browser without script. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly app: FastifyInstance;
  constructor(app: FastifyInstance) {
    this.app = app;
  }
  async send(method: 'GET' | 'POST', url: string, payload?: Buffer | string, type = 'application/x-www-form-urlencoded') {
    const answer = await this.app.inject({
      method,
      url,
      cookies: Object.fromEntries(this.cookies),
      headers: method === 'POST' ? { origin: OWN, 'sec-fetch-site': 'same-origin', 'content-type': type } : {},
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of answer.cookies)
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    return answer;
  } // prettier-ignore
  readonly get = (url: string) => this.send('GET', url);
  /** The token of this session, from a page that has a form. */
  async token(): Promise<string> {
    let page = await this.get('/');
    if (page.statusCode === 303) page = await this.get(String(page.headers.location));
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

export interface Desk {
  readonly store: Store;
  readonly casework: MemoryCasework;
  readonly app: FastifyInstance;
  /** Turns the clock on by so many milliseconds. */
  readonly later: (ms: number) => void;
  readonly clock: () => Date;
  readonly person: (roles: readonly StaffRole[], name?: string) => Promise<{ readonly id: string; readonly login: string; readonly browser: Visitor }>; // prettier-ignore
  /** A case in the store; gives its id. */
  readonly open: (manifest: Manifest, hearing?: string) => Promise<string>;
  readonly give: (caseId: string, account: string, kind?: 'given' | 'walled', recipients?: readonly string[]) => Promise<void>; // prettier-ignore
  readonly close: () => Promise<void>;
}

export async function openDesk(rulebook = loadRulebook()): Promise<Desk> {
  const lane = await newFolder();
  const store = await openStore(lane.place);
  let now = Date.parse('2026-11-26T09:00:00Z');
  const clock = (): Date => new Date(now);
  const casework = memoryCasework(clock);
  const app = await makeApp({
    rulebook,
    store,
    casework,
    clock,
    random: randomBytes,
    own: OWN,
    secret: (of) => of,
  });
  return {
    store,
    casework,
    app,
    clock,
    later: (ms) => {
      now += ms;
    },
    async person(roles, name = 'Kiran Malik') {
      const id = randomUUID();
      const login = `${id}@cps.example`;
      const token = await store.transaction(async (trx) => {
        await makeAccount(trx, { id, login, name, roles }, clock);
        return invite(trx, id, clock, randomBytes);
      });
      casework.people.set(id, name);
      const browser = new Visitor(app);
      const opened = await browser.send('POST', `/open/${token}`, `password=${encodeURIComponent(PASSWORD)}`);
      assert.equal(opened.statusCode, 303, opened.body);
      return { id, login, browser };
    },
    async open(manifest, hearing) {
      const id = randomUUID();
      await store.transaction((trx) => trx.insertInto('cases').values({ id, urn: `${manifest.urn}-${id.slice(0, 4)}`, title: manifest.title, manifest: JSON.stringify(manifest), hearing_on: hearing ?? null, opened_at: clock() }).execute()); // prettier-ignore
      return id;
    },
    give: (caseId, account, kind = 'given', recipients) =>
      store.transaction((trx) => setStanding(trx, { caseId, account, kind, reason: 'works on it', by: account, ...(recipients ? { recipients } : {}) }, clock)), // prettier-ignore
    async close() {
      await app.close();
      await store.close();
      await lane.clear();
    },
  };
}
