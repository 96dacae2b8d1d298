// What came unredacted, noted from a paper of the case: places by mark and by hand, no word of them anywhere; the note that goes
// back with what the guidance says; the lists; and the rate per force on the page of figures.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { breachesIn } from '../../src/casework/index.ts';
import { recordsOf } from '../../src/register/index.ts';
import { keyOf } from './memory-casework.ts';
import { preparedFor } from './prepared.ts';
import { openDesk, type Desk, type Visitor } from './desk.ts';

let bench: Desk;
let made: Awaited<ReturnType<typeof preparedFor>>;
let caseId = '';
let browser: Visitor;
let account = '';
const textOf = (html: string): string => html.replace(/<style[^]*?<\/style>|<script[^]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/&amp;/g, '&').replace(/\s+/g, ' '); // prettier-ignore
before(async () => {
  bench = await openDesk();
  made = await preparedFor('wrong-record', { kind: 'defence', id: 'D1' });
  caseId = randomUUID();
  await bench.store.transaction(async (trx) => {
    await trx.insertInto('cases').values({ id: caseId, urn: made.manifest.urn, title: made.manifest.title, manifest: JSON.stringify(made.manifest), hearing_on: null, opened_at: bench.clock() }).execute(); // prettier-ignore
    for (const { judged } of made.views[0]?.documents ?? []) await trx.insertInto('documents').values({ id: randomUUID(), case_id: caseId, file: judged.document.file, added_at: new Date('2026-11-20T09:00:00Z') }).execute(); // prettier-ignore
  });
  for (const view of made.views) bench.casework.views.set(keyOf(caseId, view.recipient), view);
  ({ browser, id: account } = await bench.person(['prosecutor'], 'Kiran Malik'));
  await bench.give(caseId, account);
});
after(() => bench.close());

const base = () => `/cases/${caseId}/for/defence%3AD1`;
const paperNo = (): number => (made.views[0]?.documents.findIndex(({ judged }) => judged.document.type === 'MG11') ?? -1) + 1; // prettier-ignore
const from = () => `${base()}/arrived/${paperNo()}`;
const keysOf = (html: string): string[] => [...html.matchAll(/type="checkbox" id="(mark-[^"]+)"/g)].map(([, key = '']) => key); // prettier-ignore

test('from the page of the case: what does not do is said at its field, and nothing is kept', async () => {
  assert.match(
    (await browser.get(base())).body,
    new RegExp(`href="/cases/${caseId}/for/defence[^"]*/arrived/${paperNo()}"`),
  );
  const page = await browser.get(from());
  assert.ok(keysOf(page.body).length > 1, 'marks of the paper');
  for (const [form, says] of [
    [{}, /Give the force by its code.*Give the code of your office/],
    [{ force: 'WYP', unit: 'YH-LEEDS-2', documentType: 'MG11' }, /Tick the places, or give one/],
    [{ force: 'Leeds LS9', unit: 'YH', documentType: 'MG11', 'page-1': '1', 'kind-1': 'phone', 'whose-1': 'witness' }, /Give the force/],
    [{ force: 'WYP', unit: 'YH', documentType: 'MG11', 'page-1': '99', 'kind-1': 'phone' }, /Give a page of the paper, 1 to \d+\. Say whose it is/],
    [{ force: 'WYP', unit: 'YH', documentType: 'Nowak', 'page-1': '1', 'kind-1': 'phone', 'whose-1': 'witness' }, /Say what kind of document/],
  ] as const) {
    const answer = await browser.post(from(), form);
    assert.deepEqual([answer.statusCode, says.test(textOf(answer.body))], [400, true], JSON.stringify(form));
  } // prettier-ignore
  assert.deepEqual(await breachesIn(bench).all(), []);
  assert.equal((await browser.get(`${base()}/arrived/99`)).statusCode, 404);
});

test('by mark and by hand; kept without a word; the note says what the guidance says, and that it went back', async () => {
  const [first = '', second = ''] = keysOf((await browser.get(from())).body);
  const form = { force: 'WYP', unit: 'YH-LEEDS-2', documentType: 'MG11', [first]: '1', [second]: '1', 'page-1': '1', 'line-1': '3', 'kind-1': 'phone', 'whose-1': 'witness' }; // prettier-ignore
  const answer = await browser.post(from(), form);
  assert.equal(answer.statusCode, 303, textOf(answer.body));
  const one = String(answer.headers.location);
  assert.equal((await browser.post(from(), form)).headers.location, one, 'sent twice, kept once');
  const [record, ...more] = await breachesIn(bench).all();
  assert.ok(record?.record === 'failure-to-redact' && more.length === 0);
  const { facts } = record;
  assert.deepEqual([facts.case, facts.force, facts.receivedAt], [made.manifest.urn, 'WYP', '2026-11-20T09:00:00.000Z']);
  assert.ok(
    facts.places.length >= 3 && facts.places.some(({ rule, line }) => rule !== undefined && line !== undefined),
  );
  assert.deepEqual(facts.places.at(-1), { page: 1, line: 3, category: 'phone', whose: 'witness' });
  const entries: object[] = [];
  await bench.store.transaction(async (trx) => {
    for await (const line of recordsOf(trx)) entries.push((line as { entry: object }).entry);
  });
  const entry = entries.find((each) => 'kind' in each && each.kind === 'arrival-noted');
  assert.deepEqual(entry, { kind: 'arrival-noted', by: account, case: caseId, record: record.id, document: (entry as { document: string }).document, places: facts.places.length }); // prettier-ignore
  // No word of the paper in the record, the register or the note.
  const note = await browser.get(one);
  const document = made.views[0]?.documents[paperNo() - 1]?.judged;
  const marked = document?.proposals.filter(({ act }) => act === 'redact').map(({ finding: { passage } }) => document.document.pages[passage.page - 1]?.text.slice(passage.from, passage.to) ?? '').filter((value) => value.length > 4) ?? []; // prettier-ignore
  assert.ok(marked.length > 0);
  const letter = textOf(/<article[^]*?<\/article>/.exec(note.body)?.[0] ?? '');
  for (const value of marked) for (const where of [JSON.stringify(record), JSON.stringify(entries), letter]) assert.ok(!where.includes(value)); // prettier-ignore
  assert.match(
    letter,
    /Returned: material to be redacted .*counts for nobody’s record.*What the guidance says page 1, line \d+ .*\./,
  );
  const file = await browser.post(one, { as: 'text', office: 'CPS Yorkshire', phone: '01632 960123', email: 'office@cps.example' }); // prettier-ignore
  assert.match(file.body, /page 1, line 3 \| phone \| witness/);
  assert.match(file.body, /CPS Yorkshire, 01632 960123/);
  assert.equal((await browser.post(`${one}/returned`, { channel: 'e-mail' })).statusCode, 303);
  assert.match(textOf((await browser.get(one)).body), /Sent back on 26 November 2026/);
  const { browser: officer } = await bench.person(['security-officer']);
  assert.match(
    textOf((await officer.get('/breaches')).body),
    /Arrived unredacted \(1\).*FR-2026-0001 .* WYP MG11 \d+ yes/,
  );
  assert.match(
    textOf((await officer.get('/breaches/FR-2026-0001')).body),
    /page 1, line 3: Telephone numbers, witness/,
  );
});

test('a note of one case is none of another; offices are filled in from the last one', async () => {
  const other = await bench.open(made.manifest);
  for (const view of made.views) bench.casework.views.set(keyOf(other, view.recipient), view);
  await bench.give(other, account);
  assert.equal((await browser.get(`/cases/${other}/for/defence%3AD1/arrivals/FR-2026-0001`)).statusCode, 404);
  assert.match((await browser.get(from())).body, /id="force" name="force"[^>]*value="WYP"/);
  const { browser: builder } = await bench.person(['inspector']);
  assert.equal((await builder.get(from())).statusCode, 403);
});
