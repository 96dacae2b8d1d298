// Does a reading of pixels hold a value? Readers take 0 for O and rn for m, and run words together; so letters that look
// alike count as one, and a long word may be one letter off. Not here: reading (read-pixels.ts), nor exact text (search.ts).
import type { ReadWord } from '../reading/index.ts';

/** A value made ready to be looked for in what was read. */
export interface Looked {
  /** Its place in the request: the only thing of it that may be told. */
  readonly no: number;
  readonly folded: string;
  /** Letters only: one of them may be misread. A number with one figure changed is another number. */
  readonly loose: boolean;
}

/** Shorter values look like too much else. */
const SHORTEST = 4;
/** From this length on a value may stand inside a word. */
const INSIDE = 5;
/** From this length on one letter may be misread. */
const LOOSE = 8;

const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/[oq0]/g, '0'],
  [/[li1|!]/g, '1'],
  [/[s5$]/g, '5'],
  [/[b8]/g, '8'],
  [/[z2]/g, '2'],
];

/** Letters and figures alone, those that look alike made one. */
function foldAlike(text: string): string {
  let folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}|!$]/gu, '');
  for (const [pattern, one] of ALIKE) folded = folded.replace(pattern, one);
  return folded;
}

/** Values that are long enough to be told from chance. */
export function prepareAlike(values: readonly string[]): Looked[] {
  return values.flatMap((value, no) => {
    const folded = foldAlike(value);
    if ([...folded].length < SHORTEST) return [];
    return [{ no, folded, loose: folded.length >= LOOSE && !/\d/.test(value) }];
  });
}

/**
 * The values (by place in the request) that stand in `words`: `sure` as they are but for letters that look alike, `near`
 * with one more letter misread. A value may run over several words, but not begin or end inside one, unless it is in it whole.
 */
export function findRead(
  words: readonly ReadWord[],
  looked: readonly Looked[],
): { readonly sure: Set<number>; readonly near: Set<number> } {
  const pieces = words.map(({ text }) => foldAlike(text)).filter((text) => text !== '');
  const starts: number[] = [];
  let all = '';
  for (const piece of pieces) {
    starts.push(all.length);
    all += piece;
  }
  const edges = new Set([...starts, all.length]);
  const sure = new Set<number>();
  const near = new Set<number>();
  for (const { no, folded, loose } of looked) {
    const inside = folded.length >= INSIDE && pieces.some((piece) => piece.includes(folded));
    if (inside || startsOf(all, folded).some((at) => edges.has(at) && edges.has(at + folded.length))) sure.add(no);
    else if (loose && starts.some((at) => isOneOff(all, at, edges, folded))) near.add(no);
  }
  return { sure, near };
}

function startsOf(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

/** Is `wanted`, with one letter changed, missing or too many, what stands from the word edge `at` to another word edge? */
function isOneOff(all: string, at: number, edges: ReadonlySet<number>, wanted: string): boolean {
  for (const length of [wanted.length, wanted.length - 1, wanted.length + 1]) {
    if (!edges.has(at + length)) continue;
    const text = all.slice(at, at + length);
    let same = 0;
    while (same < text.length && text[same] === wanted[same]) same++;
    const rest = wanted.slice(same + (length > wanted.length ? 0 : 1));
    if (text.slice(same + (length < wanted.length ? 0 : 1)) === rest) return true;
  }
  return false;
}
