// A font program cut down to the codes that are left and made ready for the new file, with what the font dictionary has
// to say about it. The order of glyphs follows the new codes, so that it tells nothing else. Not here: each format's way
// of cutting, and the dictionaries (../fontcopy.ts).
import { be16, broken } from './bytes.ts';
import { cutByCid, cutNamed } from './cff-cut.ts';
import type { Embedded } from './embedded.ts';
import { isSpeaking } from './glyph-names.ts';
import { cutTrueType } from './truetype-cut.ts';
import { cutType1 } from './type1-cut.ts';

/** Old code → new code. */
export type Renumbered = ReadonlyMap<number, number>;

/** A font program as the descriptor refers to it. */
export interface FontFile {
  readonly key: 'FontFile' | 'FontFile2' | 'FontFile3';
  readonly bytes: Uint8Array;
  readonly subtype?: 'Type1C' | 'CIDFontType0C';
  readonly lengths?: readonly number[];
}

const inOrder = (codes: Renumbered): [before: number, now: number][] => [...codes].sort(([, a], [, b]) => a - b);

/**
 * Names for the glyphs of new codes: a name that says its letter stays, any other becomes one that says its new code, save
 * where the font has no other word for the letter.
 */
export function nameCodes(embedded: Embedded, codes: Renumbered): Map<number, string> {
  const order = inOrder(codes).flatMap(([before, now]) => {
    const name = embedded.nameOf(before);
    return name === undefined ? [] : [{ name, now, stays: isSpeaking(name) || !embedded.letters.has(before) }];
  });
  const given = new Map(order.filter(({ stays }) => stays).map(({ name }) => [name, name]));
  const taken = new Set(given.values());
  const names = new Map<number, string>();
  for (const { name, now } of order) {
    let fresh = given.get(name) ?? `g${now}`;
    while (!given.has(name) && taken.has(fresh)) fresh += 'x';
    given.set(name, fresh);
    taken.add(fresh);
    names.set(now, fresh);
  }
  return names;
}

/** The program of a simple font, and its glyph names by new code; null where it is drawn by codes alone. */
export function cutForCodes(
  embedded: Embedded,
  codes: Renumbered,
): { readonly file: FontFile; readonly names: ReadonlyMap<number, string> | null } {
  const { program, glyphOf } = embedded;
  const order = inOrder(codes);
  if (program?.kind === 'glyf') {
    const drawn = order.filter(([before]) => glyphOf(before) !== 0);
    const glyphs = drawn.map(([before]) => glyphOf(before));
    const bytes = cutTrueType(program, glyphs, new Map(drawn.map(([, now], i) => [now, i + 1])));
    return { file: { key: 'FontFile2', bytes, lengths: [bytes.length] }, names: null };
  }
  const names = nameCodes(embedded, codes);
  const glyphs = new Map<string, number>();
  for (const [before, now] of order) {
    const name = names.get(now);
    if (name !== undefined && glyphOf(before) !== 0 && name !== '.notdef') glyphs.set(name, glyphOf(before));
  }
  const list = [...glyphs].map(([name, glyph]) => [glyph, name] as const);
  if (program?.kind === 'cff') return { file: { key: 'FontFile3', bytes: cutNamed(program, list), subtype: 'Type1C' }, names }; // prettier-ignore
  if (program?.kind !== 'type1') throw broken('kind of file');
  const { bytes, lengths } = cutType1(program, list.map(([glyph, name]) => [glyph - 1, name])); // prettier-ignore
  return { file: { key: 'FontFile', bytes, lengths }, names };
}

/** The program of a composite font; `map` says the glyph by CID where the two differ. */
export function cutForCids(
  embedded: Embedded,
  codes: Renumbered,
): { readonly file: FontFile; readonly map: Uint8Array | null } {
  const { program, glyphOf } = embedded;
  const order = inOrder(codes);
  if (program?.kind === 'cff') {
    const glyphs = order.map(([before, cid]) => [glyphOf(before) < program.count ? glyphOf(before) : 0, cid] as const);
    const bytes = cutByCid(program, glyphs.filter(([, cid]) => cid !== 0)); // prettier-ignore
    return { file: { key: 'FontFile3', bytes, subtype: 'CIDFontType0C' }, map: null };
  }
  if (program?.kind !== 'glyf') throw broken('kind of file');
  const bytes = cutTrueType(program, order.map(([before]) => glyphOf(before)), null); // prettier-ignore
  const file: FontFile = { key: 'FontFile2', bytes, lengths: [bytes.length] };
  if (order.every(([, cid], i) => cid === i + 1)) return { file, map: null };
  const map = new Uint8Array(((order.at(-1)?.[1] ?? 0) + 1) * 2);
  order.forEach(([, cid], i) => map.set(be16(i + 1), cid * 2));
  return { file, map };
}
