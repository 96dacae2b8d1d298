// The book of errors by requests: who reads it, who adds to it, what of a case they learn, and requests that no page makes.
// The book is the real one, in the store. Not here: the way through the pages (breach-browser.test.ts).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { breachesIn } from '../../src/casework/index.ts';
import { withBreaches } from '../../src/casework/gate/breaches.ts';
import { readManifest } from '../../src/intake/index.ts';
import { openRecord, type Breach } from '../../src/register/breach/index.ts';
import { openDesk, type Desk, type Visitor } from './desk.ts';

let bench: Desk;
let caseId = '';
let urn = '';
before(async () => {
  bench = await openDesk();
  ({ caseId, urn } = await aCase());
});
after(() => bench.close());

/** A case in the store, with a number that records can quote. */
async function aCase(): Promise<{ caseId: string; urn: string }> {
  const number = `13XD${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
  const manifest = readManifest(`urn: ${number}\ntitle: R v Darren HOLT\noffences: [Theft]\npeople:\n  - {id: D1, role: defendant, name: Darren Holt, solicitor: {firm: Hartley Vane}}\n  - {id: V1, role: victim, name: Joanna Nowak, protected: [refuge]}\n`); // prettier-ignore
  const id = randomUUID();
  await bench.store.transaction((trx) => trx.insertInto('cases').values({ id, urn: number, title: manifest.title, manifest: JSON.stringify(manifest), hearing_on: null, opened_at: bench.clock() }).execute()); // prettier-ignore
  return { caseId: id, urn: number };
}
const textOf = (html: string): string => html.replace(/<script[^]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' '); // prettier-ignore
const get = async (visitor: Visitor, url: string): Promise<string> => textOf((await visitor.get(url)).body);
/** What a report says; the clock of the desk stands at 09:00 on 26 November. */
const REPORT = { awareAt: '2026-11-26T08:30', finder: 'recipient', documentType: 'MG11', step: 'decide', cause: 'human', recipient: 'defence', channel: 'e-mail', containment: 'not-known', 'p1-ref': 'V1', 'p1-role': 'victim', 'p1-kind-address': '1', unit: 'WYP' }; // prettier-ignore
async function report(visitor: Visitor, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const sent = await visitor.post('/breaches', { ...REPORT, case: urn, ...more });
  assert.equal(sent.statusCode, 303, textOf(sent.body));
  return /BR-[\d-]+$/.exec(String(sent.headers.location))?.[0] ?? '';
}
const read = async (id: string): Promise<Breach> => (await breachesIn(bench).read(id)) as Breach;

test('anybody reports; what is missing or does not do is said at its field, and nothing typed is lost', async () => {
  const { browser } = await bench.person(['file-builder']);
  const bare = await browser.post('/breaches', { 'p1-kind-medical': '1', unit: 'Mrs Nowak', case: 'Nowak', recipients: 'some', 'p2-ref': 'Joanna Nowak' }); // prettier-ignore
  assert.equal(bare.statusCode, 400);
  for (const says of ['Say when it was reasonably certain', 'Say who found it', 'Give the case by its URN', 'Give the code of your office', 'Give a number, or leave it empty', 'Give person 1 by the reference', 'Give person 2 by the reference']) assert.ok(textOf(bare.body).includes(says), says); // prettier-ignore
  assert.match(bare.body, /id="p1-kind-medical"[^>]* checked/);
  const early = await browser.post('/breaches', { ...REPORT, case: urn, awareAt: '2026-11-27T08:00' });
  assert.match(textOf(early.body), /That time is still to come/);
  const twice = await browser.post('/breaches', { ...REPORT, case: urn, awareAt: '2026-10-25T01:30' });
  assert.match(textOf(twice.body), /showed that time twice that night\. Say which it was/);
  assert.equal((await breachesIn(bench).all()).length, 0);
  const id = await report(browser, { awareAt: '2026-10-25T01:30', 'awareAt-half': 'second' });
  assert.equal((await read(id)).facts.awareAt, '2026-10-25T01:30:00.000Z');
  assert.equal(await report(browser, { awareAt: '2026-10-25T01:30', 'awareAt-half': 'second' }), id, 'sent twice, opened once');
  assert.match(await get(browser, `/breaches/reported/${id}`), /Reported: BR-2026-0001 The information-security officer has it/);
  assert.equal((await browser.get(`/breaches/${id}`)).statusCode, 403);
}); // prettier-ignore

test('from a case: its people are known, and a case that is not theirs is as one that is not there', async () => {
  const [kiran, other] = [await bench.person(['prosecutor']), await bench.person(['prosecutor'])];
  await bench.give(caseId, kiran.id);
  assert.match(await get(kiran.browser, `/breaches/new?of=${caseId}`), /R v Darren HOLT.*In this case: D1 defendant, V1 victim/); // prettier-ignore
  for (const id of [caseId, randomUUID(), '------------------------------------'])
    assert.equal(await get(other.browser, `/breaches/new?of=${id}`), await get(other.browser, '/breaches/new'), id);
  assert.equal((await other.browser.post('/breaches', { ...REPORT, of: caseId })).statusCode, 404);
  const strange = await kiran.browser.post('/breaches', { ...REPORT, of: caseId, release: randomUUID() });
  assert.match(textOf(strange.body), /There is no such release of that case/);
  // The role and what protects V1 come from the case.
  const id = await report(kiran.browser, { of: caseId, case: '', 'p1-role': '' });
  const { facts } = await read(id);
  assert.deepEqual(
    [facts.case, facts.affected[0]?.role, facts.affected[0]?.vulnerability],
    [urn, 'victim', ['refuge']],
  );
});

test('the list: clocks that run first, by state; the case only for those who may see it; the same in the files', async () => {
  const [ines, walled, ray, ada] = [await bench.person(['security-officer']), await bench.person(['security-officer']), await bench.person(['inspector']), await bench.person(['administrator'])]; // prettier-ignore
  await bench.give(caseId, walled.id, 'walled');
  const late = await report(ines.browser, { awareAt: '2026-11-23T10:00' });
  const order = [...(await ines.browser.get('/breaches')).body.matchAll(/<a class="govuk-link" href="\/breaches\/(BR-[\d-]+)"/g)].map(([, id]) => id ?? ''); // prettier-ignore
  const over = (await breachesIn(bench).all()).filter((one) => one.record === 'breach').toSorted((a, b) => (a.facts.awareAt < b.facts.awareAt ? -1 : 1)); // prettier-ignore
  assert.deepEqual(
    order,
    over.map(({ id }) => id),
  );
  assert.match(await get(ines.browser, '/breaches'), new RegExp(`${late} Less than an hour left of 72|${late} \\d+ hours? left of 72`)); // prettier-ignore
  assert.match(await get(ines.browser, '/breaches?state=closed'), /Closed \(0\) .*None in this state/);
  for (const [who, sees] of [[ines, true], [ray, true], [walled, false], [ada, false]] as const) {
    for (const url of ['/breaches', `/breaches/${late}`]) assert.equal((await who.browser.get(url)).body.includes(urn), sees, url);
    const zip = await bench.app.inject({ method: 'GET', url: '/breaches/book.zip', cookies: Object.fromEntries(who.browser.cookies) });
    const files = unzipSync(new Uint8Array(zip.rawPayload));
    assert.deepEqual(Object.keys(files).toSorted(), ['arrivals.csv', 'breaches.csv', 'near-misses.csv', 'records.json', 'summary.html', 'summary.json']);
    for (const name of ['breaches.csv', 'records.json']) {
      const text = strFromU8(files[name] ?? new Uint8Array());
      assert.ok(text.includes(late), name);
      assert.deepEqual([text.includes(urn), text.includes(caseId)], [sees, false], name);
    }
  } // prettier-ignore
});

test('only the officer adds, with a fresh sign-in where it is decided; whoever is kept from the case is kept from its breach', async () => {
  const [ines, walled, ray, kiran] = [await bench.person(['security-officer'], 'Ines Okafor'), await bench.person(['security-officer']), await bench.person(['inspector']), await bench.person(['prosecutor'])]; // prettier-ignore
  await bench.give(caseId, walled.id, 'walled');
  const id = await report(ines.browser);
  const own = `/breaches/${id}`;
  const note = { kind: 'learnt', lesson: 'Look twice at the list.' };
  const decision = { kind: 'regulator-decided', notify: 'yes', reason: 'A risk to V1.', seen: '1' };
  for (const { browser } of [walled, ray, kiran]) {
    assert.equal((await browser.post(`${own}/note`, note)).statusCode, 403);
    assert.equal((await browser.post(`${own}/decide`, decision)).statusCode, 403);
    for (const to of ['recipient', 'regulator', 'V1']) assert.equal((await browser.get(`${own}/letters/${to}`)).statusCode, 403); // prettier-ignore
  }
  assert.equal((await read(id)).events.length, 1);
  // Decided on what is no longer there: refused, with the record as it stands now.
  assert.equal((await ines.browser.post(`${own}/note`, note)).statusCode, 303);
  const stale = await ines.browser.post(`${own}/decide`, decision);
  assert.deepEqual([stale.statusCode, /somebody else added to this record meanwhile/.test(textOf(stale.body))], [409, true]);
  assert.equal((await ines.browser.post(`${own}/decide`, { ...decision, seen: '2' })).statusCode, 303);
  // Nothing is sent, closed or told out of turn, and no event is made that the page does not offer.
  const refused: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['decide', { kind: 'closed', reason: 'All is done.', seen: '3' }, /It cannot be closed yet\. .* steps of the first hour/],
    ['decide', { kind: 'telling-decided', person: 'V1', tell: '', reason: 'High risk.', seen: '3' }, /one of yes, no, not-yet/],
    ['note', { kind: 'letter-sent', letter: 'person', person: 'V1', channel: 'post' }, /not confirmed to be safe/],
    ['note', { kind: 'regulator-told', toldAt: '2026-11-30T09:00', reference: '', late: '' }, /say why it is late/],
    ['note', { kind: 'regulator-told', toldAt: 'yesterday', reference: '', late: '' }, /Give a day and a time/],
    ['note', { kind: 'step', step: 'freeze', outcome: 'done', what: 'Rang 07700 900123.' }, /it seems to hold a long number/],
    ['note', { kind: 'corrected', reason: 'It was so.', awareAt: '2026-11-26T08:30', detectedAt: '2026-11-26T08:30', occurredAt: '', finder: 'recipient', recipient: 'defence', channel: 'e-mail', step: 'decide', cause: 'human', containment: 'not-known', recipients: '', unit: 'WYP', force: '' }, /nothing in the form is otherwise/],
  ];
  for (const [to, form, says] of refused) {
    const answer = await ines.browser.post(`${own}/${to}`, form);
    assert.equal(answer.statusCode, 409, JSON.stringify(form));
    assert.match(textOf(answer.body), says);
    assert.doesNotMatch(textOf(answer.body).replace(/value="[^"]*"/g, ''), /07700/);
  }
  for (const form of [{ kind: 'opened' }, { kind: 'closed', reason: 'x' }, {}]) assert.equal((await ines.browser.post(`${own}/note`, form)).statusCode, 404);
  assert.equal((await read(id)).events.length, 3);
  bench.later(11 * 60_000);
  const page = await get(ines.browser, own);
  assert.match(page, /Decisions need a sign-in that is only minutes old/);
  assert.equal((await ines.browser.post(`${own}/note`, { kind: 'learnt', lesson: 'And at the rear page.' })).statusCode, 303);
  assert.equal((await ines.browser.post(`${own}/decide`, { ...decision, notify: 'no', seen: '4' })).statusCode, 403);
}); // prettier-ignore

test('letters: not before they may be drafted; drafting is noted, the name and the sender are not kept', async () => {
  const { browser } = await bench.person(['security-officer'], 'Ines Okafor');
  const id = await report(browser, { 'p2-ref': 'W2', 'p2-role': 'witness', 'p2-kind-medical': '1', awareAt: '2026-11-26T08:00' }); // prettier-ignore
  const own = `/breaches/${id}`;
  assert.match(await get(browser, `${own}/letters/V1`), /nobody has decided yet that V1 is told/);
  for (const to of ['V9', 'police', 'person:V1', '..']) assert.equal((await browser.get(`${own}/letters/${encodeURIComponent(to)}`)).statusCode, 404, to); // prettier-ignore
  await browser.post(`${own}/decide`, { kind: 'telling-decided', person: 'V1', tell: 'yes', reason: 'High risk.', seen: '1' });
  assert.match(await get(browser, `${own}/letters/V1`), /no safe channel is confirmed for V1/);
  await browser.post(`${own}/note`, { kind: 'channel-confirmed', person: 'V1', channel: 'advocate', how: 'V1 asked for it.' });
  const form = { office: 'Leeds disclosure unit', phone: '01632 960123', email: 'dpo@unit.example', name: 'Ms Nowak', as: 'text', large: '1' };
  const shown = await browser.post(`${own}/letters/V1`, { ...form, as: 'page' });
  assert.match(textOf(shown.body), /Dear Ms Nowak.*your address/);
  assert.doesNotMatch(textOf(shown.body), /W2|your health/);
  assert.equal((await browser.post(`${own}/letters/V1`, { ...form, email: 'nobody' })).statusCode, 400);
  assert.equal((await read(id)).events.length, 3, 'shown is not drafted');
  const file = await browser.post(`${own}/letters/V1`, form);
  assert.match(String(file.headers['content-disposition']), new RegExp(`attachment; filename="${id}-V1\\.txt"`));
  assert.match(file.body, /Dear Ms Nowak/);
  const recall = await browser.post(`${own}/letters/recipient`, { ...form, as: 'html' });
  assert.ok(recall.body.includes(urn));
  const events = (await read(id)).events;
  assert.deepEqual(events.slice(3).map((one) => (one.kind === 'letter-drafted' ? [one.letter, one.person, one.large] : one.kind)), [['person', 'V1', true], ['recipient', null, true]]);
  assert.doesNotMatch(JSON.stringify(events), /Nowak|Leeds|01632|dpo@/);
}); // prettier-ignore

test('the stop: lifted by the officer alone, with a reason, on the stop that they saw; from the breach and from the case', async () => {
  const [ines, walled, ray, kiran] = [await bench.person(['security-officer'], 'Ines Okafor'), await bench.person(['security-officer']), await bench.person(['inspector']), await bench.person(['prosecutor', 'checker'])]; // prettier-ignore
  const stopped = await aCase();
  await bench.give(stopped.caseId, kiran.id);
  await bench.give(stopped.caseId, walled.id, 'walled');
  const id = await report(ines.browser, { case: stopped.urn });
  const stop = (): Promise<unknown> => bench.store.transaction((trx) => trx.insertInto('freezes').values({ case_id: stopped.caseId, kind: 'frozen', reason: 'V1 could be found.', by: kiran.id, at: bench.clock() }).execute()); // prettier-ignore
  const kinds = async (): Promise<string[]> => (await breachesIn(bench).stops(stopped.caseId)).map(({ kind }) => kind);
  await stop();
  const seen = (await breachesIn(bench).stops(stopped.caseId))[0]?.at ?? '';
  const ways = [`/breaches/${id}/lift`, `/cases/${stopped.caseId}/for/court/lift`];
  const form = { reason: 'It is clear what happened.', stop: seen };
  for (const url of ways) {
    for (const { browser } of [walled, ray, kiran]) assert.equal((await browser.post(url, form)).statusCode, 403, url);
  }
  const page = await ines.browser.get(`/breaches/${id}`);
  assert.match(textOf(page.body), /The case is stopped Nothing of it goes out since 26 November 2026 at .*: V1 could be found\. Why the case may go on Lift the stop/); // prettier-ignore
  assert.doesNotMatch((await ray.browser.get(`/breaches/${id}`)).body, /Lift the stop/);
  for (const [wrong, says] of [[{ ...form, reason: '' }, /say why in a few words/], [{ ...form, reason: 'Ask Joanna Nowak.' }, /seems to hold a name/], [{ ...form, stop: '' }, /stopped once more since you looked/]] as const) {
    const answer = await ines.browser.post(`/breaches/${id}/lift`, wrong);
    assert.deepEqual([answer.statusCode, says.test(textOf(answer.body))], [409, true], String(says));
  } // prettier-ignore
  assert.deepEqual(await kinds(), ['frozen']);
  assert.equal((await ines.browser.post(ways[0] ?? '', form)).statusCode, 303);
  assert.match(await get(ines.browser, `/breaches/${id}`), /Ines Okafor lifted the stop on the case : It is clear what happened|Ines Okafor lifted the stop on the case: It is clear what happened/); // prettier-ignore
  bench.later(1000);
  await stop();
  const again = (await breachesIn(bench).stops(stopped.caseId)).at(-1)?.at ?? '';
  assert.equal((await ines.browser.post(ways[1] ?? '', { ...form, stop: again })).statusCode, 303);
  assert.deepEqual(await kinds(), ['frozen', 'lifted', 'frozen', 'lifted']);
  bench.later(11 * 60_000);
  assert.equal(
    (await ines.browser.post(ways[1] ?? '', { ...form, stop: again })).statusCode,
    403,
    'not by a stale sign-in',
  );
});

test('near misses and what arrived unredacted stand apart, are read and not worked on', async () => {
  const [ines, ada] = [await bench.person(['security-officer']), await bench.person(['administrator'])];
  const at = bench.clock().toISOString();
  const [miss = '', arrival = ''] = await bench.store.transaction((trx) =>
    withBreaches(trx, (book) => [
      openRecord(book, 'near-miss', { detectedAt: at, finder: 'program', case: caseId, unit: null, documentType: 'PNC', categories: ['convictions'], step: 'decide', release: randomUUID(), attempt: 2, caught: 'convictions-identity' }, 'program', at),
      openRecord(book, 'failure-to-redact', { receivedAt: at, case: urn, force: 'WYP', unit: 'YH', documentType: 'MG11', places: [{ page: 2, category: 'address', whose: 'witness' }] }, 'program', at),
    ]),
  ); // prettier-ignore
  const list = await get(ines.browser, '/breaches');
  assert.match(list, new RegExp(`Near misses \\(1\\).*${miss} .*A record that is not shown to be the defendant’s PNC Convictions ${urn}`));
  assert.match(list, new RegExp(`Arrived unredacted \\(1\\).*${arrival} .*WYP MG11 1 not yet ${urn}`));
  assert.match(await get(ines.browser, `/breaches/${miss}`), /Near miss NM-2026-0001 .*Submission 2 .*The program opened the record/);
  assert.match(await get(ines.browser, `/breaches/${arrival}`), /page 2: Home and other addresses, witness/);
  for (const id of [miss, arrival]) {
    assert.doesNotMatch(await get(ada.browser, `/breaches/${id}`), new RegExp(`${urn}|${caseId}`));
    assert.deepEqual([...(await ines.browser.get(`/breaches/${id}`)).body.matchAll(/<form [^>]*action="([^"]*)"/g)].map(([, action]) => action).sort(), ['/language', '/sign-out'], 'nothing about the breach');
    assert.equal((await ines.browser.post(`/breaches/${id}/note`, { kind: 'learnt', lesson: 'Look twice.' })).statusCode, 404);
    assert.equal((await ines.browser.get(`/breaches/${id}/letters/recipient`)).statusCode, 404);
  }
}); // prettier-ignore
