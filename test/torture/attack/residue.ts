// The attacker that needs no reading: in a copy of a file whose secret was pixels or line art, nothing may be left but the kept
// line. Any picture that is not one colour, any outline of more than a few steps, is a residue. In process, and stricter than an eye.
import { streamsOf } from './bytes.ts';

const STEPS = 60;

/** Is every sample of the plane the same, an edge to black or white of whole rows and columns (a burnt-in box) aside? */
const plain = (data: Buffer): boolean => {
  const low = data.reduce((a, n) => Math.min(a, n), 255);
  const high = data.reduce((a, n) => Math.max(a, n), 0);
  return high === low || data.every((n) => n === low || n === high || n < 3 || n > 252);
};

/** What is left in a copy of which no page became a picture; null where nothing is. */
export function findResidue(file: Uint8Array): string | null {
  for (const { head, readings } of streamsOf(Buffer.from(file))) {
    const last = readings.at(-1) ?? Buffer.alloc(0);
    if (/\/Subtype \/Image/.test(head)) {
      // A dot has no room for letters.
      if ((readings[1] ?? last).length < 72) continue;
      const changes = edges(readings[1] ?? last, Number(/\/Width (\d+)/.exec(head)?.[1] ?? 0));
      if (!plain(readings[1] ?? last) || changes > 8) return 'samples of a picture';
    } else if (!/\/FontFile|\/Length1|\/Subtype \/(?:Type1C|CIDFontType0C|OpenType)/.test(head)) {
      const text = (readings[1] ?? last).toString('latin1');
      const steps = [...text.matchAll(/(?<![^\s])(?:m|l|c|v|y|re)(?![^\s])/g)].length;
      if (steps > STEPS) return 'outlines';
    }
  }
  return null;
}

/** The most changes of value along any row: letters have many, a blanked part has two. */
function edges(data: Buffer, width: number): number {
  if (width === 0) return 0;
  const step = Math.max(1, Math.floor(data.length / Math.max(1, Math.round(data.length / width))));
  let most = 0;
  for (let row = 0; row + step <= data.length; row += step) {
    let count = 0;
    for (let i = 1; i < step; i++) if (data[row + i] !== data[row + i - 1]) count++;
    most = Math.max(most, count);
  }
  return most;
}
