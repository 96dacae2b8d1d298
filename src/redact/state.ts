// The graphics and text state that decides where glyphs and pictures stand (ISO 32000-2, 8.4 and 9.3), and what the
// walk gathers on its way. Not here: what each operator does to it (walk.ts).
import type { PDFContext, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import type { Box } from '../model/index.ts';
import type { FontUse } from './fontuse.ts';
import type { Operation } from './content.ts';
import type { ImageJob } from './images.ts';
import type { Waiting } from './shown.ts';
import type { Layers } from './layers.ts';
import { IDENTITY, type Matrix } from './matrix.ts';
import type { PageTags } from './sections.ts';
import type { Structure } from './structure.ts';
import type { Measured } from './widths/lines.ts';
import { firstGround, type Ground } from './ground.ts';
import type { Moves } from './widths/moves.ts';

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
  /** What fills look like: see ground.ts. `space` is the device space of sc and scn, '' where it is none. */
  space: string;
  white: boolean;
  solid: boolean;
  /** Nothing that is filled or placed can be seen at all; nothing that is stroked. */
  clear: boolean;
  strokeClear: boolean;
  strokeWhite: boolean;
  /** A soft mask decides what is seen. */
  masked: boolean;
  /** Patterns set as colour, for strokes and fills, and whether the new stream has them: written only once they paint. */
  strokePattern: PatternSet | null;
  fillPattern: PatternSet | null;
}

export interface PatternSet {
  readonly operation: Operation;
  readonly written: boolean;
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
  space: 'DeviceGray',
  white: false,
  solid: true,
  clear: false,
  strokeClear: false,
  strokeWhite: false,
  masked: false,
  strokePattern: null,
  fillPattern: null,
});

/**
 * Where the text pen is: nominally, as the source moves it, and as the new stream has moved it, which says nothing of places
 * where nothing is drawn any more. `set.line` is what Td counts from.
 */
export interface Pen {
  line: Matrix;
  at: Matrix;
  set: { readonly line: Matrix; readonly at: Matrix };
}
export const firstPen = (): Pen => ({ line: IDENTITY, at: IDENTITY, set: { line: IDENTITY, at: IDENTITY } });

/** What the whole new file shares. */
export interface Build {
  readonly from: PDFContext;
  readonly to: PDFContext;
  readonly layers: Layers;
  /** By identity of the source object. */
  readonly fonts: Map<unknown, { readonly use: FontUse; readonly at: PDFRef }>;
  /** Type 3 fonts whose glyph procedures have been walked: what they are in the new file, or null where they cannot be. */
  readonly glyphs: Map<FontUse, Readonly<Record<string, PDFObject>> | null>;
  readonly images: Map<string, ImageJob>;
  readonly imageNames: Map<unknown, string>;
  readonly structure: Structure;
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
  /** The target that took it out, by its place in the list. */
  readonly target: number;
  readonly font: FontUse;
  /** How far it moved the pen, in ems. */
  readonly advance: number;
}

/** One page's part of the walk. */
export interface Sheet {
  /** What must go, in the page's default user space. */
  readonly targets: readonly Box[];
  /** The part of the page that can be seen. */
  readonly visible: Box;
  /** Letters that no reader sees, four numbers each: they go, and no box is drawn for them. */
  readonly unseen?: Float32Array;
  readonly codes: Codes;
  readonly removed: Cell[];
  /** Letters that stay; no spaces. */
  readonly kept: Spot[];
  /** Where pictures were painted, in page space. */
  readonly pictures: Box[];
  /** What lies on the page so far, for telling what nobody sees. */
  readonly ground: Ground;
  /** Thin lines along the axes, in page space: what parts columns. */
  readonly rules: Box[];
  /** Every glyph of the page, where lines are to be set anew; null where nobody asks. */
  readonly measured: Measured[] | null;
  /** Where what stays of a line has moved to; null in a first walk. */
  readonly moves: Moves | null;
  /** Tags of the page's new content; null inside patterns and glyphs, which have none. */
  readonly tags: PageTags | null;
  /** Where the last string was cut: index among the operands that are left, and the first cell removed there. */
  readonly cuts: { readonly at: number; readonly cell: number }[];
  /** Numbers the glyphs in the order of the walk. Shared by the forms on the page. */
  readonly counter: { next: number };
  /** Counts whatever was taken out, so that shared forms know whether they came through untouched. */
  taken: number;
}

/** A page's part of the walk at its start. */
export const firstSheet = (
  targets: readonly Box[],
  visible: Box,
  {
    measure = false,
    moves = null,
    unseen,
    tags = null,
  }: {
    readonly measure?: boolean;
    readonly moves?: Moves | null;
    readonly unseen?: Float32Array | undefined;
    readonly tags?: PageTags | null;
  } = {},
): Sheet => ({
  targets,
  visible,
  codes: new Map(),
  removed: [],
  kept: [],
  pictures: [],
  ground: firstGround(),
  rules: [],
  measured: measure ? [] : null,
  moves,
  ...(unseen ? { unseen } : {}),
  tags,
  cuts: [],
  counter: { next: 0 },
  taken: 0,
});

export function mergeCodes(into: Codes, codes: Codes): void {
  for (const [use, set] of codes) {
    const known = into.get(use);
    if (known) for (const code of set) known.add(code);
    else into.set(use, new Set(set));
  }
}
