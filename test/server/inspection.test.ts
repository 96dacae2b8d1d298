// Inspections by requests: the draw and its form, who sees what, blind pages, verdicts, the second reading, results as page and
// files, and what the register says. Packages are made here; a real one is looked at in inspection-browser.test.ts.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { zipSync } from 'fflate';
import { drawSample, inspect, readResults } from '../../src/assurance/index.ts';
import { inspectionsIn } from '../../src/casework/index.ts';
import { recordsOf } from '../../src/register/index.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { openDesk, type Desk, type Visitor } from './desk.ts';
import { hiddenIn } from './forms.ts';

const ADDRESS = 'b'.repeat(64);
const LINES = ['WITNESS STATEMENT', 'I live at 7 Alma Grove, Leeds.', 'I saw him take the coat.'];
const PDF = makePdf([LINES, ['Second page of the statement.']]);
const ZIP = zipSync({ 'documents/MG11 Nowak.pdf': PDF });
const RECEIPT = JSON.stringify({ kind: 'blotter-receipt', documents: [{ type: 'MG9', output: null }, { type: 'MG11', output: { path: 'documents/MG11 Nowak.pdf', sha256: createHash('sha256').update(PDF).digest('hex') } }] }); // prettier-ignore
/** The second of the two papers leaves; its first page has something covered. */
const CHECKED = { urn: '', recipient: 'defence:D1', guidance: '', documents: [{ file: 'MG9.pdf', outcome: 'withheld', pages: 1, dropped: [] }, { file: 'MG11 Nowak.pdf', outcome: 'redacted', pages: 3, dropped: [2] }], marks: [{ id: 'x', file: 'MG11 Nowak.pdf', page: 1, category: 'phone', whose: null, act: 'redact', rule: 'r' }, { id: 'y', file: 'MG11 Nowak.pdf', page: 3, category: 'name', whose: null, act: 'keep', rule: 'r' }] }; // prettier-ignore

let bench: Desk;
/** Cases with one release each; the seventh was erased, the eighth left before pages were counted. */
const cases: { id: string; release: string }[] = [];
let prosecutor = '';
const textOf = (html: string): string => html.replace(/<style[^]*?<\/style>|<script[^]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/&amp;/g, '&').replace(/\s+/g, ' '); // prettier-ignore

before(async () => {
  bench = await openDesk();
  prosecutor = (await bench.person(['prosecutor'], 'Kiran Malik')).id;
  await bench.store.transaction(async (trx) => {
    await trx.insertInto('blobs').values({ address: ADDRESS, sha256: ADDRESS, size: 1, wrapped_key: Buffer.alloc(40), master: 'made-up', stored_at: bench.clock(), erased_at: null }).execute(); // prettier-ignore
    for (let i = 0; i < 8; i++) {
      const [id, release] = [randomUUID(), randomUUID()];
      cases.push({ id, release });
      const manifest = { urn: '', title: 'R v Darren HOLT', offences: [], documents: [], people: [{ id: 'D1', role: 'defendant', names: ['Darren Holt'], source: 'manifest' }] }; // prettier-ignore
      await trx.insertInto('cases').values({ id, urn: `${i < 4 ? '13XD' : '20YZ'}041232${i}`, title: 'R v Darren HOLT', manifest: JSON.stringify(manifest), hearing_on: '2026-11-12', opened_at: bench.clock(), erased_at: i === 6 ? bench.clock() : null }).execute(); // prettier-ignore
      await trx.insertInto('releases').values({ id: release, case_id: id, recipient: 'defence:D1', guidance: 'ew-2026.1', address: ADDRESS, receipt: RECEIPT, by: prosecutor, at: new Date('2026-11-10T09:00:00Z'), documents: 1, withheld: 1, ...(i === 7 ? {} : { checked: JSON.stringify(CHECKED) }) }).execute(); // prettier-ignore
    }
  });
  const known = (caseId: string, release: string): boolean =>
    cases.some((one) => one.id === caseId && one.release === release);
  Object.assign(bench.casework, {
    receipt: async (caseId: string, release: string) => (known(caseId, release) ? RECEIPT : null),
    checked: async (caseId: string, release: string) => (known(caseId, release) ? CHECKED : null),
    released: async (caseId: string) => cases.filter(({ id }) => id === caseId).map(({ release }) => ({ release, recipient: 'defence:D1', guidance: '', by: prosecutor, at: '2026-11-10T09:00:00.000Z', documents: 1, withheld: 1, recalled: null })),
    download: async (caseId: string, release: string) => known(caseId, release) ? (async function* () { yield ZIP; })() : null,
  }); // prettier-ignore
});
after(() => bench.close());

const ORDER = { of: 'release', from: '2026-11-01', to: '2026-11-30', seed: 'dice 4 1 6', 'by-area': '1', plan: 'fixed', size: '6', rate: '1', good: '2', bad: '8', second: '34' }; // prettier-ignore
/** Draws; gives the address of the inspection. */
async function draw(browser: Visitor, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await browser.post('/inspections', { ...ORDER, id: randomUUID(), does: 'draw', ...more });
  assert.equal(answer.statusCode, 303, textOf(answer.body));
  return String(answer.headers.location);
}
const read = async (url: string) => (await inspectionsIn(bench).read(url.split('/')[2] ?? '')) ?? assert.fail(url);
/** Entries of the register of these kinds, newest last. */
const entries = (...kinds: readonly string[]) =>
  bench.store.transaction(async (trx) => {
    const all: Record<string, unknown>[] = [];
    for await (const record of recordsOf(trx)) all.push((record as { entry: Record<string, unknown> }).entry);
    return all.filter(({ kind }) => kinds.includes(String(kind)));
  });
/** Marks every page of an item by the forms of its pages; `words` on the first. */
async function lookAtAll(browser: Visitor, item: string, words = ''): Promise<void> {
  const html = (await browser.get(item)).body;
  const pages = [...new Set([...html.matchAll(/href="([^"]+\/look\/\d+\/\d+)"/g)].map(([, url = '']) => url))];
  for (const [i, url] of pages.entries()) {
    const form = /id="blind-form">(.*?)<\/form>/s.exec((await browser.get(url)).body)?.[1] ?? assert.fail(`${url} is not blind`); // prettier-ignore
    assert.equal((await browser.post(url, { ...hiddenIn(form), words: i === 0 ? words : '' })).statusCode, 303);
  }
}
const say = (browser: Visitor, item: string, outcome: string, more: Readonly<Record<string, string>> = {}) => browser.post(item, { id: randomUUID(), outcome, category: 'address', type: 'MG11', place: 'statement-body', ...more }); // prettier-ignore

test('the plan is shown before anything is drawn; what does not do is said at its field; the same form draws once', async () => {
  const { browser } = await bench.person(['inspector'], 'Ira Spence');
  const plan = await browser.post('/inspections', { ...ORDER, does: 'plan', plan: 'zero-failure', rate: '20' });
  // Seven cases of eight were not erased: if two of these were bad, five without a breach would be drawn once in 21 times.
  assert.match(textOf(plan.body), /5 of 7 releases on the list.*Force 13 4 3 Force 20 3 2 /);
  assert.match(plan.body, /<svg aria-label="Operating curves/);
  assert.doesNotMatch(plan.body, / style="/);
  assert.match(textOf((await browser.get('/inspections')).body), /None was drawn yet/);
  for (const [wrong, says] of [
    [{ seed: 'x' }, /Say the seed/],
    [{ from: '2026-11-31' }, /Give the first day/],
    [{ from: '2026-12-01' }, /The last day is before the first/],
    [{ size: '0' }, /Give a whole number/],
    [{ plan: 'zero-failure', rate: '0' }, /between 0\.1 and 50/],
    [{ plan: 'acceptance', good: '5', bad: '5' }, /twice what is good or more/],
    [{ plan: 'acceptance', good: '0.1', bad: '0.2' }, /take them further/],
    [{ from: '2026-01-01', to: '2026-01-02' }, /Nothing left in that time/],
  ] as const) {
    const answer = await browser.post('/inspections', { ...ORDER, does: 'draw', ...wrong });
    assert.deepEqual([answer.statusCode, says.test(textOf(answer.body))], [400, true], JSON.stringify(wrong));
  } // prettier-ignore
  const id = randomUUID();
  const [once, twice] = [await draw(browser, { id }), await draw(browser, { id, seed: 'another one' })];
  assert.equal(once, twice);
  const { draw: kept, items } = await read(once);
  assert.deepEqual([kept.seed, kept.list.items, items.length, items.filter(({ drawn }) => drawn.second).length], ['dice 4 1 6', 7, 6, 3]); // prettier-ignore
  const [entry, ...more] = await entries('inspection-drawn');
  assert.deepEqual([entry?.['inspection'], entry?.['items'], entry?.['drawn'], entry?.['second'], more.length], [id, 7, 6, 3, 0]); // prettier-ignore
  // The pure core draws the same from the same list and seed.
  const frame = cases.filter((_, i) => i !== 6).map(({ release }, i) => ({ item: release.replaceAll('-', '').slice(0, 20), area: i < 4 ? 'Force 13' : 'Force 20', unit: i < 4 ? 'Unit 13XD' : 'Unit 20YZ', type: 'FILE', month: '2026-11', lead: '1 to 3 days' as const })); // prettier-ignore
  const sample = drawSample(frame, { seed: 'dice 4 1 6', size: 6, by: ['area'], weights: 'proportional' });
  assert.deepEqual([items.map(({ drawn }) => drawn.item), kept.list.sha256], [sample.items.map(({ item }) => item), sample.frame.sha256]); // prettier-ignore
});

test('papers and clean pages: what left, by type; pages on which nothing was covered, numbered as they left', async () => {
  const { browser } = await bench.person(['inspector']);
  const papers = await read(await draw(browser, { of: 'paper', size: '50' }));
  assert.deepEqual([papers.items.length, new Set(papers.items.map(({ paper, drawn }) => `${paper} ${drawn.type}`))], [7, new Set(['2 MG11'])]); // prettier-ignore
  assert.deepEqual(papers.items.map(({ drawn }) => drawn.marked).toSorted(), [true, true, true, true, true, true, null].toSorted()); // prettier-ignore
  const url = await draw(browser, { of: 'clean-page', size: '50' });
  const pages = await read(url);
  // Of three pages the second went whole and something is covered on the first: the last one left as the second.
  assert.deepEqual(pages.items.map(({ paper, page }) => [paper, page]), Array.from({ length: 6 }, () => [2, 2])); // prettier-ignore
  assert.match(textOf((await browser.get(url)).body), /1 releases of that time could not be on the list/);
});

test('blind, then compared; not breached takes all pages; every look and every word is in the register', async () => {
  const { id, browser } = await bench.person(['inspector'], 'Ira Spence');
  const url = await draw(browser);
  const item = `${url}/items/1`;
  const before = (await entries('released-viewed')).length;
  const blind = await browser.get(`${item}/look/2/1`);
  assert.match(blind.body, /data-blind="yes"/);
  assert.match(textOf(blind.body), /As the recipient got it/);
  assert.match(blind.body, />Grove,<\/text>/);
  const [view, ...others] = (await entries('released-viewed')).slice(before);
  const drawn = (await read(url)).items[0];
  assert.deepEqual(view, { kind: 'released-viewed', by: id, inspection: url.split('/')[2], case: drawn?.caseId, release: drawn?.release, paper: 2, page: 1 }); // prettier-ignore
  assert.equal(others.length, 0);
  assert.equal((await browser.get(`${item}/look/2/1/picture`)).headers['content-type'], 'image/png');
  for (const none of ['look/1/1', 'look/2/3', 'look/2/x', 'look/3/1']) assert.equal((await browser.get(`${item}/${none}`)).statusCode, 404, none); // prettier-ignore
  const early = await say(browser, item, 'clean');
  assert.deepEqual([early.statusCode, /2 pages are left to look at/.test(textOf(early.body))], [409, true]);
  await lookAtAll(browser, item, '7 Alma Grove');
  const compared = await browser.get(`${item}/look/2/1`);
  assert.match(textOf(compared.body), /1 marked by you Other detail 7 Alma Grove What was decided here is not known/);
  assert.doesNotMatch(compared.body, /data-blind="yes"/);
  // Whoever has seen the comparison marks that page no more.
  const again = await browser.post(`${item}/look/2/1`, { id: randomUUID(), file: 'MG11 Nowak.pdf', words: 'coat' });
  assert.equal(again.statusCode, 409);
  const bare = await browser.post(item, { id: randomUUID(), outcome: 'breach' });
  assert.match(textOf(bare.body), /Say what kind of data it is.*Say where in the papers it stands/);
  assert.equal((await say(browser, item, 'breach', { prevented: '1' })).statusCode, 303);
  const [word] = (await entries('inspection-judged')).slice(-1);
  assert.deepEqual(word, { kind: 'inspection-judged', by: id, inspection: url.split('/')[2], item: 1, reading: 'first', outcome: 'breach' }); // prettier-ignore
  const marks = (await entries('inspection-marked')).slice(-2);
  assert.deepEqual(marks.map(({ page, marks: n }) => [page, n]), [[1, 1], [2, 0]]); // prettier-ignore
  assert.doesNotMatch(JSON.stringify(await entries('inspection-marked', 'inspection-judged', 'inspection-drawn')), /Alma|Grove|address|13XD|Nowak/); // prettier-ignore
  assert.match(textOf((await browser.get(item)).body), /First reading: Breached Address, MG11, statement body, caught before it went further .*Report the breach/); // prettier-ignore
});

test('the second inspector sees nothing of the first until they have said theirs; where two differ, both come to one', async () => {
  const [one, two, three] = [await bench.person(['inspector'], 'Ira Spence'), await bench.person(['inspector'], 'Sol Tan'), await bench.person(['inspector'], 'Una Vale')]; // prettier-ignore
  const url = await draw(one.browser, { second: '100' });
  const item = `${url}/items/1`;
  await lookAtAll(one.browser, item);
  assert.equal((await say(one.browser, item, 'clean')).statusCode, 303);
  const seen = textOf((await two.browser.get(item)).body);
  assert.match(seen, /You are the second inspector/);
  assert.doesNotMatch(seen, /First reading/);
  assert.match(textOf((await two.browser.get(url)).body), /1 Read once of twice FILE/);
  await lookAtAll(two.browser, item, 'coat');
  assert.equal((await say(two.browser, item, 'breach')).statusCode, 303);
  assert.match(textOf((await two.browser.get(item)).body), /First reading: Not breached .*Second reading: Breached .*One verdict of both/); // prettier-ignore
  // A third one has no part in it.
  const other = await three.browser.get(item);
  assert.deepEqual([other.statusCode, /Others read this one/.test(other.body)], [403, true]);
  assert.equal((await say(one.browser, item, 'breach')).statusCode, 303);
  const twice = await say(two.browser, item, 'clean');
  assert.deepEqual([twice.statusCode, /You have said what you found/.test(twice.body)], [409, true]);
  const { items } = await read(url);
  assert.deepEqual([items[0]?.first?.outcome, items[0]?.second?.outcome, items[0]?.agreed?.outcome], ['clean', 'breach', 'breach']); // prettier-ignore
  assert.match(textOf((await one.browser.get(url)).body), /Two inspectors read 1 release and agreed on 0/);
});

test('results: the numbers are the pure core’s, as page, CSV and JSON; who reads them sees no case', async () => {
  const inspector = await bench.person(['inspector'], 'Ira Spence');
  const url = await draw(inspector.browser, { second: '0' });
  for (const [i, outcome] of ['breach', 'unsure', 'unsure'].entries()) assert.equal((await say(inspector.browser, `${url}/items/${i + 1}`, outcome)).statusCode, 303); // prettier-ignore
  const csv = (await inspector.browser.get(`${url}/results.csv`)).body;
  const results = readResults('results.csv', csv);
  const found = inspect(results);
  assert.deepEqual([found.all.k, found.all.n, found.all.unsure], [1, 3, 2]);
  for (const role of ['security-officer', 'administrator', 'inspector'] as const) {
    const { browser } = await bench.person([role]);
    const html = (await browser.get(url)).body;
    assert.match(textOf(html), /3 of 6 read.*The running test stopped after 3 releases: too bad.*Looked at 3 releases With a breach 1 = 33\.3 % \(95 %: 6\.1–100\.0 %; exact 0\.8–100\.0 %\) Could not be settled 2/); // prettier-ignore
    assert.match(textOf(html), /In which documents the breaches stood .* MG11 1 1 100\.0 %/);
    assert.doesNotMatch(html, / style="|<style/);
    for (const hidden of ['041232', 'HOLT', 'Holt', 'Nowak', 'Alma', ...cases.map(({ id }) => id)]) assert.ok(!html.includes(hidden), `${role}: ${hidden}`); // prettier-ignore
    const json = (await browser.get(`${url}/inspection.json`)).body;
    for (const hidden of ['041232', 'HOLT', 'Nowak', ...cases.map(({ id }) => id)]) assert.ok(!json.includes(hidden), hidden); // prettier-ignore
    assert.equal((JSON.parse(json) as { items: unknown[] }).items.length, 6);
    // Reading results is not reading papers.
    assert.equal((await browser.get(`${url}/items/4`)).statusCode, role === 'inspector' ? 200 : 403);
    assert.equal(/Look at the next one/.test(html), role === 'inspector');
  }
});

test('only what was drawn, by whoever may see it: walls, own work, unknown items', async () => {
  const { id, browser } = await bench.person(['inspector']);
  const both = await bench.person(['inspector', 'prosecutor']);
  const url = await draw(browser);
  const [first, second] = (await read(url)).items;
  await bench.give(first?.caseId ?? '', id, 'walled');
  for (const page of ['', '/look/2/1', '/look/2/1/picture']) {
    const answer = await browser.get(`${url}/items/1${page}`);
    assert.deepEqual([answer.statusCode, /You are kept from this case/.test(answer.body), /041232|MG11 Nowak/.test(answer.body)], [403, true, false], page); // prettier-ignore
  }
  await bench.store.transaction((trx) => trx.insertInto('review_events').values({ case_id: second?.caseId ?? '', version_id: null, recipient: 'defence:D1', by: both.id, at: bench.clock(), event: '{}' }).execute()); // prettier-ignore
  const own = await both.browser.get(`${url}/items/2`);
  assert.deepEqual([own.statusCode, /You worked on this case/.test(own.body)], [403, true]);
  for (const none of [`${url}/items/7`, `${url}/items/0`, `${url}/items/x`, `/inspections/${randomUUID()}`, '/inspections/x']) assert.equal((await browser.get(none)).statusCode, 404, none); // prettier-ignore
});

test('from the script: what was marked is taken in once, of pages of this item alone', async () => {
  const { browser } = await bench.person(['inspector']);
  const url = await draw(browser);
  const send = async (...list: readonly object[]) => JSON.parse((await browser.post(`${url}/items/1/look/events`, { said: JSON.stringify(list) })).body) as { results: { refused: { why: string } | null }[] }; // prettier-ignore
  const act = { kind: 'blind-done', id: randomUUID(), file: 'MG11 Nowak.pdf', page: 1, found: [{ from: 0, to: 7, category: 'name' }] }; // prettier-ignore
  for (let i = 0; i < 2; i++)
    assert.deepEqual(
      (await send(act)).results.map(({ refused }) => refused),
      [null],
    );
  assert.equal((await read(url)).items[0]?.marked.length, 1);
  for (const wrong of [{ ...act, id: randomUUID(), page: 9 }, { ...act, id: randomUUID(), file: 'MG9.pdf' }, { ...act, id: randomUUID(), page: 2, found: [{ from: 5, to: 5000, category: 'name' }] }, { kind: 'left-out', id: randomUUID(), file: 'MG11 Nowak.pdf', reason: 'because' }]) assert.ok((await send(wrong)).results[0]?.refused, JSON.stringify(wrong)); // prettier-ignore
  assert.equal((await read(url)).items[0]?.marked.length, 1);
});
