// The authorisation matrix of the routes for programs: every route × role × own, other, walled and missing case, and a case given
// for another recipient × the scopes of the token; and step-up, which no token goes round.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { ACTIONS, ROLES_OF_STAFF, STEP_UP, type Action, type StaffRole } from '../../src/server/access/roles.ts';
import { isStrong, SCOPE_NAMES, scopeOf, SCOPES, scopesFor, type Scope } from '../../src/server/access/scopes.ts';
import { closeAccount, inviteAnew, setRoles } from '../../src/server/accounts/accounts.ts';
import { endOf, makeApiToken } from '../../src/server/accounts/api-tokens.ts';
import { hashOf } from '../../src/server/accounts/tokens.ts';
import { API_ROUTES } from '../../src/server/api/routes/index.ts';
import type { ApiRoute } from '../../src/server/api/route.ts';
import type { Manifest } from '../../src/model/index.ts';
import { openDesk, type Desk } from './desk.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

/** Said once more by hand: which action each route is, and which scope opens it. A change must be made twice. */
const BY_HAND: Readonly<Record<string, string>> = {
  'GET /me': 'signed-in',
  'GET /cases': 'case-list read',
  'POST /cases': 'case-open open',
  'GET /cases/:case': 'case-read read',
  'POST /cases/:case/papers': 'paper-add open',
  'GET /cases/:case/for/:recipient': 'case-read read',
  'POST /cases/:case/for/:recipient/prepare': 'review-decide decide',
  'GET /cases/:case/for/:recipient/progress': 'case-read read',
  'GET /cases/:case/for/:recipient/documents': 'case-read read',
  'GET /cases/:case/for/:recipient/documents/:doc/marks': 'paper-read read',
  'POST /cases/:case/for/:recipient/decisions': 'review-decide decide',
  'GET /cases/:case/for/:recipient/blockers': 'release-read read',
  'GET /cases/:case/for/:recipient/release': 'release-read read',
  'POST /cases/:case/for/:recipient/submit': 'release-submit submit',
  'POST /cases/:case/for/:recipient/check': 'release-check check',
  'POST /cases/:case/for/:recipient/release': 'release-make release',
  'GET /cases/:case/for/:recipient/releases': 'release-read read',
  'GET /cases/:case/for/:recipient/releases/:release': 'release-read read',
  'GET /cases/:case/for/:recipient/releases/:release/receipt': 'release-read read',
  'GET /cases/:case/for/:recipient/releases/:release/package': 'release-read read',
  'POST /cases/:case/for/:recipient/releases/:release/recall': 'release-recall recall',
  'GET /breaches': 'breach-read breaches',
};

test('every route is the action that it should be, and an action is opened by one scope or by none', () => {
  const told = API_ROUTES.map(({ method, path, gate }) => [`${method} ${path}`, gate === 'signed-in' ? gate : `${gate} ${scopeOf(gate)}`]); // prettier-ignore
  assert.deepEqual(Object.fromEntries(told), BY_HAND);
  for (const action of Object.keys(ACTIONS) as Action[])
    assert.ok(SCOPE_NAMES.filter((scope) => SCOPES[scope].includes(action)).length <= 1, action);
  assert.deepEqual(SCOPE_NAMES.filter(isStrong), ['release', 'recall']);
  for (const { gate, path } of API_ROUTES) if (path.includes(':case')) assert.equal(ACTIONS[gate as Action].on, 'case', path); // prettier-ignore
});

const MANIFEST: Manifest = { urn: '13XD0412325', title: 'R v Darren HOLT', offences: [], people: [], documents: [] };
const STANDINGS = ['own', 'other', 'walled', 'for another recipient', 'none'] as const;
type Standing = (typeof STANDINGS)[number];
const EVERYWHERE: readonly StaffRole[] = ['security-officer', 'inspector'];

/** The code that the rules give; null where the request goes on to its route. */
function expected({ gate, path }: ApiRoute, role: StaffRole, standing: Standing, scopes: readonly Scope[]): string | null {
  if (gate === 'signed-in') return null;
  if (!scopes.some((scope) => SCOPES[scope].includes(gate))) return 'B-API-02';
  const able = (ACTIONS[gate].roles as readonly StaffRole[]).includes(role);
  if (ACTIONS[gate].on === 'all') return able ? null : 'B-API-03';
  if (standing === 'none') return 'B-API-04';
  if (standing === 'walled') return 'B-API-05';
  if (standing === 'other') return EVERYWHERE.includes(role) ? (able ? null : 'B-API-03') : 'B-API-04';
  if (standing === 'for another recipient' && path.includes(':recipient')) return 'B-API-06';
  return able ? null : 'B-API-03';
} // prettier-ignore

async function ask(token: string, { method, path, files }: ApiRoute, caseId: string) {
  const url = `/api/v1${path.replace(':case', caseId).replace(':recipient', 'court').replace(':doc', '1').replace(':release', randomUUID())}`;
  const answer = await desk.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}`, ...(method === 'POST' ? { 'content-type': files ? 'application/zip' : 'application/json' } : {}) },
    ...(method === 'POST' ? { payload: files ? 'PK' : '{}' } : {}),
  });
  const code = answer.statusCode < 300 ? null : answer.json<{ code: string }>().code;
  return { status: answer.statusCode, code };
} // prettier-ignore

const tokenOf = async (account: string, scopes: readonly Scope[]): Promise<string> => {
  const made = await desk.store.transaction((trx) => makeApiToken(trx, { account, name: 'a test', scopes, days: 1, provedAt: desk.clock() }, desk.clock, randomBytes)); // prettier-ignore
  return made?.token ?? assert.fail('too many tokens');
};
const FORGED = `blotter_${'f'.repeat(43)}`;
/** Codes of access: what a route answers itself is none of them, but "nowhere" for a release that is not there. */
const ACCESS = ['B-API-01', 'B-API-02', 'B-API-03', 'B-API-05', 'B-API-06', 'B-API-07', 'B-API-11'];

describe('every route × role × standing × scopes', () => {
  for (const role of ROLES_OF_STAFF)
    test(role, async () => {
      const { id } = await desk.person([role]);
      const cases = new Map<Standing, string>();
      for (const standing of STANDINGS) {
        const caseId = standing === 'none' ? randomUUID() : await desk.open({ ...MANIFEST, urn: `13XD${standing}` });
        cases.set(standing, caseId);
        if (standing === 'for another recipient') await desk.give(caseId, id, 'given', ['probation']);
        else if (standing === 'own' || standing === 'walled') await desk.give(caseId, id);
        if (standing === 'walled') await desk.give(caseId, id, 'walled');
      }
      for (const route of API_ROUTES) {
        const scope = route.gate === 'signed-in' ? null : scopeOf(route.gate);
        // Without, with it alone, with all others, with everything.
        const sets = [[], ...(scope ? [[scope]] : []), SCOPE_NAMES.filter((one) => one !== scope), [...SCOPE_NAMES]];
        for (const scopes of sets) {
          const token = await tokenOf(id, scopes);
          for (const [standing, caseId] of cases) {
            if (!route.path.includes(':case') && standing !== 'own') continue;
            const where = `${role} ${route.method} ${route.path} ${standing} [${scopes.join(' ')}]`;
            const wanted = expected(route, role, standing, scopes);
            const { status, code } = await ask(token, route, caseId);
            assert.ok(status < 500, `${where}: ${status}`);
            if (wanted !== null) assert.equal(code, wanted, where);
            else assert.ok(code === null || !ACCESS.includes(code), `${where}: ${code}`);
            if (wanted === null && route.path.includes(':case') && !route.path.includes(':release')) assert.notEqual(code, 'B-API-04', where); // prettier-ignore
          }
          await desk.store.transaction((trx) => trx.updateTable('api_tokens').set({ withdrawn_at: desk.clock() }).where('account_id', '=', id).execute()); // prettier-ignore
        }
      }
    });
});

test('step-up: whatever its scopes, a token is as old as the sign-in that made it, and a strong one ends with its freshness', async () => {
  const { id } = await desk.person(['prosecutor']);
  const caseId = await desk.open({ ...MANIFEST, urn: '13XDstep' });
  await desk.give(caseId, id);
  const strong = API_ROUTES.filter(({ gate }) => gate !== 'signed-in' && STEP_UP.has(gate));
  assert.deepEqual(strong.map(({ gate }) => gate), ['release-make', 'release-recall']); // prettier-ignore
  const now = desk.clock();
  const fresh = await tokenOf(id, [...SCOPE_NAMES]);
  for (const route of strong) assert.notEqual((await ask(fresh, route, caseId)).code, 'B-API-07');
  desk.later(10 * 60_000 + 1000);
  for (const route of API_ROUTES) assert.equal((await ask(fresh, route, caseId)).code, 'B-API-01', route.path);
  // Even a row with a longer life, as nobody can make it, does not release.
  await desk.store.transaction((trx) => trx.insertInto('api_tokens').values({ id: randomUUID(), account_id: id, name: 'forged', token_hash: hashOf(FORGED), scopes: [...SCOPE_NAMES], made_at: now, proved_at: now, expires_at: new Date(now.getTime() + 1e9) }).execute()); // prettier-ignore
  for (const route of strong) assert.equal((await ask(FORGED, route, caseId)).code, 'B-API-07');
  for (const days of [1, 7, 30, 90] as const) {
    const minutes = (scopes: readonly Scope[], age: number): number => (endOf({ scopes, days, provedAt: new Date(now.getTime() - age * 60_000) }, now).getTime() - now.getTime()) / 60_000; // prettier-ignore
    assert.equal(minutes(['read', 'release'], 4), 6);
    assert.equal(minutes(['recall'], 0), 10);
    assert.equal(minutes(['read', 'decide'], 4), days * 24 * 60);
  }
});

test('roles and accounts are those of now: taken, closed, a new link, a new password', async () => {
  const { id } = await desk.person(['prosecutor']);
  const route = API_ROUTES.find(({ path }) => path === '/cases') ?? assert.fail('no list');
  const token = await tokenOf(id, ['read']);
  assert.equal((await ask(token, route, '')).code, null);
  await desk.store.transaction((trx) => setRoles(trx, id, ['administrator'], desk.clock));
  assert.equal((await ask(token, route, '')).code, 'B-API-03');
  assert.deepEqual(scopesFor(['administrator']), ['breaches']);
  await desk.store.transaction((trx) => setRoles(trx, id, ['prosecutor'], desk.clock));
  await desk.store.transaction((trx) => inviteAnew(trx, id, desk.clock, randomBytes));
  assert.equal((await ask(token, route, '')).code, 'B-API-01');
  const later = await tokenOf(id, ['read']);
  await desk.store.transaction((trx) => closeAccount(trx, id, desk.clock));
  assert.equal((await ask(later, route, '')).code, 'B-API-01');
});
