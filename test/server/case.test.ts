// The pages about a case by requests: who reaches what, what they say, and that words become events. Cases are really
// prepared; the store of casework is in memory (memory-casework.ts).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { CaseView } from '../../src/casework/index.ts';
import type { Manifest } from '../../src/model/index.ts';
import { recordSchema, recordsOf } from '../../src/register/index.ts';
import { ACTIONS, ROLES_OF_STAFF, STEP_UP, type Action, type StaffRole } from '../../src/server/access/roles.ts';
import { ROUTES } from '../../src/server/routes/index.ts';
import { keyOf } from './memory-casework.ts';
import { preparedFor } from './prepared.ts';
import { openDesk, type Visitor, type Desk } from './desk.ts';

let bench: Desk;
let wrong: { readonly manifest: Manifest; readonly views: readonly CaseView[] };
before(async () => {
  bench = await openDesk();
  wrong = await preparedFor('wrong-record', { kind: 'defence', id: 'D1' }, { kind: 'court' });
});
after(() => bench.close());

/** A case with its views, for somebody. */
async function caseFor(...accounts: readonly string[]): Promise<string> {
  const id = await bench.open(wrong.manifest, '2026-11-27');
  for (const view of wrong.views) bench.casework.views.set(keyOf(id, view.recipient), view);
  for (const account of accounts) await bench.give(id, account);
  return id;
}
const textOf = (html: string): string => html.replace(/<style[^]*?<\/style>|<script[^]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/&amp;/g, '&').replace(/\s+/g, ' '); // prettier-ignore
const at = (id: string, more = ''): string => `/cases/${id}/for/defence%3AD1${more}`;

describe('the authorisation matrix: every route about a case × every role × own, other, walled and missing case', () => {
  const routes = ROUTES.filter(({ path }) => path.includes(':case'));
  const fill = (path: string, id: string): string => path.replace(':case', id).replace(':recipient', 'defence:D1').replace(/:\w+/g, () => randomUUID()); // prettier-ignore
  const ask = (browser: Visitor, method: 'GET' | 'POST', url: string) => (method === 'GET' ? browser.get(url) : browser.post(url)); // prettier-ignore
  const EVERYWHERE: readonly StaffRole[] = ['security-officer', 'inspector'];
  for (const role of ROLES_OF_STAFF)
    test(role, async () => {
      const { id: account, browser } = await bench.person([role]);
      const own = await caseFor(account);
      const other = await caseFor();
      const walled = await caseFor(account);
      await bench.give(walled, account, 'walled');
      for (const { method, path, gate } of routes) {
        const action = gate as Action;
        assert.equal(ACTIONS[action].on, 'case', `${path}: a route about a case names an action on cases`);
        const may = (ACTIONS[action].roles as readonly StaffRole[]).includes(role);
        const status = async (id: string): Promise<number> => (await ask(browser, method, fill(path, id))).statusCode;
        const what = `${method} ${path}`;
        if (may) assert.ok(![401, 403, 500].includes(await status(own)), `${what}, own: ${await status(own)}`);
        else assert.equal(await status(own), 403, `${what}, own`);
        const foreign = await ask(browser, method, fill(path, other));
        if (EVERYWHERE.includes(role)) {
          if (may) assert.ok(![401, 403, 500].includes(foreign.statusCode), `${what}, other`);
          else assert.equal(foreign.statusCode, 403, `${what}, other`);
        } else {
          assert.equal(foreign.statusCode, 404, `${what}, other`);
          const missing = await ask(browser, method, fill(path, randomUUID()));
          assert.deepEqual([missing.statusCode, textOf(missing.body)], [404, textOf(foreign.body)], `${what}: a case that is not theirs looks like none`); // prettier-ignore
        }
        assert.equal(await status(walled), 403, `${what}, walled`);
      }
    });
  test('who prepares papers for one recipient alone reaches no page of another, whatever the form says', async () => {
    const { id: account, browser } = await bench.person(['prosecutor']);
    const id = await bench.open(wrong.manifest);
    for (const view of wrong.views) bench.casework.views.set(keyOf(id, view.recipient), view);
    await bench.give(id, account, 'given', ['court']);
    assert.equal((await browser.get(`/cases/${id}/for/court`)).statusCode, 200);
    for (const { method, path } of routes) {
      if (!path.includes(':recipient')) continue;
      const url = fill(path, id);
      const answer = method === 'GET' ? await browser.get(url) : await browser.post(url, { recipient: 'court' });
      assert.equal(answer.statusCode, 403, `${method} ${path}`);
    }
    const choices = (await browser.get(`/cases/${id}/recipients`)).body;
    assert.match(choices, /value="court"/);
    assert.doesNotMatch(choices, /value="defence:D1"|Another police force/);
    assert.doesNotMatch((await browser.get(`/cases/${id}/for/court/differences`)).body, /Mitchell \(D1\)<\/option>/);
  });
  test('what cannot be taken back needs a sign-in that is minutes old', async () => {
    // Between them these roles may do all of it.
    const { id: account, browser } = await bench.person(['prosecutor', 'security-officer']);
    const id = await caseFor(account);
    bench.later(11 * 60_000);
    for (const { method, path, gate } of routes) {
      if (!STEP_UP.has(gate as Action)) continue;
      const answer = await ask(browser, method, fill(path, id));
      assert.deepEqual([answer.statusCode, /Sign in again/.test(answer.body)], [403, true], `${method} ${path}`);
    }
    assert.equal((await browser.get(at(id))).statusCode, 200);
  });
});

describe('the case page', () => {
  let browser: Visitor;
  let id: string;
  before(async () => {
    const person = await bench.person(['prosecutor']);
    browser = person.browser;
    id = await caseFor(person.id);
  });
  test('says first what is wrong: the record of somebody else, then the open questions', async () => {
    const text = textOf((await browser.get(at(id))).body);
    assert.match(text, /R v Aaron MITCHELL 5 documents, 6 pages; 1 document does not go; \d+ marks wait for an answer\./);
    const order = ['PNC print Mitchell.pdf : This page is not shown', 'marks in 3 documents wait', 'Documents, worst first', 'PNC print Mitchell.pdf', 'MG11 Probert.pdf', 'MG10 availability.pdf', 'Records of convictions'];
    let from = 0;
    for (const words of order) {
      const place = text.indexOf(words, from);
      assert.ok(place >= 0, `${words} comes too early, or not at all`);
      from = place + words.length;
    }
  }); // prettier-ignore
  test('record and defendant stand side by side, field by field', async () => {
    const text = textOf((await browser.get(at(id))).body);
    assert.match(text, /PNC ID 09\/330716K 14\/55731P Differs/);
    assert.match(text, /Date of birth 12\/07\/1989 19\/02\/1997 Differs/);
    assert.match(text, /CRO number 240917\/09Z – Absent/);
  });
  test('links lead to the page of the review where the first open mark stands', async () => {
    const html = (await browser.get(at(id))).body;
    const [, href = ''] = /blotter-blockers"[^]*?<a class="govuk-link" href="([^"]+\/review[^"]*)"/.exec(html) ?? []; // prettier-ignore
    assert.match(href, new RegExp(`^/cases/${id}/for/defence%3AD1/review/\\d+/\\d+$`));
    assert.doesNotMatch(html, /docs\/decisions-file|case\.yaml gives/);
  });
  test('whoever only reads is offered nothing to change', async () => {
    const { browser: inspector } = await bench.person(['inspector']);
    const html = (await inspector.get(at(id))).body;
    assert.match(html, /PNC print Mitchell/);
    assert.doesNotMatch(html, /leave-out|\/prepare"|put-back/);
  });
  test('a document is left out with a reason, which cures its hold, and is put back', async () => {
    const file = 'PNC print Mitchell.pdf';
    const empty = await browser.post(at(id, '/leave-out'), { file, reason: ' ' });
    assert.equal(empty.statusCode, 400);
    assert.match(textOf(empty.body), /Say why it is left out\./);
    assert.equal((await browser.post(at(id, '/leave-out'), { file: 'none.pdf', reason: 'not there' })).statusCode, 400);
    assert.equal((await browser.post(at(id, '/leave-out'), { file, reason: 'Somebody else’s record.' })).statusCode, 303); // prettier-ignore
    const out = textOf((await browser.get(at(id))).body);
    assert.match(out, /Left out by Kiran Malik: Somebody else’s record\./);
    assert.doesNotMatch(out.slice(0, out.indexOf('Documents, worst first')), /PNC print/);
    assert.equal((await browser.post(at(id, '/put-back'), { file })).statusCode, 303);
    const back = textOf((await browser.get(at(id))).body);
    assert.match(back.slice(0, back.indexOf('Documents, worst first')), /PNC print/);
    assert.equal((await browser.post(at(id, '/put-back'), { file })).statusCode, 400);
  });
  test('recipients: chosen from those that the case has; a defendant of another case is no page', async () => {
    assert.equal((await browser.get(`/cases/${id}`)).headers.location, at(id));
    assert.equal(
      (await browser.get(`/cases/${id}/recipients?chosen=court`)).headers.location,
      `/cases/${id}/for/court`,
    );
    const force = await browser.get(`/cases/${id}/recipients?chosen=police&force=West%20Mercia`);
    assert.equal(force.headers.location, `/cases/${id}/for/police%3AWest%20Mercia`);
    assert.match(textOf((await browser.get(`/cases/${id}/recipients?chosen=police&force=`)).body), /Give the name of the force/); // prettier-ignore
    for (const other of ['defence:D9', 'defence:V1', 'nobody', 'police:%3Cscript%3E'])
      assert.equal((await browser.get(`/cases/${id}/for/${other}`)).statusCode, 404, other);
  });
  test('what is not prepared is prepared when asked for, and says how far it is', async () => {
    const path = `/cases/${id}/for/probation`;
    assert.match(textOf((await browser.get(path)).body), /Nothing is prepared for this recipient yet/);
    assert.equal((await browser.post(`${path}/prepare`)).statusCode, 303);
    assert.equal(bench.casework.asked.at(-1)?.key, keyOf(id, 'probation'));
    const key = keyOf(id, 'probation');
    bench.casework.states.set(key, { state: 'working', done: 2, of: 10, file: 'MG5 Mitchell.pdf' });
    const page = (await browser.get(path)).body;
    assert.match(page, /<noscript><meta http-equiv="refresh"/);
    assert.match(textOf(page), /Being prepared .* 2 of 10: MG5 Mitchell\.pdf/);
    assert.deepEqual((await browser.get(`${path}/progress`)).json(), { busy: true, says: '2 of 10: MG5 Mitchell.pdf', papers: [] }); // prettier-ignore
    bench.casework.states.set(key, { state: 'parked', code: 'B-CASE-02' });
    assert.match(
      textOf((await browser.get(path)).body),
      /could not be prepared \(B-CASE-02\).*Prepare the papers again/,
    );
  });
  test('people: those of the case first, how they are called, what of theirs the recipient gets to know', async () => {
    const text = textOf((await browser.get(at(id, '/people'))).body);
    assert.match(text, /Aaron Mitchell D1 .*? Defendant Corve Street Law acts/);
    assert.match(text, /Gwenllian Probert V1 also G Probert/);
    assert.ok(text.indexOf('Wei Jun Lau') < text.indexOf('Learnt from the papers'));
    assert.match(text, /Covered: .*telephone numbers \d/);
  });
  test('people are corrected by hand: joined, given a part, mended; what is wrong is said at the person', async () => {
    bench.casework.manifestOf = async () => wrong.manifest;
    const html = (await browser.get(at(id, '/people'))).body;
    const [, learnt = ''] = /name="person" value="(T\d+)"/.exec(html) ?? [];
    const none = await browser.post(at(id, '/people'), { person: learnt, who: '' });
    assert.deepEqual([none.statusCode, /Choose who it is\./.test(none.body)], [400, true]);
    const day = await browser.post(at(id, '/people'), { person: 'D1', name: 'Aaron Mitchell', born: '31/2/1997' });
    assert.match(day.body, /The date of birth is not a day/);
    assert.match(day.body, /value="31\/2\/1997"/);
    assert.equal((await browser.post(at(id, '/people'), { person: learnt, who: 'same:V1' })).statusCode, 303);
    assert.equal((await browser.post(at(id, '/people'), { person: 'D1', name: 'Aaron J Mitchell', born: '19/2/1997', pnc: '14/55731P', cro: '', firm: 'Corve Street Law' })).statusCode, 303); // prettier-ignore
    const [joined, mended] = bench.casework.changed;
    assert.ok((joined?.manifest.people.find((one) => one.id === 'V1')?.names.length ?? 0) + (joined?.manifest.people.find((one) => one.id === 'V1')?.aliases.length ?? 0) > 1); // prettier-ignore
    assert.deepEqual(mended?.manifest.people[0]?.names, ['Aaron J Mitchell']);
  });
  test('papers are added to a case that is there', async () => {
    assert.match((await browser.upload(`/cases/${id}/papers`, {}, [])).body, /Choose a folder, or files/);
    const added = await browser.upload(`/cases/${id}/papers`, {}, [{ field: 'files', name: 'MG11 more.pdf', bytes: '%PDF' }]); // prettier-ignore
    assert.deepEqual([added.statusCode, added.headers.location], [303, `/cases/${id}`]);
  });
  test('differences between two recipients: what becomes visible comes first', async () => {
    const text = textOf((await browser.get(`/cases/${id}/for/court/differences`)).body);
    assert.match(
      text,
      /MG10 availability\.pdf (goes here, and does not go there|does not go here)|Nothing differs|Places/,
    );
    assert.match(text, /Seen here/);
    const places = [...text.matchAll(/: (visible|covered|an open question|not marked) here, /g)].map(([, act]) => act);
    const others = places.filter((act) => act !== 'visible');
    assert.ok(places.length > others.length && others.length > 0, String(places));
    assert.deepEqual(places, [...places.filter((act) => act === 'visible'), ...others]);
  });
});

describe('who has a case', () => {
  let browser: Visitor;
  let me: string;
  let id: string;
  before(async () => {
    const person = await bench.person(['prosecutor']);
    ({ browser, id: me } = person);
    id = await caseFor(me);
  });
  const post = (form: Readonly<Record<string, string>>) => browser.post(`/cases/${id}/access`, form);
  test('it is given, narrowed, taken and walled off, each with its reason, and the book has each', async () => {
    const { id: other, browser: theirs } = await bench.person(['checker']);
    const reads = async (): Promise<number> => (await theirs.get(at(id))).statusCode;
    assert.equal(await reads(), 404);
    assert.equal(
      (await post({ account: other, kind: 'given', recipients: '', reason: 'second person' })).statusCode,
      303,
    );
    assert.equal(await reads(), 200);
    assert.equal((await post({ account: other, kind: 'given', recipients: 'court', reason: 'court papers only' })).statusCode, 303); // prettier-ignore
    assert.deepEqual([await reads(), (await theirs.get(`/cases/${id}/for/court`)).statusCode], [403, 200]);
    assert.match(textOf((await browser.get(`/cases/${id}/access`)).body), /Has the case for The court .*? court papers only/); // prettier-ignore
    assert.equal((await post({ account: other, kind: 'walled', reason: 'knows the victim' })).statusCode, 303);
    assert.equal((await theirs.get(`/cases/${id}/for/court`)).statusCode, 403);
    assert.match(textOf((await browser.get(`/cases/${id}/access`)).body), /Walled off .*? knows the victim/);
    for (const kind of ['unwalled', 'taken']) assert.equal((await post({ account: other, kind, reason: 'no longer needed' })).statusCode, 303); // prettier-ignore
    assert.equal(await reads(), 404);
    const kinds: string[] = [];
    await bench.store.transaction(async (trx) => {
      for await (const record of recordsOf(trx)) {
        const { entry } = recordSchema.parse(record);
        if ('account' in entry && 'case' in entry && entry.account === other) kinds.push(entry.kind);
      }
    });
    assert.deepEqual(kinds, ['access-given', 'access-given', 'wall-set', 'wall-lifted', 'access-taken']);
  });
  test('nobody changes their own access, a reason is needed, and what is wrong is said where it is', async () => {
    const { id: other } = await bench.person(['checker']);
    for (const [form, says] of [
      [{ account: me, kind: 'given', reason: 'more for me' }, /Nobody changes their own access/],
      [{ account: '', kind: 'given', reason: 'second person' }, /Choose whom it is about/],
      [{ account: other, kind: 'owned', reason: 'second person' }, /Choose what is to happen/],
      [{ account: other, kind: 'given', reason: ' ' }, /Say why/],
      [
        { account: other, kind: 'given', recipients: 'defence:D9', reason: 'second person' },
        /Choose one of the recipients/,
      ],
      [{ account: randomUUID(), kind: 'given', reason: 'second person' }, /closed or gone/],
    ] as const) {
      const answer = await post(form);
      assert.deepEqual(
        [answer.statusCode, says.test(textOf(answer.body))],
        [400, true],
        textOf(answer.body).slice(0, 300),
      );
    }
  });
  test('who has a case for one recipient gives it for no other', async () => {
    const { id: narrow, browser: theirs } = await bench.person(['prosecutor']);
    const { id: other } = await bench.person(['checker']);
    await bench.give(id, narrow, 'given', ['court']);
    const ask = async (recipients: string): Promise<number> => (await theirs.post(`/cases/${id}/access`, { account: other, kind: 'given', recipients, reason: 'second person' })).statusCode; // prettier-ignore
    assert.deepEqual([await ask(''), await ask('defence:D1'), await ask('court')], [400, 400, 303]);
  });
});
