import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { BlotterError } from '../../model/index.ts';
import { addEvent, openRecord, readRecord } from './book.ts';
import { firstHour } from './checklist.ts';
import { BREACH_COLUMNS, breachRow, yearSummary } from './export.ts';
import { folderBook } from './folder.ts';
import { openPoints } from './open-points.ts';
import { after, DPO, FACTS, OFFICER } from './sample.ts';
import { proposeSeverity } from './severity.ts';
import type { Breach } from './state.ts';

const fresh = (t: { after: (f: () => void) => void }): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'blotter-book-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return path.join(folder, 'book');
};
const refused = (code: string, says: RegExp) => (error: unknown): boolean =>
  error instanceof BlotterError && error.code === code && says.test(error.what); // prettier-ignore

test('book: from discovery to closure; nothing closes before everything was decided', (t) => {
  const book = folderBook(fresh(t), true);
  const id = openRecord(book, 'breach', FACTS, OFFICER, after(1));
  assert.match(id, /^BR-2026-0001$/);
  let minute = 2;
  const add = (event: Readonly<Record<string, unknown>>): Breach => addEvent(book, id, { at: after(minute++), ...event }) as Breach; // prettier-ignore
  const close = { kind: 'closed', by: DPO, reason: 'Everything was done and learnt from.' };
  assert.throws(() => add(close), refused('B-BREACH-01', /cannot be closed yet: First hour, risk-to-life/));
  for (const { id: step } of firstHour(FACTS)) add({ kind: 'step', by: OFFICER, step, outcome: 'done', what: 'Done as it is written there.' }); // prettier-ignore
  add({
    kind: 'contained',
    by: OFFICER,
    containment: 'outside-recovered',
    what: 'The firm deleted it and undertook so.',
  });
  const { inputs } = proposeSeverity(FACTS);
  assert.equal(add({ kind: 'severity', by: OFFICER, inputs, reason: 'As the tables propose.' }).severity?.band, 'very-high'); // prettier-ignore
  assert.throws(() => add({ kind: 'regulator-told', by: OFFICER, toldAt: after(60), reference: null, lateBecause: null }), refused('B-BREACH-01', /a person decides first/)); // prettier-ignore
  add({ kind: 'regulator-decided', by: DPO, notify: true, reason: 'A risk to the rights of people.' });
  assert.throws(() => add({ kind: 'regulator-told', by: OFFICER, toldAt: after(72 * 60 + 1), reference: 'IC-204/26', lateBecause: null }), refused('B-BREACH-01', /say why it is late/)); // prettier-ignore
  add({ kind: 'regulator-told', by: OFFICER, toldAt: after(72 * 60), reference: 'IC-204/26', lateBecause: null });
  add({ kind: 'telling-decided', by: DPO, person: 'V1', tell: 'yes', reason: 'High risk.' });
  add({ kind: 'telling-decided', by: DPO, person: 'W2', tell: 'no', reason: 'Would prejudice the enquiry; look again in May.' }); // prettier-ignore
  assert.throws(() => add({ kind: 'telling-decided', by: DPO, person: 'V9', tell: 'yes', reason: 'High risk.' }), refused('B-BREACH-01', /nobody affected/)); // prettier-ignore
  const sent = { kind: 'letter-sent', by: OFFICER, letter: 'person', person: 'V1', channel: 'post' };
  assert.throws(() => add(sent), refused('B-BREACH-01', /not confirmed to be safe/));
  add({ kind: 'channel-confirmed', by: OFFICER, person: 'V1', channel: 'victim-liaison', how: 'V1 asked for it on the phone.' }); // prettier-ignore
  assert.throws(() => add(sent), refused('B-BREACH-01', /not confirmed to be safe/));
  assert.deepEqual(openPoints(readRecord(book, id) as Breach), ['Tell V1, by a channel that was confirmed to be safe.']); // prettier-ignore
  add({ ...sent, channel: 'victim-liaison' });
  assert.equal(add(close).status, 'closed');
  assert.throws(() => add({ kind: 'learnt', by: OFFICER, lesson: 'Look twice at the list.' }), refused('B-BREACH-01', /closed: reopen/)); // prettier-ignore
  assert.equal(add({ kind: 'reopened', by: OFFICER, reason: 'A second copy came to light.' }).status, 'open');
});
test('book: decisions are a person’s of an office that may; the program makes none', (t) => {
  const book = folderBook(fresh(t), true);
  const id = openRecord(book, 'breach', FACTS, OFFICER, after(1));
  for (const by of ['program', 'checker/acc-23', 'prosecutor/acc-2', 'data-protection-officer/Anna', 'acc-40'])
    for (const event of [
      { kind: 'regulator-decided', notify: false, reason: 'No risk to anybody.' },
      { kind: 'telling-decided', person: 'V1', tell: 'no', reason: 'No risk to anybody.' },
      { kind: 'closed', reason: 'No risk to anybody.' },
    ])
      assert.throws(() => addEvent(book, id, { at: after(2), by, ...event }), refused('B-BREACH-01', /by/), by);
  assert.throws(() => addEvent(book, id, { at: after(2), by: DPO, kind: 'regulator-decided', notify: false }), refused('B-BREACH-01', /reason/)); // prettier-ignore
  assert.throws(() => openRecord(book, 'breach', FACTS, 'program', after(1)), refused('B-BREACH-01', /by/));
  assert.equal(openRecord(book, 'near-miss', { detectedAt: after(0), finder: 'program', case: '13XD0412326', unit: 'YH', documentType: 'MG5', categories: ['address'], step: 'find' }, 'program', after(1)), 'NM-2026-0001'); // prettier-ignore
});
test('book: a correction keeps what was there; the first line of the file never changes', (t) => {
  const folder = fresh(t);
  const book = folderBook(folder, true);
  const id = openRecord(book, 'breach', FACTS, OFFICER, after(1));
  const file = path.join(folder, `${id}.jsonl`);
  const before = readFileSync(file, 'utf8');
  const fix = { kind: 'corrected', at: after(5), by: OFFICER, field: 'awareAt', to: '2026-03-28T10:00:00.000Z', reason: 'The call came two hours earlier.' }; // prettier-ignore
  const record = addEvent(book, id, fix) as Breach;
  assert.equal(record.facts.awareAt, '2026-03-28T10:00:00.000Z');
  assert.deepEqual(record.corrections, [{ field: 'awareAt', from: FACTS.awareAt, to: fix.to, reason: fix.reason, by: OFFICER, at: fix.at }]); // prettier-ignore
  assert.ok(readFileSync(file, 'utf8').startsWith(before));
  for (const [change, says] of [
    [{ field: 'case', to: '99XX0000001' }, /cannot change/],
    [{ field: 'nothing', to: 1 }, /no field/],
    [{ field: 'recipient', to: 'my neighbour Anna' }, /not of its form/],
    [{ reason: 'Darren Holt told us so.' }, /name/],
  ] as const)
    assert.throws(() => addEvent(book, id, { ...fix, at: after(6), ...change }), (error) => refused('B-BREACH-01', says)(error) && !/Anna|Holt/.test((error as Error).message)); // prettier-ignore
  assert.throws(() => addEvent(book, id, { ...fix, at: after(-600) }), refused('B-BREACH-01', /older/));
});
test('book: no field of any form takes a name, a number or an address', (t) => {
  const book = folderBook(fresh(t), true);
  const values = ['Darren Holt', 'darren holt', '22 Fenwick Street', '07700 900123', 'anna@post.example', '17 April 1988', '07700900123', '07700-900123', 'LS98QT', 'LS9-8QT', 'DarrenHolt1'];
  let tries = 0;
  const forms = {
    breach: FACTS,
    'near-miss': { detectedAt: after(0), finder: 'checker', case: '13XD0412326', unit: 'YH', documentType: 'MG5', categories: ['address'], step: 'find' },
    'failure-to-redact': { receivedAt: after(0), case: '13XD0412326', force: 'WYP', unit: 'YH', documentType: 'MG11', places: [{ page: 2, category: 'address', whose: 'witness' }] },
  } as const;
  for (const [kind, facts] of Object.entries(forms) as [keyof typeof forms, Readonly<Record<string, unknown>>][])
    for (const value of values) {
      for (const field of [...Object.keys(facts), 'notes'])
        assert.throws(() => openRecord(book, kind, { ...facts, [field]: value }, OFFICER, after(1)), (error) => (tries++, error instanceof BlotterError && !error.message.includes(value)), `${kind} ${field} ${value}`);
      if (kind === 'breach')
        for (const field of ['ref', 'role', 'vulnerability', 'categories', 'notes'])
          assert.throws(() => openRecord(book, kind, { ...facts, affected: [{ ...FACTS.affected[0], [field]: value }] }, OFFICER, after(1)), (error) => (tries++, refused('B-BREACH-01', /affected/)(error)), field);
    }
  assert.deepEqual(book.ids(), []);
  const id = openRecord(book, 'breach', FACTS, OFFICER, after(1));
  const reason = 'Agreed with the unit.';
  const events: readonly Readonly<Record<string, unknown>>[] = [
    { kind: 'corrected', by: OFFICER, field: 'recipient', to: 'court', reason },
    { kind: 'contained', by: OFFICER, containment: 'within-cjs', what: reason },
    { kind: 'step', by: OFFICER, step: 'freeze', outcome: 'done', what: reason },
    { kind: 'severity', by: OFFICER, inputs: proposeSeverity(FACTS).inputs, reason },
    { kind: 'regulator-decided', by: DPO, notify: true, reason },
    { kind: 'regulator-told', by: OFFICER, toldAt: after(5), reference: 'IC-204/26', lateBecause: reason },
    { kind: 'telling-decided', by: DPO, person: 'V1', tell: 'yes', reason },
    { kind: 'channel-confirmed', by: OFFICER, person: 'V1', channel: 'post', how: reason },
    { kind: 'letter-drafted', by: OFFICER, letter: 'person', person: 'V1', version: 'letters-1', large: true },
    { kind: 'letter-sent', by: OFFICER, letter: 'person', person: 'V1', channel: 'post' },
    { kind: 'learnt', by: OFFICER, lesson: reason },
    { kind: 'training-asked', by: OFFICER, account: 'acc-17', why: reason },
  ];
  for (const event of events) {
    for (const value of values.filter((one) => !['darren holt', 'DarrenHolt1', 'LS9-8QT'].includes(one)))
      for (const field of [...Object.keys(event), 'notes'])
        assert.throws(() => addEvent(book, id, { at: after(9), ...event, [field]: value }), (error) => (tries++, error instanceof BlotterError && !error.message.includes(value)), `${String(event['kind'])} ${field} ${value}`);
    // Fields that are no free words take none of the others either.
    for (const value of values)
      for (const field of Object.keys(event).filter((one) => !['reason', 'what', 'how', 'why', 'lesson', 'lateBecause'].includes(one)))
        assert.throws(() => addEvent(book, id, { at: after(9), ...event, [field]: value }), (error) => (tries++, error instanceof BlotterError), `${String(event['kind'])} ${field} ${value}`);
    addEvent(book, id, { at: after(9), ...event });
  }
  t.diagnostic(`${tries} tries`);
}); // prettier-ignore
test('folder: damage is told with its line; two writers do not write over each other; ids are looked up, not paths', (t) => {
  const folder = fresh(t);
  const book = folderBook(folder, true);
  const id = openRecord(book, 'breach', FACTS, OFFICER, after(1));
  const file = path.join(folder, `${id}.jsonl`);
  const whole = readFileSync(file, 'utf8');
  const lesson = (minute: number) => ({ kind: 'learnt', at: after(minute), by: OFFICER, lesson: 'Look twice at the list.' }) as const; // prettier-ignore
  assert.throws(() => book.append(id, lesson(2), 0), refused('B-BREACH-01', /somebody else/));
  writeFileSync(path.join(folder, 'writing.lock'), '');
  assert.throws(() => addEvent(book, id, lesson(2)), refused('B-BREACH-03', /writing/));
  rmSync(path.join(folder, 'writing.lock'));
  addEvent(book, id, lesson(2));
  for (const [more, says] of [
    ['{"kind":"lear', /line 3: the line is not whole/],
    ['nonsense\n', /line 3: not JSON/],
    ['{"kind":"learnt","at":"2026-03-28T13:00:00.000Z","by":"program","lesson":"Look twice."}\n', /line 3: by/],
  ] as const) {
    const good = readFileSync(file, 'utf8');
    appendFileSync(file, more);
    assert.throws(() => readRecord(book, id), refused('B-BREACH-04', says));
    writeFileSync(file, good);
  }
  assert.ok(readFileSync(file, 'utf8').startsWith(whole));
  for (const strange of ['BR-2026-9999', '../book', 'BR-2026-0001.jsonl', '']) assert.throws(() => book.events(strange), refused('B-BREACH-02', /no record/)); // prettier-ignore
  assert.throws(() => folderBook(path.join(folder, 'nowhere')), refused('B-CASE-04', /ENOENT/));
});
test('export: a row tells every field of the log; a year counts what belongs to it', (t) => {
  const book = folderBook(fresh(t), true);
  const id = openRecord(book, 'breach', FACTS, OFFICER, after(1));
  openRecord(book, 'breach', { ...FACTS, awareAt: '2025-12-31T23:59:00.000Z' }, OFFICER, after(1));
  openRecord(book, 'failure-to-redact', { receivedAt: after(0), case: '13XD0412326', force: 'WYP', unit: 'YH', documentType: 'MG11', places: [{ page: 2, category: 'address', whose: 'witness' }] }, 'program', after(1)); // prettier-ignore
  const row = breachRow(readRecord(book, id) as Breach, after(60));
  assert.deepEqual(Object.keys(row).toSorted(), [...BREACH_COLUMNS].toSorted());
  assert.deepEqual([row['clock'], row['people'], row['roles'], row['regulator']], ['running', 2, 'victim witness', 'undecided']); // prettier-ignore
  const year = yearSummary(book.ids().map((one) => readRecord(book, one)), 2026, after(60)); // prettier-ignore
  assert.deepEqual([year.breaches, year.people, year.byMonth[2], year.arrivals.byForce], [1, 2, 1, { WYP: 1 }]);
});
