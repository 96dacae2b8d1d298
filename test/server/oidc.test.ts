// Signing in at an identity provider, by requests: a real provider on loopback for what works, and a hostile one for what must not.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { loadRulebook } from '../../src/guidance/index.ts';
import { recordsOf, type Entry } from '../../src/register/index.ts';
import { invite, makeAccount, openOidc } from '../../src/server/index.ts';
import { openDesk, OWN, PASSWORD, Visitor, type Desk } from './desk.ts';
import { CLIENT, startHostile, startProvider, type HostileProvider, type RealProvider } from './identity-provider.ts';

const BACK = `${OWN}/sign-in/back`;
const OFFICE = { name: 'the force', scopes: ['openid', 'profile'], clientId: CLIENT.id, secret: CLIENT.secret, secretBy: 'basic' } as const; // prettier-ignore
const ADMIT = [{ claim: 'groups', value: 'blotter-checkers', roles: ['checker'] }] as const;
const start = Math.floor(Date.now() / 1000) * 1000;

/** The address in the page that sends the browser on. */
const urlIn = (body: string): string =>
  (/http-equiv="refresh" content="0; url=([^"]+)"/.exec(body)?.[1] ?? assert.fail(body)).replaceAll('&amp;', '&');
const pathOf = ({ pathname, search }: URL): string => pathname + search;
async function entriesOf({ store }: Desk, ...kinds: Entry['kind'][]): Promise<Entry[]> {
  return store.transaction(async (trx) => {
    const all: Entry[] = [];
    for await (const record of recordsOf(trx)) all.push((record as { entry: Entry }).entry);
    return all.filter(({ kind }) => kinds.includes(kind));
  });
}
/** An account with a link that was not opened. */
async function linked({ store, clock }: Desk, login = `${randomUUID()}@cps.example`) {
  const id = randomUUID();
  const link = await store.transaction(async (trx) => {
    await makeAccount(trx, { id, login, name: 'Kiran Malik', roles: ['prosecutor', 'administrator'] }, clock);
    return invite(trx, id, clock, randomBytes);
  });
  return { id, login, link };
}

describe('a real provider', () => {
  let provider: RealProvider;
  let desk: Desk;
  before(async () => {
    provider = await startProvider(BACK);
    const oidc = openOidc({ ...OFFICE, issuer: provider.issuer, admit: ADMIT });
    desk = await openDesk(loadRulebook(), { start, ways: { oidc, passwords: false, breakGlass: 'GLASS@cps.example', party: null } }); // prettier-ignore
  });
  after(async () => {
    await desk.close();
    await provider.close();
  });
  /** From a form of ours through the provider and back. */
  async function through(browser: Visitor, form = '/sign-in/elsewhere', fields: Record<string, string> = {}, jar = new Map<string, string>()) {
    const sent = await browser.send('POST', form, new URLSearchParams(fields).toString());
    assert.equal(sent.statusCode, 200, sent.body);
    return browser.get(pathOf(await provider.pass(urlIn(sent.body), jar)));
  } // prettier-ignore
  async function bound(sub: string) {
    const account = await linked(desk);
    provider.who = { sub };
    const browser = new Visitor(desk.app);
    const opened = await through(browser, `/open/${account.link}/elsewhere`);
    assert.deepEqual([opened.statusCode, opened.headers.location], [303, '/'], opened.body);
    return { ...account, browser };
  }

  test('a link ties an account to issuer and subject; from then on it signs in, and the link is used up', async () => {
    const sub = randomUUID();
    const { id, link, browser } = await bound(sub);
    assert.equal((await browser.get('/')).statusCode, 200);
    const kept = await desk.store.transaction((trx) => trx.selectFrom('accounts').select(['oidc_issuer', 'oidc_subject', 'password']).where('id', '=', id).executeTakeFirstOrThrow()); // prettier-ignore
    assert.deepEqual(kept, { oidc_issuer: provider.issuer, oidc_subject: sub, password: null });
    assert.equal((await browser.get(`/open/${link}`)).statusCode, 410);
    const again = new Visitor(desk.app);
    const back = await through(again, '/sign-in/elsewhere', { then: '/you' });
    assert.deepEqual([back.statusCode, back.headers.location], [303, '/you']);
    assert.match((await again.get('/you')).body, /You sign in at the force/);
    assert.ok(!again.cookies.has('blotter-signing'), 'nothing of the sign-in is left in the browser');
    const told = (await entriesOf(desk, 'identity-bound', 'signed-in')).filter((one) => 'account' in one && one.account === id); // prettier-ignore
    assert.deepEqual(told.map((one) => ('manner' in one ? one.manner : one.kind)), ['identity-bound', 'oidc', 'oidc']); // prettier-ignore
  });

  test('an identity that another account has is not taken from it', async () => {
    const sub = randomUUID();
    await bound(sub);
    const other = await linked(desk);
    const refused = await through(new Visitor(desk.app), `/open/${other.link}/elsewhere`);
    assert.deepEqual([refused.statusCode, /B-ACCOUNT-04/.test(refused.body)], [400, true]);
    assert.equal((await new Visitor(desk.app).get(`/open/${other.link}`)).statusCode, 200, 'the link is not used up');
  });

  test('who is unknown stays out, whatever address stands in the token; a rule lets in with its roles alone', async () => {
    const { id, login } = await linked(desk);
    provider.who = { sub: randomUUID(), email: login, preferred_username: login, email_verified: true };
    const unknown = await through(new Visitor(desk.app));
    assert.deepEqual([unknown.statusCode, /B-OIDC-03/.test(unknown.body)], [403, true]);
    provider.who = { sub: randomUUID(), email: login, preferred_username: login, name: 'Jo\u0000 Osei', groups: ['staff', 'blotter-checkers'] }; // prettier-ignore
    const browser = new Visitor(desk.app);
    assert.equal((await through(browser)).statusCode, 303);
    const rows = await desk.store.transaction((trx) => trx.selectFrom('accounts').select(['id', 'login', 'name', 'roles', 'oidc_subject']).execute()); // prettier-ignore
    const made = rows.find(({ oidc_subject }) => oidc_subject === provider.who.sub);
    assert.ok(made);
    assert.deepEqual([made.name, made.roles, made.id !== id, made.login !== login], ['Jo Osei', ['checker'], true, true]); // prettier-ignore
    assert.equal(rows.find((row) => row.id === id)?.oidc_subject, null, 'the account of that address is left alone');
    assert.equal((await browser.get('/accounts')).statusCode, 403);
    // Roles are kept here: what the provider says later changes nothing.
    provider.who = { ...provider.who, groups: [] };
    assert.equal((await through(new Visitor(desk.app))).statusCode, 303);
    assert.deepEqual((await entriesOf(desk, 'role-given')).filter((one) => 'account' in one && one.account === made.id).length, 1); // prettier-ignore
  });

  test('a closed account stays closed', async () => {
    const { id } = await bound(randomUUID());
    await desk.store.transaction((trx) => trx.updateTable('accounts').set({ closed_at: desk.clock() }).where('id', '=', id).execute()); // prettier-ignore
    const refused = await through(new Visitor(desk.app));
    assert.deepEqual([refused.statusCode, /B-OIDC-03/.test(refused.body)], [403, true]);
  });

  test('a forged state, another browser, an answer that comes twice, and a code from elsewhere are refused', async () => {
    await bound(randomUUID());
    const begin = async (browser: Visitor) => pathOf(await provider.pass(urlIn((await browser.send('POST', '/sign-in/elsewhere', 'then=')).body))); // prettier-ignore
    const refused = async (browser: Visitor, path: string, says: RegExp) => {
      const answer = await browser.get(path);
      assert.deepEqual([answer.statusCode, says.test(answer.body), browser.cookies.has('blotter-session')], [400, true, false], answer.body); // prettier-ignore
    };
    const a = new Visitor(desk.app);
    await refused(a, (await begin(a)).replace(/state=[^&]+/, 'state=forged'), /B-OIDC-02.*/s);
    const b = new Visitor(desk.app);
    const path = await begin(b);
    await refused(new Visitor(desk.app), path, /this browser did not begin it/);
    assert.equal((await b.get(path)).statusCode, 303);
    const thief = new Visitor(desk.app);
    await refused(thief, path, /this browser did not begin it/);
    // A code that was used, carried into a sign-in of one's own.
    const fresh = new URL(OWN + (await begin(thief)));
    fresh.searchParams.set('code', new URL(OWN + path).searchParams.get('code') ?? '');
    await refused(thief, pathOf(fresh), /invalid grant/);
    const late = new Visitor(desk.app);
    const waiting = await begin(late);
    desk.later(16 * 60_000);
    await refused(late, waiting, /too long ago/);
    desk.later(-16 * 60_000);
    const no = new Visitor(desk.app);
    const state = new URL(OWN + (await begin(no))).searchParams.get('state') ?? '';
    await refused(no, `/sign-in/back?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`, /access denied/); // prettier-ignore
  });

  test('before what cannot be taken back the provider asks again, the same person, and not before it was wanted', async () => {
    const sub = randomUUID();
    const { browser } = await bound(sub);
    const jar = new Map<string, string>();
    await through(browser, '/sign-in/elsewhere', {}, jar);
    assert.equal((await browser.get('/accounts')).statusCode, 200);
    // Later the provider still knows the browser and does not ask: the session is no fresh one.
    const asked = provider.asked;
    desk.later(25 * 60_000);
    const denied = await browser.get('/accounts');
    assert.deepEqual([denied.statusCode, denied.body.includes('href="/sign-in?again=1&amp;then=%2Faccounts"')], [403, true]); // prettier-ignore
    await through(browser, '/sign-in/elsewhere', {}, jar);
    assert.equal(provider.asked, asked);
    assert.equal((await browser.get('/accounts')).statusCode, 403, 'a sign-in of before is not made fresh by passing through'); // prettier-ignore
    desk.later(-25 * 60_000);
    const again = await through(browser, '/sign-in/elsewhere', { again: '1', then: '/accounts' }, jar);
    assert.equal(provider.asked, asked + 1, 'it asked again');
    assert.deepEqual([again.statusCode, again.headers.location], [303, '/accounts'], again.body);
    assert.equal((await browser.get('/accounts')).statusCode, 200);
    provider.who = { sub: randomUUID() };
    const other = await through(browser, '/sign-in/elsewhere', { again: '1' });
    assert.deepEqual([other.statusCode, /somebody else/.test(other.body)], [400, true]);
  });

  test('passwords are turned off for everybody but the break-glass administrator', async () => {
    const open = async (login: string) => {
      const { link } = await linked(desk, login);
      const browser = new Visitor(desk.app);
      const page = await browser.get(`/open/${link}`);
      const opened = await browser.send('POST', `/open/${link}`, `password=${encodeURIComponent(PASSWORD)}`);
      return { page, opened, browser };
    };
    const usual = await open(`${randomUUID()}@cps.example`);
    assert.deepEqual([/Choose a password/.test(usual.page.body), usual.opened.statusCode], [false, 400]);
    const glass = await open('glass@cps.example');
    assert.deepEqual([/Choose a password/.test(glass.page.body), glass.opened.statusCode], [true, 303]);
    const signIn = (login: string, password = PASSWORD) => new Visitor(desk.app).send('POST', '/sign-in', new URLSearchParams({ login, password }).toString()); // prettier-ignore
    assert.equal((await signIn('Glass@cps.example')).statusCode, 303);
    // Somebody whose password was right before they were turned off.
    const { id, login } = await linked(desk);
    const { password } = await desk.store.transaction((trx) => trx.selectFrom('accounts').select('password').where('login', '=', 'glass@cps.example').executeTakeFirstOrThrow()); // prettier-ignore
    await desk.store.transaction((trx) => trx.updateTable('accounts').set({ password }).where('id', '=', id).execute());
    const refused = await signIn(login);
    assert.deepEqual([refused.statusCode, /Sign-in name or password is wrong/.test(refused.body)], [401, true]);
    assert.match((await new Visitor(desk.app).get('/sign-in')).body, /Sign in at the force[^]*is down/);
  });

  test('a new link unties the account: who was bound to it stays out', async () => {
    const admin = await bound(randomUUID());
    const sub = randomUUID();
    const { id, browser } = await bound(sub);
    assert.equal((await admin.browser.post(`/accounts/${id}/link`)).statusCode, 200);
    assert.equal((await browser.get('/')).statusCode, 303);
    provider.who = { sub };
    assert.equal((await through(new Visitor(desk.app))).statusCode, 403);
    const told = await entriesOf(desk, 'identity-unbound');
    assert.deepEqual(told, [{ kind: 'identity-unbound', by: admin.id, account: id }]);
  });
});

describe('a hostile provider', () => {
  let provider: HostileProvider;
  let desk: Desk;
  before(async () => {
    provider = await startHostile();
    const oidc = openOidc({ ...OFFICE, issuer: provider.issuer, admit: ADMIT });
    desk = await openDesk(loadRulebook(), { start, ways: { oidc, passwords: true, breakGlass: null, party: null } });
  });
  after(async () => {
    await desk.close();
    await provider.close();
  });
  const sub = randomUUID();
  const now = (): number => Math.floor(Date.now() / 1000);
  /** Comes back with claims over the honest ones. */
  async function comes(claims: Record<string, unknown>, { twist = (token: string) => token, iss = provider.issuer, browser = new Visitor(desk.app), again = '' } = {}) {
    const url = new URL(urlIn((await browser.send('POST', '/sign-in/elsewhere', `again=${again}`)).body));
    assert.equal(url.searchParams.get('redirect_uri'), BACK);
    assert.equal(url.searchParams.get('code_challenge_method'), 'S256');
    assert.deepEqual([url.searchParams.get('prompt'), url.searchParams.get('max_age')], again === '1' ? ['login', '0'] : [null, null]);
    provider.claims = { sub, groups: 'blotter-checkers', nonce: url.searchParams.get('nonce'), ...claims };
    provider.twist = twist;
    const query = new URLSearchParams({ code: 'c', state: url.searchParams.get('state') ?? '', iss });
    return { answer: await browser.get(`/sign-in/back?${query}`), browser };
  } // prettier-ignore

  test('an honest answer of it passes, so that the refusals below are for their own reasons', async () => {
    const { answer, browser } = await comes({});
    assert.equal(answer.statusCode, 303, answer.body);
    assert.equal((await browser.get('/')).statusCode, 200);
  });
  const flip = (token: string): string => token.slice(0, -6) + (token.at(-6) === 'A' ? 'B' : 'A') + token.slice(-5);
  const none = (token: string): string => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1] ?? ''}.`; // prettier-ignore
  const cases: readonly (readonly [string, () => Record<string, unknown>, Parameters<typeof comes>[1]?])[] = [
    ['another nonce', () => ({ nonce: 'another' })],
    ['no nonce', () => ({ nonce: undefined })],
    ['another issuer in the token', () => ({ iss: 'https://evil.example' })],
    ['another issuer in the answer', () => ({}), { iss: 'https://evil.example' }],
    ['another audience', () => ({ aud: 'another-client' })],
    ['two audiences, and authorised for the other', () => ({ aud: [CLIENT.id, 'x'], azp: 'x' })],
    ['an expired token', () => ({ exp: now() - 60, iat: now() - 120 })],
    ['a token that begins later', () => ({ nbf: now() + 600 })],
    ['no subject', () => ({ sub: undefined })],
    ['a signature that is none of its', () => ({}), { twist: flip }],
    ['no signature', () => ({}), { twist: none }],
    ['words instead of a token', () => ({}), { twist: () => '<b>eve</b>' }],
  ];
  for (const [name, claims, how] of cases)
    test(`${name} is refused, and nothing that it wrote is shown`, async () => {
      const { answer, browser } = await comes(claims(), how);
      assert.deepEqual([answer.statusCode, /B-OIDC-02/.test(answer.body)], [400, true], answer.body);
      assert.doesNotMatch(answer.body, /evil|eve<|another-client/);
      assert.equal(browser.cookies.has('blotter-session'), false);
    });

  test('asked again: a sign-in of before, or of which nothing is said, is none', async () => {
    const { browser } = await comes({});
    // By the desk's clock, which stands still while a busy machine's goes on.
    const begun = desk.clock().getTime() / 1000;
    for (const auth_time of [begun - 60, begun - 800, undefined, 'now']) {
      const { answer } = await comes({ auth_time }, { browser, again: '1' });
      assert.equal(answer.statusCode, 400, `${auth_time}: ${answer.body}`);
    }
    const { answer } = await comes({ auth_time: now() }, { browser, again: '1' });
    assert.equal(answer.statusCode, 303);
    // Without being asked: nothing said means that the sign-in is not fresh.
    const quiet = await comes({ auth_time: undefined });
    assert.match((await quiet.browser.get('/you')).body, /Sign in again|reached by a number/);
    const row = await desk.store.transaction((trx) => trx.selectFrom('sessions').select(['proved_at', 'made_at']).orderBy('made_at', 'desc').orderBy('proved_at').limit(1).executeTakeFirstOrThrow()); // prettier-ignore
    assert.ok(row.made_at.getTime() - row.proved_at.getTime() > 10 * 60_000);
  });

  test('a token endpoint that breaks, refuses or sends elsewhere: said as what it is', async () => {
    const rows: readonly (readonly [NonNullable<HostileProvider['answer']>, number])[] = [
      [(response) => void response.destroy(), 502],
      [(response) => void response.writeHead(302, { location: 'https://evil.example/' }).end(), 400],
      [(response) => void response.setHeader('content-type', 'application/json').end('{"error":"invalid_grant","error_description":"<b>eve"}'), 400], // prettier-ignore
      [(response) => void response.writeHead(500).end('oops'), 400],
    ];
    for (const [answer, status] of rows) {
      provider.answer = answer;
      const came = await comes({});
      assert.equal(came.answer.statusCode, status, came.answer.body);
      assert.doesNotMatch(came.answer.body, /evil|<b>eve|oops/);
    }
    provider.answer = null;
  });
});

test('a provider that is away: said so, and passwords still work', async () => {
  const oidc = openOidc({ ...OFFICE, issuer: 'http://127.0.0.1:9', admit: [] });
  const desk = await openDesk(loadRulebook(), { ways: { oidc, passwords: true, breakGlass: null, party: null } });
  try {
    const { login, browser } = await desk.person(['prosecutor']);
    const away = await browser.send('POST', '/sign-in/elsewhere', 'then=');
    assert.deepEqual([away.statusCode, /B-OIDC-01/.test(away.body)], [502, true]);
    assert.equal((await browser.send('POST', '/sign-in', new URLSearchParams({ login, password: PASSWORD }).toString())).statusCode, 303); // prettier-ignore
  } finally {
    await desk.close();
  }
});
