import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differencesOf, readChecked, type Checked } from './differences.ts';

type Mark = Checked['marks'][number];
const mark = (id: string, act: Mark['act'], more: Partial<Mark> = {}): Mark => ({ id, file: 'a.pdf', page: 1, category: 'name', whose: 'W1', act, rule: 'EW-1', ...more }); // prettier-ignore
const checked = (marks: Mark[], documents: Checked['documents'] = [{ file: 'a.pdf', outcome: 'redacted', input: { sha256: '1' } }]): Checked => ({ urn: 'u', recipient: 'court', guidance: 'ew', documents, marks }); // prettier-ignore

test('the same is no difference', () => {
  const one = checked([mark('1', 'redact'), mark('2', 'keep')]);
  assert.deepEqual(differencesOf(one, one), { documents: [], marks: [] });
});
test('marks alike are counted together with their pages; what becomes visible comes first', () => {
  const before = checked([mark('1', 'redact'), mark('2', 'redact', { page: 3 }), mark('3', 'keep'), mark('4', 'ask', { category: 'dob' })]); // prettier-ignore
  const after = checked([mark('1', 'keep'), mark('2', 'keep', { page: 3 }), mark('3', 'redact'), mark('5', 'redact')]);
  assert.deepEqual(
    differencesOf(before, after).marks.map(({ before: was, after: is, pages, count, category }) => [was, is, pages, count, category]), // prettier-ignore
    [
      ['redact', 'keep', [1, 3], 2, 'name'],
      ['ask', null, [1], 1, 'dob'],
      ['keep', 'redact', [1], 1, 'name'],
      [null, 'redact', [1], 1, 'name'],
    ],
  );
});
test('a change of the rule alone is none: the same letters are covered', () => {
  assert.deepEqual(differencesOf(checked([mark('1', 'redact')]), checked([mark('1', 'redact', { rule: 'EW-2' })])).marks, []); // prettier-ignore
});
test('papers: added, gone, replaced, withheld and let go; their marks are not told beside them', () => {
  const doc = (file: string, outcome: 'redacted' | 'withheld' | 'clean' | 'held', sha256: string | null = '1') => ({ file, outcome, input: sha256 === null ? null : { sha256 } }); // prettier-ignore
  const before = checked(
    ['gone', 'same', 'new-version', 'stays', 'goes', 'old-check'].map((file) => mark(file, 'redact', { file })),
    [doc('gone', 'redacted'), doc('same', 'redacted'), doc('new-version', 'redacted'), doc('stays', 'redacted'), doc('goes', 'withheld'), doc('old-check', 'redacted', null)],
  ); // prettier-ignore
  const after = checked(
    ['added', 'same', 'new-version', 'stays', 'goes', 'old-check'].map((file) => mark(file, 'keep', { file })),
    [doc('added', 'clean'), doc('same', 'held'), doc('new-version', 'redacted', '2'), doc('stays', 'withheld'), doc('goes', 'clean'), doc('old-check', 'clean')],
  ); // prettier-ignore
  const { documents, marks } = differencesOf(before, after);
  assert.deepEqual(
    documents.map(({ file, kind }) => [file, kind]),
    [['gone', 'gone'], ['new-version', 'changed'], ['stays', 'withheld'], ['goes', 'now-goes'], ['added', 'added']],
  ); // prettier-ignore
  assert.deepEqual(marks.map(({ file }) => file), ['old-check', 'same']); // prettier-ignore
});
test('what is no check.json is none', () => {
  for (const text of ['', '[]', '{"urn":"u"}', '{"urn":"u","recipient":"r","guidance":"g","documents":[],"marks":[{"id":1}]}'])
    assert.equal(readChecked(text), null); // prettier-ignore
  assert.ok(readChecked(JSON.stringify(checked([mark('1', 'redact')]))));
});
