import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textDocument } from '../../test/fixtures/text-page.ts';
import { passageOf, type CaseDocument, type Finding } from '../model/index.ts';
import { findUnexplained } from './net.ts';

const documentOf = (...texts: string[]): CaseDocument => textDocument('a.pdf', 'MG11', texts);
const findingOf = (document: CaseDocument, no: number, value: string): Finding => {
  const page = document.pages[no - 1];
  const from = page?.text.indexOf(value) ?? -1;
  assert.ok(page && from >= 0);
  return {
    passage: passageOf(document.file, page, from, from + value.length),
    category: 'name',
    grade: 'look',
    evidence: [],
    traits: [],
  };
};
const told = (documents: readonly CaseDocument[], findings: readonly Finding[] = []): string[] =>
  findUnexplained(documents, findings).map(({ kind, passage }) => {
    const page = documents.find(({ file }) => file === passage.file)?.pages[passage.page - 1];
    return `${kind} ${page?.text.slice(passage.from, passage.to)}`;
  });

const rows: readonly (readonly [string, string, readonly string[]])[] = [
  ['a strange word with a capital', 'We met Zuberi outside.', ['word Zuberi']],
  ['each word of a run for itself', 'It was the Brightwater Kestrel again.', ['word Brightwater', 'word Kestrel']],
  ['a word that stands in small letters elsewhere', 'Gravel lay there. The gravel moved.', []],
  ['its plural too', 'Kettles were on. A kettle fell.', []],
  ['common words, days and months', 'The Sergeant came on Tuesday in March.', []],
  ['initials and short marks', 'J K took it.', []],
  ['a long number', 'The slip said 4471 9902 61 on it.', ['number 4471 9902 61']],
  ['a short number', 'There were 44719 of them.', []],
  ['dates, times and sums', 'On 12 03 2026 and 2026-03-12 at 12:30:45 he paid £123456 and 1,234,567.', []],
  ['once a page', 'Zuberi ran. Then Zuberi fell.', ['word Zuberi']],
  ['a word inside a word', 'the xZuberi file', []],
];
for (const [name, text, wanted] of rows)
  test(`safety net: ${name}`, () => assert.deepEqual(told([documentOf(text)]), wanted));

test('safety net: what a finding touches is explained, there and only there', () => {
  const document = documentOf('We met Zuberi outside.', 'Zuberi had gone.');
  assert.deepEqual(told([document], [findingOf(document, 1, 'Zuberi')]), ['word Zuberi']);
  assert.deepEqual(told([document], [findingOf(document, 1, 'Zuberi'), findingOf(document, 2, 'Zuberi')]), []);
});
