// Names of papers that tell what is covered inside, and those that do not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseDocument, Category } from '../model/index.ts';
import type { Decided } from '../review/index.ts';
import { outwardPaths, tellingFiles, type Named } from './outward.ts';

type Mark = readonly [text: string, act: Decided['act'], category?: Category];
/** A paper whose page holds the marks' words one after the other. */
function paper(file: string, ...marks: readonly Mark[]): Named {
  const text = marks.map(([words]) => words).join(' ');
  let at = 0;
  const decided = marks.map(([words, act, category = 'name']): Decided => {
    const passage = { file, page: 1, from: at, to: at + words.length, boxes: [] };
    at += words.length + 1;
    const finding = { passage, category, grade: 'certain', evidence: [], traits: [] } as const;
    return {
      proposal: { id: `${file}${at}`, finding, act: 'redact', grade: 'certain', rule: 'EW-1', reason: '' },
      act,
    };
  });
  const page = { no: 1, text } as CaseDocument['pages'][number];
  return { document: { file, type: 'MG11', pages: [page] } as unknown as CaseDocument, decided };
}

const ROWS: readonly [string, readonly Named[], readonly string[]][] = [
  ['a name that is redacted inside', [paper('Letter of M Sokol.pdf', ['Milena Sokol', 'redact'])], ['Letter of M Sokol.pdf']], // prettier-ignore
  ['with other marks and capitals', [paper('SOKÓL-statement.pdf', ['Milena Sokol', 'redact'])], ['SOKÓL-statement.pdf']], // prettier-ignore
  ['one that nobody has decided yet', [paper('Sokol.pdf', ['Sokol', 'undecided'])], ['Sokol.pdf']],
  ['a name that is redacted in another paper', [paper('Sokol.pdf'), paper('MG5.pdf', ['Milena Sokol', 'redact'])], ['Sokol.pdf']], // prettier-ignore
  ['in a folder of that name', [paper('Sokol/MG11.pdf', ['Sokol', 'redact'])], ['Sokol/MG11.pdf']],
  ['a name that is kept in it, though a cousin of the same name goes', [paper('MG11 Cawood.pdf', ['Derek Cawood', 'keep'], ['Shirley Cawood', 'redact'])], []], // prettier-ignore
  ['no name at all', [paper('MG5 summary.pdf', ['Milena Sokol', 'redact'])], []],
  ['initials and titles', [paper('Mrs MS.pdf', ['Mrs M S', 'redact'])], []],
  ['a number', [paper('call 07700-900123.txt', ['07700 900123', 'redact', 'phone'])], ['call 07700-900123.txt']],
  ['a short number', [paper('MG11 27.pdf', ['27', 'redact', 'age'])], []],
];
for (const [what, papers, expected] of ROWS)
  test(`a paper's own name: ${what}`, () => assert.deepEqual([...tellingFiles(papers)], expected));

test('it leaves under its type and place, never under a name that is taken', () => {
  const documents = ['MG11 2.pdf', 'Sokol.pdf', 'a/Sokol.pdf'].map((file) => paper(file).document);
  const paths = new Map(documents.map(({ file }) => [file, `documents/${file}`]));
  const out = outwardPaths(documents, paths, new Set(['Sokol.pdf', 'a/Sokol.pdf']));
  assert.deepEqual([...out.values()], ['documents/MG11 2.pdf', 'documents/MG11 2 (2).pdf', 'documents/MG11 3.pdf']);
});
