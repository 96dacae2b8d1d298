// The book of errors on the store: every event has its entry in the register, or neither is there; clocks run from being
// aware; near misses log themselves, once for each submission and cause. Not here: the rules of events (src/register/breach).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { breachesIn, standingOf, type Breaches } from '../../src/casework/index.ts';
import {
  clockAt,
  firstHour,
  openPoints,
  proposeSeverity,
  type Breach,
  type NearMiss,
} from '../../src/register/breach/index.ts';
import { recordsOf, type Entry } from '../../src/register/index.ts';
import type { ReviewEvent } from '../../src/review/index.ts';
import { lanes } from '../../src/store/contract/lanes.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { clock, manifestOf, markDrawn, openOffice, paper, type Office } from './open.ts';

const FOR = 'defence:D1';
const STATEMENT = ['WITNESS STATEMENT', 'Statement of: Joanna Nowak', 'I live at 7 Alma Grove, Leeds LS9 7AA.', 'I saw Darren Holt take the coat.']; // prettier-ignore
const HOUR = 3_600_000;

for (const lane of await lanes())
  suite(`book of errors, ${lane.name}`, () => {
    let office: Office;
    let book: Breaches;
    let [officer, other] = ['', ''];
    /** The time, as the book sees it. */
    let now = Date.parse('2026-11-27T18:00:00.000Z');
    const at = (hours: number): string => new Date(now + hours * HOUR).toISOString();
    before(async () => {
      office = await openOffice(lane, { second: { share: 1, shareNew: 1, newUntil: 0 } });
      book = breachesIn({ store: office.store, clock: () => new Date(now) });
      [officer, other] = [await office.person('I. Okafor'), await office.person('R. Osei')];
    });
    after(async () => {
      await office.close();
      await lane.clear();
    });
    const entries = (): Promise<Entry[]> =>
      office.store.transaction(async (trx) => {
        const all: Entry[] = [];
        for await (const record of recordsOf(trx)) all.push((record as { entry: Entry }).entry);
        return all;
      });
    const since = async (before: number): Promise<Entry[]> => (await entries()).slice(before);
    const by = (account: string) => ({ account, office: 'security-officer' });
    const facts = (more: object = {}) => ({
      occurredAt: at(-5), detectedAt: at(-2), awareAt: at(-2), finder: 'recipient', case: '13XD0412326', unit: 'WYP', force: null, documentType: 'MG11',
      affected: [{ ref: 'W1', role: 'witness', categories: ['address'] }], recipient: 'defence', recipients: 1, channel: 'secure-mail', containment: 'not-known', step: 'decide', cause: 'human', ...more,
    });

    test('a report by hand is opened once, with its entry; what does not do leaves neither', async () => {
      const start = (await entries()).length;
      const none = { caseId: null, release: null };
      const refused = async (more: object, says: RegExp): Promise<void> => {
        await assert.rejects(book.report(none, facts(more), by(officer)), (error: { code: string; what: string }) => error.code === 'B-BREACH-01' && says.test(error.what));
      };
      await refused({ awareAt: at(1) }, /still to come/);
      await refused({ unit: 'Mrs Nowak' }, /an office by its code/);
      await refused({ note: 'Joanna Nowak' }, /1 fields that the record does not have/);
      assert.deepEqual([await since(start), await book.all()], [[], []]);
      const id = await book.report(none, facts(), by(officer));
      assert.match(id, /^BR-2026-0001$/);
      now += 60_000;
      assert.equal(await book.report(none, facts({ awareAt: at(-2 - 1 / 60), detectedAt: at(-2 - 1 / 60), occurredAt: at(-5 - 1 / 60) }), by(officer)), id, 'sent twice');
      assert.deepEqual(await since(start), [{ kind: 'breach-opened', by: officer, case: null, breach: id, release: null, people: 1 }]);
      assert.equal(await book.report(none, facts(), by(other)), 'BR-2026-0002', 'somebody else’s report is another one');
      await assert.rejects(book.report({ caseId: randomUUID(), release: randomUUID() }, facts(), by(officer)), /no such release/);
    });

    test('from the first hour to closure: each event has an entry, what is refused has none, and the clock is told in time', async () => {
      const id = 'BR-2026-0001';
      const start = (await entries()).length;
      const read = async (): Promise<Breach> => (await book.read(id)) as Breach;
      const say = (...events: Readonly<Record<string, unknown>>[]) => book.add(id, events, by(officer));
      const first = await read();
      // Aware on a Friday at 16:00; the 72 hours end on the Monday at 16:00.
      assert.deepEqual([clockAt(first.facts.awareAt, at(0)).hoursLeft, clockAt(first.facts.awareAt, '2026-11-29T16:00:00.000Z').state], [69, 'last day']);
      assert.equal(clockAt(first.facts.awareAt, at(0)).until, '2026-11-30T16:00:00.000Z');
      await assert.rejects(say({ kind: 'closed', reason: 'All is done.' }), /cannot be closed yet/);
      // All of them or none: the second is refused, and so is the first.
      await assert.rejects(say({ kind: 'learnt', lesson: 'Look twice.' }, { kind: 'telling-decided', person: 'V9', tell: 'yes', reason: 'High risk.' }), /nobody affected/);
      assert.deepEqual([(await read()).events.length, await since(start)], [1, []]);
      const steps = firstHour(first.facts).map(({ id: step }) => ({ kind: 'step', step, outcome: 'done', what: 'Done as it is written.' }));
      await say(...steps);
      await say({ kind: 'contained', containment: 'outside-recovered', what: 'The firm deleted it.' });
      await say({ kind: 'contained', containment: 'outside-recovered', what: 'The firm deleted it.' });
      assert.equal((await read()).events.length, steps.length + 2, 'pressed twice, said once');
      await say({ kind: 'corrected', field: 'cause', to: 'guidance', reason: 'The paragraph can be read both ways.' });
      await assert.rejects(say({ kind: 'corrected', field: 'awareAt', to: at(30), reason: 'It was later.' }), /still to come/);
      await say({ kind: 'severity', inputs: proposeSeverity(first.facts).inputs, reason: 'As the tables propose.' });
      const seen = (await read()).events.length;
      await book.add(id, [{ kind: 'regulator-decided', notify: true, reason: 'A risk to W1.' }], by(officer), seen);
      await assert.rejects(book.add(id, [{ kind: 'regulator-decided', notify: false, reason: 'No risk.' }], by(other), seen), /somebody else added/);
      await say({ kind: 'regulator-told', toldAt: at(0), reference: 'IC-204/26', lateBecause: null });
      await say({ kind: 'telling-decided', person: 'W1', tell: 'no', reason: 'They know of it already.' });
      assert.deepEqual(openPoints(await read()), []);
      await say({ kind: 'closed', reason: 'All is done and learnt.' });
      const closed = await read();
      assert.deepEqual([closed.status, closed.severity?.band, closed.corrections.map(({ from, to }) => [from, to])], ['closed', 'very-high', [['human', 'guidance']]]);
      assert.equal(clockAt(closed.facts.awareAt, at(200), closed.regulatorTold?.toldAt ?? null).state, 'told in time');
      await assert.rejects(say({ kind: 'learnt', lesson: 'Look twice.' }), /closed/);
      const said = await since(start);
      assert.equal(said.length, closed.events.length - 1);
      assert.deepEqual(said.map((entry) => (entry.kind === 'breach-noted' ? [entry.no, entry.what] : entry.kind)), [
        ...closed.events.slice(1, -1).map(({ kind }, i) => [i + 1, kind]),
        'breach-closed',
      ]);
      assert.ok(said.every((entry) => 'by' in entry && entry.by === officer));
      const text = JSON.stringify(said);
      for (const word of ['Done as', 'deleted', 'W1', '13XD', 'risk']) assert.ok(!text.includes(word), word);
    });

    test('near misses: what the gate holds after everybody said yes, and places sent back; once for each submission and cause', async () => {
      const { casework } = office;
      const [first, second] = [await office.person('K. Malik'), await office.person('J. Adeyemi')];
      const caseId = await casework.takeIn({ manifest: manifestOf(), papers: [paper('MG11 Nowak.pdf', makePdf([STATEMENT])), paper('MG5 damaged.pdf', '%PDF-1.7\nand then nothing of one')], by: first });
      await office.settled();
      const misses = async (): Promise<NearMiss[]> => (await book.all()).filter((one) => one.record === 'near-miss');
      const view = await casework.view(caseId, FOR);
      assert.ok(view);
      const marks = standingOf(view, await casework.log(caseId, FOR)).documents.flatMap(({ decided }) => decided).filter(({ act }) => act !== 'keep');
      const say = async (i: number, act: 'redact' | 'keep', over: readonly string[] = []): Promise<string> => {
        const { id, rule, act: proposed, grade } = (marks[i] ?? assert.fail()).proposal;
        const event: ReviewEvent = { kind: 'decided', id: randomUUID(), by: first, at: clock().toISOString(), marks: [{ mark: id, basis: { guidance: view.guidance, rule, proposed, grade } }], choice: { act }, reason: 'As it is.', over };
        assert.equal(await casework.append(caseId, FOR, event), null);
        return event.id;
      };
      const said: string[] = [];
      for (let i = 0; i < marks.length; i++) said.push(await say(i, i === 0 ? 'keep' : 'redact'));
      const start = (await entries()).length;
      // Asked for before it was submitted: no attempt yet.
      assert.ok((await casework.release(caseId, FOR, first, ['Holt', 'Hartley Vane'])).length > 0);
      assert.deepEqual(await casework.submit(caseId, FOR, first), []);
      assert.deepEqual(await misses(), [], 'the second person has not seen it: the gate caught nothing');
      // Sent back without a place is no near miss; with one that is not in the case, neither.
      assert.deepEqual(await casework.sendBack(caseId, FOR, second, 'Look again.', []), []);
      assert.deepEqual(await casework.submit(caseId, FOR, first), []);
      assert.deepEqual(await casework.sendBack(caseId, FOR, second, 'Look again.', ['no such mark']), []);
      assert.deepEqual(await misses(), []);
      assert.deepEqual(await casework.submit(caseId, FOR, first), []);
      const wrong = marks[0]?.proposal;
      assert.deepEqual(await casework.sendBack(caseId, FOR, second, 'That must not be seen.', [wrong?.id ?? '']), []);
      assert.ok((await casework.sendBack(caseId, FOR, second, 'That must not be seen.', [wrong?.id ?? ''])).length > 0, 'a second click');
      const [back, ...none] = await misses();
      assert.deepEqual([none, back?.facts.finder, back?.facts.caught, back?.facts.attempt, back?.facts.categories, back?.facts.documentType, back?.facts.case, back?.events[0]?.by],
        [[], 'checker', 'returned', 3, [wrong?.finding.category], 'MG11', caseId, 'program']);
      // Mended and submitted again; the second person says yes; the file that nobody can open holds it.
      await say(0, 'redact', [said[0] ?? '']);
      assert.deepEqual(await casework.submit(caseId, FOR, first), []);
      await markDrawn(casework, caseId, FOR, second);
      assert.deepEqual(await casework.accept(caseId, FOR, second), []);
      assert.equal((await casework.gate(caseId, FOR))?.state, 'held');
      const held = (await misses())[1];
      assert.deepEqual([held?.facts.finder, held?.facts.caught, held?.facts.attempt, held?.facts.documentType], ['program', 'unsupported', 4, 'OTHER']);
      for (let n = 0; n < 3; n++) assert.ok((await casework.release(caseId, FOR, second, ['Holt', 'Hartley Vane'])).length > 0);
      assert.equal((await misses()).length, 2, 'once for each submission and cause, not once for each click');
      const logged = (await since(start)).filter(({ kind }) => kind === 'near-miss');
      const documents = await office.store.transaction((trx) => trx.selectFrom('documents').select(['id', 'file']).where('case_id', '=', caseId).execute());
      const idOf = (file: string) => documents.find((one) => one.file === file)?.id;
      assert.deepEqual(logged, [
        { kind: 'near-miss', by: 'program', case: caseId, record: back?.id, document: idOf('MG11 Nowak.pdf'), found: 'checker' },
        { kind: 'near-miss', by: 'program', case: caseId, record: held?.id, document: idOf('MG5 damaged.pdf'), found: 'program' },
      ]);
      assert.ok(!/Nowak|Holt|Malik|Adeyemi|LS9/.test(JSON.stringify(await misses())));
    });
  }); // prettier-ignore
