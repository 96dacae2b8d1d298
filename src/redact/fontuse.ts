// A font of the source in use: measured, read when something is drawn with it, and which of its codes are left.
// Not here: what it becomes in the new file (fontcopy.ts).
import type { PDFContext } from '@cantoo/pdf-lib';
import { checkCode, readEmbedded, type Embedded } from './font/embedded.ts';
import { measure, type Metrics } from './metrics.ts';
import type { Found } from './objects.ts';

/** A font that the new file draws with. */
export interface FontUse {
  readonly font: Found;
  readonly metrics: Metrics;
  /** Codes of the source that are drawn in the new file, in order of first use, and what they become there. */
  readonly codes: Map<number, number>;
  /** Its number in the source, by order of first mention: a key, never written. */
  readonly no: number;
  /** Its number in the new file, from 1 in order of first use: the only thing its neutral name says. */
  place: number;
  /** What it brings along. Throws Uncopyable where that cannot be read. */
  readonly embedded: () => Embedded;
  /** Codes whose glyphs are known to be fit for cutting. */
  readonly checked: Set<number>;
}

/** A font dictionary of the source, measured. Nothing can be wrong with it until something is drawn. */
export function useOf(from: PDFContext, font: Found, no: number): FontUse {
  const metrics = measure(from, font);
  let known: Embedded | undefined;
  const embedded = (): Embedded => (known ??= readEmbedded(from, font, metrics));
  return { font, metrics, codes: new Map(), no, place: 0, embedded, checked: new Set() };
}

/** Reads the glyphs of `codes`; throws Uncopyable where one cannot be cut out of its program safely. */
export function checkCodes(use: FontUse, codes: ReadonlySet<number>): void {
  for (const code of codes) {
    if (use.checked.has(code)) continue;
    checkCode(use.embedded(), code, use.metrics.kind === 'composite');
    use.checked.add(code);
  }
}
