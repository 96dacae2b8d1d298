// Passages that are covered are opened round the names that stay: where, round what, and what never is.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { CaseDocument, Category, Proposal } from '../model/index.ts';
import { loadRulebook } from './load.ts';
import { document, finding, person } from './made-up.ts';
import { openRoundKept } from './within.ts';

const book = loadRulebook();
const people = [person('D1', 'defendant'), person('P1', 'professional'), person('W1', 'witness')];
const TEXT = 'Then HOLT pushed me, and Mr Bhogal saw it; my hip is bruised.';
const paper = (type: CaseDocument['type'] = 'MG11'): CaseDocument => {
  const one = document(type);
  return { ...one, pages: one.pages.map((page) => ({ ...page, text: TEXT, boxes: new Float32Array(TEXT.length * 4).map((_, i) => i % 4 > 1 ? 9 + i : i) })) };
};
const on = (words: string, category: Category, act: Proposal['act'], rule = 'EW-2.3-injury-other', whose = 'W1'): Proposal => {
  const from = TEXT.indexOf(words);
  const one = finding(category, whose);
  const passage = { ...one.passage, from, to: from + words.length };
  return { id: words, finding: { ...one, passage }, act, grade: 'certain', rule, reason: '' };
};
const passage = on(TEXT.slice(0, -1), 'medical', 'ask');
const holt = on('HOLT', 'name', 'keep', 'EW-2.3-name-defendant', 'D1');
const bhogal = on('Mr Bhogal', 'name', 'keep');
const parts = (proposals: readonly Proposal[], type?: CaseDocument['type']): string[] =>
  openRoundKept(book, paper(type), people, proposals)
    .filter(({ act }) => act !== 'keep')
    .map(({ finding: { passage: { from, to } } }) => TEXT.slice(from, to)); // prettier-ignore

test('a covered passage is parted round the names that stay', () => {
  assert.deepEqual(parts([passage, holt]), ['Then', 'pushed me, and Mr Bhogal saw it; my hip is bruised']);
  assert.deepEqual(parts([bhogal, passage, holt]), ['Then', 'pushed me, and', 'saw it; my hip is bruised']);
  assert.deepEqual(parts([on('HOLT pushed me', 'medical', 'redact'), holt]), ['pushed me'], 'at its edge');
  assert.deepEqual(parts([on('HOLT', 'medical', 'redact'), holt]), [], 'nothing else was in it');
});

test('each part is a proposal of its own: id, place and boxes; the rule is that of the whole', () => {
  const [first, second] = openRoundKept(book, paper(), people, [passage, holt]);
  assert.deepEqual([first?.id, second?.id], ['a.pdf#p1:0-4:medical', 'a.pdf#p1:10-60:medical']);
  assert.deepEqual([second?.rule, second?.act, second?.finding.passage.boxes.length], ['EW-2.3-injury-other', 'ask', 1]);
});

test('left whole: what no kept name stands in, other kinds, medical notes, orders', () => {
  const whole = [TEXT.slice(0, -1)];
  const redacted = { ...holt, act: 'redact' } as const;
  const rows: readonly (readonly [string, readonly Proposal[], CaseDocument['type']?])[] = [
    ['no name', [passage]],
    ['a kept value that is no name', [passage, on('HOLT', 'address', 'keep')]],
    ['whoever treats somebody', [passage, { ...holt, finding: { ...holt.finding, whose: 'P1' } }]],
    ['medical notes', [passage, holt], 'MEDICAL'],
    ['a clue', [on(TEXT.slice(0, -1), 'clue', 'redact'), holt]],
    ['an order', [{ ...passage, rule: 'EW-2.1-anonymity-order' }, holt]],
    ['another page', [passage, { ...holt, finding: { ...holt.finding, passage: { ...holt.finding.passage, page: 2 } } }]],
  ];
  for (const [name, proposals, type] of rows)
    assert.deepEqual(parts(proposals, type), whole, name);
  assert.deepEqual(parts([on('my hip is bruised', 'medical', 'ask'), on('it; my', 'name', 'keep')]), ['my hip is bruised'], 'a name across its edge');
  assert.equal(parts([passage, redacted]).length, 2, 'a name that goes too parts nothing');
  assert.deepEqual(parts([{ ...passage, act: 'keep' }, holt]), []);
}); // prettier-ignore

test('in every paper that tells what happened, and round every kind of name or reference that stays', () => {
  for (const type of ['MG3', 'MG3A', 'MG5', 'MG6C', 'MG11', 'MG15', 'CAD', 'NOTEBOOK'] as const)
    assert.equal(parts([passage, holt], type).length, 2, type);
  for (const type of ['MEDICAL', 'LETTER', 'EMAIL', 'PHONE-DOWNLOAD', 'VPS'] as const)
    assert.equal(parts([passage, holt], type).length, 1, type);
  for (const category of ['name', 'officer', 'urn', 'signature'] as const)
    assert.equal(parts([passage, on('HOLT', category, 'keep')]).length, 2, category);
  for (const category of ['medical', 'special', 'convictions'] as const)
    assert.equal(parts([on(TEXT.slice(0, -1), category, 'redact'), holt]).length, 2, category);
});
