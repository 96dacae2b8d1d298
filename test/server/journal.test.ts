// A whole journey against the real server as a process of its own, at the most talkative level: a case comes in, is reviewed,
// checked, released and recalled over HTTP, with everything that goes wrong on the way. Then everything that the process said
// is searched for every value that was found in the case, every name, and every secret.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { standingOf, unpackView } from '../../src/casework/index.ts';
import { EMPTY_LOG } from '../../src/review/index.ts';
import { openBlobs, openFolderShelf, openMaster, openStore } from '../../src/store/index.ts';
import { buffer } from 'node:stream/consumers';
import { makePdf } from '../fixtures/make-pdf.ts';
import { blindForm, hiddenIn, markDrawn } from './forms.ts';
import { freePort } from './port.ts';
import { opened, Reader, run, until } from './running.ts';

const PASSWORD = 'kettle orbit lantern';
const SURNAME = 'Zawadzka-Obi';
const MANIFEST = `urn: 13XD0998877
title: R v Darren HOLTBY
offences: [Theft from a shop]
people:
  - {id: D1, role: defendant, name: Darren Holtby, born: 1988-04-17, addresses: ["22 Fenwick Street, Leeds LS9 8QT"], solicitor: {firm: Hartley Vane, email: crime@hartleyvane.example}}
  - {id: W1, role: witness, name: Joanna ${SURNAME}, addresses: ["7 Alma Grove, Leeds LS9 7AA"], phones: ["07700 900123"]}
recipient: defence:D1
`;
const STATEMENT = ['WITNESS STATEMENT', `Statement of: Joanna ${SURNAME}`, 'I live at 7 Alma Grove, Leeds LS9 7AA. My number is 07700 900123.', 'My date of birth is 03/05/1979 and my mail is joanna@alma.example.', 'My neighbour Piotr Wieczorek saw Darren Holtby take the coat.']; // prettier-ignore
/** Words of the case and of the people who worked on it. What was found is added from the store. */
const SAID = ['13XD0998877', 'HOLTBY', 'Fenwick', 'Hartley', 'hartleyvane', 'Zawadzka', 'Obi', 'Joanna', 'Alma Grove', '900123', 'Wieczorek', 'Piotr', 'MG11', 'R v ', 'Administrator', 'Osei', 'jo.osei', 'kettle', 'lantern', 'LS9 7AA', '1979', 'alma.example', 'coat']; // prettier-ignore

/** Fields that the program makes up itself, with the only shape that they may have: drawn letters and times hold any year now and then. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OWN: Readonly<Record<string, RegExp>> = { id: UUID, account: UUID, time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, ms: /^\d+(?:\.\d)?$/, seconds: /^\d+(?:\.\d{1,3})?$/ }; // prettier-ignore
const isOwn = (field: string, value: unknown): boolean => (typeof value === 'string' || typeof value === 'number') && OWN[field]?.test(String(value)) === true; // prettier-ignore

/** What is left of the log without them. A field of another shape stays and is searched. */
const withoutOwn = (logged: string): string =>
  logged.trim().split('\n').map((line) => JSON.stringify(JSON.parse(line), (field, value: unknown) => (isOwn(field, value) ? undefined : value))).join('\n'); // prettier-ignore

/** Figures without their numbers: names and labels. */
const labelsOf = (figures: string): string => figures.replace(/ [\d.e+-]+$/gm, '');

/** Answers every mark of every page that is not to stay, by the forms that the pages have without script. */
async function reviewAll(reader: Reader, base: string): Promise<number> {
  let answered = 0;
  let url = (await reader.get(`${base}/review`)).location;
  while (url !== '') {
    let page = await reader.get(url);
    const blind = blindForm(page.body);
    if (blind !== null) {
      const uncovered = await reader.post(url, { ...hiddenIn(blind), does: 'blind', words: SURNAME });
      assert.equal(uncovered.status, 303, uncovered.body);
      page = await reader.get(url);
    }
    for (const [item] of page.body.matchAll(/<li class="item .*?<\/details><\/li>/gs)) {
      if (!/data-act="(?:undecided|redact)"/.test(item)) continue;
      const done = await reader.post(url, { ...hiddenIn(/<form.*<\/form>/s.exec(item)?.[0] ?? ''), does: 'redact', words: `Joanna ${SURNAME} is at risk` }); // prettier-ignore
      assert.equal(done.status, 303, done.body);
      answered += 1;
    }
    url = /rel="next" id="next" href="([^"]+)"/.exec(page.body)?.[1] ?? '';
  }
  return answered;
}

test('a whole journey leaves no value, name or secret in what is logged', { timeout: 600_000 }, async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'blotter-journal-'));
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const server = run(['serve', '--data', data, '--port', String(port)], { BLOTTER_LOG_LEVEL: 'debug' });
  const secrets: string[] = [];
  try {
    const link = await opened(server);
    secrets.push(link.slice(link.lastIndexOf('/') + 1));
    const boss = new Reader(own);
    assert.equal((await boss.send('POST', link, `password=${encodeURIComponent(PASSWORD)}`)).status, 303);
    const made = await boss.post('/accounts', { name: 'Jo Osei', login: 'jo.osei@cps.example', role: 'checker' });
    const second = /http\S+?\/open\/[\w-]+/.exec(made.body)?.[0] ?? assert.fail(made.body);
    secrets.push(second.slice(second.lastIndexOf('/') + 1));
    const jo = new Reader(own);
    assert.equal((await jo.send('POST', second, `password=${encodeURIComponent(PASSWORD)}`)).status, 303);

    // Taken in.
    const taken = await boss.upload('/cases/new', {}, [
      { field: 'folder', name: 'holtby/case.yaml', bytes: MANIFEST },
      { field: 'folder', name: `holtby/documents/MG11 ${SURNAME}.pdf`, bytes: makePdf([STATEMENT]) },
      { field: 'folder', name: 'holtby/documents/MG5 Holtby damaged.pdf', bytes: '%PDF-1.7\nand then nothing of Wieczorek' },
    ]);
    assert.equal(taken.status, 303, taken.body);
    const caseId = taken.location.split('/')[2] ?? '';
    const base = `/cases/${caseId}/for/defence%3AD1`;
    await until('the case is prepared', async () => (await boss.get(`${base}/review`)).status === 303);
    await boss.post(`${base}/leave-out`, { file: 'MG5 Holtby damaged.pdf', reason: `Damaged; ${SURNAME} sends it again.` });

    // What goes wrong.
    await boss.post(`${base}/review/search`, { q: SURNAME });
    await boss.get(`${base}/review/1/1?m=${encodeURIComponent(SURNAME)}&who=Joanna`);
    await boss.get(`/cases/${SURNAME}/for/Joanna?name=${SURNAME}`);
    await boss.get(`/nowhere/${SURNAME}?phone=07700900123`);
    await boss.send('POST', '/cases/new', `name=${SURNAME}`, 'application/json');
    await boss.send('POST', '/accounts', `name=${SURNAME}&padding=${'x'.repeat(70_000)}`);
    await fetch(`${own}/%E0%A4%A/${SURNAME}`).catch(() => undefined);
    await new Reader(own).send('POST', '/sign-in', `login=${SURNAME}&password=Joanna-${SURNAME}`);
    await boss.post(`${base}/review/events`, { said: `[{"kind":"${SURNAME}"}]` });
    await boss.upload('/cases/new', { urn: SURNAME }, [{ field: 'files', name: `${SURNAME}.exe`, bytes: SURNAME }]);

    // Reviewed, checked, released, recalled.
    assert.ok((await reviewAll(boss, base)) > 0);
    for (const url of [`${base}/people`, `${base}/review/1/1/picture`, '/guidance/index.html']) await boss.get(url);
    const joId = new RegExp('value="([\\w-]+)"[^>]*>[^<]*jo\\.osei').exec((await boss.get(`/cases/${caseId}/access`)).body)?.[1] ?? '';
    const given = await boss.post(`/cases/${caseId}/access`, { account: joId, kind: 'given', reason: `Checks ${SURNAME}` });
    assert.equal(given.status, 303, given.body);
    await boss.post(`${base}/submit`);
    // By lot: where no second person is needed, no page is drawn for them.
    await markDrawn(jo, base, SURNAME);
    const checked = await jo.post(`${base}/check/accept`, { 'looked-visible': /name="looked-visible" value="(\d+)"/.exec((await jo.get(`${base}/check`)).body)?.[1] ?? '' });
    assert.equal(checked.status, 303, checked.body);
    await boss.post(`${base}/release`, { 'named-0': SURNAME, 'named-1': 'Hartley Vane' });
    const gone = await boss.post(`${base}/release`, { 'named-0': 'Holtby', 'named-1': 'Hartley Vane' });
    assert.equal(gone.status, 303, gone.body);
    let receipt = '';
    await until('it is released', async () => {
      receipt = new RegExp(`${base}/releases/[\\w-]+`).exec((await boss.get(`${base}/release`)).body)?.[0] ?? '';
      return receipt !== '';
    });
    for (const more of ['', '/package.zip', '/receipt.json']) assert.equal((await boss.get(receipt + more)).status, 200);
    const recalled = await jo.post(`${receipt}/recall`, { why: `The address of ${SURNAME} was readable.`, 'who-W1': '1', 'kind-address': '1', finder: 'recipient', unit: 'YH-LEEDS-2', type: 'MG11', channel: 'secure-mail', step: 'decide', containment: 'not-known' }); // prettier-ignore
    assert.equal(recalled.status, 303, recalled.body);
    const figures = (await boss.get('/metrics')).body;
    for (const reader of [boss, jo]) secrets.push(...reader.cookies.values(), await reader.token());
    await boss.post('/sign-out');
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0, server.stderr());

    // What was found in the case, as the store has it.
    const store = await openStore({ folder: data });
    const blobs = await openBlobs(store, await openFolderShelf(path.join(data, 'blobs')), [await openMaster({ file: path.join(data, 'keys', 'master.key') }, false)]);
    const found = new Set<string>();
    const rows = await store.transaction((trx) => trx.selectFrom('preparations').select('address').where('case_id', '=', caseId).execute());
    for (const { address } of rows) {
      const blob = await store.transaction((trx) => blobs.find(trx, address));
      const view = unpackView(await buffer(blob.read()));
      for (const { decided } of standingOf(view, EMPTY_LOG).documents)
        for (const { proposal: { finding: { passage } } } of decided) {
          const page = view.documents.find(({ judged }) => judged.document.file === passage.file)?.judged.document.pages[passage.page - 1];
          const value = page?.text.slice(passage.from, passage.to).trim() ?? '';
          if (value !== '') found.add(value);
        }
    }
    const accounts = await store.transaction((trx) => trx.selectFrom('accounts').select('id').execute());
    await store.close();
    for (const value of ['7 Alma Grove', '07700 900123']) assert.ok([...found].some((one) => one.includes(value)), value);

    const needles = [...SAID, ...found, ...secrets];
    const hits = (text: string): string[] => needles.filter((needle) => text.toLowerCase().includes(needle.toLowerCase()));
    // The search finds what is there: every needle, were it logged.
    for (const needle of needles) assert.deepEqual(hits(`{"x":"${needle.toUpperCase()}"}`).includes(needle), true, needle);
    assert.ok(needles.length > 30 && needles.every((needle) => needle.length > 1), needles.join());
    const logged = server.stderr();
    assert.deepEqual(hits(withoutOwn(logged)), []);
    assert.deepEqual(hits(labelsOf(figures)), []);
    assert.deepEqual(withoutOwn('{"id":"1979","time":"3 May 1979","ms":19.79,"route":"1979","account":"4f1979aa-0000-4000-8000-000000000000"}'), '{"id":"1979","time":"3 May 1979","ms":19.79,"route":"1979"}'); // prettier-ignore
    assert.ok(!figures.includes(caseId) && !logged.includes(caseId), 'not even the id of the case');

    // And it is the log of that journey.
    const lines = logged.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = lines.filter(({ event }) => event === 'request');
    const saw = (method: string, route: string, status: number): boolean => requests.some((line) => line['method'] === method && line['route'] === route && line['status'] === status);
    for (const [method, route, status] of [
      ['POST', '/open/:token', 303],
      ['POST', '/cases/new', 303],
      ['POST', '/cases/:case/for/:recipient/review/:doc/:page', 303],
      ['POST', '/cases/:case/for/:recipient/release', 409],
      ['POST', '/cases/:case/for/:recipient/release', 303],
      ['GET', '/cases/:case/for/:recipient/releases/:release/package.zip', 200],
      ['POST', '/cases/:case/for/:recipient/releases/:release/recall', 303],
      ['POST', '/sign-in', 401],
      ['POST', '/accounts', 413],
      ['GET', '(none)', 404],
      ['GET', '(no address)', 400],
    ] as const) assert.ok(saw(method, route, status), `${method} ${route} ${status}`);
    const ids = new Set(accounts.map(({ id }) => id));
    const named = requests.filter(({ account }) => account !== null);
    assert.ok(named.length > 20 && named.every(({ account }) => ids.has(String(account))));
    assert.equal(new Set(requests.map(({ id }) => id)).size, requests.length);
    for (const queue of ['prepare', 'release']) assert.ok(lines.some((line) => line['event'] === 'job' && line['queue'] === queue && line['how'] === 'done'), queue);
    assert.match(figures, /^blotter_pages_total\{how="text"\} [1-9]/m);
    assert.match(figures, /^blotter_requests_total\{method="POST",route="\/cases\/new",status="303"\} 1$/m);
    assert.deepEqual(lines.filter(({ level }) => level === 'error'), []);
  } finally {
    server.child.kill('SIGKILL');
    await server.ended;
    await rm(data, { recursive: true, force: true });
  }
}); // prettier-ignore
