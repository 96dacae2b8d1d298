import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textDocument } from '../../test/fixtures/text-page.ts';
import type { CaseDocument } from '../model/index.ts';
import type { RedactionPlan } from '../redact/index.ts';
import { checkBookmarks } from './bookmarks.ts';

/** Pages on which every character has a box of its own, one point wide, in one line. */
function document(...texts: string[]): CaseDocument {
  const plain = textDocument('a.pdf', 'MG11', texts);
  const pages = plain.pages.map((page) => {
    const boxes = page.boxes.slice();
    for (let i = 0; i < page.text.length; i++) if (page.text[i] !== ' ') boxes.set([i, 100, i + 1, 110], i * 4);
    return { ...page, boxes };
  });
  return { ...plain, pages };
}
const PAGES = document('Statement of Ada Quill Part one', 'Part two: the harbour', 'PART THREE\nthe end');
const cover = (page: number, from: number, to: number): RedactionPlan['redactions'][number] => ({
  page,
  box: [from, 99, to, 111],
  code: 'N',
});
const titles = (plan: Partial<RedactionPlan>, ...asked: readonly (readonly [string, number])[]): string[] =>
  checkBookmarks(
    PAGES,
    { redactions: [], values: [], dropPages: [], ...plan },
    asked.map(([title, page]) => ({ title, page, level: 1 })),
  ).map(({ title, page }) => `${title} (${page})`);

test('bookmarks: a title that can be read on its page is kept, in any case and spacing', () => {
  const rows = [
    ['Part one', 1, true],
    ['part  two – The Harbour', 2, true],
    ['Part Three the end', 3, true],
    ['Part one', 2, false],
    ['art one', 1, false],
    ['Part harbour', 2, false],
    ['Part two: the harbour wall', 2, false],
    ['', 1, false],
    ['—', 1, false],
  ] as const;
  for (const [title, page, kept] of rows)
    assert.deepEqual(titles({}, [title, page]), [`${kept ? title.replace(/ +/g, ' ') : `Page ${page}`} (${page})`]);
});
test('bookmarks: a title with a covered word, or with a value of the plan, is called after its page', () => {
  const redactions = [cover(1, 13, 22)];
  assert.deepEqual(titles({ redactions }, ['Statement of Ada Quill', 1]), ['Page 1 (1)']);
  assert.deepEqual(titles({ redactions }, ['Statement of Part one', 1]), ['Page 1 (1)']);
  assert.deepEqual(titles({ redactions }, ['Statement of', 1]), ['Statement of (1)']);
  assert.deepEqual(titles({ values: ['ada  QUILL'] }, ['Statement of Ada Quill', 1]), ['Page 1 (1)']);
});
test('bookmarks: marks that are no letters, digits or punctuation are not set again', () => {
  assert.deepEqual(titles({}, ['Part\u{1f1f6} \u200b\ue000one\n', 1]), ['Part one (1)']);
});
test('bookmarks: pages that go take theirs with them; the others are counted as they will stand', () => {
  const asked = [
    ['Part one', 1],
    ['Secret', 2],
    ['Secret', 3],
    ['Another secret', 3],
  ] as const;
  assert.deepEqual(titles({ dropPages: [1] }, ...asked), ['Page 1 (2)', 'Page 2 (3)']);
});
