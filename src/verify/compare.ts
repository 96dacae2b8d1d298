// Nothing lost, nothing moved, nothing added: the source and the clean copy, glyph by glyph, as the other engine reads them.
// Not here: what stands under the boxes (covered.ts).
import type { Box, Shift } from '../model/index.ts';
import { wordsOf } from './lines.ts';
import type { Glyph, ReadPage } from './request.ts';
import { findIn, type Wanted } from './search.ts';

/** How far a glyph may have moved, in points. */
const MOVED = 0.5;
/** How far from the edge of a box a glyph must stand for its loss to count: the box decides by middles, and engines differ a little. */
const EDGE = 0.6;

export interface Differences {
  /** Glyphs of the source that are missing or elsewhere. */
  readonly lost: number;
  /** Glyphs of the copy that the source does not have there. */
  readonly added: number;
  readonly total: number;
  /** Letters that no reader of the source sees, and that are still there. */
  readonly left: number;
}

const BLANK = /^[\s\p{C}]*$/u;
/** Codes without a known letter get one that depends on the engine's mood: any of them will do for any other. */
const letterOf = (glyph: Glyph): string => (/^[\p{Co}\p{Cn}\ufffd]/u.test(glyph.text) ? '\ufffd' : glyph.text);
const within = (box: Box, glyph: Glyph, by: number): boolean =>
  glyph.x > box[0] - by && glyph.x < box[2] + by && glyph.y > box[1] - by && glyph.y < box[3] + by;

/** Those of `all` whose box, widened by `by`, holds the height of a glyph. Glyphs come line by line: the last answer is kept. */
function atHeight<T>(all: readonly T[], boxOf: (one: T) => Box, by: number): (glyph: Glyph) => readonly T[] {
  let y = NaN;
  let found: readonly T[] = [];
  return (glyph) => {
    if (glyph.y === y) return found;
    y = glyph.y;
    found = all.filter((one) => y > boxOf(one)[1] - by && y < boxOf(one)[3] + by);
    return found;
  };
}

const keyOf = (letter: string, x: number, y: number): string => `${letter} ${x} ${y}`;

/** A glyph finder by letter and place. */
function indexOf(glyphs: readonly Glyph[]): (glyph: Glyph) => boolean {
  const cells = new Map<string, Glyph[]>();
  for (const glyph of glyphs) {
    const key = keyOf(letterOf(glyph), Math.floor(glyph.x), Math.floor(glyph.y));
    const cell = cells.get(key);
    if (cell) cell.push(glyph);
    else cells.set(key, [glyph]);
  }
  return (glyph) => {
    const letter = letterOf(glyph);
    for (let x = Math.floor(glyph.x - MOVED); x <= Math.floor(glyph.x + MOVED); x++)
      for (let y = Math.floor(glyph.y - MOVED); y <= Math.floor(glyph.y + MOVED); y++)
        for (const other of cells.get(keyOf(letter, x, y)) ?? [])
          if (Math.abs(other.x - glyph.x) <= MOVED && Math.abs(other.y - glyph.y) <= MOVED) return true;
    return false;
  };
}

/** What was declared to have moved on a page, and where something went whose box now lies elsewhere: places of the source. */
interface Declared {
  readonly shifts: readonly Shift[];
  readonly taken: readonly Box[];
  /** Letters that no reader of the source sees, four numbers each: they must be gone. */
  readonly unseen?: Float32Array | undefined;
}

/** Where the glyphs of the source must stand in the copy: at their own place, or where the words around them were declared to go. */
function placed(
  glyphs: readonly Glyph[],
  { shifts, taken }: Declared,
): { all: readonly Glyph[]; excused: ReadonlySet<Glyph> } {
  const excused = new Set<Glyph>();
  if (shifts.length === 0 && taken.length === 0) return { all: glyphs, excused };
  const shiftsAt = atHeight(shifts, ({ box }) => box, 0);
  const takenAt = atHeight(taken, (box) => box, EDGE);
  const all = glyphs.map((glyph) => {
    const shift = shiftsAt(glyph).find(({ box }) => within(box, glyph, 0));
    if (shift) {
      const { text, x, y, box, size } = glyph;
      return { text, x: x + shift.dx, y: y + shift.dy, box, size };
    }
    if (takenAt(glyph).some((box) => within(box, glyph, EDGE))) excused.add(glyph);
    return glyph;
  });
  return { all, excused };
}

/**
 * Compares one page. `extra` are glyphs of the copy that are known to be new (labels, stamp), `declared` what may have
 * moved. `boxes` lie where the copy has them: a glyph of the source that would come to stand under one must be gone.
 */
export function comparePages(
  source: ReadPage,
  output: ReadPage,
  boxes: readonly Box[],
  extra: ReadonlySet<Glyph>,
  declared: Declared = { shifts: [], taken: [] },
): Differences {
  const { unseen } = declared;
  const { all: before, excused } = placed(source.glyphs.filter(isInk), declared);
  const after = output.glyphs.filter((glyph) => isInk(glyph) && !extra.has(glyph));
  const { unmatched, unmatchedAfter } = inStep(before, after);
  const [x0, y0, x1, y1] = output.view;
  const boxesAt = atHeight(boxes, (box) => box, EDGE);
  const mustStay = (glyph: Glyph): boolean => {
    if (excused.has(glyph)) return false;
    if (!(glyph.x > x0 && glyph.x < x1 && glyph.y > y0 && glyph.y < y1)) return false;
    for (const box of boxesAt(glyph)) if (within(box, glyph, EDGE)) return false;
    return !(unseen && standsOn(unseen, glyph));
  };
  const missing = unmatched.filter(mustStay);
  const inOutput = missing.length > 0 ? indexOf(after) : () => true;
  const inSource = unmatchedAfter.length > 0 ? indexOf(before) : () => true;
  const hidden = unseen ? before.filter((glyph) => standsOn(unseen, glyph)) : [];
  const stillThere = hidden.length > 0 ? indexOf(after) : () => false;
  let total = 0;
  for (const glyph of before) if (mustStay(glyph)) total++;
  return {
    lost: missing.filter((glyph) => !inOutput(glyph)).length,
    added: unmatchedAfter.filter((glyph) => !inSource(glyph)).length,
    total,
    left: hidden.filter(stillThere).length,
  };
}

/** Does the glyph stand where one of the unseen letters does (the same middle along the line)? */
function standsOn(unseen: Float32Array, glyph: Glyph): boolean {
  for (let i = 0; i < unseen.length; i += 4) {
    const middle = ((unseen[i] as number) + (unseen[i + 2] as number)) / 2;
    if (Math.abs(middle - glyph.x) > MOVED) continue;
    if (glyph.y > (unseen[i + 1] as number) && glyph.y < (unseen[i + 3] as number)) return true;
  }
  return false;
}

/** Has the glyph a mark to see? The plain letters are told without asking the pattern. */
function isInk(glyph: Glyph): boolean {
  if (glyph.size <= 0) return false;
  const code = glyph.text.charCodeAt(0);
  return (code > 32 && code < 127) || !BLANK.test(glyph.text);
}

/** Does `b` stand for `a`: the same letter at its place? */
const matches = (a: Glyph, b: Glyph): boolean =>
  Math.abs(a.x - b.x) <= MOVED &&
  Math.abs(a.y - b.y) <= MOVED &&
  (a.text === b.text || letterOf(a) === letterOf(b) || isSameSign(a, b));

/**
 * Signs of mathematics are told by the name of their font, which a copy does not carry: one place and one width to the
 * hundredth are the same sign, where at most one of the two guesses is a letter or a figure. Its look is another check's.
 */
const isSameSign = (a: Glyph, b: Glyph): boolean =>
  a.box.every((side, i) => Math.abs(side - (b.box[i] as number)) < 0.02) &&
  !(/[\p{L}\p{N}]/u.test(a.text) && /[\p{L}\p{N}]/u.test(b.text));

/**
 * Goes through both pages in the order in which they draw: a copy draws what is left in the order of its source, so nearly
 * every glyph finds its own at once. What finds none this way is given back, to be looked for by its place.
 */
function inStep(
  before: readonly Glyph[],
  after: readonly Glyph[],
): { readonly unmatched: Glyph[]; readonly unmatchedAfter: Glyph[] } {
  const unmatched: Glyph[] = [];
  let at = 0;
  for (const glyph of before) {
    const other = after[at];
    if (other && matches(glyph, other)) at++;
    else unmatched.push(glyph);
  }
  return { unmatched, unmatchedAfter: after.slice(at) };
}

/** Share of the source's words outside the boxes that a page made into a picture still has in its text layer. */
export function keptWords(
  source: ReadPage,
  output: ReadPage,
  boxes: readonly Box[],
  extra: ReadonlySet<Glyph>,
  wanted: readonly Wanted[],
  unseen?: Float32Array,
): number {
  const [x0, y0, x1, y1] = output.view;
  const outside = source.glyphs.filter(
    (glyph) =>
      glyph.x > x0 &&
      glyph.x < x1 &&
      glyph.y > y0 &&
      glyph.y < y1 &&
      !boxes.some((box) => within(box, glyph, EDGE)) &&
      !(unseen && standsOn(unseen, glyph)),
  );
  // Values may have stood where the first engine does not look: they are no loss.
  const words = wordsOf(outside)
    .filter((word) => findIn(word, wanted).length === 0)
    .map(letters);
  const have = letters(wordsOf(output.glyphs.filter((glyph) => !extra.has(glyph))).join(''));
  const kept = words.filter((word) => word === '' || have.includes(word)).length;
  return words.length === 0 ? 1 : kept / words.length;
}

const letters = (word: string): string => word.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
