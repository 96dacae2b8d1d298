// Lines set anew, told in a small drawing: one character is half an em of 10 points; letters are words, # is what goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Box } from '../../model/index.ts';
import { planMoves, type Moves } from './moves.ts';
import type { Measured } from './lines.ts';

const EM = 10;
const STEP = 5;

/** The glyphs of one drawn line whose base line is at `base`, and the boxes over its holes. */
function read(drawing: string, base: number, first: number, targets: Box[]): Measured[] {
  const glyphs: Measured[] = [];
  let target = -1;
  [...drawing].forEach((mark, i) => {
    if (mark === ' ') return;
    const from = 20 + i * STEP;
    if (mark === '#' && (drawing[i - 1] ?? ' ') !== '#') {
      const length = /^#+/.exec(drawing.slice(i))?.[0].length ?? 1;
      targets.push([from, base - 2, from + length * STEP, base + 8]);
      target = targets.length - 1;
    }
    glyphs.push({
      no: first + i,
      turn: 0,
      from,
      to: from + STEP,
      base,
      low: base - 2,
      high: base + 8,
      em: EM,
      target: mark === '#' ? target : -1,
      blank: false,
      inked: true,
    });
  });
  return glyphs;
}

function set(lines: readonly string[], manner: 'free' | 'anchored', wide = 400, rules: readonly Box[] = []): Moves {
  const targets: Box[] = [];
  const glyphs = lines.flatMap((line, i) => read(line, 500 - i * 15, i * 1000, targets));
  const kept = glyphs
    .filter((glyph) => glyph.target < 0)
    .map((glyph) => ({ middle: [(glyph.from + glyph.to) / 2, glyph.base + 2.5] as const, blank: false }));
  return planMoves(glyphs, {
    targets,
    drawn: targets.length,
    widthOf: () => ({ grid: 4 }),
    manner,
    visible: [0, 0, wide, 800],
    rules,
    pictures: [],
    kept,
  });
}

const PLAIN = 'a line of other words that are long enough to show how it is set here';
const widthsOf = (moves: Moves): number[] => moves.boxes.map(({ ems }) => Math.round(ems * 10) / 10);
const round = (box: Box): number[] => box.map((n) => Math.round(n * 10) / 10);

test('a hole takes whole steps of the grid, and the rest of the line follows', () => {
  const moves = set([PLAIN, 'Statement by ####### made on oath', PLAIN], 'anchored');
  assert.deepEqual(widthsOf(moves), [4]);
  assert.deepEqual(round(moves.boxes[0]?.box ?? [0, 0, 0, 0]), [85, 483, 125, 493]);
  const [made] = moves.shifts;
  assert.ok(made && Math.abs(made.dx - 5) < 1.5, 'the words behind moved by what the hole grew');
});

test('two names of one step give the same page', () => {
  const places = (name: string): string => {
    const moves = set([PLAIN, `I met ${name} in the yard`, PLAIN], 'free');
    const words = moves.lines.flatMap(({ words: all }) => all.map(({ from, by }) => Math.round((from + by) * 100)));
    return JSON.stringify([words, moves.boxes.map(({ box }) => round(box))]);
  };
  assert.equal(places('#####'), places('#######'));
  assert.notEqual(places('#######'), places('#########'));
});

test('what the plan named is black in the copy; two boxes of one line cannot both be, and stay', () => {
  const one = set([PLAIN, 'by ### and the rest', PLAIN], 'anchored');
  assert.deepEqual([...one.settled], [0]);
  const two = set([PLAIN, 'by ### and by #### of it', PLAIN], 'anchored');
  assert.deepEqual([...two.settled], []);
  assert.deepEqual([...set([PLAIN, 'by ### and by #### of it', PLAIN], 'free').settled], [0, 1]);
});

test('a rule across the line is a border: nothing goes beyond it', () => {
  const rule: Box = [80, 400, 80.5, 600];
  const moves = set([PLAIN, '####     next cell', PLAIN], 'free', 400, [rule]);
  assert.ok((moves.boxes[0]?.box[2] ?? 999) <= 80);
  assert.deepEqual(moves.shifts, []);
});

test('where there is no room every hole gets the same', () => {
  const full = '## and ######## and ### and #### and ##### and ## and ###### and the end';
  const moves = set([PLAIN, full, PLAIN], 'free', 400);
  assert.equal(new Set(widthsOf(moves)).size, 1);
  assert.ok((moves.lines[0]?.after.at(-1) ?? 999) <= 400 - 12 + 1e-6);
});

test('properties: words keep their order, boxes keep clear of words, nothing leaves the page', () => {
  const word = fc.constantFrom('a', 'the', 'witness', 'said', '#', '###', '######', '############');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 9 }),
      fc.constantFrom('free', 'anchored'),
      (words, manner) => {
        const moves = set([PLAIN, words.join(' '), PLAIN], manner);
        for (const { words: set_, holes, before } of moves.lines) {
          const edge = Math.max(400 - 12, before.at(-1) ?? 0);
          const pieces = [
            ...set_.map(({ from, to, by }) => [from + by, to + by] as const),
            ...holes.map(({ parts }) => [parts[0]?.from ?? 0, parts.at(-1)?.to ?? 0] as const),
          ].sort((a, b) => a[0] - b[0]);
          pieces.forEach(([from, to], i) => {
            assert.ok(from >= 12 - 1e-6 && to <= edge + 1e-6, 'on the page, or no further out than it was');
            const next = pieces[i + 1];
            if (next) assert.ok(to <= next[0] + 1e-6, 'clear of what follows');
          });
          const starts = set_.map(({ from, by }) => from + by);
          assert.deepEqual(
            [...starts].sort((a, b) => a - b),
            starts,
          );
        }
      },
    ),
    { numRuns: 300 },
  );
});
