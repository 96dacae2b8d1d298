// The places of letters that a page's content holds for no reader to see, so that they can be taken out of every copy.
// Not here: why they are not seen (glyphs.ts, conceal.ts).
import type { Unseen } from '../../model/index.ts';
import type { Concealed, Glyphs } from './glyphs.ts';
import type { Twin } from './twins.ts';

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

/** A shadow stands no further from its letter than this, points. */
const SHADOW = 2.5;

/** Seen glyphs by the column (one point wide) of their middles. */
function seenColumns(glyphs: Glyphs): (x: number, reach: number) => number[] {
  const columns = new Map<number, number[]>();
  for (let i = 0; i < glyphs.count; i++) {
    if (glyphs.concealed[i] !== null) continue;
    const column = Math.floor(middle(glyphs, i));
    const known = columns.get(column);
    if (known) known.push(i);
    else columns.set(column, [i]);
  }
  return (x, reach) => {
    const found: number[] = [];
    for (let at = Math.floor(x - reach); at <= Math.floor(x + reach); at++) found.push(...(columns.get(at) ?? []));
    return found;
  };
}

/**
 * Marks the unseen letters that only repeat seen letters beside them: they leave like the others, and are not told. All of
 * a run or none: of a name that was typed over, a letter or two stand beside their like by chance.
 */
export function markShadows(glyphs: Glyphs): void {
  if (!glyphs.concealed.some((why) => !OTHERWISE.has(why))) return;
  const near = seenColumns(glyphs);
  const isCopy = (i: number): boolean =>
    near(middle(glyphs, i), SHADOW).some(
      (k) =>
        glyphs.code[k] === glyphs.code[i] &&
        Math.abs(middle(glyphs, k) - middle(glyphs, i)) <= SHADOW &&
        Math.abs((glyphs.box[k * 4 + 1] as number) - (glyphs.box[i * 4 + 1] as number)) <= SHADOW,
    );
  for (let from = 0; from < glyphs.count;) {
    let to = from;
    let copied = true;
    for (; to < glyphs.count && glyphs.run[to] === glyphs.run[from]; to++) {
      if (!OTHERWISE.has(glyphs.concealed[to] ?? null)) copied &&= isCopy(to);
    }
    for (let i = from; copied && i < to; i++) {
      if (!OTHERWISE.has(glyphs.concealed[i] ?? null)) glyphs.concealed[i] = 'shadow';
    }
    from = to;
  }
}

/** The unseen letters of a page; undefined for none. A second, unseen copy of a letter that is seen there is none. */
export function unseenOf(glyphs: Glyphs, twins: ReadonlyMap<number, readonly Twin[]>): Unseen | undefined {
  const hidden: number[] = [];
  for (let i = 0; i < glyphs.count; i++) if (!OTHERWISE.has(glyphs.concealed[i] ?? null)) hidden.push(i);
  if (hidden.length === 0) return undefined;
  const near = seenColumns(glyphs);
  let mixed = false;
  const boxes: number[] = [];
  for (const i of hidden) {
    const same = near(middle(glyphs, i), SPOT).filter((k) => onOneSpot(glyphs, i, k));
    if (same.some((k) => glyphs.code[k] === glyphs.code[i])) continue;
    if (same.length > 0) mixed = true;
    const box = glyphs.box.subarray(i * 4, i * 4 + 4);
    boxes.push(...box);
    for (const { dx, dy } of twins.get(glyphs.run[i] as number) ?? []) {
      boxes.push(...box.map((side, k) => side + (k % 2 === 0 ? dx : dy)));
    }
  }
  return boxes.length === 0 ? undefined : { boxes: Float32Array.from(boxes), mixed };
}
