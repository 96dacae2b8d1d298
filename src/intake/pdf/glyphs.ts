// Every glyph of one page as parallel arrays, read in the order in which the page draws them. Not here: lines, order,
// meaning. Spaces and the engine's own inserted characters are not glyphs; they leave a mark on the glyph after them.
import type { RawEngine } from '../../pdf/index.ts';
import type { Box } from '../../model/index.ts';

/** Why a reader of the page does not see a piece of text; null where he does. */
export type Concealed =
  | 'invisible-text' // neither filled nor stroked
  | 'transparent-text'
  | 'white-text' // white on white
  | 'same-colour-text' // any other colour on itself
  | 'covered-text' // something is laid over it
  | 'tiny-text'
  | 'off-page-text'
  | 'cropped-text'
  | 'layer'
  | 'shadow' // an unseen copy of a letter that is seen beside it: what programs draw for a shadow under type
  | 'ocr-layer' // what a scanner read, laid over or under its picture: the words are read with the picture
  | null;

/** What the glyphs of one text object share. */
export interface Run {
  /** Direction of the text: unit vector in the default user space. */
  readonly cos: number;
  readonly sin: number;
  /** Type size on the page, points. */
  readonly size: number;
  readonly concealed: Concealed;
  /** Text render mode 3 (neither filled nor stroked): what OCR lays over a scan. */
  readonly unpainted: boolean;
  /** Place in the page's drawing order; runs of one object share it. */
  readonly drawn: number;
  /** The engine's address of the text object; 0 for none. */
  readonly object: number;
  /** Colour of plainly filled type, 0–255 each; null for anything else. */
  readonly rgb: readonly [number, number, number] | null;
}

export interface Glyphs {
  readonly count: number;
  /** Unicode code points. U+FFFD where the font does not say which letter it is. */
  readonly code: Uint32Array;
  /** Four numbers per glyph: full-height box in the default user space. */
  readonly box: Float32Array;
  /** Along the text and up from it (the frame of the glyph's run): start, end, baseline. */
  readonly u0: Float32Array;
  readonly u1: Float32Array;
  readonly v: Float32Array;
  readonly run: Int32Array;
  /** 0 nothing before it, 1 the engine thinks that a space is meant, 2 a space glyph is drawn, BROKEN a line break is. */
  readonly space: Uint8Array;
  /** One per glyph. Filled in by what the text itself says; judged further with the page around it (conceal.ts). */
  readonly concealed: Concealed[];
  readonly runs: readonly Run[];
  /** Glyphs whose letter is unknown. */
  readonly unknown: number;
}

/** In `Glyphs.space`: the engine broke the line before this glyph. */
export const BROKEN = 3;

/** Shares of the type size below and above the baseline that a box covers at least: descenders and capitals. */
const BELOW = 0.22;
const ABOVE = 0.76;
/** Type smaller than this (points) is not meant to be read: the smallest print of contracts has 4 to 6. */
const TINY = 2;

/** What the reader must know about the page besides its glyphs. */
export interface Surroundings {
  readonly crop: Box;
  /** The paper: what lies outside it is on no page at all. */
  readonly media: Box;
  /** Points per unit of the page's own measure (/UserUnit). */
  readonly unit: number;
  /** Place of a text object in the order in which the page draws its objects. */
  readonly drawn: (object: number) => number | undefined;
  /** Is this text object switched off with its layer? */
  readonly switchedOff: (object: number) => boolean;
}

function readRun(raw: RawEngine, text: number, index: number, object: number, at: number, around: Surroundings): Run {
  raw._FPDFText_GetMatrix(text, index, at);
  const m = at >> 2;
  const a = raw.HEAPF32[m] ?? 1;
  const b = raw.HEAPF32[m + 1] ?? 0;
  const c = raw.HEAPF32[m + 2] ?? 0;
  const d = raw.HEAPF32[m + 3] ?? 1;
  const length = Math.hypot(a, b);
  let cos = length > 0 ? a / length : 1;
  let sin = length > 0 ? b / length : 0;
  // Within three degrees of an axis it is a skewed scan's layer or rounding: read it along the axis.
  if (Math.abs(sin) < 0.052) [cos, sin] = [Math.sign(cos), 0];
  else if (Math.abs(cos) < 0.052) [cos, sin] = [0, Math.sign(sin)];
  const high = Math.abs(a * d - b * c) / (length || 1);
  raw._FPDFText_GetCharOrigin(text, index, at, at + 8);
  const drawn = raw._FPDFText_GetFontSize(text, index);
  const size = drawn * (high || 1);
  const mode = object === 0 ? 0 : raw._FPDFTextObj_GetTextRenderMode(object);
  const known = raw._FPDFText_GetFillColor(text, index, at, at + 4, at + 8, at + 12) !== 0;
  const heap = raw.HEAPU32;
  const alpha = heap[m + 3] ?? 255;
  const filled = known && (mode === 0 || mode === 4);
  const rgb = filled ? ([heap[m] ?? 0, heap[m + 1] ?? 0, heap[m + 2] ?? 0] as const) : null;
  let concealed: Concealed = null;
  if (object !== 0 && around.switchedOff(object)) concealed = 'layer';
  else if (mode === 3 || mode === 7) concealed = 'invisible-text';
  else if (known && alpha === 0 && mode !== 1) concealed = 'transparent-text';
  else if (size * around.unit < TINY) concealed = 'tiny-text';
  const [unpainted, order] = [mode === 3, around.drawn(object) ?? -1];
  return { cos, sin, size: Math.max(size, 0.5), concealed, unpainted, drawn: order, object, rgb };
}

const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 160 || code === 0x3000 || code === 0x202f || (code >= 0x2000 && code <= 0x200b);

/** The letter to keep for a code that the engine gives; 0 for none. */
function letter(code: number): number {
  if (code === 2 || code === 0xad || code === 0x2010) return 45; // hyphens: 2 is the engine's sign for one at a line's end
  if (code === 0 || code === 0xfffe || code === 0xffff || (code >= 0xd800 && code <= 0xdfff)) return 0xfffd;
  if (code < 32 || (code >= 0x7f && code <= 0x9f)) return 0xfffd;
  if (code === 0xfeff || code === 0x200c || code === 0x200d || code === 0x200e || code === 0x200f) return 0;
  return code;
}

/**
 * Some versions of Ghostscript write the letters of a ligature with their bytes swapped ("fi" as U+6600 U+6900). One glyph
 * that stands for several characters, all of them Latin letters once swapped, is that.
 */
function unswap(code: Uint32Array, from: number, to: number): void {
  for (let i = from; i <= to; i++) {
    const swapped = code[i] as number;
    const latin = (swapped & 0xff) === 0 && /[A-Za-z]/.test(String.fromCharCode(swapped >> 8));
    if (!latin && !(swapped < 0x80 && i < to)) return;
  }
  for (let i = from; i <= to; i++) if ((code[i] as number) >= 0x100) code[i] = (code[i] as number) >> 8;
}

/** Back from the frame of a run: x = u·cos − v·sin, y = u·sin + v·cos. */
function setBox(box: Float32Array, i: number, u0: number, u1: number, v0: number, v1: number, { cos, sin }: Run): void {
  const p = u0 * cos - v0 * sin;
  const q = u1 * cos - v1 * sin;
  const r = u0 * sin + v0 * cos;
  const s = u1 * sin + v1 * cos;
  const o = i * 4;
  box[o] = Math.min(p, q);
  box[o + 1] = Math.min(r, s);
  box[o + 2] = Math.max(p, q);
  box[o + 3] = Math.max(r, s);
}

/**
 * Reads the glyphs of an open text page. `scratch` is at least 64 bytes of the engine's memory.
 * Boxes are widened to the full height of the type (descender to ascender), because some fonts declare less.
 */
export function readGlyphs(raw: RawEngine, text: number, scratch: number, around: Surroundings): Glyphs {
  const most = Math.max(0, raw._FPDFText_CountChars(text));
  const code = new Uint32Array(most);
  const box = new Float32Array(most * 4);
  const u0 = new Float32Array(most);
  const u1 = new Float32Array(most);
  const v = new Float32Array(most);
  const run = new Int32Array(most);
  const space = new Uint8Array(most);
  const concealed: Concealed[] = [];
  const runs: Run[] = [];
  let unknown = 0;
  let count = 0;
  let object = -1;
  let now: Run | undefined;
  let rise = 0; // from the bottom of the engine's box to the baseline, along the frame's up
  let before = 0;
  let cluster = 0; // first letter of the ligature that is being read
  let lastA = NaN;
  let lastB = NaN;
  const f32 = scratch >> 2;
  const f64 = scratch >> 3;
  const [cx0, cy0, cx1, cy1] = around.crop;
  const [mx0, my0, mx1, my1] = around.media;
  for (let i = 0; i < most; i++) {
    const read = raw._FPDFText_GetUnicode(text, i) >>> 0;
    if (read === 13 || read === 10) {
      before = BROKEN;
      continue;
    }
    if (isBlank(read)) {
      if (raw._FPDFText_IsGenerated(text, i) === 1) before = Math.max(before, 1);
      else if (before !== BROKEN) before = 2;
      continue;
    }
    const kept = letter(read);
    if (kept === 0) continue;
    const owner = raw._FPDFText_GetTextObject(text, i);
    const fresh = now === undefined || owner !== object;
    if (fresh) {
      object = owner;
      now = readRun(raw, text, i, owner, scratch, around);
      runs.push(now);
    }
    const { cos, sin, size } = now as Run;
    raw._FPDFText_GetLooseCharBox(text, i, scratch);
    const heap = raw.HEAPF32;
    const left = heap[f32] ?? 0;
    const right = heap[f32 + 2] ?? 0;
    const bottom = Math.min(heap[f32 + 1] ?? 0, heap[f32 + 3] ?? 0);
    const top = Math.max(heap[f32 + 1] ?? 0, heap[f32 + 3] ?? 0);
    if (sin === 0 || cos === 0) {
      // The four corners in the frame: u along the text, v up from it.
      const a = left * cos + bottom * sin;
      const b = right * cos + top * sin;
      const c = bottom * cos - left * sin;
      const d = top * cos - right * sin;
      u0[count] = Math.min(a, b);
      u1[count] = Math.max(a, b);
      const low = Math.min(c, d);
      const high = Math.max(c, d);
      if (fresh) {
        raw._FPDFText_GetCharOrigin(text, i, scratch, scratch + 8);
        const ox = raw.HEAPF64[f64] ?? 0;
        const oy = raw.HEAPF64[f64 + 1] ?? 0;
        rise = oy * cos - ox * sin - low;
      }
      const base = low + rise;
      v[count] = base;
      const y0 = Math.max(Math.min(low, base - BELOW * size), base - 0.6 * size);
      const y1 = Math.min(Math.max(high, base + ABOVE * size), base + 1.3 * size);
      setBox(box, count, u0[count] as number, u1[count] as number, y0, y1, now as Run);
      // A ligature is told as its letters, all with the box of the whole: each gets its share.
      const same = count > 0 && !fresh && before === 0 && a === lastA && b === lastB;
      if (!same) cluster = count;
      else {
        const whole = [Math.min(a, b), Math.max(a, b)] as const;
        const step = (whole[1] - whole[0]) / (count - cluster + 1);
        for (let k = cluster; k <= count; k++) {
          u0[k] = whole[0] + (k - cluster) * step;
          u1[k] = whole[0] + (k - cluster + 1) * step;
          setBox(box, k, u0[k] as number, u1[k] as number, y0, y1, now as Run);
        }
        code[count] = kept;
        unswap(code, cluster, count);
      }
      lastA = a;
      lastB = b;
    } else {
      raw._FPDFText_GetCharOrigin(text, i, scratch, scratch + 8);
      const ox = raw.HEAPF64[f64] ?? 0;
      const oy = raw.HEAPF64[f64 + 1] ?? 0;
      const start = ox * cos + oy * sin;
      v[count] = oy * cos - ox * sin;
      u0[count] = start;
      // A slanted box does not tell the width: the next letter does, and a half em where there is none.
      u1[count] = start + size * 0.5;
      const last = count - 1;
      if (last >= 0 && !fresh && before === 0) {
        const step = start - (u0[last] as number);
        if (step > 0 && step < size * 1.3) u1[last] = start;
      }
      const o = count * 4;
      box[o] = left;
      box[o + 1] = bottom;
      box[o + 2] = right;
      box[o + 3] = top;
    }
    const mx = (left + right) / 2;
    const my = (bottom + top) / 2;
    let why = (now as Run).concealed;
    if (mx < mx0 || mx > mx1 || my < my0 || my > my1) why = 'off-page-text';
    else if (mx < cx0 || mx > cx1 || my < cy0 || my > cy1) why = 'cropped-text';
    concealed.push(why);
    if (kept === 0xfffd) unknown++;
    if (code[count] === 0) code[count] = kept;
    run[count] = runs.length - 1;
    space[count] = before;
    before = 0;
    count++;
  }
  return { count, code, box, u0, u1, v, run, space, concealed, runs, unknown };
}
