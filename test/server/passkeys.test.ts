// Passkeys and the list of one's own sessions: by requests with an authenticator in software, which can also lie; and in a real
// browser with its own virtual authenticator.
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { loadRulebook } from '../../src/guidance/index.ts';
import { recordsOf, type Entry } from '../../src/register/index.ts';
import { browserInWords, isDomainOf, partyOf } from '../../src/server/accounts/ways.ts';
import { wentBack } from '../../src/server/accounts/webauthn.ts';
import { invite, makeAccount, makeApp } from '../../src/server/index.ts';
import { newFolder } from '../../src/store/contract/lanes.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { Authenticator, type Twist } from './authenticator.ts';
import { accessible, canBrowse, complaintsOf, startBrowser } from './chromium.ts';
import { openDesk, OWN, PASSWORD, Visitor, type Desk } from './desk.ts';
import { caseworkInMemory } from './made-case.ts';
import { freePort } from './port.ts';

const ORIGIN = OWN;
const PARTY = { domain: 'blotter.example', origin: ORIGIN };

describe('by requests', () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk(loadRulebook(), { ways: { oidc: null, passwords: true, breakGlass: null, party: PARTY } });
  });
  after(() => desk.close());
  type Options = Parameters<Authenticator['make']>[0] & { readonly rpId: string; readonly allowCredentials: readonly { readonly id: string }[]; readonly excludeCredentials: readonly unknown[]; readonly authenticatorSelection: object; readonly userVerification: string }; // prettier-ignore
  const passkey = (counts = true): Authenticator => new Authenticator(ORIGIN, counts);
  const asks = async (browser: Visitor, path: string, form: Record<string, string> = {}): Promise<Options> => (await browser.post(path, form)).json<Options>(); // prettier-ignore
  async function make(browser: Visitor, key: Authenticator, twist: Twist = {}, name = 'Blue key') {
    const options = await asks(browser, '/you/passkeys/ask');
    return browser.post('/you/passkeys', { name, credential: key.make(options, twist) });
  }
  async function prove(browser: Visitor, key: Authenticator, twist: Twist = {}, form: Record<string, string> = {}) {
    const options = await asks(browser, '/sign-in/passkey/ask', form);
    return browser.post('/sign-in/passkey', { credential: key.prove(options, twist) });
  }
  const stranger = (): Visitor => new Visitor(desk.app);
  async function entriesOf(kind: Entry['kind'], account: string): Promise<Entry[]> {
    return desk.store.transaction(async (trx) => {
      const all: Entry[] = [];
      for await (const record of recordsOf(trx)) all.push((record as { entry: Entry }).entry);
      return all.filter((entry) => entry.kind === kind && 'account' in entry && entry.account === account);
    });
  }

  test('made, named, used to sign in, and removed by its own person alone', async () => {
    const [kiran, jo] = [await desk.person(['prosecutor']), await desk.person(['checker'])];
    const key = passkey();
    const options = await asks(kiran.browser, '/you/passkeys/ask');
    assert.deepEqual([options.rp.id, options.authenticatorSelection, options.excludeCredentials], ['blotter.example', { residentKey: 'required', userVerification: 'required', requireResidentKey: true }, []]); // prettier-ignore
    assert.equal((await make(kiran.browser, key)).statusCode, 303);
    assert.equal((await asks(kiran.browser, '/you/passkeys/ask')).excludeCredentials.length, 1);
    const browser = stranger();
    const signed = await prove(browser, key, {}, { then: '/you' });
    assert.deepEqual([signed.statusCode, signed.headers.location], [303, '/you'], signed.body);
    const page = (await browser.get('/you')).body;
    assert.match(page, /value="Blue key"/);
    const path = /\/you\/passkeys\/[\w-]+(?=\/remove)/.exec(page)?.[0] ?? assert.fail(page);
    await jo.browser.post(`${path}/name`, { name: 'Mine now' });
    await jo.browser.post(`${path}/remove`);
    assert.match((await browser.get('/you')).body, /value="Blue key"/);
    assert.equal((await browser.post(`${path}/name`, { name: ' ' })).statusCode, 400);
    assert.equal((await browser.post(`${path}/name`, { name: 'Red <b>key' })).statusCode, 303);
    assert.match((await browser.get('/you')).body, /value="Red &lt;b&gt;key"/);
    await browser.post(`${path}/remove`);
    assert.equal((await prove(stranger(), key)).statusCode, 400);
    const all = await Promise.all((['passkey-added', 'passkey-removed', 'signed-in'] as const).map((kind) => entriesOf(kind, kiran.id))); // prettier-ignore
    assert.deepEqual(all.map((some) => some.length), [1, 1, 2]); // prettier-ignore
    assert.deepEqual(
      all[2]?.map((entry) => ('manner' in entry ? entry.manner : '')),
      ['link', 'passkey'],
    );
  });

  test('it takes the place of a fresh password, for the same person alone', async () => {
    const [admin, other] = [await desk.person(['administrator']), await desk.person(['administrator'])];
    const [key, theirs] = [passkey(), passkey()];
    await make(admin.browser, key);
    await make(other.browser, theirs);
    desk.later(11 * 60_000);
    assert.equal((await admin.browser.get('/accounts')).statusCode, 403);
    const late = await admin.browser.post('/you/passkeys/ask');
    assert.deepEqual([late.statusCode, late.json()], [409, { again: '/sign-in?again=1&then=%2Fyou' }], 'it outlives the session'); // prettier-ignore
    assert.equal((await prove(admin.browser, theirs, {}, { again: '1' })).statusCode, 400);
    const options = await asks(admin.browser, '/sign-in/passkey/ask', { again: '1', then: '/accounts' });
    assert.deepEqual([options.allowCredentials.map(({ id }) => id), options.userVerification], [[key.id], 'required']);
    const again = await admin.browser.post('/sign-in/passkey', { credential: key.prove(options) });
    assert.equal(again.headers.location, '/accounts');
    assert.equal((await admin.browser.get('/accounts')).statusCode, 200);
  });

  const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const lies: readonly (readonly [string, Twist])[] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['another domain', { domain: 'evil.example' }],
    ['another challenge', { challenge: randomBytes(32).toString('base64url') }],
    ['no finger and no PIN', { verified: false }],
    ['an answer to another question', { type: 'webauthn.other' }],
  ];
  for (const [name, twist] of lies)
    test(`${name}: neither made nor let in`, async () => {
      const { browser, id } = await desk.person(['prosecutor']);
      const key = passkey();
      const made = await make(browser, key, twist);
      assert.deepEqual([made.statusCode, /B-PASSKEY-01/.test(made.body)], [400, true]);
      assert.deepEqual(await entriesOf('passkey-added', id), []);
      assert.equal((await make(browser, key)).statusCode, 303);
      const came = stranger();
      const refused = await prove(came, key, twist);
      assert.deepEqual([refused.statusCode, came.cookies.has('blotter-session')], [400, false]);
    });

  test('a signature of another key, the handle of another account, an answer that comes twice, and no answer at all', async () => {
    const [kiran, jo] = [await desk.person(['prosecutor']), await desk.person(['prosecutor'])];
    const key = passkey();
    await make(kiran.browser, key);
    const handle = Buffer.from(jo.id.replaceAll('-', ''), 'hex').toString('base64url');
    for (const twist of [{ key: foreign }, { handle }]) assert.equal((await prove(stranger(), key, twist)).statusCode, 400); // prettier-ignore
    const browser = stranger();
    const credential = key.prove(await asks(browser, '/sign-in/passkey/ask'));
    assert.equal((await browser.post('/sign-in/passkey', { credential })).statusCode, 303);
    assert.equal((await browser.post('/sign-in/passkey', { credential })).statusCode, 400);
    const old = stranger();
    const waiting = key.prove(await asks(old, '/sign-in/passkey/ask'));
    desk.later(16 * 60_000);
    assert.equal((await old.post('/sign-in/passkey', { credential: waiting })).statusCode, 400);
    for (const text of ['', '{', '[]', 'null', '{"id":"x"}', '{"id":"x","response":{}}', JSON.stringify({ id: key.id, response: { clientDataJSON: 7 } })]) {
      const odd = stranger();
      await asks(odd, '/sign-in/passkey/ask');
      assert.equal((await odd.post('/sign-in/passkey', { credential: text })).statusCode, 400, text);
    } // prettier-ignore
    // A challenge for making one is none for signing in.
    const mixed = (await desk.person(['prosecutor'])).browser;
    const options = await asks(mixed, '/you/passkeys/ask');
    assert.equal((await mixed.post('/sign-in/passkey', { credential: key.prove({ rpId: 'blotter.example', challenge: options.challenge }) })).statusCode, 400); // prettier-ignore
  });

  test('a counter that goes back is noticed: the passkey is worth nothing, and the book knows', async () => {
    const { browser, id } = await desk.person(['prosecutor']);
    const key = passkey();
    await make(browser, key);
    assert.equal((await prove(stranger(), key)).statusCode, 303);
    const copy = stranger();
    const refused = await prove(copy, key, { counter: 1 });
    assert.deepEqual([refused.statusCode, /B-PASSKEY-02/.test(refused.body), copy.cookies.has('blotter-session')], [403, true, false]); // prettier-ignore
    assert.equal((await prove(stranger(), key)).statusCode, 400, 'the true one too: nobody can tell which it is');
    assert.equal((await entriesOf('passkey-refused', id)).length, 1);
    const quiet = passkey(false);
    await make(browser, quiet);
    for (let i = 0; i < 3; i++)
      assert.equal((await prove(stranger(), quiet)).statusCode, 303, 'one that does not count');
    for (const [before_, now, back] of [[0, 0, false], [0, 1, false], [1, 2, false], [2, 2, true], [2, 1, true], [5, 0, true]] as const) assert.equal(wentBack(before_, now), back); // prettier-ignore
  });

  test('one known already, and more than ten, are not kept; a closed account’s opens nothing', async () => {
    const { browser, id } = await desk.person(['prosecutor']);
    const key = passkey();
    await make(browser, key);
    assert.equal((await make(browser, key)).statusCode, 400);
    const other = await desk.person(['prosecutor']);
    assert.equal((await make(other.browser, key)).statusCode, 400, 'nor taken over by somebody else');
    for (let i = 1; i < 10; i++) assert.equal((await make(browser, passkey())).statusCode, 303);
    assert.equal((await make(browser, passkey())).statusCode, 400);
    assert.match((await browser.get('/you')).body, /More are not kept/);
    const admin = await desk.person(['administrator']);
    await admin.browser.post(`/accounts/${id}/close`);
    assert.equal((await prove(stranger(), key)).statusCode, 400);
  });

  test('a new link takes passkeys away', async () => {
    const [{ browser, id }, admin] = [await desk.person(['prosecutor']), await desk.person(['administrator'])];
    const key = passkey();
    await make(browser, key);
    await admin.browser.post(`/accounts/${id}/link`);
    assert.equal((await prove(stranger(), key)).statusCode, 400);
    assert.deepEqual((await entriesOf('passkey-removed', id)).map((entry) => ('by' in entry ? entry.by : '')), [admin.id]); // prettier-ignore
  });

  test('one’s own sessions: seen, one ended, all others ended, nobody else’s', async () => {
    const [kiran, jo] = [await desk.person(['prosecutor']), await desk.person(['prosecutor'])];
    const in_ = async (): Promise<Visitor> => {
      const browser = stranger();
      await browser.send(
        'POST',
        '/sign-in',
        new URLSearchParams({ login: kiran.login, password: PASSWORD }).toString(),
      );
      return browser;
    };
    const [a, b, c] = [await in_(), await in_(), await in_()];
    const ends = async (who: Visitor) => [...(await who.get('/you')).body.matchAll(/\/you\/sessions\/([\w-]+)\/end/g)].map(([path]) => path); // prettier-ignore
    const listed = await ends(kiran.browser);
    assert.equal(listed.length, 3);
    assert.match((await kiran.browser.get('/you')).body, /This one/);
    for (const path of listed) await jo.browser.post(path);
    assert.equal((await ends(kiran.browser)).length, 3);
    const alive = async (): Promise<number> => (await Promise.all([a, b, c].map((one) => one.get('/')))).filter(({ statusCode }) => statusCode === 200).length; // prettier-ignore
    await kiran.browser.post(listed[0] ?? '');
    assert.equal(await alive(), 2);
    await kiran.browser.post('/you/sessions/end');
    assert.equal(await alive(), 0);
    assert.equal((await kiran.browser.get('/you')).statusCode, 200);
    assert.deepEqual((await entriesOf('sessions-ended', kiran.id)).map((entry) => ('sessions' in entry ? entry.sessions : 0)), [1, 2]); // prettier-ignore
    const rows = await desk.store.transaction((trx) => trx.selectFrom('sessions').select(['id', 'token_hash']).where('account_id', '=', kiran.id).execute()); // prettier-ignore
    const body = (await kiran.browser.get('/you')).body;
    for (const { token_hash } of rows) assert.ok(!body.includes(token_hash.toString('hex')) && !body.includes(token_hash.toString('base64url'))); // prettier-ignore
  });
});

test('whom passkeys are made for, and what browsers are called', () => {
  assert.deepEqual(partyOf('https://blotter.force.example'), { domain: 'blotter.force.example', origin: 'https://blotter.force.example' }); // prettier-ignore
  assert.deepEqual(partyOf('https://blotter.force.example:8443', 'force.example'), { domain: 'force.example', origin: 'https://blotter.force.example:8443' }); // prettier-ignore
  for (const own of ['http://127.0.0.1:8017', 'http://[::1]:8017']) assert.equal(partyOf(own), null);
  assert.deepEqual([isDomainOf('https://a.force.example', 'force.example'), isDomainOf('https://a.force.example', 'e'), isDomainOf('https://aforce.example', 'force.example')], [true, false, false]); // prettier-ignore
  const rows = [
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge, Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox, Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Safari/604.1', 'Safari, iOS'],
    ['<script>', ''],
    [undefined, ''],
  ] as const; // prettier-ignore
  for (const [agent, words] of rows) assert.equal(browserInWords(agent), words);
});

test('in a browser: a passkey is made, signs in, shows again who one is, and is removed; sessions too; both schemes', async (t) => {
  if (!canBrowse) return t.diagnostic('Chromium is not installed here: not looked at');
  const lane = await newFolder();
  let [store, app, browser]: [Store?, FastifyInstance?, Browser?] = [];
  try {
    store = await openStore(lane.place);
    const port = await freePort();
    const own = `http://localhost:${port}`;
    let ahead = 0;
    const clock = (): Date => new Date(Date.now() + ahead);
    app = await makeApp({ rulebook: loadRulebook(), store, clock, random: randomBytes, own, casework: await caseworkInMemory(randomUUID()), secret: (of) => of }); // prettier-ignore
    await app.listen({ host: '127.0.0.1', port });
    browser = await startBrowser();
    for (const colorScheme of ['light', 'dark'] as const) {
      ahead = 0;
      const id = randomUUID();
      const link = await store.transaction(async (trx) => {
        await makeAccount(trx, { id, login: `admin-${colorScheme}`, name: 'Ada Boss', roles: ['administrator'] }, clock);
        return invite(trx, id, clock, randomBytes);
      });
      const context = await browser.newContext({ viewport: { width: 1200, height: 600 }, colorScheme });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      const complaints = complaintsOf(page, own);
      const cdp = await context.newCDPSession(page);
      await cdp.send('WebAuthn.enable');
      await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } }); // prettier-ignore
      await page.goto(`${own}/open/${link}`);
      await page.fill('#password', PASSWORD);
      await page.click('text=Set the password');
      await page.goto(`${own}/you`);
      await page.fill('#name', 'My laptop');
      await page.click('text=Make a passkey');
      await page.locator('input[value="My laptop"]').waitFor();
      await accessible(page, `one’s own page, ${colorScheme}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing runs out of the page');
      if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/you-${colorScheme}.png` });
      await page.fill('#name', 'Again');
      await page.click('text=Make a passkey');
      await page.getByText('This passkey is yours here already.').waitFor();
      await page.click('text=Sign out');
      await page.waitForURL(`${own}/sign-in`);
      await accessible(page, `sign-in with a passkey, ${colorScheme}`);
      if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/sign-in-${colorScheme}.png` });
      await page.click('text=Use a passkey');
      await page.waitForURL(`${own}/accounts`);
      ahead = 11 * 60_000;
      await page.goto(`${own}/accounts`);
      await page.getByRole('link', { name: 'Sign in again' }).click();
      await page.click('text=Use a passkey');
      await page.waitForURL(`${own}/accounts`);
      await page.getByRole('heading', { name: 'Accounts' }).waitFor();
      await page.goto(`${own}/you`);
      await page.getByRole('button', { name: /^Remove/ }).click();
      await page.getByText('You have none.').waitFor();
      assert.deepEqual(complaints, []);
      await context.close();
    }
  } finally {
    await browser?.close();
    await app?.close();
    await store?.close();
    await lane.clear();
  }
}); // prettier-ignore
