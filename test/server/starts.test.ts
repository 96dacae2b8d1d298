// Sign-ins that are begun and never answered, by passkey: one network address that begins many is slowed, ever more; nobody who
// has signed in here before is slowed by it, nor anybody who is signed in; and what is answered counts for nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadRulebook } from '../../src/guidance/index.ts';
import { Authenticator } from './authenticator.ts';
import { openDesk, OWN, Visitor, type Desk } from './desk.ts';

let desk: Desk;
before(async () => {
  const party = { domain: 'blotter.example', origin: OWN };
  desk = await openDesk(loadRulebook(), { ways: { oidc: null, passwords: true, breakGlass: null, party } });
});
after(() => desk.close());

const ASK = '/sign-in/passkey/ask';
const ask = async (browser: Visitor, path = ASK): Promise<number> => (await browser.post(path)).statusCode;
const stranger = (): Visitor => new Visitor(desk.app);
const rows = (): Promise<number> => desk.store.transaction(async (trx) => (await trx.selectFrom('sign_in_starts').select('kind').execute()).length); // prettier-ignore

test('forty that nobody answers are free; then one address waits, twice as long each time; others do not', async () => {
  const { browser: known } = await desk.person(['prosecutor']);
  const at = (await rows()) === 0;
  assert.ok(at, 'nothing was begun yet');
  const answers: number[] = [];
  for (let i = 0; i < 45; i += 1) answers.push(await ask(stranger()));
  assert.deepEqual([answers.indexOf(429), answers.filter((status) => status === 200).length], [40, 40]);
  const told = await stranger().post(ASK);
  assert.match(told.json<{ wait: string }>().wait, /^Too many sign-ins were begun from here and not finished\. Wait 1 second, then begin once more\./); // prettier-ignore
  assert.equal(await rows(), 40, 'what is refused leaves nothing');
  for (const [wait, status] of [[999, 429], [1, 200], [1999, 429], [1, 200], [3999, 429], [1, 200]] as const) {
    desk.later(wait);
    assert.equal(await ask(stranger()), status, `after ${wait}`);
  } // prettier-ignore
  // A hundred at once are no way round: one address is let in one by one.
  const many = await Promise.all(Array.from({ length: 30 }, () => ask(stranger())));
  assert.ok(many.every((status) => status === 429), many.join()); // prettier-ignore
  // Somebody who has signed in before in this browser, from the same address, begins as ever.
  await known.post('/sign-out');
  assert.equal(known.cookies.has('blotter-device'), true);
  assert.equal(await ask(known), 200);
});

test('a browser that is known is slowed by its own alone, after five; whoever is signed in by their own', async () => {
  const [{ browser: one }, { browser: other }] = [await desk.person(['prosecutor']), await desk.person(['checker'])];
  await one.post('/sign-out');
  const answers: number[] = [];
  for (let i = 0; i < 7; i += 1) answers.push(await ask(one));
  assert.deepEqual(answers, [200, 200, 200, 200, 200, 429, 429]);
  assert.equal(await ask(other, '/you/passkeys/ask'), 200);
  desk.later(15 * 60_000 + 1);
  assert.equal(await ask(one), 200, 'they are forgotten after a quarter of an hour');
});

test('what is answered does not count: a person signs in with a passkey as often as they like', async () => {
  const { browser } = await desk.person(['prosecutor']);
  const key = new Authenticator(OWN, true);
  const options = (await browser.post('/you/passkeys/ask')).json<Parameters<Authenticator['make']>[0]>();
  assert.equal((await browser.post('/you/passkeys', { name: 'Blue key', credential: key.make(options, {}) })).statusCode, 303); // prettier-ignore
  for (let i = 0; i < 12; i += 1) {
    const asked = (await browser.post(ASK)).json<Parameters<Authenticator['prove']>[0]>();
    assert.equal((await browser.post('/sign-in/passkey', { credential: key.prove(asked, {}) })).statusCode, 303, String(i)); // prettier-ignore
  }
});
