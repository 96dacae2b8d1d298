// Lost, moved and added glyphs, with and without a declared shift; and words that a reader of pixels misreads.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Box, Shift } from '../model/index.ts';
import { comparePages } from './compare.ts';
import { findRead, prepareAlike } from './misread.ts';
import type { Glyph, ReadPage } from './request.ts';

/** Letters ten points apart from `x` on, on one line. */
const line = (text: string, x: number, y = 100): Glyph[] =>
  [...text].map((mark, i) => {
    const at = x + 10 * i;
    return { text: mark, x: at, y, box: [at - 5, y - 5, at + 5, y + 5], size: 10 };
  });
const page = (glyphs: readonly Glyph[]): ReadPage => ({
  view: [0, 0, 400, 300],
  rotate: 0,
  unit: 1,
  glyphs,
  elsewhere: '',
  doubtful: false,
});
const compare = (
  before: readonly Glyph[],
  after: readonly Glyph[],
  boxes: readonly Box[] = [],
  shifts: readonly Shift[] = [],
) => {
  const { lost, added } = comparePages(page(before), page(after), boxes, new Set(), { shifts, taken: [] });
  return [lost, added];
};

describe('comparing glyphs', () => {
  const before = [...line('name', 50), ...line('rest', 100)];
  const box: Box = [44, 94, 124, 106];
  const shift: Shift = { box: [94, 90, 400, 110], dx: 30, dy: 0 };

  it('allows half a point and no more', () => {
    assert.deepEqual(compare(line('rest', 100), line('rest', 100.49)), [0, 0]);
    assert.deepEqual(compare(line('rest', 100), line('rest', 100.51)), [4, 4]);
    assert.deepEqual(compare(line('rest', 100), line('rest', 100, 100.6)), [4, 4]);
    assert.deepEqual(compare(line('rest', 100), line('resf', 100)), [1, 1]);
  });

  it('takes the rest of a line at its declared new place, though a wider box stands on the old one', () => {
    assert.deepEqual(compare(before, line('rest', 130), [box], [shift]), [0, 0]);
    assert.deepEqual(compare(before, line('rest', 130), [box]), [1, 4]);
  });

  it('flags what was to move and is gone, elsewhere, or twice', () => {
    assert.deepEqual(compare(before, [], [box], [shift]), [4, 0]);
    assert.deepEqual(compare(before, line('rest', 131), [box], [shift]), [4, 4]);
    assert.deepEqual(compare(before, line('res', 130), [box], [shift]), [1, 0]);
    assert.deepEqual(compare(before, line('best', 130), [box], [shift]), [1, 1]);
  });

  it('does not move what stands outside the declared place', () => {
    const below = line('below', 100, 60);
    assert.deepEqual(compare([...before, ...below], [...line('rest', 130), ...below], [box], [shift]), [0, 0]);
    assert.deepEqual(
      compare([...before, ...below], [...line('rest', 130), ...line('below', 130, 60)], [box], [shift]),
      [5, 5],
    );
  });

  it('flags a word that was declared to move and stayed: its old place tells how far', () => {
    assert.deepEqual(compare(before, line('rest', 100), [[44, 94, 84, 106]], [shift]), [4, 4]);
  });
});

describe('finding a value in what was read', () => {
  const rows: readonly (readonly [string, string, 'sure' | 'near' | 'none'])[] = [
    ['Nowak', 'Mrs N0wak said', 'sure'],
    ['Nowak', 'Mrs.Nowak', 'sure'],
    ['Nowak', 'no waking', 'none'],
    ['Quillfeather', 'Qui11feather', 'sure'],
    ['Quillfeather', 'Quillfcather', 'near'],
    ['Quillfeather', 'Quilfeather', 'near'],
    ['Quillfeather', 'Quiillfeather', 'near'],
    ['Quillfeather', 'Quillfeathers', 'sure'],
    ['Quillfeather', 'Quillfcathcr', 'none'],
    ['14 Acre Lane', 'at 14 Acre Lane, Leeds', 'sure'],
    ['14 Acre Lane', 'at 114 Acre Lane', 'none'],
    ['07700 900461', 'O77OO 9OO46l', 'sure'],
    ['07700 900461', '07700 900462', 'none'],
    ['WF1 4PR', 'WFI4PR', 'sure'],
    ['Burnham', 'Bumham', 'sure'],
    ['Anna', 'Joanna', 'none'],
    ['Anna', 'for Anna.', 'sure'],
    ['Ann', 'Ann', 'none'],
  ];
  for (const [value, text, wanted] of rows)
    it(`${value} in ${text}: ${wanted}`, () => {
      const words = text
        .split(' ')
        .map((word, i) => ({ text: word, box: [i, 0, i + 1, 1] as const, confidence: 1, line: 0 }));
      const { sure, near } = findRead(words, prepareAlike([value]));
      assert.equal(sure.size > 0 ? 'sure' : near.size > 0 ? 'near' : 'none', wanted);
    });
});
