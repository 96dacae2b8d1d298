// A case from its papers to its recall by programs alone, over the real store and its jobs, and what a program must not reach.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import { recordsOf, type Entry } from '../../src/register/index.ts';
import { API_ROUTES } from '../../src/server/api/routes/index.ts';
import { pathOf } from '../../src/server/api/openapi.ts';
import { standingOf } from '../../src/casework/index.ts';
import { manifestOf, markDrawn } from '../casework/open.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { LASTING, openApiDesk, type ApiDesk, type Program } from './api-desk.ts';
import { multipart } from './forms.ts';

const STATEMENT = ['WITNESS STATEMENT', 'Statement of: Joanna Nowak', 'I live at 7 Alma Grove, Leeds LS9 7AA.', 'My telephone is 07700 900123.', 'I saw Darren Holt take the coat.']; // prettier-ignore
const FOR = 'defence:D1';
const ONE = '/cases/{case}/for/{recipient}';
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

let desk: ApiDesk;
before(async () => {
  desk = await openApiDesk();
});
after(() => desk.close());

const zipOf = (manifest: string): { payload: Buffer; type: string } => ({
  payload: Buffer.from(
    zipSync({
      'holt/case.yaml': text(manifest),
      'holt/documents/MG11 Nowak.pdf': makePdf([STATEMENT]),
      'holt/documents/Letter.txt': text('Dear Ms Nowak, thank you for your time. Yours, the officer in the case.'),
      'holt/.DS_Store': text('x'),
    }),
  ),
  type: 'application/zip',
});

interface Marks {
  readonly pages: readonly { readonly page: number; readonly blind: boolean; readonly marks: readonly { readonly id: string; readonly act: string; readonly over: readonly string[]; readonly from: number; readonly to: number; readonly proposed: string; readonly category: string; readonly rule: string; readonly grade: string }[] }[];
} // prettier-ignore

async function entries(): Promise<Entry[]> {
  return desk.store.transaction(async (trx) => {
    const all: Entry[] = [];
    for await (const record of recordsOf(trx)) all.push((record as { entry: Entry }).entry);
    return all;
  });
}

/** A case of `who` that is prepared. */
async function opened(program: Program): Promise<string> {
  const answer = await program('POST', '/cases', { raw: zipOf(manifestOf()), query: '?hearing=2027-01-14' });
  assert.equal(answer.statusCode, 201, answer.body);
  await desk.office.settled();
  return answer.json<{ id: string }>().id;
}

/** The numbers of all documents. */
async function numbers(program: Program, caseId: string, recipient = FOR): Promise<number[]> {
  const answer = await program('GET', `${ONE}/documents`, { params: { case: caseId, recipient } });
  return answer.json<{ documents: { no: number }[] }>().documents.map(({ no }) => no);
}

test('from the papers to the recall', async () => {
  const [kiran, jo, officer] = [await desk.person(['prosecutor'], 'Kiran Malik'), await desk.person(['checker'], 'Jo Osei'), await desk.person(['security-officer'], 'Sam Iqbal')]; // prettier-ignore
  const mine = desk.program(await desk.token(kiran));
  const theirs = desk.program(await desk.token(jo));
  const me = await mine('GET', '/me');
  assert.deepEqual([me.json<{ name: string }>().name, me.json<{ scopes: string[] }>().scopes], ['Kiran Malik', [...LASTING]]); // prettier-ignore

  const caseId = await opened(mine);
  const at = { params: { case: caseId, recipient: FOR } };
  await desk.give(caseId, jo);
  const listed = (await mine('GET', '/cases')).json<{ cases: { id: string; hearing: string; documents: number }[]; more: boolean }>(); // prettier-ignore
  assert.deepEqual([listed.cases[0]?.id, listed.cases[0]?.hearing, listed.cases[0]?.documents, listed.more], [caseId, '2027-01-14', 2, false]); // prettier-ignore
  const one = (await mine('GET', '/cases/{case}', { params: { case: caseId } })).json<{ urn: string; preparedFor: string[] }>(); // prettier-ignore
  assert.deepEqual(one.preparedFor, [FOR]);
  const byUrn = await mine('GET', '/cases', { query: `?urn=${one.urn}` });
  assert.equal(byUrn.json<{ cases: { id: string }[] }>().cases[0]?.id, caseId);
  const progress = (await mine('GET', `${ONE}/progress`, at)).json<{ progress: { state: string }; papers: unknown[] }>(); // prettier-ignore
  assert.deepEqual([progress.progress.state, progress.papers.length], ['ready', 2]);
  const now = (await mine('GET', ONE, at)).json<{ prepared: { state: string; open: number; documents: number } }>();
  assert.deepEqual([now.prepared.state, now.prepared.documents], ['draft', 2]);

  // Marks hold places and kinds. What is blind for whoever decides is told of later; every page that is told of stands in the book.
  const before = (await entries()).length;
  const docs = await numbers(mine, caseId);
  const told: Marks['pages'][number][] = [];
  for (const doc of docs) {
    const answer = await mine('GET', `${ONE}/documents/{doc}/marks`, { params: { ...at.params, doc } });
    assert.doesNotMatch(answer.body, /Alma Grove|LS9 7AA|900123/);
    told.push(...answer.json<Marks>().pages);
  }
  const views = (await entries()).slice(before).filter(({ kind }) => kind === 'document-viewed');
  assert.equal(views.length, told.filter(({ blind }) => !blind).length);
  assert.ok(views.length > 0 && views.every((entry) => 'by' in entry && entry.by === kiran));
  assert.equal(told.filter(({ blind }) => blind).length, 1, 'one page of so few is blind');
  assert.ok(told.every(({ blind, marks }) => !blind || marks.length === 0));

  // Answers: one by one, then the rest. What names no mark is refused and says so.
  const view = await desk.office.casework.view(caseId, FOR);
  assert.ok(view);
  const proposals = standingOf(view, await desk.office.casework.log(caseId, FOR)).documents.flatMap(({ decided }) => decided.map(({ proposal }) => proposal)); // prettier-ignore
  const known = proposals.find(({ act }) => act === 'redact') ?? assert.fail('nothing is proposed');
  const decided = (await mine('POST', `${ONE}/decisions`, { ...at, json: { decisions: [{ on: known.id, act: 'redact', reason: 'A witness’s address.' }, { on: 'Nowhere.pdf#p1:1-2:name', act: 'keep', reason: 'No such place.' }] } })).json<{ kept: number; refused: number; results: { at: string; refused: { why: string } | null }[] }>(); // prettier-ignore
  assert.deepEqual([decided.kept, decided.refused], [1, 1]);
  assert.match(decided.results[1]?.refused?.why ?? '', /not in the case/);
  const rest = (await mine('POST', `${ONE}/decisions`, { ...at, json: { rest: { act: 'redact', reason: 'Not needed by the defence.' } } })).json<{ open: number }>(); // prettier-ignore
  assert.equal(rest.open, 0);

  // The gate: what stops it is said with its cure; nobody is their own second person.
  const early = await theirs('POST', `${ONE}/check`, { ...at, json: { answer: 'accept' } });
  assert.deepEqual([early.statusCode, early.json<{ code: string }>().code], [409, 'B-API-12']);
  assert.ok(early.json<{ blockers: { why: string; cure: string }[] }>().blockers.every(({ why, cure }) => why !== '' && cure !== '')); // prettier-ignore
  const held = (await mine('GET', `${ONE}/blockers`, at)).json<{ blockers: { why: string }[] }>();
  assert.match(held.blockers.map(({ why }) => why).join(' '), /not been submitted/);
  assert.equal((await mine('POST', `${ONE}/submit`, at)).json<{ state: string }>().state, 'with-checker');
  const alone = await mine('POST', `${ONE}/check`, { ...at, json: { answer: 'accept' } });
  assert.match(alone.body, /You decided or submitted this yourself/);
  const back = await theirs('POST', `${ONE}/check`, { ...at, json: { answer: 'return', why: 'Look at the letter again.', marks: [known.id] } }); // prettier-ignore
  assert.equal(back.json<{ state: string }>().state, 'in-review');
  assert.equal((await mine('POST', `${ONE}/submit`, at)).statusCode, 200);
  // Whoever checks marks the pages that were drawn for them first: programs are not told what stands there before.
  const unmarked = await theirs('POST', `${ONE}/check`, { ...at, json: { answer: 'accept' } });
  assert.match(unmarked.body, /drawn for you/);
  const drawn: Marks['pages'][number][] = [];
  for (const doc of docs) drawn.push(...(await theirs('GET', `${ONE}/documents/{doc}/marks`, { params: { ...at.params, doc } })).json<Marks>().pages); // prettier-ignore
  assert.ok(drawn.some(({ blind }) => blind) && drawn.every(({ blind, marks }) => !blind || marks.length === 0));
  assert.ok((await markDrawn(desk.office.casework, caseId, FOR, jo)) > 0);
  assert.equal((await theirs('POST', `${ONE}/check`, { ...at, json: { answer: 'accept' } })).json<{ state: string }>().state, 'ready'); // prettier-ignore

  // Releasing takes a token of a sign-in that is minutes old, and typed names.
  assert.equal((await mine('POST', `${ONE}/release`, { ...at, json: { typed: ['Holt', 'Hartley Vane'] } })).json<{ code: string }>().code, 'B-API-02'); // prettier-ignore
  const strong = await desk.token(kiran, ['read', 'release', 'recall']);
  const release = desk.program(strong);
  const where = (await release('GET', `${ONE}/release`, at)).json<{ naming: string[] }>();
  assert.deepEqual(where.naming, ['surname', 'firm']);
  const wrong = await release('POST', `${ONE}/release`, { ...at, json: { typed: ['Smith', 'Hartley Vane'] } });
  assert.deepEqual([wrong.statusCode, /Hartley|Holt/.test(wrong.body)], [409, false]);
  const asked = await release('POST', `${ONE}/release`, { ...at, json: { typed: ['Holt', 'Hartley Vane'] } });
  assert.equal(asked.statusCode, 202, asked.body);
  await desk.office.settled();
  assert.equal((await mine('GET', `${ONE}/release`, at)).json<{ state: string }>().state, 'released');

  const left = (await mine('GET', `${ONE}/releases`, at)).json<{ releases: { release: string; by: string }[] }>().releases; // prettier-ignore
  assert.deepEqual(left.map(({ by }) => by), ['Kiran Malik']); // prettier-ignore
  const it = { params: { ...at.params, release: left[0]?.release ?? '' } };
  assert.equal((await mine('GET', `${ONE}/releases/{release}`, it)).json<{ recalled: unknown }>().recalled, null);
  const receipt = (await mine('GET', `${ONE}/releases/{release}/receipt`, it)).json<{ kind: string }>();
  const files = unzipSync((await mine('GET', `${ONE}/releases/{release}/package`, it)).rawPayload);
  assert.ok(Object.keys(files).includes('receipt.json'), Object.keys(files).join());
  assert.deepEqual(JSON.parse(Buffer.from(files['receipt.json'] ?? []).toString()), receipt);

  // The recall opens a breach, which its readers see and others do not.
  const facts = { why: 'An address was left in the statement.', finder: 'recipient', unit: 'WYP', type: 'MG11', channel: 'e-mail', step: 'find', who: ['W1'], kinds: ['address'] }; // prettier-ignore
  const stranger = await release('POST', `${ONE}/releases/{release}/recall`, { ...it, json: { ...facts, who: ['W9'] } }); // prettier-ignore
  assert.equal(stranger.json<{ code: string }>().code, 'B-BREACH-01');
  const recalled = await release('POST', `${ONE}/releases/{release}/recall`, { ...it, json: facts });
  assert.equal(recalled.statusCode, 201, recalled.body);
  const watcher = desk.program(await desk.token(officer, ['breaches']));
  const book = (await watcher('GET', '/breaches', { query: '?state=running' })).json<{ breaches: { id: string; case: { id: string } | null }[] }>(); // prettier-ignore
  assert.deepEqual(book.breaches.map(({ id, case: of }) => [id, of?.id]), [[recalled.json<{ breach: string }>().breach, caseId]]); // prettier-ignore
  await desk.give(caseId, officer, 'walled');
  assert.equal((await watcher('GET', '/breaches')).json<{ breaches: { case: unknown }[] }>().breaches[0]?.case, null);
  assert.equal((await mine('GET', '/breaches')).json<{ code: string }>().code, 'B-API-03');
  const stopped = (await mine('GET', `${ONE}/release`, at)).json<{ state: string; stopped: { by: string } }>();
  assert.deepEqual([stopped.state, stopped.stopped.by], ['recalled', 'Kiran Malik']);
});

test('papers as a form, more papers, another recipient; what is wrong is said at its place and nothing is kept', async () => {
  const kiran = await desk.person(['prosecutor']);
  const mine = desk.program(await desk.token(kiran));
  const manifest = manifestOf('');
  const form = multipart({ hearing: '14/1/2027' }, [
    { field: 'files', name: 'case.yaml', bytes: manifest },
    { field: 'files', name: 'MG11 Nowak.txt', bytes: STATEMENT.join('\n') },
  ]);
  const answer = await mine('POST', '/cases', { raw: form });
  assert.equal(answer.statusCode, 201, answer.body);
  const { id } = answer.json<{ id: string }>();
  const twice = await mine('POST', '/cases', { raw: multipart({}, [{ field: 'files', name: 'case.yaml', bytes: manifest }, { field: 'files', name: 'a.txt', bytes: 'a' }]) }); // prettier-ignore
  assert.deepEqual([twice.statusCode, twice.json<{ code: string }>().code], [409, 'B-CASE-05']);
  const at = { params: { case: id, recipient: 'court' } };
  assert.equal((await mine('GET', `${ONE}/documents`, at)).json<{ code: string }>().code, 'B-API-13');
  assert.equal((await mine('POST', `${ONE}/prepare`, at)).statusCode, 202);
  await desk.office.settled();
  assert.equal((await numbers(mine, id, 'court')).length, 1);
  const more = await mine('POST', '/cases/{case}/papers', { params: { case: id }, raw: multipart({}, [{ field: 'files', name: 'Letter.txt', bytes: 'Dear Sir' }]) }); // prettier-ignore
  assert.equal(more.statusCode, 200, more.body);
  await desk.office.settled();
  assert.equal((await mine('GET', `${ONE}/documents`, at)).json<{ documents: unknown[] }>().documents.length, 2);
  // Neither a name that leads out nor a broken, locked or empty archive brings anything in.
  for (const [payload, code] of [
    [Buffer.from('PK no archive at all'), 'B-DOC-03'],
    [Buffer.from(zipSync({ 'documents/a.txt': text('a') })), 'B-API-08'],
    [Buffer.from(zipSync({ 'case.yaml': text('urn: [') , 'documents/a.txt': text('a') })), 'B-CASE-03'],
    [Buffer.from(zipSync({ 'case.yaml': text(manifestOf()) })), 'B-API-08'],
  ] as const) assert.equal((await mine('POST', '/cases', { raw: { payload, type: 'application/zip' } })).json<{ code: string }>().code, code); // prettier-ignore
  // A bomb is refused by what its directory says, and, where that lies, by what comes out.
  const bomb = Buffer.from(
    zipSync({ 'case.yaml': text(manifestOf()), 'documents/a.txt': new Uint8Array(201 * 2 ** 20) }),
  );
  const lying = Buffer.from(bomb);
  const at201 = (from: number): number => lying.indexOf(Buffer.from(Uint32Array.of(201 * 2 ** 20).buffer), from);
  for (let i = at201(0); i >= 0; i = at201(i + 1)) lying.writeUInt32LE(1000, i);
  for (const payload of [bomb, lying]) assert.match((await mine('POST', '/cases', { raw: { payload, type: 'application/zip' } })).json<{ code: string }>().code, /^B-DOC-0[36]$/); // prettier-ignore
  const urn = '13XD7654321';
  for (const name of ['documents/../../../etc/Evil.txt', '/documents/b.txt']) {
    const up = Buffer.from(zipSync({ 'case.yaml': text(manifestOf().replace(/urn: .*/, `urn: ${urn}`)), [name]: text('a') })); // prettier-ignore
    assert.equal((await mine('POST', '/cases', { raw: { payload: up, type: 'application/zip' } })).statusCode, 422, name); // prettier-ignore
  }
  assert.deepEqual((await mine('GET', '/cases', { query: `?urn=${urn}` })).json<{ cases: unknown[] }>().cases, []);
  assert.equal((await mine('POST', '/cases', { json: {} })).statusCode, 413);
});

test('an idempotency key: the same again is done once and answered the same; with another body it is refused', async () => {
  const kiran = await desk.person(['prosecutor']);
  const mine = desk.program(await desk.token(kiran));
  const [key, raw] = [randomUUID(), zipOf(manifestOf())];
  const first = await mine('POST', '/cases', { raw, key });
  const again = await mine('POST', '/cases', { raw, key });
  assert.deepEqual([again.statusCode, again.body, again.headers['idempotency-replayed']], [201, first.body, 'true']);
  const other = await mine('POST', '/cases', { raw: zipOf(manifestOf()), key });
  assert.deepEqual([other.statusCode, other.json<{ code: string }>().code], [422, 'B-API-09']);
  // Another person's key is another key; and what is refused may be tried again with the same.
  const jo = await desk.person(['prosecutor']);
  const refused = await desk.program(await desk.token(jo))('POST', '/cases', { raw, key });
  assert.equal(refused.json<{ code: string }>().code, 'B-CASE-05');
  await desk.office.settled();
  const { id } = first.json<{ id: string }>();
  const at = { params: { case: id, recipient: FOR } };
  const body = { add: [{ file: 'Letter.txt', page: 1, place: { from: 5, to: 13 }, category: 'name', reason: 'Her name, again.' }] }; // prettier-ignore
  const own = { ...at, json: body, key: 'one-more' };
  const [a, b] = await Promise.all([mine('POST', `${ONE}/decisions`, own), mine('POST', `${ONE}/decisions`, own)]);
  const c = await mine('POST', `${ONE}/decisions`, own);
  assert.ok(
    [a, b].every(({ statusCode }) => statusCode === 200 || statusCode === 409),
    a.body + b.body,
  );
  assert.equal(c.statusCode, 200);
  const log = await desk.office.casework.log(id, FOR);
  assert.equal([...log.events.values()].filter(({ kind }) => kind === 'added').length, 1);
  assert.equal((await mine('POST', `${ONE}/prepare`, { ...at, key: 'with space inside' })).json<{ code: string }>().code, 'B-API-08'); // prettier-ignore
});

test('answers: what somebody else said is not written over unseen, edges, questions and undo; no program says that a page was looked at', async () => {
  const [kiran, jo] = [await desk.person(['prosecutor'], 'Kiran Malik'), await desk.person(['prosecutor'], 'Jo Osei')];
  const [mine, theirs] = [desk.program(await desk.token(kiran)), desk.program(await desk.token(jo))];
  const caseId = await opened(mine);
  await desk.give(caseId, jo);
  const at = { params: { case: caseId, recipient: FOR } };
  const say = (who: Program, json: unknown) => who('POST', `${ONE}/decisions`, { ...at, json });
  const add = { file: 'Letter.txt', page: 1, place: { from: 5, to: 13 }, category: 'name', reason: 'Her name, again.' };
  const [made] = (await say(mine, { add: [add] })).json<{ results: { id: string }[] }>().results;
  const on = made?.id ?? '';
  const actOf = async (): Promise<{ act: string; open: string | undefined }> => {
    const view = (await desk.office.casework.view(caseId, FOR)) ?? assert.fail('no view');
    const all = standingOf(view, await desk.office.casework.log(caseId, FOR)).documents.flatMap(({ decided }) => decided); // prettier-ignore
    const one = all.find(({ proposal }) => proposal.id === on) ?? assert.fail('no mark');
    return { act: one.act, open: one.open };
  };
  assert.equal((await say(mine, { decisions: [{ on, act: 'keep', reason: 'They know it already.' }] })).json<{ kept: number }>().kept, 1); // prettier-ignore
  assert.equal((await say(theirs, { decisions: [{ on, act: 'redact', reason: 'They do not.' }] })).json<{ kept: number }>().kept, 1); // prettier-ignore
  assert.deepEqual(await actOf(), { act: 'undecided', open: 'conflict' });
  // Whoever has seen both settles it.
  const heads = [...(await desk.office.casework.log(caseId, FOR)).events.values()].filter(({ kind }) => kind === 'decided').map(({ id }) => id); // prettier-ignore
  await say(mine, { decisions: [{ on, act: 'redact', reason: 'Agreed with Jo.', over: heads }] });
  assert.deepEqual(await actOf(), { act: 'redact', open: undefined });
  const flag = randomUUID();
  assert.equal((await say(mine, { events: [{ kind: 'flagged', id: flag, mark: on, question: 'Should this go?' }] })).json<{ kept: number }>().kept, 1); // prettier-ignore
  assert.deepEqual(await actOf(), { act: 'undecided', open: 'question' });
  assert.match((await say(theirs, { events: [{ kind: 'undone', id: randomUUID(), what: flag }] })).body, /Kiran Malik .*did this/); // prettier-ignore
  assert.equal((await say(mine, { events: [{ kind: 'undone', id: randomUUID(), what: flag }] })).json<{ kept: number }>().kept, 1); // prettier-ignore
  const stale = await say(mine, { events: [{ kind: 'decided', id: randomUUID(), marks: [{ mark: on, basis: { guidance: 'ew-2020.1', rule: 'HAND', proposed: 'redact', grade: 'certain' } }], choice: { act: 'keep' }, reason: 'From an old list.', over: [] }] }); // prettier-ignore
  assert.match(stale.body, /guidance says something else/);
  for (const json of [{ by: kiran }, { decisions: [{ on, act: 'keep', reason: 'x' }] }, { decisions: [{ on, act: 'keep', reason: 'Said by another.', by: jo }] }, { rest: { act: 'keep', reason: 'No bulk keep.' } }, { events: [{ kind: 'page-done', id: randomUUID(), file: 'Letter.txt', page: 1, seconds: 60 }] }, { events: [{ kind: 'blind-done', id: randomUUID(), file: 'Letter.txt', page: 1, found: [] }] }]) {
    const refused = await say(mine, json);
    assert.deepEqual([refused.statusCode, refused.json<{ code: string }>().code], [422, 'B-API-08'], JSON.stringify(json));
    assert.ok(refused.json<{ errors: unknown[] }>().errors.length > 0);
  } // prettier-ignore
  const left = await say(mine, { leaveOut: [{ file: 'Letter.txt', reason: 'Of no use to anybody.' }], looked: [{ file: 'Nowhere.pdf', page: 1, act: 'keep', reason: 'Nothing in it.' }] }); // prettier-ignore
  assert.deepEqual(left.json<{ results: { refused: unknown }[] }>().results.map(({ refused }) => refused === null), [false, true]); // prettier-ignore
});

test('every route of the list gave a good answer in these tests, held to its description', () => {
  const missing = API_ROUTES.map(({ method, path }) => `${method} ${pathOf(path)}`).filter((one) => !desk.seen.has(one)); // prettier-ignore
  assert.deepEqual(missing, []);
});
