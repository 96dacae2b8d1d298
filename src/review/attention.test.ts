import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseDocument, DocumentType, Page, PageRole } from '../model/index.ts';
import { floorOf, lookAsked, unseenPages } from './attention.ts';
import { blindPages, compareBlind } from './blind.ts';
import type { ReviewEvent } from './event.ts';
import { replay } from './log.ts';
import type { Proposal } from '../model/index.ts';

const page = (no: number, words: number, role: PageRole = 'body'): Page => ({
  no,
  size: [595, 842],
  crop: [0, 0, 595, 842],
  rotate: 0,
  text: new Array<string>(words).fill('word').join(' '),
  boxes: new Float32Array(),
  role,
  unread: [],
});
const document = (type: DocumentType, about: string | undefined, ...pages: Page[]): CaseDocument => ({
  file: `${type}.pdf`,
  type,
  typeBy: 'manifest',
  ...(about === undefined ? {} : { about }),
  format: 'pdf',
  pages,
  hidden: [],
});

test('which pages are read word by word', () => {
  const rows: readonly (readonly [DocumentType, string | undefined, Page, 'seen' | 'read'])[] = [
    ['MG11', 'victim', page(1, 100), 'read'],
    ['MG11', 'witness', page(1, 100), 'read'],
    ['MG11', undefined, page(1, 100), 'read'],
    ['MG11', 'officer', page(1, 100), 'seen'],
    ['MG11', 'victim', page(1, 100, 'rear'), 'seen'],
    ['MG11', 'victim', page(1, 0), 'seen'],
    ['MEDICAL', 'officer', page(1, 100), 'read'],
    ['VPS', 'victim', page(1, 100), 'read'],
    ['MG5', undefined, page(1, 100), 'seen'],
  ];
  for (const [type, about, one, look] of rows) assert.equal(lookAsked(type, about, one), look, `${type} ${about}`);
});
test('the floor of a page is three seconds, and a second for eight words where it is read', () => {
  assert.equal(floorOf('seen', page(1, 4000)), 3);
  assert.equal(floorOf('read', page(1, 350)), 44);
  assert.equal(floorOf('read', page(1, 24)), 3);
  assert.equal(floorOf('read', page(1, 25)), 4);
});

const done = (id: string, no: number, seconds: number, by = 'K. Malik'): ReviewEvent => ({ kind: 'page-done', id, by, at: `2026-11-24T09:00:0${id}Z`, file: 'MG11.pdf', page: no, seconds }); // prettier-ignore
test('a page counts once one person has looked long enough; looks of two people do not add up', () => {
  const papers = [document('MG11', 'V1', page(1, 80), page(2, 8), page(3, 800))];
  const unseen = (...events: ReviewEvent[]) =>
    unseenPages(papers, replay(events), () => 'victim', (_, no) => no !== 3).map((one) => [one.page, one.seconds, one.floor]); // prettier-ignore
  assert.deepEqual(unseen(), [[1, 0, 10], [2, 0, 3]]); // prettier-ignore
  assert.deepEqual(unseen(done('1', 1, 10), done('2', 2, 3)), []);
  assert.deepEqual(unseen(done('1', 1, 6), done('2', 1, 4), done('3', 2, 9)), []);
  assert.deepEqual(unseen(done('1', 1, 6), done('2', 1, 6, 'J. Osei'), done('3', 2, 9)), [[1, 6, 10]]);
  assert.deepEqual(unseen(done('1', 1, 9.9), done('3', 2, 9)), [[1, 9.9, 10]]);
});

const pages = Array.from({ length: 4000 }, (_, i) => ({ file: 'a.pdf', page: i + 1 }));
test('blind pages: the share, never none, the same for the same seed, others for another', () => {
  const old = blindPages(pages, 'seed', 200);
  const fresh = blindPages(pages, 'seed', 199);
  assert.ok(Math.abs(old.length - 200) < 60, `${old.length} of 4000`);
  assert.ok(Math.abs(fresh.length - 500) < 80, `${fresh.length} of 4000`);
  assert.deepEqual(blindPages(pages, 'seed', 200), old);
  assert.notDeepEqual(blindPages(pages, 'other', 200), old);
  for (let n = 1; n < 40; n++) assert.ok(blindPages(pages.slice(0, n), `seed ${n}`, 500).length >= 1);
  assert.deepEqual(blindPages([], 'seed', 0), []);
});
test('who has drawn more pages blind keeps those drawn before: a page does not change its mind as somebody gains practice', () => {
  const fresh = new Set(blindPages(pages, 'seed', 0).map(({ page: no }) => no));
  for (const { page: no } of blindPages(pages, 'seed', 900)) assert.ok(fresh.has(no));
});

const mark = (from: number, to: number, category: Proposal['finding']['category'], act: Proposal['act'] = 'redact', no = 1): Proposal => ({
  id: `${from}`, act, grade: 'certain', rule: 'EW-1', reason: 'r',
  finding: { passage: { file: 'a.pdf', page: no, from, to, boxes: [] }, category, grade: 'certain', evidence: [], traits: [] },
}); // prettier-ignore
test('a blind page compared: both, tool alone, person alone', () => {
  const tool = [mark(0, 5, 'name'), mark(10, 20, 'address'), mark(20, 25, 'phone'), mark(40, 44, 'name', 'keep'), mark(60, 65, 'name', 'ask'), mark(0, 5, 'dob', 'redact', 2)]; // prettier-ignore
  const found = [
    { from: 4, to: 6, category: 'name' },
    { from: 15, to: 22, category: 'address' },
    { from: 40, to: 44, category: 'name' },
    { from: 25, to: 30, category: 'clue' },
  ] as const;
  const event = { kind: 'blind-done', id: 'b', by: 'K. Malik', at: '2026-11-24T09:00:00Z', file: 'a.pdf', page: 1, found } as const; // prettier-ignore
  assert.deepEqual(compareBlind(event, tool), [
    { category: 'name', both: 1, toolOnly: 1, personOnly: 1 },
    { category: 'address', both: 1, toolOnly: 0, personOnly: 0 },
    { category: 'phone', both: 1, toolOnly: 0, personOnly: 0 },
    { category: 'clue', both: 0, toolOnly: 0, personOnly: 1 },
  ]);
});
