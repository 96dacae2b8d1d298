// The way out and the way back, on the store: two people see every release, nothing partial leaves when the disk is full or
// the database goes away, the package is the one that its receipt signs, and a recall stops the rest of the case.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, suite, test } from 'node:test';
import { unzipSync } from 'fflate';
import { breachesIn, standingOf } from '../../src/casework/index.ts';
import { BlotterError } from '../../src/model/index.ts';
import { checkSigned, recordsOf } from '../../src/register/index.ts';
import { readRecord } from '../../src/register/breach/index.ts';
import { checkReceipt, saltOf } from '../../src/release/index.ts';
import type { ReviewEvent } from '../../src/review/index.ts';
import { withBreaches } from '../../src/casework/gate/breaches.ts';
import { lanes } from '../../src/store/contract/lanes.ts';
import type { Shelf } from '../../src/store/index.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { clock, manifestOf, markDrawn, openOffice, paper, type Office } from './open.ts';

const FOR = 'defence:D1';
const NAMES = ['HOLT', 'hartley  vane'];
const STATEMENT = [
  'WITNESS STATEMENT',
  'Statement of: Joanna Nowak',
  'I live at 7 Alma Grove, Leeds LS9 7AA.',
  'I saw Darren Holt take the coat.',
];

for (const lane of await lanes())
  suite(`release, ${lane.name}`, () => {
    let office: Office;
    let [first, second, caseId] = ['', '', ''];
    /** What the shelf does with the next bytes: keeps them, or says that the disk is full. */
    let full = false;
    const shelved = (shelf: Shelf): Shelf => ({
      ...shelf,
      put: async (bytes) => {
        if (!full) return shelf.put(bytes);
        for await (const _ of bytes) break;
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
    });
    before(async () => {
      office = await openOffice(lane, { second: { share: 1, shareNew: 1, newUntil: 0 } }, { shelved });
      [first, second] = [await office.person('K. Malik'), await office.person('R. Osei')];
      caseId = await office.casework.takeIn({ manifest: manifestOf(), papers: [paper('MG11 Nowak.pdf', makePdf([STATEMENT]))], by: first });
      await office.settled();
    });
    after(async () => {
      await office.close();
      await lane.clear();
    });
    const told = (by: string) => ({ id: randomUUID(), by, at: clock().toISOString() });
    const waits = () => office.casework.waiting([{ caseId, recipient: FOR }]);
    /** What the gate says; the queue must say the same. */
    const state = async () => {
      const gate = await office.casework.gate(caseId, FOR);
      assert.deepEqual(await waits(), gate?.state === 'with-checker' ? [{ caseId, recipient: FOR, reviewers: gate.facts.reviewers }] : []);
      return gate?.state;
    };
    const note = () => office.store.transaction((trx) => trx.selectFrom('gate_facts').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow());
    const kinds = (): Promise<string[]> =>
      office.store.transaction(async (trx) => {
        const all: string[] = [];
        for await (const record of recordsOf(trx)) all.push((record as { entry: { kind: string } }).entry.kind);
        return all;
      });

    test('a release goes from draft to ready, and the person who prepared it is not the one who checks it', async () => {
      const { casework } = office;
      assert.equal(await state(), 'draft');
      const view = await casework.view(caseId, FOR);
      assert.ok(view);
      const open = standingOf(view, await casework.log(caseId, FOR)).documents.flatMap(({ decided }) => decided).filter(({ act }) => act !== 'keep');
      for (const { proposal: { id, rule, act, grade } } of open) {
        const event: ReviewEvent = { kind: 'decided', ...told(first), marks: [{ mark: id, basis: { guidance: view.guidance, rule, proposed: act, grade } }], choice: { act: 'redact' }, reason: 'As proposed.', over: [] };
        assert.equal(await casework.append(caseId, FOR, event), null);
      }
      assert.equal(await state(), 'in-review');
      assert.equal((await casework.release(caseId, FOR, first, NAMES)).length, 1, 'not submitted');
      assert.deepEqual(await casework.submit(caseId, FOR, first), []);
      // The queue reads what was kept when it was submitted, and opens no case for it …
      const kept = await note();
      const facts = (print: string) => office.store.transaction((trx) => trx.updateTable('gate_facts').set({ facts: JSON.stringify({ ...kept.facts, print }) }).execute());
      await facts('of something else');
      assert.deepEqual(await waits(), []);
      // … and asks again once somebody has said something since.
      assert.equal(await casework.append(caseId, FOR, { kind: 'page-done', ...told(first), file: 'MG11 Nowak.pdf', page: 1, seconds: 3 }), null);
      assert.equal(await state(), 'with-checker');
      const fresh = await note();
      assert.deepEqual([fresh.facts, Number(fresh.reviewed) > Number(kept.reviewed)], [kept.facts, true]);
      assert.equal((await casework.submit(caseId, FOR, first)).length, 1);
      assert.match((await casework.accept(caseId, FOR, first))[0]?.why ?? '', /yourself/);
      assert.deepEqual(await casework.sendBack(caseId, FOR, second, 'The second line is still open.', []), []);
      assert.equal(await state(), 'in-review');
      assert.deepEqual(await casework.submit(caseId, FOR, first), []);
      // The second person marks the pages that were drawn before they see what was marked; nobody else has any.
      assert.equal(await casework.sample(caseId, FOR, first), null);
      assert.match((await casework.accept(caseId, FOR, second))[0]?.why ?? '', /1 of 1 pages that were drawn for you is not marked/);
      const all = (await casework.log(caseId, FOR)).events.size;
      assert.equal(await markDrawn(casework, caseId, FOR, second, [{ from: 0, to: 7, category: 'other' }]), 1);
      assert.equal((await casework.log(caseId, FOR)).events.size, all + 1, 'nothing is added to the release by it');
      assert.equal(await state(), 'with-checker');
      const sample = await casework.sample(caseId, FOR, second);
      assert.deepEqual([sample?.done.length, sample?.visible.length, sample?.count.both], [1, 1, 0]);
      assert.ok((sample?.count.releaseOnly ?? 0) > 0);
      // Sent back with what they marked: whoever prepares is told where, and the next submission draws anew.
      const [find] = sample?.visible ?? [];
      assert.deepEqual(await casework.sendBack(caseId, FOR, second, 'The heading tells it.', [find?.id ?? '']), []);
      const word = (await casework.gate(caseId, FOR))?.events.at(-1);
      assert.ok(word?.kind === 'returned');
      assert.deepEqual([word.places, word.blind?.pages, word.blind?.secondOnly], [[{ file: 'MG11 Nowak.pdf', page: 1 }], 1, 1]);
      assert.deepEqual(await casework.submit(caseId, FOR, first), []);
      assert.equal((await casework.sample(caseId, FOR, second))?.done.length, 0);
      await markDrawn(casework, caseId, FOR, second, [{ from: 0, to: 7, category: 'other' }]);
      assert.match((await casework.accept(caseId, FOR, second))[0]?.why ?? '', /You marked what can be read/);
      assert.deepEqual(await casework.accept(caseId, FOR, second, { visible: 1 }), []);
      const { people, count } = await casework.agreement();
      assert.deepEqual([people, count.secondOnly, count.both], [1, 2, 0]);
      assert.equal(await state(), 'ready');
      assert.deepEqual((await casework.gate(caseId, FOR))?.blockers, []);
      assert.match((await casework.release(caseId, FOR, first, ['Hold', 'Hartley Vane']))[0]?.why ?? '', /surname/);
    });

    test('disk full, then the database gone at the moment it leaves: nothing partial is kept, and the next attempt leaves once', async () => {
      const { casework, store } = office;
      full = true;
      assert.deepEqual(await casework.release(caseId, FOR, first, NAMES), []);
      assert.match((await casework.submit(caseId, FOR, first))[0]?.why ?? '', /being made/);
      while (office.errors.length === 0) await sleep(50);
      assert.deepEqual(office.errors, ['B-STORE-09']);
      assert.equal(await state(), 'ready');
      assert.deepEqual(await casework.released(caseId), []);
      assert.deepEqual(await readdir(path.join(office.root, 'scratch')), []);
      // The transaction in which it would leave breaks off when all of it is written; the ones after it do not.
      const entering = store.transaction.bind(store);
      let broken = 0;
      (store as { transaction: typeof store.transaction }).transaction = (work) =>
        entering(async (trx) => {
          const done = await work(trx);
          const left = await trx.selectFrom('releases').select('id').where('case_id', '=', caseId).execute();
          if (left.length > 0 && broken++ === 0) throw new BlotterError('B-STORE-04', { reason: 'ECONNRESET' });
          return done;
        });
      full = false;
      while (office.errors.length === 1) await sleep(50);
      assert.deepEqual(office.errors, ['B-STORE-09', 'B-STORE-04']);
      assert.deepEqual([await state(), await casework.released(caseId)], ['ready', []]);
      await office.settled();
      assert.equal(office.errors.length, 2);
      assert.equal(await state(), 'released');
      assert.equal((await casework.released(caseId)).length, 1);
      assert.equal((await kinds()).filter((kind) => kind === 'released').length, 1);
    });

    test('the package is what its receipt signs: whole, checked by anybody, with who did what and the head of the book', async () => {
      const { casework } = office;
      const [left] = await casework.released(caseId);
      assert.ok(left);
      assert.deepEqual([left.recipient, left.by, left.documents, left.withheld, left.recalled], [FOR, first, 1, 0, null]);
      const stream = await casework.download(caseId, left.release);
      assert.ok(stream);
      const files = unzipSync(await buffer(stream));
      const folder = await mkdtemp(path.join(tmpdir(), 'blotter-package-'));
      for (const [name, bytes] of Object.entries(files)) {
        await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
        await writeFile(path.join(folder, name), bytes);
      }
      const json = Buffer.from(files['receipt.json'] ?? []).toString();
      assert.equal(json, await casework.receipt(caseId, left.release));
      const verdicts = await checkReceipt(json, folder, { own: [] });
      assert.deepEqual(verdicts.filter(({ result }) => result !== 'pass'), []);
      await rm(folder, { recursive: true });
      const receipt = JSON.parse(json) as { jws: string; key: { id: string; kty: 'OKP'; crv: 'Ed25519'; x: string }; register: { head: string }; people: { prepared: { by: string }; checked: { by: string; result: string }; released: { by: string } } };
      const { kty, crv, x } = receipt.key;
      assert.ok(await checkSigned(receipt.register.head, { kty, crv, x }, 'blotter-head'));
      assert.deepEqual([receipt.people.prepared.by, receipt.people.checked.by, receipt.people.checked.result, receipt.people.released.by], ['K. Malik', 'R. Osei', 'agreed', 'K. Malik']);
      const entry = (await office.store.transaction(async (trx) => {
        const all: { entry: { kind: string; receipt?: string; checkedBy?: string } }[] = [];
        for await (const record of recordsOf(trx)) all.push(record as (typeof all)[number]);
        return all;
      })).find(({ entry: { kind } }) => kind === 'released')?.entry;
      assert.deepEqual([entry?.receipt, entry?.checkedBy], [createHash('sha256').update(json).digest('hex'), second]);
      assert.equal(await casework.download(randomUUID(), left.release).catch((error: BlotterError) => error.code), 'B-CASE-07');
    });

    test('what left is kept beside it, for the next service to be compared with; the salt of its receipt stays here', async () => {
      const { casework, store } = office;
      const [left] = await casework.released(caseId);
      const checked = await casework.checked(caseId, left?.release ?? '');
      assert.ok(checked && checked.marks.length > 0 && checked.documents.length === 1);
      assert.ok(checked.marks.every(({ act }) => act !== 'ask'));
      assert.doesNotMatch(JSON.stringify(checked.marks), /Alma|LS9|Joanna/);
      const row = await store.transaction((trx) => trx.selectFrom('releases').select(['salt', 'receipt']).where('id', '=', left?.release ?? '').executeTakeFirst());
      assert.equal(saltOf(row?.receipt ?? ''), createHash('sha256').update(row?.salt ?? '').digest('hex'));
      const original = checked.documents[0]?.input?.sha256 ?? 'none';
      assert.ok(!row?.receipt.includes(original));
      assert.deepEqual((JSON.parse(row?.receipt ?? '{}') as { to: unknown }).to, { firm: 'Hartley Vane', addresses: ['crime@hartleyvane.example'], addressBook: null });
      assert.equal(await casework.checked(randomUUID(), left?.release ?? ''), null);
    });

    test('corrections by hand are kept with what stood there before', async () => {
      const { casework } = office;
      const view = await casework.view(caseId, FOR);
      const change = { kind: 'corrected', person: 'D1', name: 'Darren Holt', born: '1988-04-18', pnc: '', cro: '', firm: 'Hartley Vane' } as const;
      assert.equal(await casework.correctPeople(caseId, view?.people ?? [], change, first), null);
      await office.settled();
      const [one, ...none] = await casework.corrections(caseId);
      assert.deepEqual([none, one?.by, one?.person, one?.fields], [[], first, 'D1', [{ field: 'born', from: '1988-04-17', to: '1988-04-18' }]]);
      assert.deepEqual((await casework.gate(caseId, FOR))?.facts.corrected, [first]);
    });

    test('a recall opens a breach and stops the case until it is lifted; then a changed one is a new release', async () => {
      const { casework, store } = office;
      const [left] = await casework.released(caseId);
      const release = left?.release ?? '';
      const facts = { finder: 'recipient', unit: 'WYP', force: null, documentType: 'MG11', affected: [{ ref: 'W1', role: 'witness', categories: ['address'] }], channel: 'secure-mail', containment: 'within-cjs', step: 'find', cause: 'human' };
      const recall = { by: second, office: 'prosecutor', why: 'An address was left visible.', facts };
      await assert.rejects(casework.recall(caseId, release, { ...recall, facts: { ...facts, unit: 'nobody knows' } }), { code: 'B-BREACH-01' });
      assert.equal(await state(), 'released', 'facts that do not do change nothing');
      const done = await casework.recall(caseId, release, recall);
      assert.ok('breach' in done && /^BR-\d{4}-0001$/.test(done.breach));
      assert.equal(await state(), 'recalled');
      const record = await store.transaction((trx) => withBreaches(trx, (book) => readRecord(book, done.breach)));
      assert.ok(record.record === 'breach' && record.facts.release === release && record.facts.releasedBy === first);
      assert.ok(Array.isArray(await casework.recall(caseId, release, recall)), 'twice');
      assert.deepEqual((await casework.released(caseId))[0]?.recalled?.why, recall.why);
      assert.deepEqual((await kinds()).slice(-2), ['recalled', 'breach-opened']);
      // Something changes; another round begins, and may not go out.
      assert.equal(await casework.append(caseId, FOR, { kind: 'left-out', ...told(first), file: 'MG11 Nowak.pdf', reason: 'It comes with the next service.' }), null);
      const now = await casework.gate(caseId, FOR);
      assert.equal(now?.state, 'in-review');
      assert.notEqual(now?.release, release);
      assert.match((await casework.submit(caseId, FOR, first))[0]?.why ?? '', /recalled/);
      const breaches = breachesIn({ store, clock });
      const stop = (await breaches.stops(caseId)).at(-1);
      assert.ok(stop?.kind === 'frozen' && stop.reason === recall.why);
      assert.match((await breaches.lift(caseId, first, 'It is clear what happened.', stop.at))[0]?.why ?? '', /You released/);
      assert.match((await breaches.lift(caseId, second, 'Mr Holt knows.', stop.at))[0]?.why ?? '', /seems to hold a name/);
      assert.match((await breaches.lift(caseId, second, 'It is clear what happened.', '2026-01-01T00:00:00.000Z'))[0]?.why ?? '', /once more/);
      assert.match((await casework.submit(caseId, FOR, first))[0]?.why ?? '', /recalled/, 'refused, and nothing was lifted');
      assert.deepEqual(await breaches.lift(caseId, second, 'It is clear what happened.', stop.at), []);
      assert.equal((await kinds()).at(-1), 'stop-lifted');
      assert.match((await breaches.lift(caseId, second, 'It is clear what happened.', stop.at))[0]?.why ?? '', /Nothing of this case is stopped/);
      assert.deepEqual((await breaches.stops(caseId)).map(({ kind, by }) => [kind, by]), [['frozen', second], ['lifted', second]]);
      assert.deepEqual(await casework.submit(caseId, FOR, first), []);
    });
  }); // prettier-ignore
