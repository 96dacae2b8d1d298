// What accounts do stands in the book: one journey through the pages, its entries in order, and what is never in them; and that
// a change that fails leaves no entry. On each engine where the store is what matters.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, suite, test } from 'node:test';
import { readManifest } from '../../src/intake/index.ts';
import { recordsOf, type Entry } from '../../src/register/index.ts';
import * as accounts from '../../src/server/accounts/accounts.ts';
import { attemptFailed, beginAttempt } from '../../src/server/accounts/attempts.ts';
import { addPasskey } from '../../src/server/accounts/passkeys.ts';
import { beginSession, endSessions } from '../../src/server/accounts/sessions.ts';
import { lanes } from '../../src/store/contract/lanes.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { manifestOf } from '../casework/open.ts';
import { openDesk, OWN, PASSWORD, Visitor, type Desk } from './desk.ts';

async function bookOf(store: Store): Promise<Entry[]> {
  return store.transaction(async (trx) => {
    const all: Entry[] = [];
    for await (const record of recordsOf(trx)) all.push((record as { entry: Entry }).entry);
    return all;
  });
}

describe('a journey', () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  test('made, opened, other roles, a new link, signed in, guessed at, given a case, walled off, closed: ids alone, in order', async () => {
    const admin = await desk.person(['administrator', 'prosecutor'], 'Ada Boss');
    const from = (await bookOf(desk.store)).length;
    const made = await admin.browser.post('/accounts', { name: 'Jo Osei', login: 'jo@cps.example', role: 'checker inspector' }); // prettier-ignore
    const jo = (await desk.store.transaction((trx) => trx.selectFrom('accounts').select('id').where('login', '=', 'jo@cps.example').executeTakeFirstOrThrow())).id; // prettier-ignore
    const linkIn = (body: string): string => new RegExp(`${OWN}(/open/[\\w-]+)`).exec(body)?.[1] ?? assert.fail(body);
    const browser = new Visitor(desk.app);
    await browser.send('POST', linkIn(made.body), `password=${encodeURIComponent(PASSWORD)}`);
    assert.match((await admin.browser.get(`/accounts/${jo}`)).body, /Roles of Jo Osei/);
    assert.equal((await admin.browser.post(`/accounts/${jo}/roles`, {})).statusCode, 400);
    assert.equal((await admin.browser.post(`/accounts/${jo}/roles`, { role: 'checker prosecutor' })).statusCode, 303);
    assert.equal((await admin.browser.post(`/accounts/${admin.id}/roles`, { role: 'checker' })).statusCode, 400, 'nobody changes their own'); // prettier-ignore
    const again = await admin.browser.post(`/accounts/${jo}/link`);
    await browser.send('POST', linkIn(again.body), `password=${encodeURIComponent('saddle comet orchard')}`);
    const guess = (login: string) => new Visitor(desk.app).send('POST', '/sign-in', new URLSearchParams({ login, password: 'one that is wrong' }).toString()); // prettier-ignore
    for (let i = 0; i < 8; i++) await guess('jo@cps.example');
    for (let i = 0; i < 3; i++) await guess('nobody@cps.example');
    const caseId = await desk.open(readManifest(manifestOf()));
    await desk.give(caseId, admin.id);
    const access = (kind: string) => admin.browser.post(`/cases/${caseId}/access`, { account: jo, kind, reason: 'as the test says' }); // prettier-ignore
    for (const kind of ['given', 'walled', 'unwalled', 'taken']) assert.equal((await access(kind)).statusCode, 303, kind); // prettier-ignore
    await admin.browser.post(`/accounts/${jo}/close`);
    await admin.browser.post(`/accounts/${jo}/close`);
    const by = admin.id;
    // What a new account is asked to learn is told in test/casework/learning.test.ts.
    const told = (await bookOf(desk.store)).slice(from).filter(({ kind }) => kind !== 'training-asked');
    assert.deepEqual(told, [
      { kind: 'account-made', by, account: jo },
      { kind: 'role-given', by, account: jo, role: 'checker' },
      { kind: 'role-given', by, account: jo, role: 'inspector' },
      { kind: 'link-made', by, account: jo },
      { kind: 'password-set', account: jo },
      { kind: 'signed-in', account: jo, manner: 'link' },
      { kind: 'role-given', by, account: jo, role: 'prosecutor' },
      { kind: 'role-taken', by, account: jo, role: 'inspector' },
      { kind: 'link-made', by, account: jo },
      { kind: 'password-set', account: jo },
      { kind: 'signed-in', account: jo, manner: 'link' },
      { kind: 'sign-in-refused', account: jo, attempts: 5 },
      { kind: 'access-given', by, account: jo, case: caseId },
      { kind: 'wall-set', by, account: jo, case: caseId },
      { kind: 'wall-lifted', by, account: jo, case: caseId },
      { kind: 'access-taken', by, account: jo, case: caseId },
      { kind: 'account-closed', by, account: jo },
    ]);
    assert.doesNotMatch(JSON.stringify(await bookOf(desk.store)), /Osei|jo@|Boss|cps\.example|kettle|as the test/);
  });
});

for (const lane of await lanes())
  suite(`the book of accounts, ${lane.name}`, () => {
    let store: Store;
    let now = Date.parse('2026-11-26T09:00:00Z');
    const clock = (): Date => new Date(now);
    before(async () => {
      store = await openStore(lane.place);
    });
    after(async () => {
      await store.close();
      await lane.clear();
    });
    const somebody = async (): Promise<string> => {
      const id = randomUUID();
      await store.transaction((trx) => accounts.makeAccount(trx, { id, login: `${id}@cps.example`, name: 'Kiran Malik', roles: ['prosecutor'] }, clock)); // prettier-ignore
      return id;
    };
    type Work = Parameters<Store['transaction']>[0];
    const identity = (): accounts.Identity => ({ issuer: 'https://id.example', subject: randomUUID() });
    const passkey = (account: string) => ({ account, credential: randomBytes(16).toString('base64url'), publicKey: randomBytes(77), counter: 0, transports: [], name: 'key' }); // prettier-ignore

    /** Each kind of change, and how many entries it makes. */
    const changes: readonly (readonly [string, (id: string) => Work, number])[] = [
      ['made', () => (trx) => accounts.makeAccount(trx, { id: randomUUID(), login: randomUUID(), name: 'B', roles: ['checker'] }, clock), 2],
      ['other roles', (id) => (trx) => accounts.setRoles(trx, id, ['checker'], clock), 2],
      ['the same roles', (id) => (trx) => accounts.setRoles(trx, id, ['prosecutor'], clock), 0],
      ['a link', (id) => (trx) => accounts.invite(trx, id, clock, randomBytes), 1],
      ['a password', (id) => (trx) => accounts.changePassword(trx, id, 'kettle orbit lantern', clock), 1],
      ['a password that is not taken', (id) => (trx) => accounts.changePassword(trx, id, 'short', clock), 0],
      ['admitted', () => (trx) => accounts.admit(trx, { id: randomUUID(), login: randomUUID(), name: 'C', roles: ['checker'] }, identity(), clock), 3],
      ['signed in', (id) => (trx) => beginSession(trx, id, 'oidc', null, clock, randomBytes), 1],
      ['no session to end', (id) => (trx) => endSessions(trx, id, null, null, clock), 0],
      ['a passkey', (id) => (trx) => addPasskey(trx, passkey(id), clock), 1],
      ['closed', (id) => (trx) => accounts.closeAccount(trx, id, clock), 1],
    ]; // prettier-ignore
    for (const [name, change, entries] of changes)
      test(`${name}: ${entries} entries with it, and none where the transaction fails`, async () => {
        const id = await somebody();
        const before_ = (await bookOf(store)).length;
        await assert.rejects(store.transaction(async (trx) => { await change(id)(trx); throw new Error('the disk is full'); }), /disk is full/); // prettier-ignore
        assert.equal((await bookOf(store)).length, before_);
        await store.transaction(change(id));
        assert.equal((await bookOf(store)).length, before_ + entries);
      });

    test('many guesses are told rarely, and those at names that nobody has by their address alone', async () => {
      const id = await somebody();
      const guess = async (login: string, source: string): Promise<void> => {
        // Past whatever wait there is: what counts is how many there were in an hour.
        now += 16 * 60_000;
        const begun = await store.transaction((trx) => beginAttempt(trx, { login, source, device: null }, clock));
        assert.ok(!('wait' in begun));
        await store.transaction((trx) => attemptFailed(trx, begun, clock));
      };
      const before_ = (await bookOf(store)).length;
      for (let i = 0; i < 20; i++) await guess(`${id}@cps.example`, `192.0.2.${i}`);
      assert.equal((await bookOf(store)).length, before_, 'slow ones never come to five in an hour');
      const quick = async (login: string, source: string): Promise<void> => {
        const begun = await store.transaction((trx) => beginAttempt(trx, { login, source, device: null }, clock));
        if (!('wait' in begun)) await store.transaction((trx) => attemptFailed(trx, begun, clock));
      };
      now += 2 * 3_600_000;
      for (let i = 0; i < 45; i++) await quick(`nobody-${i}@cps.example`, '198.51.100.9');
      const told = (await bookOf(store)).slice(before_);
      assert.deepEqual(told, [{ kind: 'sign-in-refused', account: null, attempts: 40 }]);
    });
  });
