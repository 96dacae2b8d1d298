// A case comes in, is prepared by a job, shown, and decided on: on every engine of this machine, with real papers.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import sharp from 'sharp';
import { DOTS_PER_INCH, standingOf, type CaseView } from '../../src/casework/index.ts';
import { recordsOf } from '../../src/register/index.ts';
import type { ReviewEvent } from '../../src/review/index.ts';
import { lanes } from '../../src/store/contract/lanes.ts';
import { setLegalHold } from '../../src/store/index.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { clock, manifestOf, openOffice, paper, type Office } from './open.ts';

const STATEMENT = ['WITNESS STATEMENT', 'Statement of: Joanna Nowak', 'I live at 7 Alma Grove, Leeds LS9 7AA.', 'You can call me on 07700 900123.', 'My friend Milena Sokol was with me, she works at the bakery.']; // prettier-ignore
const PAPERS = () => [
  paper('MG11 Nowak.pdf', makePdf([STATEMENT, ['Page two: I saw Darren Holt leave the shop.']])),
  paper('notes/log.txt', 'Call log. Caller Joanna Nowak 07700 900123 reports a theft.'),
  paper('broken.pdf', Buffer.from('%PDF-1.7 and nothing more')),
  paper('.DS_Store', 'litter'),
];

for (const lane of await lanes())
  suite(`casework, ${lane.name}`, () => {
    let office: Office;
    let [by, caseId] = ['', ''];
    let view: CaseView;
    before(async () => {
      office = await openOffice(lane);
      by = await office.person('K. Malik');
    });
    after(async () => {
      await office.close();
      await lane.clear();
    });
    const entries = async (): Promise<{ kind: string }[]> =>
      office.store.transaction(async (trx) => {
        const all: { kind: string }[] = [];
        for await (const record of recordsOf(trx)) all.push((record as { entry: { kind: string } }).entry);
        return all;
      });
    const told = (): { id: string; by: string; at: string } => ({ id: randomUUID(), by, at: clock().toISOString() });

    test('what comes in is kept, given to whoever brought it, and prepared; broken papers are held, the rest is done', async () => {
      caseId = await office.casework.takeIn({ manifest: manifestOf(), papers: PAPERS(), by });
      assert.equal((await office.casework.progress(caseId, 'defence:D1'))?.state, 'waiting');
      await office.settled();
      assert.deepEqual(office.errors, []);
      assert.deepEqual(await office.casework.progress(caseId, 'defence:D1'), { state: 'ready' });
      const found = await office.casework.view(caseId, 'defence:D1');
      assert.ok(found);
      view = found;
      assert.deepEqual(view.documents.map(({ judged }) => [judged.document.file, judged.document.failure?.code ?? judged.document.pages.length]), [['MG11 Nowak.pdf', 2], ['broken.pdf', 'B-DOC-03'], ['notes/log.txt', 1]]); // prettier-ignore
      assert.equal(await office.casework.view(caseId, 'defence:D1'), view, 'the same object while it is the newest');
      const papers = await office.casework.papers(caseId, 'defence:D1');
      assert.deepEqual(papers.map(({ file, step }) => [file, step]), [['MG11 Nowak.pdf', 'picture'], ['broken.pdf', 'picture'], ['notes/log.txt', 'picture']]); // prettier-ignore
      assert.match(papers[1]?.note ?? '', /^held/);
      const kinds = (await entries()).map(({ kind }) => kind);
      assert.deepEqual(kinds, ['account-made', 'role-given', 'case-opened', 'document-received', 'document-received', 'document-received', 'access-given', 'preparation-asked', 'document-unreadable', 'draft-made']); // prettier-ignore
      assert.deepEqual(await readdir(path.join(office.root, 'scratch')), [], 'nothing decrypted is left');
    });

    test('both sides of a page are pictures of the page, and only the original shows what is covered', async () => {
      const sides = await Promise.all((['original', 'draft'] as const).map((side) => office.casework.picture(caseId, 'defence:D1', 'MG11 Nowak.pdf', 1, side))); // prettier-ignore
      const [width, height] = view.documents[0]?.judged.document.pages[0]?.size ?? [0, 0];
      const dark: number[] = [];
      for (const png of sides) {
        assert.ok(png);
        const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
        assert.deepEqual([info.width, info.height], [Math.round((width * DOTS_PER_INCH) / 72), Math.round((height * DOTS_PER_INCH) / 72)]); // prettier-ignore
        dark.push(data.filter((grey) => grey < 40).length);
      }
      assert.ok((dark[1] ?? 0) > 2 * (dark[0] ?? 0), `black boxes: ${dark.join(' and ')} dark pixels`);
      assert.equal(await office.casework.picture(caseId, 'defence:D1', 'broken.pdf', 1, 'draft'), null);
      assert.equal(await office.casework.picture(caseId, 'court', 'MG11 Nowak.pdf', 1, 'draft'), null);
    });

    test('an answer is kept once, in the book without words, and changes how the case stands', async () => {
      const mark = standingOf(view, await office.casework.log(caseId, 'defence:D1')).documents[0]?.decided.find(({ act }) => act === 'redact'); // prettier-ignore
      assert.ok(mark);
      const { id, rule, act, grade } = mark.proposal;
      const basis = { guidance: view.guidance, rule, proposed: act, grade };
      const event: ReviewEvent = { kind: 'decided', ...told(), marks: [{ mark: id, basis }], choice: { act: 'keep' }, reason: 'The defence has it from the charge.', over: [] }; // prettier-ignore
      const both = await Promise.all([event, event].map((one) => office.casework.append(caseId, 'defence:D1', one)));
      assert.deepEqual(both, [null, null]);
      const log = await office.casework.log(caseId, 'defence:D1');
      assert.deepEqual([...log.events.values()], [event]);
      const now = standingOf(view, log).documents[0]?.decided.find(({ proposal }) => proposal.id === id);
      assert.equal(now?.act, 'keep');
      const reviewed = (await entries()).filter(({ kind }) => kind === 'reviewed');
      assert.deepEqual(reviewed, [{ kind: 'reviewed', by, case: caseId, recipient: 'defence', event: event.id, what: 'decided', act: 'keep', marks: 1 }]); // prettier-ignore
      assert.equal(
        (await office.casework.log(caseId, 'court')).events.size,
        0,
        'each recipient has a review of its own',
      );
    });

    test('what cannot be is refused in words and leaves nothing', async () => {
      const before = (await office.casework.log(caseId, 'defence:D1')).events.size;
      const page = { file: 'MG11 Nowak.pdf', page: 1 };
      const refused: ReviewEvent[] = [
        { kind: 'added', ...told(), ...page, place: { from: 5, to: 5 }, category: 'name', reason: 'a name' },
        { kind: 'added', ...told(), ...page, place: { from: 5, to: 99_999 }, category: 'name', reason: 'a name' },
        { kind: 'added', ...told(), ...page, page: 3, place: { from: 0, to: 5 }, category: 'name', reason: 'a name' },
        { kind: 'looked', ...told(), file: 'no such.pdf', page: 1, act: 'keep', reason: 'seen' },
        { kind: 'flagged', ...told(), mark: 'no such mark', question: 'why?' },
        { kind: 'undone', ...told(), what: randomUUID() },
      ];
      for (const event of refused)
        assert.ok((await office.casework.append(caseId, 'defence:D1', event))?.cure, event.kind);
      assert.equal((await office.casework.log(caseId, 'defence:D1')).events.size, before);
      assert.ok(await office.casework.append(caseId, 'court', { kind: 'page-done', ...told(), ...page, seconds: 4 }));
    });

    test('a new preparation shows the answers; asked for twice it is made once', async () => {
      const before = (await entries()).length;
      await office.casework.prepare(caseId, { kind: 'defence', id: 'D1' }, by);
      await office.casework.prepare(caseId, { kind: 'defence', id: 'D1' }, by);
      await office.settled();
      const kinds = (await entries()).slice(before).map(({ kind }) => kind);
      assert.equal(kinds.filter((kind) => kind === 'draft-made').length, 1);
      const fresh = await office.casework.view(caseId, 'defence:D1');
      assert.notEqual(fresh, view);
      assert.deepEqual(await office.casework.recipients(caseId), ['defence:D1']);
      await assert.rejects(office.casework.prepare(caseId, { kind: 'defence', id: 'D9' }, by), { code: 'B-USE-05' });
    });

    test('papers and cases that cannot be taken in leave nothing, not even aside', async () => {
      const aside = (): Promise<string[]> => readdir(path.join(office.root, 'blobs', 'aside'));
      const wrong: [string, Parameters<Office['casework']['takeIn']>[0]['papers'], string][] = [
        [manifestOf(), [], 'B-CASE-06'],
        [manifestOf(), [paper('a.txt', 'one'), paper('../b.txt', 'two')], 'B-CASE-06'],
        [manifestOf(), [paper('a.txt', 'one'), paper('a.txt', 'two')], 'B-CASE-06'],
        [manifestOf(), [paper('a\u0007.txt', 'one')], 'B-CASE-06'],
        [`${manifestOf()}documents:\n  - {file: b.txt, type: MG5}\n`, [paper('a.txt', 'one')], 'B-CASE-03'],
        ['urn: x', [paper('a.txt', 'one')], 'B-CASE-03'],
      ];
      for (const [manifest, papers, code] of wrong)
        await assert.rejects(office.casework.takeIn({ manifest, papers, by }), { code });
      const manifest = manifestOf('');
      const other = await office.casework.takeIn({ manifest, papers: [paper('a.txt', 'An account.')], by });
      await assert.rejects(office.casework.takeIn({ manifest, papers: [paper('a.txt', 'x')], by }), { code: 'B-CASE-05' }); // prettier-ignore
      assert.equal(await office.casework.progress(other, 'defence:D1'), null, 'nobody is named: nothing is prepared');
      assert.deepEqual(await aside(), []);
    });

    test('erased, nothing of a case can be read any more: papers, views, pictures', async () => {
      await office.store.transaction((trx) => setLegalHold(trx, caseId, true));
      const entered = async () => (await entries()).filter(({ kind }) => kind === 'case-erased');
      await assert.rejects(office.casework.erase(caseId, by), { code: 'B-HOLD-01' });
      assert.deepEqual(await entered(), [], 'what did not happen is not in the book');
      await office.store.transaction((trx) => setLegalHold(trx, caseId, false));
      const documents = await office.casework.erase(caseId, by);
      assert.ok(documents > 0);
      assert.deepEqual(await entered(), [{ kind: 'case-erased', by, case: caseId, documents }]);
      await assert.rejects(office.casework.erase(caseId, by), { code: 'B-BLOB-03' });
      await assert.rejects(office.casework.erase(randomUUID(), by), { code: 'B-CASE-07' });
      await assert.rejects(office.casework.view(caseId, 'defence:D1'), { code: 'B-BLOB-03' });
      await assert.rejects(office.casework.picture(caseId, 'defence:D1', 'MG11 Nowak.pdf', 1, 'draft'), { code: 'B-BLOB-03' }); // prettier-ignore
      const left = await office.store.transaction((trx) => trx.selectFrom('case_addresses').innerJoin('blobs', 'blobs.address', 'case_addresses.address').select('blobs.address').where('case_id', '=', caseId).where('wrapped_key', 'is not', null).execute()); // prettier-ignore
      assert.deepEqual(left, []);
    });
  });
