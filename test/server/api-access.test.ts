// What a token is worth: none, bad, over and withdrawn ones, and those that ask too fast. Not here: the matrix of roles, cases and
// scopes (api-matrix.test.ts).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openApiDesk, type ApiDesk } from './api-desk.ts';

let desk: ApiDesk;
before(async () => {
  desk = await openApiDesk();
});
after(() => desk.close());

test('tokens: none, bad, over, withdrawn, of a closed account; cookies count for nothing; bad ones are slowed, good ones never', async () => {
  const kiran = await desk.person(['prosecutor']);
  const token = await desk.token(kiran);
  const refusal = async (sent: string | null, headers: Record<string, string> = {}): Promise<string> => {
    const answer = await desk.program(sent)('GET', '/me', { headers });
    assert.equal(answer.statusCode, answer.json<{ code: string }>().code === 'B-API-11' ? 429 : 401);
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
    return answer.json<{ code: string }>().code;
  };
  assert.equal(await refusal(null), 'B-API-01');
  assert.equal(await refusal(null, { cookie: `blotter-session=${token}` }), 'B-API-01');
  assert.equal(await refusal(`${token}x`), 'B-API-01');
  for (let i = 0; i < 45; i++) await refusal(`blotter_${'A'.repeat(43)}`);
  assert.equal(await refusal(`blotter_${'A'.repeat(43)}`), 'B-API-11');
  assert.equal((await desk.program(token)('GET', '/me')).statusCode, 200);
  const rows = await desk.store.transaction((trx) => trx.selectFrom('api_tokens').selectAll().execute());
  assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(token.slice(8)), 'only a hash is kept');
  const strong = await desk.token(kiran, ['read', 'release']);
  assert.equal((await desk.program(strong)('GET', '/me')).statusCode, 200);
  desk.later(11 * 60_000);
  assert.match(await refusal(strong), /^B-API-(01|11)$/);
  assert.equal((await desk.program(token)('GET', '/me')).statusCode, 200);
  desk.later(8 * 24 * 60 * 60_000);
  assert.match(await refusal(token), /^B-API-(01|11)$/);
});

test('a token that asks too fast waits, and another of the same person does not', async () => {
  const kiran = await desk.person(['prosecutor']);
  const [fast, calm] = [desk.program(await desk.token(kiran)), desk.program(await desk.token(kiran))];
  let slowed = await fast('GET', '/me');
  for (let i = 0; i < 600 && slowed.statusCode === 200; i++) slowed = await fast('GET', '/me');
  assert.deepEqual([slowed.statusCode, slowed.json<{ code: string }>().code], [429, 'B-API-11']);
  assert.ok(Number(slowed.headers['retry-after']) >= 1);
  assert.equal((await calm('GET', '/me')).statusCode, 200);
});
