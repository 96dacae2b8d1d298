// Accounts, links and sessions on each engine of this machine, with a clock that the test turns.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { denialOf } from '../../src/server/access/may.ts';
import { setStanding, standingOf } from '../../src/server/access/standing.ts';
import * as accounts from '../../src/server/accounts/accounts.ts';
import * as attempts from '../../src/server/accounts/attempts.ts';
import { isPassword } from '../../src/server/accounts/password.ts';
import * as sessions from '../../src/server/accounts/sessions.ts';
import { lanes } from '../../src/store/contract/lanes.ts';
import { openStore, type Store } from '../../src/store/index.ts';

const PASSWORD = 'kettle orbit lantern';
const MINUTE = 60_000;

for (const lane of await lanes())
  suite(`accounts, ${lane.name}`, () => {
    let store: Store;
    let now = Date.parse('2026-11-26T09:00:00Z');
    const clock = (): Date => new Date(now);
    const tx: Store['transaction'] = (work) => store.transaction(work);
    before(async () => {
      store = await openStore(lane.place);
    });
    after(async () => {
      await store.close();
      await lane.clear();
    });

    async function account(roles: Parameters<typeof accounts.makeAccount>[1]['roles'] = ['prosecutor']) {
      const id = randomUUID();
      const login = `user-${id}@cps.example`;
      const token = await tx(async (trx) => {
        await accounts.makeAccount(trx, { id, login, name: 'Kiran Malik', roles }, clock);
        return accounts.invite(trx, id, clock, randomBytes);
      });
      await tx((trx) => accounts.openByInvite(trx, token, PASSWORD, clock));
      return { id, login, token };
    }
    async function attempt(login: string, password: string, device: string | null = null, source = '192.0.2.7') {
      const begun = await tx((trx) => attempts.beginAttempt(trx, { login, source, device }, clock));
      if ('wait' in begun) return begun.wait;
      const right = await isPassword(begun.kept, password);
      if (right) await tx((trx) => attempts.attemptSucceeded(trx, begun.seq));
      return right ? begun.account : null;
    }

    test('the first administrator is lacking until one has opened their account', async () => {
      assert.equal(await tx(accounts.lacksAdministrator), true);
      const { id } = await account(['administrator']);
      assert.equal(await tx(accounts.lacksAdministrator), false);
      await tx((trx) => accounts.closeAccount(trx, id, clock));
      assert.equal(await tx(accounts.lacksAdministrator), true);
    });

    test('a login is one, however it is written', async () => {
      const { login } = await account();
      const again = { id: randomUUID(), login: ` ${login.toUpperCase()} `, name: 'B', roles: [] };
      await assert.rejects(
        tx((trx) => accounts.makeAccount(trx, again, clock)),
        /B-ACCOUNT-01/,
      );
      assert.notEqual(await attempt(login.toUpperCase(), PASSWORD), null);
    });

    test('a link works once, for three days, and the newest alone', async () => {
      const { id, token } = await account();
      await assert.rejects(
        tx((trx) => accounts.openByInvite(trx, token, PASSWORD, clock)),
        /B-ACCOUNT-02/,
      );
      const older = await tx((trx) => accounts.invite(trx, id, clock, randomBytes));
      const newer = await tx((trx) => accounts.invite(trx, id, clock, randomBytes));
      assert.equal(await tx((trx) => accounts.invited(trx, older, clock)), null);
      assert.equal((await tx((trx) => accounts.invited(trx, newer, clock)))?.id, id);
      assert.match(JSON.stringify(await tx((trx) => accounts.openByInvite(trx, newer, 'too short', clock))), /at least 12/); // prettier-ignore
      now += accounts.INVITE;
      await assert.rejects(
        tx((trx) => accounts.openByInvite(trx, newer, PASSWORD, clock)),
        /B-ACCOUNT-02/,
      );
    });

    test('two browsers with one link: one of them gets in', async () => {
      const { id } = await account();
      const token = await tx((trx) => accounts.invite(trx, id, clock, randomBytes));
      const tries = await Promise.allSettled([1, 2, 3].map((n) => tx((trx) => accounts.openByInvite(trx, token, `${PASSWORD} ${n}`, clock)))); // prettier-ignore
      assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
    });

    test('right, wrong, nobody, closed', async () => {
      const { id, login } = await account();
      assert.equal(await attempt(login, PASSWORD), id);
      assert.equal(await attempt(login, `${PASSWORD}.`), null);
      assert.equal(await attempt('nobody@cps.example', PASSWORD), null);
      await tx((trx) => accounts.closeAccount(trx, id, clock));
      assert.equal(await attempt(login, PASSWORD), null);
    });

    test('guessing is slowed, also many guesses at once; the owner’s own browser is not', async () => {
      const { id, login } = await account();
      const device = await tx((trx) => accounts.rememberDevice(trx, id, clock, randomBytes));
      const results = await Promise.all(Array.from({ length: 12 }, (_, n) => attempt(login, `guess ${n}`)));
      assert.equal(results.filter((one) => one === null).length, 5);
      assert.equal(typeof (await attempt(login, PASSWORD)), 'number');
      assert.equal(await attempt(login, PASSWORD, device), id);
      assert.equal(typeof (await attempt(login, PASSWORD, 'another browser')), 'number');
      now += 16 * MINUTE;
      assert.equal(await attempt(login, PASSWORD), id);
    });

    test('sessions end when idle, after a day, when signed out, on a new sign-in, when the account closes', async () => {
      const { id } = await account();
      const begin = (old: string | null = null) => tx((trx) => sessions.beginSession(trx, id, 'password', old, clock, randomBytes)); // prettier-ignore
      const alive = async (token: string) => (await tx((trx) => sessions.findSession(trx, token, clock))) !== null;
      const idle = await begin();
      now += sessions.IDLE;
      assert.equal(await alive(idle), true);
      now += sessions.IDLE + 1;
      assert.equal(await alive(idle), false);
      const long = await begin();
      for (let spent = 0; spent <= sessions.ABSOLUTE; spent += 20 * MINUTE) {
        assert.equal(await alive(long), true);
        now += 20 * MINUTE;
      }
      assert.equal(await alive(long), false);
      const first = await begin();
      const second = await begin(first);
      assert.deepEqual([await alive(first), await alive(second)], [false, true]);
      await tx((trx) => sessions.endSession(trx, second, clock));
      assert.equal(await alive(second), false);
      const last = await begin();
      await tx((trx) => accounts.closeAccount(trx, id, clock));
      assert.equal(await alive(last), false);
      assert.equal(await alive('no such token'), false);
    });

    test('no token and no password stands in any table', async () => {
      const { id, token } = await account();
      const session = await tx((trx) => sessions.beginSession(trx, id, 'password', null, clock, randomBytes));
      const device = await tx((trx) => accounts.rememberDevice(trx, id, clock, randomBytes));
      const all = await tx(async (trx) =>
        JSON.stringify([
          await trx.selectFrom('accounts').selectAll().execute(),
          await trx.selectFrom('invites').selectAll().execute(),
          await trx.selectFrom('sessions').selectAll().execute(),
          await trx.selectFrom('devices').selectAll().execute(),
          await trx.selectFrom('sign_ins').selectAll().execute(),
        ]),
      );
      for (const secret of [token, session, device, PASSWORD]) assert.ok(!all.includes(secret));
    });

    test('a case is given, taken and walled off; the last word counts', async () => {
      const [a, b] = [await account(), await account()];
      const caseId = randomUUID();
      await tx((trx) => trx.insertInto('cases').values({ id: caseId, urn: caseId, title: 'R v HOLT', manifest: '{}', opened_at: clock() }).execute()); // prettier-ignore
      const word = (kind: 'given' | 'taken' | 'walled' | 'unwalled', recipients?: string[]) => tx((trx) => setStanding(trx, { caseId, account: a.id, kind, reason: 'works on it', by: b.id, ...(recipients ? { recipients } : {}) }, clock)); // prettier-ignore
      const denial = async (who = a.id, recipient = 'defence:D1') => {
        const standing = (await tx((trx) => standingOf(trx, who, caseId))) ?? undefined;
        const asker = { account: who, roles: ['prosecutor' as const], active: true, provedAt: clock() };
        return denialOf(asker, 'release-submit', clock(), standing, recipient);
      };
      assert.equal(await denial(), 'hidden');
      await word('given', ['defence:D1']);
      assert.deepEqual([await denial(), await denial(a.id, 'defence:D2'), await denial(b.id)], [null, 'recipient', 'hidden']); // prettier-ignore
      await word('walled');
      assert.equal(await denial(), 'walled');
      await word('given');
      assert.equal(await denial(), 'walled');
      await word('unwalled');
      assert.equal(await denial(a.id, 'defence:D2'), null);
      await word('taken');
      assert.equal(await denial(), 'hidden');
      assert.equal(await tx((trx) => standingOf(trx, a.id, randomUUID())), null);
      await assert.rejects(tx((trx) => trx.deleteFrom('case_access' as 'sign_ins').execute()));
    });
  });
