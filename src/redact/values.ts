// Every mention of a value in a page's text layer, visible or not, as boxes. Letter case, white space and hyphens do not
// count; a short value must stand as a word of its own. Not here: removing anything.
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { Box } from '../model/index.ts';
import { rawOf, withMemory } from '../pdf/index.ts';

/** One character of a page: its code point, and its cell in page space. */
export interface Letter {
  readonly point: number;
  readonly box: Box;
  /** Put in by the engine between words or lines: stands nowhere. */
  readonly made: boolean;
}

/** A letter with the line that it stands on. */
export interface SetLetter extends Letter {
  /** A point of its base line, in page space. */
  readonly origin: readonly [number, number];
  /** The direction of writing, clockwise in radians from the page's x axis. */
  readonly angle: number;
}

/** The text layer of an open page, in the engine's reading order. */
interface Layer {
  readonly count: number;
  readonly point: (i: number) => number;
  readonly letter: (i: number) => Letter;
  readonly setLetter: (i: number) => SetLetter;
}

function withLayer<T>(engine: WrappedPdfiumModule, page: number, use: (layer: Layer) => T, none: T): T {
  const raw = rawOf(engine);
  const text = raw._FPDFText_LoadPage(page);
  if (!text) return none;
  try {
    return withMemory(raw, 32, (at) => {
      // FS_RECTF: left, top, right, bottom. The view is taken anew: memory may have grown.
      const side = (k: number): number => raw.HEAPF32[(at >> 2) + k] ?? 0;
      const point = (i: number): number => raw._FPDFText_GetUnicode(text, i);
      const letter = (i: number): Letter => {
        const made = raw._FPDFText_IsGenerated(text, i) === 1;
        const found = !made && raw._FPDFText_GetLooseCharBox(text, i, at) !== 0;
        const box: Box = found
          ? [side(0), Math.min(side(1), side(3)), side(2), Math.max(side(1), side(3))]
          : [0, 0, 0, 0];
        return { point: point(i), box, made: made || !found };
      };
      const setLetter = (i: number): SetLetter => {
        raw._FPDFText_GetCharOrigin(text, i, at + 16, at + 24);
        const origin = [raw.HEAPF64[(at + 16) >> 3] ?? 0, raw.HEAPF64[(at + 24) >> 3] ?? 0] as const;
        return { ...letter(i), origin, angle: raw._FPDFText_GetCharAngle(text, i) };
      };
      return use({ count: raw._FPDFText_CountChars(text), point, letter, setLetter });
    });
  } finally {
    raw._FPDFText_ClosePage(text);
  }
}

/** The characters of an open page. */
export function readLetters(engine: WrappedPdfiumModule, page: number): SetLetter[] {
  return withLayer(engine, page, ({ count, setLetter }) => Array.from({ length: count }, (_, i) => setLetter(i)), []);
}

const SKIPPED = /[\s\u00ad\u200b-\u200f\u2060\ufeff\-\u2010-\u2015\u2212\u0000-\u001f\ufffe\uffff]/u;
const WORDLIKE = /[\p{L}\p{N}]/u;

/** `text` with what does not count taken out; `at[i]` is the place in `text` (code points) of the i-th char left. */
export function squash(text: readonly string[]): { readonly squashed: string; readonly at: readonly number[] } {
  let squashed = '';
  const at: number[] = [];
  text.forEach((mark, i) => {
    if (SKIPPED.test(mark)) return;
    for (const folded of mark.normalize('NFKC').toLowerCase()) {
      if (SKIPPED.test(folded)) continue;
      squashed += folded;
      for (let k = 0; k < folded.length; k++) at.push(i);
    }
  });
  return { squashed, at };
}

/** Stretches [from, to) of `text` (code points) where one of `values` stands. */
export function mentions(text: readonly string[], values: readonly string[]): [number, number][] {
  const { squashed, at } = squash(text);
  const found: [number, number][] = [];
  for (const value of values) {
    const wanted = squash([...value]).squashed;
    if (wanted.length === 0) continue;
    const gaps = gapsOf(value);
    for (let i = squashed.indexOf(wanted); i >= 0; i = squashed.indexOf(wanted, i + 1)) {
      const from = at[i] as number;
      const to = (at[i + wanted.length - 1] as number) + 1;
      const free = !WORDLIKE.test(text[from - 1] ?? ' ') && !WORDLIKE.test(text[to] ?? ' ');
      if (free || (wanted.length >= 4 && isWhole(text, at, i, wanted.length, gaps))) found.push([from, to]);
    }
  }
  return found;
}

/** Places in the squashed value before which the value itself has a gap. */
function gapsOf(value: string): Set<number> {
  const marks = [...value];
  const { at } = squash(marks);
  return new Set(at.flatMap((place, i) => (i > 0 && place > (at[i - 1] as number) + 1 ? [i] : [])));
}

/** Does the mention have gaps only where the value has them, or where a line is broken? */
function isWhole(
  text: readonly string[],
  at: readonly number[],
  from: number,
  length: number,
  gaps: ReadonlySet<number>,
): boolean {
  for (let k = 1; k < length; k++) {
    const a = at[from + k - 1] as number;
    const b = at[from + k] as number;
    if (b <= a + 1 || gaps.has(k)) continue;
    const between = text.slice(a + 1, b).join('');
    const broken = /[\r\n\u0002\ufffe\u00ad]/.test(between) || !/\s/.test(between);
    if (!broken) return false;
  }
  return true;
}

/** The places of every mention on an open page, one thin box per run of letters on a line. */
export function placesOf(engine: WrappedPdfiumModule, page: number, values: readonly string[]): Box[] {
  return values.length === 0 ? [] : withLayer(engine, page, (layer) => placesIn(layer, values), []);
}

// Only the letters of a mention are asked where they stand: that is the dear question.
function placesIn({ count, point, letter: letterAt }: Layer, values: readonly string[]): Box[] {
  const text: string[] = [];
  for (let i = 0; i < count; i++) {
    const code = point(i);
    text.push(code === 0 || code > 0x10ffff ? '\u0000' : String.fromCodePoint(code));
  }
  const boxes: Box[] = [];
  for (const [from, to] of mentions(text, values)) {
    let run: Box | null = null;
    for (let i = from; i < to; i++) {
      const letter = letterAt(i);
      if (letter.made) continue;
      const next = thin(letter.box);
      const sameLine =
        run &&
        Math.abs((run[1] + run[3]) / 2 - (next[1] + next[3]) / 2) < (next[3] - next[1]) / 2 &&
        next[0] > run[2] - 2 &&
        next[0] < run[2] + 12;
      if (run && sameLine)
        run = [
          Math.min(run[0], next[0]),
          Math.min(run[1], next[1]),
          Math.max(run[2], next[2]),
          Math.max(run[3], next[3]),
        ];
      else {
        if (run) boxes.push(run);
        run = next;
      }
    }
    if (run) boxes.push(run);
  }
  return boxes;
}

/** The middle of a cell's height: the cells of neighbouring lines overlap, their middles do not. */
function thin([x0, y0, x1, y1]: Box): Box {
  const height = y1 - y0;
  return [x0, y0 + height * 0.25, x1, y1 - height * 0.25];
}

/** A mention's box at the full height of its letters. */
export function tall([x0, y0, x1, y1]: Box): Box {
  const more = (y1 - y0) * 0.5;
  return [x0, y0 - more, x1, y1 + more];
}
