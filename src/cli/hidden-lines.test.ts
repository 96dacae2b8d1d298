import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textDocument } from '../../test/fixtures/text-page.ts';
import type { HiddenFinding } from '../flow/index.ts';
import { tellHidden } from './hidden-lines.ts';

const word = (category: string): string => (category === 'dob' ? 'birth date' : category);
const of = (file: string, hidden: readonly HiddenFinding[]) => ({
  document: textDocument(file, 'OTHER', []),
  hidden,
});
const bare = (kind: string, where: string): HiddenFinding => ({ kind, where, holds: {} });

test('what ordinary papers carry is counted; the rest is told with its place', () => {
  const lines = tellHidden(
    [
      of('a.pdf', [bare('metadata', 'document properties'), bare('link', 'page 1, 12 of them')]),
      of('b.pdf', [bare('metadata', 'document properties'), bare('covered-text', 'page 2, top left')]),
    ],
    word,
  );
  assert.deepEqual(lines, ['b.pdf: TEXT UNDER A BOX OR PICTURE (page 2, top left)', 'and properties 2 · link 1']);
});

test('ordinary kinds are told by name where they hold personal data', () => {
  const lines = tellHidden(
    [of('a.pdf', [{ kind: 'metadata', where: 'document properties', holds: { name: 1, dob: 2 } }])],
    word,
  );
  assert.deepEqual(lines, ['a.pdf: properties (document properties); holds name 1, birth date 2']);
});

test('a long list ends with its number', () => {
  const notes = Array.from({ length: 9 }, (_, i) => bare('note', `page ${i + 1}`));
  assert.equal(tellHidden([of('a.pdf', notes)], word).at(-1), 'a.pdf: 3 more (check.json)');
});

test('nothing hidden, nothing said', () => {
  const seen = [bare('stamp', 'page 1, top (seen by a reader)'), bare('ocr-layer', 'page 1')];
  assert.deepEqual(tellHidden([of('a.pdf', []), of('b.pdf', seen)], word), []);
});
