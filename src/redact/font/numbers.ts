// New codes for the letters that are left. Programs that make PDFs count the letters of a subset font in order of first
// use: codes 1, 2, 3, 5 in a text say that a letter which stands nowhere else was taken out between 3 and 5. So such
// codes are given anew, in order of first use of what is left. Not here: writing them (../shown.ts).
import type { FontUse } from '../fontuse.ts';
import { isLetterKnown, isUsualCode } from './embedded.ts';

/** The space of simple fonts: word spacing goes by the code, whatever it draws (ISO 32000-2, 9.3.3). */
const SPACE = 32;

/** Which codes say nothing but their letter (WinAnsi and the like), or are all that viewers have to tell the letter by. */
function staysAsItIs(use: FontUse, code: number): boolean {
  const embedded = use.embedded();
  if (use.metrics.kind === 'composite') return !isLetterKnown(embedded, code);
  return code === SPACE || isUsualCode(embedded, code) || !isLetterKnown(embedded, code);
}

/** Gives every code of `use.codes` (in order of first use) its new code. Only codes that are left have a say. */
export function numberCodes(use: FontUse): void {
  const codes = [...use.codes.keys()];
  const simple = use.metrics.kind === 'simple';
  // A font without a program is drawn by the viewer's own, which knows codes by their usual meaning only.
  const kept = new Set(codes.filter((code) => (simple && !use.embedded().program ? true : staysAsItIs(use, code))));
  let next = 0;
  for (const code of codes) {
    if (kept.has(code)) {
      use.codes.set(code, code);
      continue;
    }
    do next++;
    while (kept.has(next) || (next === SPACE && use.metrics.bytesPerCode === 1));
    // All 256 codes in use: 0 is the one left over.
    use.codes.set(code, use.metrics.bytesPerCode === 1 && next > 255 ? 0 : next);
  }
}
