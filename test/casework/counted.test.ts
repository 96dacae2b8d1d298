// What is counted of reviews over a store, and what inspections keep in it, on both engines: by rows that were put there, every
// number against a count by hand. Not here: the pages (test/server).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { inspectionsIn, reviewFiguresIn, type Draw, type DrawnAs } from '../../src/casework/index.ts';
import { lanes } from '../../src/store/contract/lanes.ts';
import { openStore, type Store } from '../../src/store/index.ts';

const DAYS = { from: '2026-11-01', to: '2026-11-30' };
const ADDRESS = 'c'.repeat(64);
const [ANA, BEN, CAT] = [randomUUID(), randomUUID(), randomUUID()];
const clock = (): Date => new Date('2026-11-26T09:00:00Z');

for (const lane of await lanes())
  suite(`counted, ${lane.name}`, () => {
    let store: Store;
    const [caseId, open, release] = [randomUUID(), randomUUID(), randomUUID()];
    const files = ['MG11 a.pdf', 'MG5 b.pdf'];
    const event = (caseOf: string, by: string, at: string, body: object) => ({ case_id: caseOf, version_id: null, recipient: 'defence:D1', by, at: new Date(at), event: JSON.stringify({ id: randomUUID(), by, at, ...body }) }); // prettier-ignore
    const decided = (mark: string, rule: string, proposed: string, act: string, id: string = randomUUID()) => ({ id, kind: 'decided', marks: [{ mark, basis: { guidance: 'ew-2026.1', rule, proposed, grade: 'likely' } }], choice: { act }, reason: 'x', over: [] }); // prettier-ignore
    before(async () => {
      store = await openStore(lane.place);
      const taken = randomUUID();
      const [undo, again, thrice] = [randomUUID(), randomUUID(), randomUUID()];
      const mark = (from: number, category: string, act: string, rule: string) => ({ id: `${files[0]}#p1:${from}-${from + 5}:${category}`, file: files[0], page: 1, category, whose: null, act, rule }); // prettier-ignore
      await store.transaction(async (trx) => {
        for (const [id, urn] of [[caseId, '13XD0412326'], [open, 'no number']] as const) await trx.insertInto('cases').values({ id, urn, title: 'R v Darren HOLT', manifest: '{}', hearing_on: null, opened_at: clock() }).execute(); // prettier-ignore
        for (const [id, file, at] of [[caseId, files[0], '2026-11-01T00:00:00Z'], [caseId, files[1], '2026-11-30T23:59:00Z'], [caseId, 'late.pdf', '2026-12-01T00:00:00Z'], [open, 'x.pdf', '2026-11-10T00:00:00Z']] as const)
          await trx.insertInto('documents').values({ id: randomUUID(), case_id: id, file: file ?? '', added_at: new Date(at) }).execute();
        await trx.insertInto('blobs').values({ address: ADDRESS, sha256: ADDRESS, size: 1, wrapped_key: Buffer.alloc(40), master: 'made-up', stored_at: clock(), erased_at: null }).execute();
        const checked = { documents: files.map((file) => ({ file, outcome: 'redacted', pages: 2, dropped: [] })), marks: [mark(0, 'name', 'redact', 'EW-1'), mark(10, 'phone', 'keep', 'EW-2'), mark(20, 'phone', 'keep', 'EW-3'), mark(30, 'name', 'redact', 'HAND')] };
        const receipt = { documents: [{ type: 'MG11', output: { path: 'documents/a', sha256: 'x' } }, { type: 'MG5', output: { path: 'documents/b', sha256: 'x' } }] };
        await trx.insertInto('releases').values({ id: release, case_id: caseId, recipient: 'defence:D1', guidance: 'ew-2026.1', address: ADDRESS, receipt: JSON.stringify(receipt), by: ANA, at: new Date('2026-11-20T09:00:00Z'), documents: 2, withheld: 0, checked: JSON.stringify(checked) }).execute();
        const at = '2026-11-10T09:00:00Z';
        await trx.insertInto('review_events').values([
          event(caseId, ANA, at, decided('m1', 'EW-1', 'redact', 'keep')),
          // The last word counts; one of the day before the time does not.
          event(caseId, ANA, at, decided('m2', 'EW-1', 'redact', 'keep')),
          event(caseId, BEN, at, decided('m2', 'EW-1', 'redact', 'redact')),
          event(caseId, CAT, '2026-10-31T23:59:00Z', decided('m3', 'EW-1', 'redact', 'keep')),
          // Taken back; and one whose taking back was taken back.
          event(caseId, ANA, at, decided('m4', 'EW-1', 'redact', 'keep', taken)),
          event(caseId, ANA, at, { kind: 'undone', what: taken }),
          event(caseId, ANA, at, decided('m5', 'EW-2', 'keep', 'redact', undo)),
          event(caseId, ANA, at, { id: again, kind: 'undone', what: undo }),
          event(caseId, ANA, at, { id: thrice, kind: 'undone', what: again }),
          event(caseId, ANA, at, decided(`${files[0]}#p1:20-25:phone`, 'EW-3', 'ask', 'keep')),
          // Blind: found the name and one thing of their own; not the one that was asked. The kept one is no find of the program.
          event(caseId, BEN, at, { kind: 'blind-done', file: files[0], page: 1, found: [{ from: 2, to: 4, category: 'name' }, { from: 30, to: 35, category: 'name' }] }),
          event(open, CAT, at, { kind: 'blind-done', file: 'x.pdf', page: 1, found: [] }),
          event(caseId, CAT, at, { kind: 'blind-done', check: release, file: files[0], page: 1, found: [] }),
          // Two looks of one person at a page add up; two people's do not.
          ...[4, 6].map((seconds) => event(caseId, ANA, at, { kind: 'page-done', file: files[0], page: 1, seconds })),
          event(caseId, BEN, at, { kind: 'page-done', file: files[0], page: 1, seconds: 20 }),
          event(caseId, BEN, at, { kind: 'page-done', file: files[1], page: 1, seconds: 3.5 }),
          event(open, CAT, at, { kind: 'page-done', file: 'x.pdf', page: 1, seconds: 9 }),
        ]).execute();
      }); // prettier-ignore
    });
    after(async () => {
      await store.close();
      await lane.clear();
    });

    test('answers: the last that stands for each mark, by rule and what was proposed', async () => {
      const { answered } = await reviewFiguresIn({ store }, DAYS);
      const rows = answered.rules.map(({ rule, proposed, act, count }) => `${rule} ${proposed} ${act} ${count}`);
      assert.deepEqual(rows, ['EW-1 redact keep 1', 'EW-1 redact redact 1', 'EW-2 keep redact 1', 'EW-3 ask keep 1']);
      assert.equal(answered.people, 2);
    });
    test('blind pages against what the program would have had covered; those of open cases and of second people apart', async () => {
      const { blind } = await reviewFiguresIn({ store }, DAYS);
      assert.deepEqual([blind.people, blind.notLeft, blind.pages.length], [1, 1, 1]);
      assert.deepEqual(blind.pages[0], [{ category: 'name', both: 1, toolOnly: 0, personOnly: 1 }, { category: 'phone', both: 0, toolOnly: 1, personOnly: 0 }]); // prettier-ignore
    });
    test('time at a page by type: of each person and page, half of them', async () => {
      const { times } = await reviewFiguresIn({ store }, DAYS);
      assert.deepEqual(times, { types: [{ type: 'MG11', pages: 2, median: 15 }, { type: 'MG5', pages: 1, median: 3.5 }], people: 2, notLeft: 1 }); // prettier-ignore
    });
    test('papers that came, by the force’s number, on days of London', async () => {
      const { received } = await reviewFiguresIn({ store }, DAYS);
      assert.deepEqual(received.map(({ force, papers }) => [force, papers]), [['', 1], ['13', 2]]); // prettier-ignore
      const { received: july } = await reviewFiguresIn({ store }, { from: '2026-07-01', to: '2026-07-01' });
      assert.deepEqual(july, []);
    });

    test('asked again, it is not counted again until somebody has said something or a paper has come', async () => {
      // Others may be writing on the same server: then nothing is remembered, and it is counted each time.
      const again = async () => {
        const [one, two] = [await reviewFiguresIn({ store }, DAYS), await reviewFiguresIn({ store }, DAYS)];
        assert.deepEqual(one, two);
        return { figures: two, same: one === two };
      };
      let before = await again();
      for (let i = 0; i < 50 && !before.same; i++) before = await again();
      assert.ok(before.same);
      const more = event(caseId, CAT, DAYS.from, decided('m9', 'EW-9', 'redact', 'keep'));
      await store.transaction((trx) => trx.insertInto('review_events').values(more).execute());
      const said = await reviewFiguresIn({ store }, DAYS);
      assert.deepEqual(
        said.answered.rules.filter(({ rule }) => rule === 'EW-9').map(({ count }) => count),
        [1],
      );
      assert.deepEqual(said.received, before.figures.received);
      await store.transaction((trx) =>
        trx
          .insertInto('documents')
          .values({
            id: randomUUID(),
            case_id: caseId,
            file: 'a paper of the last day.pdf',
            added_at: new Date(`${DAYS.to}T12:00:00Z`),
          })
          .execute(),
      );
      const came = await reviewFiguresIn({ store }, DAYS);
      const all = (figures: typeof came): number => figures.received.reduce((sum, { papers }) => sum + papers, 0);
      assert.equal(all(came), all(said) + 1);
    });

    test('an inspection: listed, kept once and whole, marked and judged under its lock, never changed', async () => {
      const inspections = inspectionsIn({ store, clock });
      const { items: papers } = await inspections.list('paper', DAYS.from, DAYS.to);
      assert.deepEqual(papers.map(({ paper, type, marked }) => [paper, type, marked]), [[1, 'MG11', true], [2, 'MG5', false]]); // prettier-ignore
      const clean = await inspections.list('clean-page', DAYS.from, DAYS.to);
      assert.deepEqual([clean.leftOut, clean.items.map(({ paper, page }) => `${paper}.${page}`)], [0, ['1.2', '2.1', '2.2']]); // prettier-ignore
      const id = randomUUID();
      const draw = { list: { sha256: 'a'.repeat(64), items: 2, leftOut: 0 } } as unknown as Draw;
      const drawn = { item: 'x', second: false } as unknown as DrawnAs;
      await Promise.all([1, 2].map(() => inspections.keep(id, draw, [{ caseId, release, paper: 1, page: null, drawn }], ANA))); // prettier-ignore
      assert.equal((await inspections.all()).length, 1);
      await assert.rejects(inspections.keep(randomUUID(), draw, [], ANA), { code: 'B-INSPECT-01' });
      assert.equal((await inspections.all()).length, 1, 'nothing of it was kept');
      const told = (by: string) => ({ id: randomUUID(), by, at: clock().toISOString() });
      const mark = { kind: 'page-marked', ...told(BEN), paper: 1, page: 1, found: [] } as const;
      assert.deepEqual(await Promise.all([1, 2, 3].map(() => inspections.mark(id, 1, mark))), [[], [], []]);
      // Two at once: one reads it, the other is told.
      assert.equal((await inspections.mark(id, 1, { ...mark, ...told(CAT), page: 2 })).length, 1);
      const word = { kind: 'judged', ...told(BEN), outcome: 'clean', category: null, place: null, type: null, prevented: false } as const; // prettier-ignore
      assert.match((await inspections.judge(id, 1, word, [{ paper: 1, page: 1 }, { paper: 1, page: 2 }]))[0]?.why ?? '', /1 page is left/); // prettier-ignore
      const both = await Promise.all([1, 2].map(() => inspections.judge(id, 1, { ...word, id: randomUUID() }, [{ paper: 1, page: 1 }]))); // prettier-ignore
      assert.deepEqual(both.map(({ length }) => length).toSorted(), [0, 1]);
      const [item] = (await inspections.read(id))?.items ?? [];
      assert.deepEqual([item?.marked.length, item?.first?.outcome, item?.second], [1, 'clean', null]);
      assert.deepEqual([await inspections.tookPart(caseId, ANA), await inspections.tookPart(caseId, randomUUID())], [true, false]); // prettier-ignore
      for (const table of ['inspections', 'inspection_items', 'inspection_events'] as const)
        await assert.rejects(store.transaction((trx) => trx.deleteFrom(table).execute()));
    });
  });
