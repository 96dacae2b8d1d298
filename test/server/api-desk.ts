// The routes for programs over the real store with its jobs, reached by requests as programs make them. Every answer is held
// to the description (OpenAPI) that the server gives of itself. Not here: pages (office-bench.ts).
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type { LightMyRequestResponse } from 'fastify';
import { loadRulebook } from '../../src/guidance/index.ts';
import type { StaffRole } from '../../src/server/access/roles.ts';
import { SCOPE_NAMES, isStrong, type Scope } from '../../src/server/access/scopes.ts';
import { setStanding } from '../../src/server/access/standing.ts';
import { makeApiToken } from '../../src/server/accounts/api-tokens.ts';
import { openapi } from '../../src/server/api/openapi.ts';
import { makeAccount, makeApp } from '../../src/server/index.ts';
import type { Store } from '../../src/store/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { openOffice, type Office } from '../casework/open.ts';

interface Validate {
  (data: unknown): boolean;
  readonly errors?: unknown;
}
interface Ajv {
  addSchema(schema: object, key: string): void;
  compile(schema: object): Validate;
}
// Fastify brings it; its draft of 2020 is that of OpenAPI 3.1.
const own = createRequire(createRequire(import.meta.url).resolve('@fastify/ajv-compiler'));
const { default: Ajv2020 } = own('ajv/dist/2020') as { default: new (options: object) => Ajv };

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>>;
} // prettier-ignore
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Holds answers to the description. `seen`: operations that gave a good answer. */
export function describedBy(description: object): { readonly check: (method: string, path: string, answer: LightMyRequestResponse) => void; readonly seen: Set<string> } {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(description, 'openapi');
  const { paths } = description as { readonly paths: Paths };
  const compiled = new Map<string, Validate>();
  const seen = new Set<string>();
  return {
    seen,
    check(method, path, answer) {
      const operation = paths[path]?.[method.toLowerCase()];
      assert.ok(operation, `${method} ${path} is not described`);
      const good = operation.responses[String(answer.statusCode)];
      const type = String(answer.headers['content-type']).split(';')[0] ?? '';
      const schema = (good ?? operation.responses['default'])?.content[type]?.schema;
      assert.ok(schema, `${method} ${path}: ${answer.statusCode} ${type} is not described: ${answer.body.slice(0, 300)}`);
      if (good) seen.add(`${method} ${path}`);
      if (type === 'application/zip' || ('format' in schema && schema.format === 'binary')) return;
      const key = JSON.stringify(schema);
      const absolute = JSON.parse(key.replaceAll('"#/', '"openapi#/')) as object;
      const validate = compiled.get(key) ?? ajv.compile(absolute);
      compiled.set(key, validate);
      assert.ok(validate(answer.json()), `${method} ${path}: ${JSON.stringify(validate.errors)} ${answer.body.slice(0, 500)}`);
    },
  };
} // prettier-ignore

/** What a program sends. */
export interface Sent {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: string;
  readonly json?: unknown;
  readonly raw?: { readonly payload: Buffer | string; readonly type: string };
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export type Method = 'GET' | 'POST';
/** One program: asks with its token; `path` as it is described. */
export type Program = (method: Method, path: string, sent?: Sent) => Promise<LightMyRequestResponse>;

export interface ApiDesk {
  readonly office: Office;
  readonly store: Store;
  readonly seen: Set<string>;
  readonly clock: () => Date;
  /** Turns the server's clock on by so many milliseconds. */
  readonly later: (ms: number) => void;
  readonly person: (roles: readonly StaffRole[], name?: string) => Promise<string>;
  readonly give: (caseId: string, account: string, kind?: 'given' | 'walled', recipients?: readonly string[]) => Promise<void>; // prettier-ignore
  /** A token as the page makes it, of somebody who has just signed in. */
  readonly token: (account: string, scopes?: readonly Scope[]) => Promise<string>;
  readonly program: (token: string | null) => Program;
  readonly app: Awaited<ReturnType<typeof makeApp>>;
  readonly close: () => Promise<void>;
}

/** Everything that a token may hold but what ends with the sign-in. */
export const LASTING = SCOPE_NAMES.filter((scope) => !isStrong(scope));

export async function openApiDesk(): Promise<ApiDesk> {
  const lane = await newFolder();
  const office = await openOffice(lane, { second: { share: 1, shareNew: 1, newUntil: 0 } });
  const { store, casework } = office;
  let ahead = 0;
  const clock = (): Date => new Date(Date.now() + ahead);
  const app = await makeApp({ rulebook: loadRulebook(), store, casework, clock, random: randomBytes, own: 'http://127.0.0.1:8017', secret: casework.secret }); // prettier-ignore
  const { check, seen } = describedBy(openapi());
  return {
    office,
    store,
    seen,
    clock,
    app,
    later: (ms) => {
      ahead += ms;
    },
    async person(roles, name = 'Kiran Malik') {
      const id = randomUUID();
      await store.transaction((trx) => makeAccount(trx, { id, login: `${id}@cps.example`, name, roles }, clock));
      return id;
    },
    give: (caseId, account, kind = 'given', recipients) =>
      store.transaction((trx) => setStanding(trx, { caseId, account, kind, reason: 'as the test says', by: account, ...(recipients ? { recipients } : {}) }, clock)), // prettier-ignore
    async token(account, scopes = LASTING) {
      const made = await store.transaction((trx) => makeApiToken(trx, { account, name: 'a test', scopes, days: 7, provedAt: clock() }, clock, randomBytes)); // prettier-ignore
      return made?.token ?? assert.fail('too many tokens');
    },
    program: (token) => async (method, path, sent = {}) => {
      const { params = {}, query = '', json, raw, key, headers = {} } = sent;
      const url = `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')))}${query}`;
      const answer = await app.inject({
        method,
        url,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...(raw ? { 'content-type': raw.type } : {}),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...headers,
        },
        ...(json === undefined ? {} : { payload: JSON.stringify(json) }),
        ...(raw ? { payload: raw.payload } : {}),
      });
      check(method, path, answer);
      return answer;
    }, // prettier-ignore
    async close() {
      await app.close();
      await office.close();
      await lane.clear();
    },
  };
}
