// The server by requests, as browsers and others make them: every route × every role, forged and stale requests, sign-in.
import { gunzipSync } from 'node:zlib';
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { loadRulebook } from '../../src/guidance/index.ts';
import type { FastifyInstance } from 'fastify';
import { ACTIONS, ROLES_OF_STAFF, type StaffRole } from '../../src/server/access/roles.ts';
import { setStanding } from '../../src/server/access/standing.ts';
import { invite, makeAccount } from '../../src/server/accounts/accounts.ts';
import { ROUTES } from '../../src/server/routes/index.ts';
import { hearingInWords } from '../../src/server/routes/cases.ts';
import { ownPath } from '../../src/server/routes/sign-in.ts';
import { makeApp } from '../../src/server/index.ts';
import { isOnCase } from '../../src/server/web/guard.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { caseworkInMemory } from './made-case.ts';

const OWN = 'http://127.0.0.1:8017';
const PASSWORD = 'kettle orbit lantern';
const lane = await newFolder();
const casework = await caseworkInMemory(randomUUID());
const secret = (of: string): string => of;
let store: Store;
let app: FastifyInstance;
let now = Date.parse('2026-11-26T09:00:00Z');
const clock = (): Date => new Date(now);
before(async () => {
  store = await openStore(lane.place);
  app = await makeApp({ rulebook: loadRulebook(), store, clock, random: randomBytes, own: OWN, casework, secret });
});
after(async () => {
  await app.close();
  await store.close();
  await lane.clear();
});

/** A browser: keeps cookies, sends forms from our pages. */
class Browser {
  readonly cookies = new Map<string, string>();
  async send(method: 'GET' | 'POST', url: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) {
    const answer = await app.inject({
      method,
      url,
      cookies: Object.fromEntries(this.cookies),
      headers: { ...(method === 'POST' ? { origin: OWN, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' } : {}), ...headers },
      ...(method === 'POST' ? { payload: new URLSearchParams(form).toString() } : {}),
    });
    for (const { name, value } of answer.cookies) if (value === '') this.cookies.delete(name); else this.cookies.set(name, value);
    return answer;
  }
  readonly get = (url: string) => this.send('GET', url);
  async post(url: string, form: Record<string, string> = {}) {
    let page = await this.get('/');
    if (page.statusCode === 303) page = await this.get(String(page.headers.location));
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    return this.send('POST', url, { _csrf, ...form });
  }
} // prettier-ignore

async function person(roles: readonly StaffRole[], name = 'Kiran Malik') {
  const id = randomUUID();
  const login = `${id}@cps.example`;
  const token = await store.transaction(async (trx) => {
    await makeAccount(trx, { id, login, name, roles }, clock);
    return invite(trx, id, clock, randomBytes);
  });
  const browser = new Browser();
  const opened = await browser.send('POST', `/open/${token}`, { password: PASSWORD });
  assert.equal(opened.statusCode, 303, opened.body);
  return { id, login, browser };
}
/** A path in which nothing is there, but everything has the right form. */
const pathOf = (path: string): string => path.replace(/:\w+/g, () => randomUUID());

describe('the authorisation matrix: every route × every role', () => {
  test('whoever is not signed in reaches the open routes alone', async () => {
    for (const { method, path, gate } of ROUTES) {
      const answer = await new Browser().send(method, pathOf(path));
      if (gate === 'open') assert.notEqual(answer.headers.location?.toString().split('?')[0], '/sign-in', path);
      else assert.deepEqual([answer.statusCode, answer.headers.location?.toString().split('?')[0]], [303, '/sign-in'], path);
    }
  });
  for (const role of ROLES_OF_STAFF)
    test(role, async () => {
      const { browser } = await person([role]);
      for (const { method, path, gate } of ROUTES) {
        if (path === '/sign-out') continue;
        const answer = method === 'GET' ? await browser.get(pathOf(path)) : await browser.post(pathOf(path));
        // A case that is not there is hidden from whoever might have been given it, and from everybody else too.
        if (isOnCase(gate)) {
          assert.equal(answer.statusCode, 404, `${method} ${path}`);
          continue;
        }
        const mine = gate === 'open' || gate === 'signed-in' || (ACTIONS[gate].roles as readonly StaffRole[]).includes(role);
        if (mine) assert.ok(![403, 500].includes(answer.statusCode), `${method} ${path}: ${answer.statusCode}`);
        else assert.equal(answer.statusCode, 403, `${method} ${path}`);
      }
    });
}); // prettier-ignore

describe('forged and stale requests', () => {
  test('a form from another site changes nothing', async () => {
    const { browser } = await person(['administrator']);
    const csrf = /name="_csrf" value="([^"]+)"/.exec((await browser.get('/accounts')).body)?.[1] ?? '';
    const form = { _csrf: csrf, name: 'Eve', login: 'eve@x.example', role: 'administrator' };
    const from = (headers: Record<string, string>) => browser.send('POST', '/accounts', form, headers);
    for (const headers of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: OWN, 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      { origin: `${OWN}.evil.example`, 'sec-fetch-site': 'same-site' },
    ]) assert.equal((await from(headers)).statusCode, 403, JSON.stringify(headers)); // prettier-ignore
    assert.equal((await browser.send('POST', '/accounts', { ...form, _csrf: 'x' })).statusCode, 403);
    assert.equal((await browser.send('POST', '/accounts', { ...form, _csrf: '' })).statusCode, 403);
    assert.doesNotMatch((await browser.get('/accounts')).body, /eve@x/);
    assert.equal((await browser.send('POST', '/accounts', form)).statusCode, 200);
    assert.match((await browser.get('/accounts')).body, /eve@x/);
  });
  test('neither origin nor fetch metadata: no browser, no change', async () => {
    const answer = await app.inject({ method: 'POST', url: '/sign-in', payload: 'login=a&password=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }); // prettier-ignore
    assert.equal(answer.statusCode, 403);
  });
  test('what cannot be taken back needs a sign-in that is minutes old', async () => {
    const { browser } = await person(['administrator']);
    assert.equal((await browser.get('/accounts')).statusCode, 200);
    now += 11 * 60_000;
    const late = await browser.get('/accounts');
    assert.deepEqual([late.statusCode, /Sign in again/.test(late.body)], [403, true]);
  });
  test('style sheets and scripts are compressed for whoever can open them, and nothing that holds a secret is', async () => {
    const { browser } = await person(['administrator']);
    const page = await app.inject({ url: '/sign-in', headers: { 'accept-encoding': 'gzip, br' } });
    assert.equal(page.headers['content-encoding'], undefined);
    assert.equal((await browser.get('/')).headers['content-encoding'], undefined);
    const url = /href="(\/assets\/govuk-[^"]+)"/.exec(page.body)?.[1] ?? assert.fail(page.body);
    const plain = await app.inject({ url });
    assert.deepEqual([plain.statusCode, plain.headers['content-encoding'], plain.headers['vary']], [200, undefined, 'accept-encoding']);
    for (const [encodings, packed] of [['gzip', true], ['br, GZIP;q=0.5', true], ['deflate , gzip ; q=1', true], ['br', false], ['gzip;q=0', false], ['gzip;q=0.000, br', false], ['xgzip', false]] as const) {
      const answer = await app.inject({ url, headers: { 'accept-encoding': encodings } });
      assert.equal(answer.headers['content-encoding'], packed ? 'gzip' : undefined, encodings);
      assert.equal(packed ? gunzipSync(answer.rawPayload).toString() : answer.body, plain.body, encodings);
      if (packed) assert.ok(answer.rawPayload.length * 5 < plain.rawPayload.length);
    }
  }); // prettier-ignore
  test('bodies that are too large, of another kind, or nonsense are refused, and say so', async () => {
    const { browser } = await person(['administrator']);
    const big = await browser.post('/accounts', { name: 'x'.repeat(70_000) });
    assert.equal(big.statusCode, 413);
    const json = await app.inject({ method: 'POST', url: '/sign-in', payload: '{', headers: { origin: OWN, 'content-type': 'application/json' } }); // prettier-ignore
    assert.equal(json.statusCode, 400);
    for (const url of ['/%', '/open/%2e%2e%2fetc', '/accounts/x/close', '/nowhere', '/assets/../../package.json', `/open/${'x'.repeat(300)}`]) {
      const answer = await browser.get(url);
      assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${url}: ${answer.statusCode}`);
      assert.match(answer.body, /<h1/);
    } // prettier-ignore
  });
});

describe('signing in', () => {
  test('right, wrong, and where one was going', async () => {
    const { login } = await person(['administrator']);
    const browser = new Browser();
    const sent = await browser.get('/accounts');
    assert.equal(sent.headers.location, '/sign-in?then=%2Faccounts');
    const wrong = await browser.send('POST', '/sign-in', { login, password: 'wrong', then: '/accounts' });
    assert.equal(wrong.statusCode, 401);
    assert.match(wrong.body, /Sign-in name or password is wrong/);
    assert.doesNotMatch(wrong.body, /wrong"/);
    const right = await browser.send('POST', '/sign-in', { login, password: PASSWORD, then: '/accounts' });
    assert.deepEqual([right.statusCode, right.headers.location], [303, '/accounts']);
    assert.equal((await browser.get('/accounts')).statusCode, 200);
  });
  test('a new sign-in gives a new token, and the old one is worth nothing', async () => {
    const { browser, login } = await person(['prosecutor']);
    const old = new Map(browser.cookies);
    await browser.send('POST', '/sign-in', { login, password: PASSWORD });
    assert.notEqual(browser.cookies.get('blotter-session'), old.get('blotter-session'));
    const before = new Browser();
    for (const [name, value] of old) before.cookies.set(name, value);
    assert.equal((await before.get('/')).statusCode, 303);
    assert.equal((await browser.get('/')).statusCode, 200);
    const out = new Map(browser.cookies);
    await browser.post('/sign-out');
    const gone = new Browser();
    for (const [name, value] of out) gone.cookies.set(name, value);
    assert.equal((await gone.get('/')).statusCode, 303);
  });
  test('cookies: out of reach of scripts, not sent along from other sites, bound to the host under TLS', async () => {
    const { login } = await person(['prosecutor']);
    const secure = await makeApp({
      rulebook: loadRulebook(),
      store,
      clock,
      random: randomBytes,
      own: 'https://blotter.example',
      casework,
      secret,
    });
    const answer = await secure.inject({ method: 'POST', url: '/sign-in', payload: new URLSearchParams({ login, password: PASSWORD }).toString(), headers: { origin: 'https://blotter.example', 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' } }); // prettier-ignore
    assert.equal(answer.cookies.length, 2);
    for (const one of answer.cookies as { name: string; httpOnly?: boolean; secure?: boolean; sameSite?: string; path?: string; domain?: string }[]) {
      assert.match(one.name, /^__Host-/);
      assert.deepEqual([one.httpOnly, one.secure, one.sameSite, one.path, one.domain], [true, true, 'Lax', '/', undefined]);
    } // prettier-ignore
    await secure.close();
  });
  test('nobody is sent to another site after signing in', () => {
    for (const [asked, path] of [['/accounts', '/accounts'], ['//evil.example', '/'], ['/\\evil.example', '/'], ['https://evil.example', '/'], ['', '/'], [undefined, '/'], ['/a?b=//c', '/']]) assert.equal(ownPath(asked), path); // prettier-ignore
  });
});

test('headers: a strict policy with a fresh nonce on the one script, nothing kept, no frames', async () => {
  const [a, b] = await Promise.all([new Browser().get('/sign-in'), new Browser().get('/sign-in')]);
  const policy = (answer: typeof a) => String(answer.headers['content-security-policy']);
  assert.match(policy(a), /default-src 'none'/);
  assert.match(policy(a), /require-trusted-types-for 'script'/);
  assert.match(policy(a), /frame-ancestors 'none'/);
  assert.doesNotMatch(policy(a), /unsafe|https?:|\*/);
  const nonce = /script-src [^;]*'nonce-([^']+)'/.exec(policy(a))?.[1];
  assert.ok(nonce && a.body.includes(`nonce="${nonce}"`));
  assert.ok(!policy(b).includes(nonce));
  assert.equal(a.headers['cache-control'], 'no-store');
  assert.equal(a.headers['x-content-type-options'], 'nosniff');
  for (const [script] of a.body.matchAll(/<script[^>]*>/g)) assert.ok(script.includes(nonce), script);
  assert.doesNotMatch(a.body, /\son\w+=|style=/);
  const sheets = [...a.body.matchAll(/href="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  assert.equal(sheets.length, 2);
  for (const path of sheets) {
    const sheet = await new Browser().get(path);
    assert.equal(sheet.statusCode, 200);
    assert.ok(
      !/GDS Transport|Calvert|url\(|@import|@font-face/.test(sheet.body),
      `${path} asks for something from elsewhere`,
    );
  }
});

test('the case list: mine alone, the nearest hearing first, walled ones never', async () => {
  const [me, other, officer] = [await person(['prosecutor']), await person(['prosecutor']), await person(['security-officer'])];
  const give = async (title: string, hearing: string | null, ...kinds: ('given' | 'taken' | 'walled' | 'unwalled')[]) => {
    const id = randomUUID();
    await store.transaction(async (trx) => {
      await trx.insertInto('cases').values({ id, urn: id, title, manifest: '{}', hearing_on: hearing, opened_at: clock() }).execute();
      for (const kind of kinds) await setStanding(trx, { caseId: id, account: me.id, kind, reason: 'works on it', by: other.id }, clock);
    });
  };
  await give('R v LATE', '2026-12-24', 'given');
  await give('R v SOON', '2026-11-27', 'given');
  await give('R v NEVER', null, 'given');
  await give('R v THEIRS', '2026-11-27');
  await give('R v GONE', '2026-11-27', 'given', 'taken');
  await give('R v COUSIN', '2026-11-27', 'given', 'walled');
  const titles = async ({ browser }: typeof me) => [...(await browser.get('/')).body.matchAll(/R v [A-Z]+/g)].map(([title]) => title);
  assert.deepEqual(await titles(me), ['R v SOON', 'R v LATE', 'R v NEVER']);
  assert.deepEqual(await titles(other), []);
  assert.equal((await titles(officer)).length, 6);
  assert.match((await me.browser.get('/')).body, /27\/11\/2026 \(tomorrow\)/);
}); // prettier-ignore
test('hearings in words', () => {
  const rows = [['2026-11-26', '26/11/2026 (today)'], ['2026-11-27', '27/11/2026 (tomorrow)'], ['2026-12-01', '01/12/2026 (5 days)'], ['2026-11-25', '25/11/2026 (past)'], [null, 'not fixed']] as const; // prettier-ignore
  for (const [day, words] of rows) assert.equal(hearingInWords(day, '2026-11-26'), words);
});

test('accounts: made with a link that is shown once, closed, never one’s own', async () => {
  const admin = await person(['administrator'], 'Ada Boss');
  const made = await admin.browser.post('/accounts', { name: 'Jo <b>Osei</b>', login: 'JO@cps.example', role: 'checker' });
  const href = new RegExp(`${OWN}(/open/[\\w-]+)`).exec(made.body)?.[1] ?? '';
  assert.match(made.body, /Jo &lt;b&gt;Osei/);
  assert.doesNotMatch(made.body, /<b>Osei/);
  assert.doesNotMatch((await admin.browser.get('/accounts')).body, /\/open\//);
  const jo = new Browser();
  assert.match((await jo.get(href)).body, /jo@cps\.example/);
  assert.equal((await jo.send('POST', href, { password: 'short' })).statusCode, 400);
  assert.equal((await jo.send('POST', href, { password: PASSWORD })).statusCode, 303);
  assert.equal((await jo.get(href)).statusCode, 410);
  const id = /accounts\/([\w-]+)\/close"[^]*?account of Jo/.exec((await admin.browser.get('/accounts')).body)?.[1];
  for (const form of [{ name: '', login: 'x@y.example', role: 'checker' }, { name: 'X', login: 'x@y.example' }, { name: 'X', login: 'jo@cps.example', role: 'checker' }])
    assert.equal((await admin.browser.post('/accounts', form as Record<string, string>)).statusCode, 400);
  const all = await store.transaction((trx) => trx.selectFrom('accounts').select(['id', 'login']).execute());
  const joId = all.find(({ login }) => login === 'jo@cps.example')?.id ?? '';
  assert.ok(id);
  await admin.browser.post(`/accounts/${joId}/close`);
  assert.equal((await jo.get('/')).statusCode, 303);
  assert.equal((await admin.browser.post(`/accounts/${admin.id}/close`)).statusCode, 400);
  assert.equal((await admin.browser.get('/accounts')).statusCode, 200);
}); // prettier-ignore

test('changing one’s password: the one before is asked for, guessing is slowed, every other browser is signed out', async () => {
  const { browser, login } = await person(['prosecutor']);
  const other = new Browser();
  assert.equal((await other.send('POST', '/sign-in', { login, password: PASSWORD })).statusCode, 303);
  const next = 'saddle comet orchard';
  const wrong = await browser.post('/password', { before: 'not the one', password: next });
  assert.deepEqual([wrong.statusCode, /not the password that you have now/.test(wrong.body)], [400, true]);
  const weak = await browser.post('/password', { before: PASSWORD, password: 'password12345' });
  assert.deepEqual([weak.statusCode, /too easily guessed/.test(weak.body)], [400, true]);
  assert.equal((await other.get('/')).statusCode, 200);
  const before = browser.cookies.get('blotter-session');
  assert.equal((await browser.post('/password', { before: PASSWORD, password: next })).statusCode, 200);
  assert.notEqual(browser.cookies.get('blotter-session'), before);
  assert.equal((await browser.get('/')).statusCode, 200);
  assert.equal((await other.get('/')).statusCode, 303);
  assert.equal((await new Browser().send('POST', '/sign-in', { login, password: PASSWORD })).statusCode, 401);
  assert.equal((await new Browser().send('POST', '/sign-in', { login, password: next })).statusCode, 303);
  for (let i = 0; i < 4; i++) await browser.post('/password', { before: `guess ${i}`, password: next });
  assert.equal((await browser.post('/password', { before: next, password: PASSWORD })).statusCode, 429);
  now += 2000;
  // What somebody typed is never sent back.
  assert.doesNotMatch(wrong.body + weak.body, /not the one"|password12345/);
});

test('a new link: who had the account is signed out at once, and only the person chooses the password', async () => {
  const admin = await person(['administrator']);
  const { id, login, browser } = await person(['prosecutor'], 'Sam Price');
  const made = await admin.browser.post(`/accounts/${id}/link`);
  assert.equal(made.statusCode, 200);
  const href = new RegExp(`${OWN}(/open/[\\w-]+)`).exec(made.body)?.[1] ?? assert.fail(made.body);
  assert.equal((await browser.get('/')).statusCode, 303);
  assert.equal((await new Browser().send('POST', '/sign-in', { login, password: PASSWORD })).statusCode, 401);
  assert.equal((await browser.send('POST', href, { password: 'saddle comet orchard' })).statusCode, 303);
  assert.equal((await browser.get('/')).statusCode, 200);
  assert.equal((await admin.browser.post(`/accounts/${admin.id}/link`)).statusCode, 400);
  await admin.browser.post(`/accounts/${id}/close`);
  assert.equal((await admin.browser.post(`/accounts/${id}/link`)).statusCode, 303);
});

test('every answer has the headers that keep browsers careful: pages, files, refusals, figures, and addresses that are none', async () => {
  const answers = await Promise.all(['/sign-in', '/', '/nowhere', '/health', '/ready', '/metrics', '/open/x', '/%', '/sign-in?x=%zz'].map((url) => app.inject(url)));
  answers.push(await app.inject({ method: 'POST', url: '/sign-in' }), await app.inject({ method: 'TRACE' as 'GET', url: '/' }));
  const sheet = /href="(\/assets\/[^"]+)"/.exec(answers[0]?.body ?? '')?.[1] ?? assert.fail('no sheet');
  answers.push(await app.inject(sheet));
  for (const { headers, statusCode, raw } of answers) {
    const where = `${raw.req.method} ${raw.req.url} ${statusCode}`;
    const policy = String(headers['content-security-policy']);
    for (const wanted of [/default-src 'none'/, /object-src 'none'/, /base-uri 'none'/, /frame-ancestors 'none'/]) assert.match(policy, wanted, where);
    assert.equal(headers['x-content-type-options'], 'nosniff', where);
    assert.match(String(headers['strict-transport-security']), /^max-age=31536000; ?includeSubDomains$/, where);
    assert.equal(headers['referrer-policy'], 'same-origin', where);
    assert.equal(headers['access-control-allow-origin'], undefined, where);
    assert.equal(headers['x-powered-by'] ?? headers['server'], undefined, where);
    assert.match(String(headers['cache-control']), /no-store|immutable/, where);
  }
}); // prettier-ignore

test('an address with something else where an id belongs is no page, whoever asks', async () => {
  const { browser } = await person(['prosecutor', 'administrator', 'security-officer']);
  const withIds = ROUTES.filter(({ path }) => /:(case|account|release)\b/.test(path));
  assert.ok(withIds.length > 20);
  for (const { method, path } of withIds)
    for (const odd of ['x', 'Zawadzka-Obi', '%27', `${randomUUID()}x`]) {
      const url = path.replace(/:(case|account|release)\b/g, odd).replace(/:\w+/g, '1');
      const answer = method === 'GET' ? await browser.get(url) : await browser.post(url);
      assert.equal(answer.statusCode, 404, `${method} ${url}`);
    }
}); // prettier-ignore
