// A view is what was prepared: kept and read again it is the same, and without answers it stands as the preparation did.
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, test } from 'node:test';
import { openCase, openManifest, prepareCase, type Prepared } from '../flow/index.ts';
import { loadRulebook } from '../guidance/index.ts';
import { EMPTY_LOG, replay, type ReviewEvent } from '../review/index.ts';
import { packView, standingOf, unpackView, viewOf, type CaseView } from './view.ts';

const CASE = path.resolve(import.meta.dirname, '../../practice/harbour-road-burglary');
let prepared: Prepared;
let view: CaseView;

before(async () => {
  const manifest = await openManifest(CASE);
  const opened = await openCase(CASE, manifest);
  prepared = await prepareCase(opened, { kind: 'defence', id: 'D1' }, loadRulebook(), { thisYear: 2026, final: false });
  view = viewOf(prepared, new Date('2026-11-24T09:00:00Z'));
});

test('kept and read again it is the same, letter boxes included', () => {
  const again = unpackView(packView(view));
  for (const [i, { judged }] of view.documents.entries())
    for (const [k, page] of judged.document.pages.entries())
      assert.deepEqual(again.documents[i]?.judged.document.pages[k]?.boxes, page.boxes);
  assert.equal(Buffer.compare(packView(again), packView(view)), 0);
});

test('without answers it stands as the preparation left it', () => {
  const now = standingOf(view, EMPTY_LOG);
  const told = (holds: readonly { readonly file: string | null; readonly why: string }[]): string[] => holds.map(({ file, why }) => `${file}: ${why}`).sort(); // prettier-ignore
  assert.deepEqual(told(now.holds), told(prepared.holds));
  for (const [i, { decided, withheld }] of now.documents.entries()) {
    const made = prepared.documents[i];
    assert.equal(withheld !== null, made?.outcome === 'withheld');
    if (withheld === null)
      assert.deepEqual(decided.map(({ proposal, act }) => [proposal.id, act]), made?.decided.map(({ proposal, act }) => [proposal.id, act])); // prettier-ignore
  }
});

test('an answer changes what stands, and leaving a document out takes its holds along', () => {
  const open = standingOf(view, EMPTY_LOG).documents.flatMap(({ decided }) => decided).find(({ act }) => act === 'undecided'); // prettier-ignore
  assert.ok(open);
  const { id, rule, act, grade, finding } = open.proposal;
  const told = { by: 'K. Malik', at: '2026-11-24T09:00:00Z' };
  const answered = standingOf(view, replay([{ kind: 'decided', id: '1', ...told, marks: [{ mark: id, basis: { guidance: view.guidance, rule, proposed: act, grade } }], choice: { act: 'keep' }, reason: 'On the charge.', over: [] }])); // prettier-ignore
  const mark = answered.documents.flatMap(({ decided }) => decided).find(({ proposal }) => proposal.id === id);
  assert.equal(mark?.act, 'keep');
  const left = standingOf(view, replay([{ kind: 'left-out', id: '1', ...told, file: finding.passage.file, reason: 'Not needed.' }])); // prettier-ignore
  assert.equal(left.holds.some(({ file }) => file === finding.passage.file), false);
}); // prettier-ignore

test('a mark that somebody added stands once, also after a preparation that knew of it, and can be taken back', async () => {
  const file = view.documents.find(({ judged }) => judged.release === 'redact' && judged.document.pages.length > 0)?.judged.document.file ?? ''; // prettier-ignore
  const told = { by: 'K. Malik', at: '2026-11-24T09:00:00Z' };
  const added: ReviewEvent = { kind: 'added', id: 'a1', ...told, file, page: 1, place: { from: 0, to: 4 }, category: 'other', reason: 'Tells who it was.' }; // prettier-ignore
  const log = replay([added]);
  const manifest = await openManifest(CASE);
  const again = viewOf(await prepareCase(await openCase(CASE, manifest), { kind: 'defence', id: 'D1' }, loadRulebook(), { thisYear: 2026, final: false, said: () => log }), new Date()); // prettier-ignore
  const count = (of: CaseView, events: ReviewEvent[]): number => standingOf(of, replay(events)).proposals.filter(({ id }) => id === 'a1').length; // prettier-ignore
  assert.deepEqual([count(view, [added]), count(again, [added])], [1, 1]);
  assert.equal(count(again, [added, { kind: 'undone', id: 'u1', ...told, what: 'a1' }]), 0);
});
