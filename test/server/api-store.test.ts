// Tokens and answered keys on each engine of this machine, with a clock that the test turns.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { makeAccount } from '../../src/server/accounts/accounts.ts';
import { findToken, listTokens, makeApiToken, MOST_TOKENS, withdrawToken } from '../../src/server/accounts/api-tokens.ts'; // prettier-ignore
import { ABANDONED, claimKey, forgetKey, keepAnswer, KNOWN, sweepAnswers } from '../../src/server/api/answered.ts';
import { lanes } from '../../src/store/contract/lanes.ts';
import { openStore, type Store } from '../../src/store/index.ts';

for (const lane of await lanes())
  suite(`what programs need, ${lane.name}`, () => {
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
    async function account(): Promise<string> {
      const id = randomUUID();
      await tx((trx) => makeAccount(trx, { id, login: `user-${id}@cps.example`, name: 'Kiran Malik', roles: ['prosecutor'] }, clock)); // prettier-ignore
      return id;
    }
    const make = (owner: string) => tx((trx) => makeApiToken(trx, { account: owner, name: 'a test', scopes: ['read'], days: 1, provedAt: clock() }, clock, randomBytes)); // prettier-ignore

    test('a token is found while it lives; its use is noted; nobody withdraws another’s; there are so many', async () => {
      const [kiran, jo] = [await account(), await account()];
      const made = (await make(kiran)) ?? assert.fail('none');
      const found = await tx((trx) => findToken(trx, made.token, clock));
      assert.deepEqual([found?.session.account, found?.session.provedAt, found?.scopes], [kiran, clock(), ['read']]);
      assert.deepEqual((await tx((trx) => listTokens(trx, kiran, clock)))[0]?.usedAt, clock());
      assert.equal(await tx((trx) => withdrawToken(trx, jo, made.id, clock)), false);
      for (const other of ['', made.token.slice(0, -1), `${made.token}A`, made.token.toUpperCase()])
        assert.equal(await tx((trx) => findToken(trx, other, clock)), null);
      for (let i = 1; i < MOST_TOKENS; i++) assert.ok(await make(kiran));
      assert.equal(await make(kiran), null);
      assert.equal(await tx((trx) => withdrawToken(trx, kiran, made.id, clock)), true);
      assert.equal(await tx((trx) => findToken(trx, made.token, clock)), null);
      const next = (await make(kiran)) ?? assert.fail('none');
      now += 24 * 60 * 60_000;
      assert.equal(await tx((trx) => findToken(trx, next.token, clock)), null);
      // The program itself cannot lengthen a life or change what a token may.
      for (const change of [{ expires_at: new Date(now + 1e9) }, { scopes: ['release'] }, { proved_at: new Date(now) }])
        await assert.rejects(tx((trx) => trx.updateTable('api_tokens').set(change).where('id', '=', next.id).execute()), /permission denied/); // prettier-ignore
    });

    test('a key is claimed once, also by many at once; answered, forgotten, abandoned, and known for a day', async () => {
      const who = await account();
      const claim = (key: string, request = 'a', patience?: number) => tx((trx) => claimKey(trx, who, key, request, clock, patience)); // prettier-ignore
      const many = await Promise.all(Array.from({ length: 8 }, () => claim('many')));
      assert.deepEqual(many.map(({ kind }) => kind).toSorted(), [...new Array<string>(7).fill('busy'), 'new']);
      assert.deepEqual(await claim('many', 'b'), { kind: 'other' });
      await tx((trx) => keepAnswer(trx, who, 'many', 201, '{"id":1}'));
      assert.deepEqual(await claim('many'), { kind: 'same', status: 201, answer: '{"id":1}' });
      assert.equal((await claim('refused')).kind, 'new');
      await tx((trx) => forgetKey(trx, who, 'refused'));
      assert.equal((await claim('refused', 'b')).kind, 'new');
      now += ABANDONED.json + 1;
      assert.equal((await claim('refused', 'b', ABANDONED.papers)).kind, 'busy');
      assert.equal((await claim('refused', 'b')).kind, 'new');
      now += KNOWN;
      assert.deepEqual(await claim('many', 'b'), { kind: 'new' });
      now += KNOWN + 1;
      await tx((trx) => sweepAnswers(trx, clock));
      assert.equal((await tx((trx) => trx.selectFrom('api_answers').select('key').execute())).length, 0);
    });
  });
