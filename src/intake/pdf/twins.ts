// Type that is drawn twice on nearly one spot (a shadow and its word, bold made by drawing again). The engine tells such
// letters once, as those drawn first; what the second drawing shows must be asked of the object itself.
import type { Box } from '../../model/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import { askText } from '../../pdf/index.ts';
import { coverOf, isOnItsOwnColour } from './covers.ts';
import type { Glyphs } from './glyphs.ts';
import type { Shapes } from './shapes.ts';

/** A second drawing, and how far it stands from the first (points). */
export interface Twin {
  readonly object: number;
  readonly order: number;
  readonly dx: number;
  readonly dy: number;
}

/** The engine takes type for a second drawing only where it stands nearer than a letter. */
const FAR = 12;

const squash = (text: string): string => text.replace(/[\s\p{C}]/gu, '');

function boundsOf(raw: RawEngine, object: number, at: number): Box | null {
  if (raw._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12) === 0) return null;
  const f = at >> 2;
  const h = raw.HEAPF32;
  return [h[f] ?? 0, h[f + 1] ?? 0, h[f + 2] ?? 0, h[f + 3] ?? 0];
}

/** For each run (by index) that holds hidden letters: the drawings of the same words that the engine passed over. */
export function findTwins(raw: RawEngine, text: number, glyphs: Glyphs, shapes: Shapes, at: number): Map<number, Twin[]> {
  const told = new Set(glyphs.runs.map((run) => run.object));
  const silent = [...shapes.drawn].filter(([object]) => !told.has(object));
  const twins = new Map<number, Twin[]>();
  if (silent.length === 0) return twins;
  const words = new Map<number, string>();
  for (let i = 0; i < glyphs.count; i++) {
    const run = glyphs.run[i] as number;
    if (glyphs.concealed[i] !== null || words.has(run)) words.set(run, (words.get(run) ?? '') + String.fromCodePoint(glyphs.code[i] as number));
  }
  const said = silent.map(([object, order]) => ({ object, order, text: squash(askText(raw, (to, n) => raw._FPDFTextObj_GetText(object, text, to, n))) }));
  for (const [run, word] of words) {
    const first = glyphs.runs[run];
    const home = first && first.object !== 0 ? boundsOf(raw, first.object, at) : null;
    if (!home || squash(word) === '') continue;
    for (const { object, order, text: other } of said) {
      // The engine's text of an object that it passed over may be empty: then its place alone tells.
      if (other !== '' && !squash(word).includes(other) && !other.includes(squash(word))) continue;
      const place = boundsOf(raw, object, at);
      if (!place) continue;
      const [dx, dy] = [place[0] - home[0], place[1] - home[1]];
      if (Math.abs(dx) > FAR || Math.abs(dy) > FAR || Math.abs(place[2] - home[2] - dx) > FAR) continue;
      const known = twins.get(run);
      const twin = { object, order, dx, dy };
      if (known) known.push(twin);
      else twins.set(run, [twin]);
    }
  }
  return twins;
} // prettier-ignore

/** Does a reader see the second drawing at (x, y)? By what it says itself and by what is painted around it. */
export function isTwinSeen(raw: RawEngine, twin: Twin, shapes: Shapes, x: number, y: number, at: number): boolean {
  const mode = raw._FPDFTextObj_GetTextRenderMode(twin.object);
  if (mode === 3 || mode === 7 || shapes.switchedOff.has(twin.object)) return false;
  if (coverOf(shapes.paints, twin.order, x + twin.dx, y + twin.dy)) return false;
  if (mode !== 0 || raw._FPDFPageObj_GetFillColor(twin.object, at, at + 4, at + 8, at + 12) === 0) return true;
  const f = at >> 2;
  const rgb = [raw.HEAPU32[f] ?? 0, raw.HEAPU32[f + 1] ?? 0, raw.HEAPU32[f + 2] ?? 0] as const;
  if ((raw.HEAPU32[f + 3] ?? 255) === 0) return false;
  return !isOnItsOwnColour(shapes.paints, twin.order, rgb, x + twin.dx, y + twin.dy);
}
