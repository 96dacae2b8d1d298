// Training out of the store by commands: who is asked, whether a certificate holds, and the report for an inspectorate.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { breachesIn, learningIn } from '../../src/casework/index.ts';
import { withBreaches } from '../../src/casework/gate/breaches.ts';
import { openRecord, proposeSeverity } from '../../src/register/breach/index.ts';
import { makeAccount } from '../../src/server/index.ts';
import { openStore } from '../../src/store/index.ts';
import { blotterWith, scratch } from '../fixtures/blotter.ts';

const home = scratch();
const env = { BLOTTER_DATA: join(home, 'data'), DATABASE_URL: '', BLOTTER_KEYS: join(home, 'keys.json') };
const blotter = (...args: readonly string[]) => blotterWith(env, ...args);
const clock = (): Date => new Date();
let [account, number] = ['', ''];

before(async () => {
  const store = await openStore({ folder: env.BLOTTER_DATA });
  const person = async (roles: Parameters<typeof makeAccount>[1]['roles']): Promise<string> => {
    const id = randomUUID();
    await store.transaction((trx) => makeAccount(trx, { id, login: `${id}@cps.example`, name: 'Robin Castellane', roles }, clock)); // prettier-ignore
    return id;
  };
  account = await person(['prosecutor']);
  const officer = await person(['security-officer']);
  const at = clock().toISOString();
  const id = await store.transaction((trx) => withBreaches(trx, (one) => openRecord(one, 'breach', { occurredAt: null, detectedAt: at, awareAt: at, finder: 'recipient', case: '13XD0412326', release: null, unit: 'WYP', force: null, documentType: 'MG11', affected: [{ ref: 'W1', role: 'witness', categories: ['address'] }], recipient: 'defence', recipients: 1, channel: 'e-mail', containment: 'not-known', step: 'decide', cause: 'human', redactedBy: account, checkedBy: null, releasedBy: null }, `security-officer/${officer}`, at))); // prettier-ignore
  await breachesIn({ store, clock }).add(id, [{ kind: 'severity', inputs: { ...proposeSeverity({ affected: [], recipient: 'defence', recipients: 1 }).inputs, dpc: 4, ei: 1 }, reason: 'It was looked at.' }], { account: officer, office: 'security-officer' }); // prettier-ignore
  number = await learningIn({ store, clock }).confirm(account, 'meeting-204', officer);
  await store.close();
});

test('who is asked, by account, with what shows it', async () => {
  const told = await blotter('train', 'due');
  assert.equal(told.code, 0, told.stderr);
  assert.match(told.stdout, new RegExp(`${account}  practice  due by 20\\d\\d-\\d\\d-\\d\\d  new to redaction`));
  assert.match(told.stdout, new RegExp(`${account}  review  done, shown by ${number}  one breach of high or very high severity: BR-`)); // prettier-ignore
  assert.doesNotMatch(told.stdout, /Castellane/);
  const json = JSON.parse((await blotter('train', 'due', '--json')).stdout) as { trigger: string }[];
  assert.deepEqual(json.map(({ trigger }) => trigger).toSorted(), ['grave', 'starter']);
});

test('the number of a certificate holds against the register, another does not', async () => {
  const held = await blotter('train', 'check', number);
  assert.equal(held.code, 0, held.stderr);
  assert.match(held.stdout, /register entry \d+, record [0-9a-f]{64}\nThe evidence has the hash that stands in the register/); // prettier-ignore
  assert.equal((await blotter('train', 'check', 'T-00000000-00000000')).code, 1);
  const none = await blotter('train', 'check');
  assert.deepEqual([none.code, /say which number/.test(none.stderr)], [2, true]);
});

test('the report takes errors, training and the register out of the store', async () => {
  const out = join(home, 'report.html');
  const made = await blotter('report', '--out', out, '--office', 'Leeds unit', '--store');
  assert.equal(made.code, 0, made.stdout + made.stderr);
  const page = readFileSync(out, 'utf8');
  for (const words of ['Calendar year', 'starter', 'with evidence', 'heads fit the records']) assert.ok(page.includes(words), words); // prettier-ignore
  assert.doesNotMatch(page, new RegExp(`Castellane|${account}`));
  const both = await blotter('report', '--out', join(home, 'two.html'), '--office', 'Leeds unit', '--store', '--book', home); // prettier-ignore
  assert.deepEqual([both.code, /--store takes the place/.test(both.stderr)], [2, true]);
});
