// A server for tests, reached by requests as browsers make them: people with roles, cookies, forms with their token.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { loadRulebook } from '../../src/guidance/index.ts';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { StaffRole } from '../../src/server/access/roles.ts';
import { setStanding } from '../../src/server/access/standing.ts';
import { invite, makeAccount, makeApp, type Ways } from '../../src/server/index.ts';
import type { Manifest } from '../../src/model/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { WithoutScript } from './forms.ts';
import { memoryCasework, type MemoryCasework } from './memory-casework.ts';

export const OWN = 'http://127.0.0.1:8017';
export const PASSWORD = 'kettle orbit lantern';

/** A browser without script, before a server in this process. */
export class Visitor extends WithoutScript<LightMyRequestResponse> {
  readonly cookies = new Map<string, string>();
  readonly app: FastifyInstance;
  constructor(app: FastifyInstance) {
    super();
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
  toOf = ({ headers }: LightMyRequestResponse): string | null => (headers.location === undefined ? null : String(headers.location)); // prettier-ignore
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

/** `ways`: how people sign in; `start`: what the clock shows, in milliseconds. */
export async function openDesk(
  rulebook = loadRulebook(),
  { ways, start = Date.parse('2026-11-26T09:00:00Z') }: { readonly ways?: Ways; readonly start?: number } = {},
): Promise<Desk> {
  // prettier-ignore
  const lane = await newFolder();
  const store = await openStore(lane.place);
  let now = start;
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
    ...(ways ? { ways } : {}),
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
