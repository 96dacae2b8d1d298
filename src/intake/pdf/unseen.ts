// The places of letters that a page's content holds for no reader to see, so that they can be taken out of every copy.
// Not here: why they are not seen (glyphs.ts, conceal.ts).
import type { Unseen } from '../../model/index.ts';
import type { Concealed, Glyphs } from './glyphs.ts';

/** These leave a copy by other rules: beyond the page, in layers that are off; or stay with their picture. */
const OTHERWISE = new Set<Concealed>(['off-page-text', 'cropped-text', 'layer', 'ocr-layer', null]);
/** Two letters whose middles are nearer than this (points) stand on one spot. */
const SPOT = 0.5;

const middle = (glyphs: Glyphs, i: number): number =>
  ((glyphs.box[i * 4] as number) + (glyphs.box[i * 4 + 2] as number)) / 2;

/** Do two glyphs stand on one spot: the same middle along the line, on lines that overlap? */
function onOneSpot(glyphs: Glyphs, i: number, k: number): boolean {
  if (Math.abs(middle(glyphs, i) - middle(glyphs, k)) >= SPOT) return false;
  const [a, b] = [i * 4, k * 4];
  return (glyphs.box[a + 1] as number) < (glyphs.box[b + 3] as number) && (glyphs.box[b + 1] as number) < (glyphs.box[a + 3] as number); // prettier-ignore
}

/** The unseen letters of a page; undefined for none. A second, unseen copy of a letter that is seen there is none. */
export function unseenOf(glyphs: Glyphs): Unseen | undefined {
  const hidden: number[] = [];
  for (let i = 0; i < glyphs.count; i++) if (!OTHERWISE.has(glyphs.concealed[i] ?? null)) hidden.push(i);
  if (hidden.length === 0) return undefined;
  const columns = new Map<number, number[]>();
  for (let i = 0; i < glyphs.count; i++) {
    if (glyphs.concealed[i] !== null) continue;
    const column = Math.floor(middle(glyphs, i));
    const known = columns.get(column);
    if (known) known.push(i);
    else columns.set(column, [i]);
  }
  let mixed = false;
  const boxes: number[] = [];
  for (const i of hidden) {
    const column = Math.floor(middle(glyphs, i));
    const near = [column - 1, column, column + 1].flatMap((at) => columns.get(at) ?? []);
    const same = near.filter((k) => onOneSpot(glyphs, i, k));
    if (same.some((k) => glyphs.code[k] === glyphs.code[i])) continue;
    if (same.length > 0) mixed = true;
    boxes.push(...glyphs.box.subarray(i * 4, i * 4 + 4));
  }
  return boxes.length === 0 ? undefined : { boxes: Float32Array.from(boxes), mixed };
}
