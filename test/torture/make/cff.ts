// Compact font files (Adobe Technical Notes 5176 and 5177) with just the letters that a test needs: simple and CID-keyed.
import { outline } from './letters.ts';

const integer = (n: number): number[] => [28, (n >> 8) & 255, n & 255];
/** Always five bytes, so that offsets do not move what they point to. */
const offset = (n: number): number[] => [29, (n >>> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255];

function index(items: readonly (readonly number[])[]): number[] {
  if (items.length === 0) return [0, 0];
  const out = [items.length >> 8, items.length & 255, 4];
  let at = 1;
  const place = (n: number) => out.push((n >>> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255);
  place(at);
  for (const item of items) place((at += item.length));
  return [...out, ...items.flat()];
}

/** A Type 2 charstring. */
function charstring(letter: string): number[] {
  const out: number[] = [];
  let [x, y] = [0, 0];
  for (const { op, at } of outline(letter).steps) {
    if (op === 'h') continue;
    for (let i = 0; i + 1 < at.length; i += 2) {
      const [nx = 0, ny = 0] = at.slice(i, i + 2);
      out.push(...integer(nx - x), ...integer(ny - y));
      [x, y] = [nx, ny];
    }
    out.push(op === 'm' ? 21 : op === 'l' ? 5 : 8);
  }
  return [...out, 14];
}

const latin = (text: string): number[] => [...Buffer.from(text, 'latin1')];

export interface CffExtra {
  readonly name?: string;
  /** Strings that nothing refers to, and one as the notice. */
  readonly strings?: readonly string[];
}

/** A font whose glyph 1… are `letters`. Simple fonts name their glyphs; CID-keyed ones (`cid`) number them. */
export function makeCff(
  letters: readonly string[],
  cid: boolean,
  { name = 'Plain', strings = [] }: CffExtra = {},
): Uint8Array {
  const names = cid ? ['Adobe', 'Identity'] : letters.map((letter) => `glyph${letter.charCodeAt(0)}`);
  const extra = [...names, ...strings];
  const sid = (i: number) => 391 + i;
  const header = [1, 0, 4, 4];
  const nameIndex = index([latin(name)]);
  const stringIndex = index(extra.map(latin));
  const noSubrs = index([]);
  const notice = strings.length > 0 ? [...integer(sid(names.length)), 1] : [];
  const glyphs = index([[14], ...letters.map(charstring)]);
  const charset = [
    0,
    ...letters.flatMap((_, i) => (cid ? [(i + 1) >> 8, (i + 1) & 255] : [sid(i) >> 8, sid(i) & 255])),
  ];
  const select = [0, ...Array.from({ length: letters.length + 1 }, () => 0)];
  const build = (at: { charset: number; glyphs: number; priv: number; select: number; array: number }) => {
    const ros = cid ? [...integer(sid(0)), ...integer(sid(1)), ...integer(0), 12, 30] : [];
    const tail = cid
      ? [...offset(at.array), 12, 36, ...offset(at.select), 12, 37]
      : [...offset(0), ...offset(at.priv), 18];
    const top = [...ros, ...notice, ...offset(at.charset), 15, ...offset(at.glyphs), 17, ...tail];
    return [...header, ...nameIndex, ...index([top]), ...stringIndex, ...noSubrs];
  };
  const start = build({ charset: 0, glyphs: 0, priv: 0, select: 0, array: 0 }).length;
  const at = { charset: start, glyphs: start + charset.length, priv: 0, select: 0, array: 0 };
  at.priv = at.glyphs + glyphs.length;
  at.select = at.priv;
  at.array = at.select + select.length;
  const fonts = index([[...offset(0), ...offset(at.priv), 18]]);
  return Uint8Array.from([...build(at), ...charset, ...glyphs, ...(cid ? [...select, ...fonts] : [])]);
}
