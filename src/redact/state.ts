// The graphics and text state that decides where glyphs and pictures stand (ISO 32000-2, 8.4 and 9.3), and what the
// walk gathers on its way. Not here: what each operator does to it (walk.ts).
import type { PDFContext, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import type { Box } from '../model/index.ts';
import type { FontUse } from './fontuse.ts';
import type { ImageJob } from './images.ts';
import type { Waiting } from './shown.ts';
import type { Layers } from './layers.ts';
import { IDENTITY, type Matrix } from './matrix.ts';

/** Saved by q, brought back by Q. `clip` is the box around the clipping path, in page space. */
export interface State {
  ctm: Matrix;
  clip: Box;
  pen: number;
  font: FontUse | null;
  size: number;
  /** The font and size that the new stream has set at this point: written only once something is drawn with them. */
  written: string;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
  /** Text rendering mode: from 4 on, the letters become a clip. */
  mode: number;
}

export const firstState = (ctm: Matrix, clip: Box): State => ({
  ctm,
  clip,
  pen: 1,
  font: null,
  size: 0,
  written: '',
  charSpace: 0,
  wordSpace: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
});

/** Where the text pen is. */
export interface Pen {
  line: Matrix;
  at: Matrix;
}
export const firstPen = (): Pen => ({ line: IDENTITY, at: IDENTITY });

/** What the whole new file shares. */
export interface Build {
  readonly from: PDFContext;
  readonly to: PDFContext;
  readonly layers: Layers;
  /** A standard font, for moving the pen where nothing is drawn. */
  readonly plainFont: PDFRef;
  /** By identity of the source object. */
  readonly fonts: Map<unknown, { readonly use: FontUse; readonly at: PDFRef }>;
  /** Type 3 fonts whose glyph procedures have been walked: what they are in the new file, or null where they cannot be. */
  readonly glyphs: Map<FontUse, Readonly<Record<string, PDFObject>> | null>;
  readonly images: Map<string, ImageJob>;
  readonly imageNames: Map<unknown, string>;
  /** Forms that came through untouched, by identity of the source object. */
  readonly forms: Map<unknown, PDFObject>;
  /** Fonts that kept pages draw with, in order of first use. */
  readonly drawn: Set<FontUse>;
  /** Streams whose text is written once every font knows its codes. */
  readonly waiting: Waiting[];
}

/** Which codes of which font are drawn: what has to be cut out of their programs if the page is kept as it is. */
export type Codes = Map<FontUse, Set<number>>;

/** The point at which a glyph is said to stand on the page. */
export interface Spot {
  readonly middle: readonly [number, number];
  readonly blank: boolean;
}

/** A glyph as the page shows it: its spot, and the upright box of its cell. */
export interface Cell extends Spot {
  readonly box: Box;
}

/** One page's part of the walk. */
export interface Sheet {
  /** What must go, in the page's default user space. */
  readonly targets: readonly Box[];
  /** The part of the page that can be seen. */
  readonly visible: Box;
  readonly codes: Codes;
  readonly removed: Cell[];
  readonly kept: Spot[];
  /** Where pictures were painted, in page space. */
  readonly pictures: Box[];
  /** Counts whatever was taken out, so that shared forms know whether they came through untouched. */
  taken: number;
}

export function mergeCodes(into: Codes, codes: Codes): void {
  for (const [use, set] of codes) {
    const known = into.get(use);
    if (known) for (const code of set) known.add(code);
    else into.set(use, new Set(set));
  }
}
