// When a reading counts as a leak: five letters in a row of the secret. Not here: how anything is read.
import { wideOf } from '../technique.ts';

export interface Hunt {
  /** Five letters each, lower case. */
  readonly pieces: readonly string[];
  /** The same as bytes that are no letters: glyph numbers of this file's fonts. Latin-1. */
  readonly codes: readonly string[];
}

export function huntFor(secret: string, codes: readonly Uint8Array[]): Hunt {
  const low = secret.toLowerCase();
  const pieces = Array.from({ length: low.length - 4 }, (_, i) => low.slice(i, i + 5));
  return { pieces, codes: codes.map((one) => Buffer.from(one).toString('latin1')) };
}

const has = (text: string, pieces: readonly string[]): boolean => pieces.some((piece) => text.includes(piece));

/** In text, whatever stands between its letters; forwards and backwards. */
export function leaksText(text: string, { pieces }: Hunt): boolean {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  return has(letters, pieces) || has([...letters].reverse().join(''), pieces);
}

/** In bytes: as they stand, in UTF-16 of either order, in hexadecimal, or as glyph numbers. */
export function leaksBytes(latin: string, { pieces, codes }: Hunt): boolean {
  const low = latin.toLowerCase();
  if (has(low, pieces) || codes.some((one) => latin.includes(one))) return true;
  if (low.includes('\0') && has(low.replaceAll('\0', ''), pieces)) return true;
  return pieces.some((piece) => {
    const hex = Buffer.from(piece, 'latin1').toString('hex');
    const capital = Buffer.from(piece[0]?.toUpperCase() + piece.slice(1), 'latin1').toString('hex');
    return low.includes(hex) || low.includes(capital) || low.includes(wideOf(piece));
  });
}
