// What the room is asked for and what it gives back: plain data. How it is done is in index.ts.
import type { Box, BoxStyle, Redaction, Shift, Unseen } from '../model/index.ts';

/** What to remove from one PDF. */
export interface RedactionPlan {
  /** Pages count from 1; boxes in points of the page's default user space; `code` is printed on the box. */
  readonly redactions: readonly Redaction[];
  /** Texts that may stand nowhere: every mention in the text layer is removed, visible or not. */
  readonly values: readonly string[];
  /** Everything but what the boxes and values name goes: for papers of somebody else in which one person's part is wanted. */
  readonly inverse?: boolean;
  /** Source pages (from 1) that are left out of the output altogether. */
  readonly dropPages: readonly number[];
  /** Letters that no reader of the source sees (page from 1): taken out without a box. */
  readonly unseen?: ReadonlyMap<number, Unseen>;
}

/** A bookmark of the output. Its title must be a checked text: it is written as it stands. */
export interface Bookmark {
  readonly title: string;
  /** Source page, from 1; left out with its page. */
  readonly page: number;
  /** From 1 for the outermost. */
  readonly level: number;
}

export interface RedactOptions {
  /** Printed small in the top margin of every page, e.g. "DRAFT – not for release". */
  readonly stamp?: string;
  /** Title in the output's document information. Must be a checked text: it is written as it stands. */
  readonly title?: string;
  readonly bookmarks?: readonly Bookmark[];
  /** Names of the people of the case: each box is held against them, see `Redacted.fits`. Never written anywhere. */
  readonly names?: readonly string[];
  /** How boxes look; black with a white letter where missing. */
  readonly style?: Pick<BoxStyle, 'fill' | 'ink' | 'labels'>;
  /**
   * What keeps the width of a box from telling what was under it (redaction.md 4). `anchored`: a line with a box of the plan is
   * set anew only where that box's place is black in the copy too. `free`: wherever it can be done; the check must then be told
   * of the shifts. `own`: nothing moves. `anchored` where missing.
   */
  readonly widths?: 'free' | 'anchored' | 'own';
  /** Source pages (from 1) to make into pictures whatever they hold: for a second try after a failed check. */
  readonly pictures?: readonly number[];
}

/** The clean copy, and what a check of it must know. */
export interface Redacted {
  readonly bytes: Uint8Array;
  /** Output pages (from 1) that became a picture with an invisible text layer. */
  readonly rasterised: readonly number[];
  /** Every black box drawn: page of the OUTPUT (from 1) and its place in that page's default user space. */
  readonly boxes: readonly { readonly page: number; readonly box: Box }[];
  /** Output page i (index from 0) was made from source page `pages[i]` (from 1). */
  readonly pages: readonly number[];
  /** Words that moved, by page of the OUTPUT (from 1); places are those of the source's page. */
  readonly shifts: readonly (Shift & { readonly page: number })[];
  /** Where something was taken out of a line that was set anew, by page of the OUTPUT: places of the source's page. */
  readonly taken: readonly { readonly page: number; readonly box: Box }[];
  /** `widths[i]`: the width of `boxes[i]` in ems of its line where it lies on the grid; null where it is the true one. */
  readonly widths: readonly (number | null)[];
  /** `fits[i]`: how many of the names given could stand under `boxes[i]` by its width; null where nobody measured. */
  readonly fits: readonly (number | null)[];
  /** The colour of the boxes: red, green, blue from 0 to 1. */
  readonly fill: BoxStyle['fill'];
  readonly stamp: string | null;
  /** The text drawn in white on `boxes[i]`; empty where the box is too small for one. */
  readonly labels: readonly string[];
}
