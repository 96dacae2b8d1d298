// What a check is asked, and the pieces it works with. Plain data.
import type { Box, Shift } from '../model/index.ts';
import type { PixelReader } from '../reading/index.ts';
import type { BoxColour } from './boxes-drawn.ts';

/** One clean copy to be checked. Everything that must be known comes in here: the check reads nobody's notes. */
export interface VerifyRequest {
  readonly output: Uint8Array;
  /** The original; without it nothing can be said about what was lost. */
  readonly source?: Uint8Array;
  /** Texts that may stand nowhere at all, whatever the case, spacing or encoding. */
  readonly values: readonly string[];
  /** Black boxes of the output: page from 1, place in that page's default user space. */
  readonly boxes: readonly { readonly page: number; readonly box: Box }[];
  /** Output page i (from 0) was made from source page `pages[i]` (from 1); all pages in order where missing. */
  readonly pages?: readonly number[];
  /** Output pages (from 1) that are pictures with an invisible text layer. */
  readonly rasterised?: readonly number[];
  /** Words that moved along their line, by page of the output: their letters must stand at their new place, and only there. */
  readonly shifts?: readonly (Shift & { readonly page: number })[];
  /** Places of the source where something was taken out whose box now lies elsewhere on its line; page of the output. */
  readonly taken?: readonly { readonly page: number; readonly box: Box }[];
  /** Text printed on every page beside what the source had. */
  readonly stamp?: string | null;
  /** The text on `boxes[i]`, the only text that may stand there. */
  readonly labels?: readonly string[];
  /** Letters that no reader of the source sees, by page of the OUTPUT (from 1), four numbers each: none of them may be left. */
  readonly unseen?: ReadonlyMap<number, Float32Array>;
  /** The colour of the boxes; black where it is not said. */
  readonly boxColour?: BoxColour;
  /** Draw every page, and look at the pixels as well. Slower (about 150 ms a page). */
  readonly render?: boolean;
  /**
   * Have the drawn pages read from their pixels: `true` all of them, `auto` those with something to read that is no text
   * (pictures, letters drawn as paths, fonts whose letters are in doubt). Needs `render`. Seconds a page.
   */
  readonly read?: boolean | 'auto';
  /** False: nothing is read once something has failed, because the copy goes nowhere anyhow. True where it is not said. */
  readonly readFailed?: boolean;
  /** Who reads; one is started and ended where none is given. */
  readonly reader?: PixelReader;
}

/** One glyph as the other engine places it. */
export interface Glyph {
  readonly text: string;
  /** The middle of its cell, in the page's default user space. */
  readonly x: number;
  readonly y: number;
  /** The upright box around its cell. */
  readonly box: Box;
  /** Its height in points: the font size as it appears. */
  readonly size: number;
}

/** One page as the other engine reads it. */
export interface ReadPage {
  readonly view: Box;
  readonly rotate: number;
  readonly unit: number;
  readonly glyphs: readonly Glyph[];
  /** Text that has no place of its own (in patterns): searched, never compared. */
  readonly elsewhere: string;
  /** Fonts whose glyphs cannot be placed (vertical writing). */
  readonly doubtful: boolean;
}

/** What was declared to have moved on page `page` (from 1). */
export const shiftsOn = (
  request: VerifyRequest,
  page: number,
): { readonly shifts: Shift[]; readonly taken: Box[] } => ({
  shifts: (request.shifts ?? []).filter((one) => one.page === page),
  taken: (request.taken ?? []).filter((one) => one.page === page).map(({ box }) => box),
});

/** The boxes of page `page` (from 1) with their labels. */
export const boxesOn = (request: VerifyRequest, page: number): { readonly boxes: Box[]; readonly labels: string[] } => {
  const mine = request.boxes.flatMap((one, i) =>
    one.page === page ? [{ box: one.box, label: request.labels?.[i] ?? '' }] : [],
  );
  return { boxes: mine.map(({ box }) => box), labels: mine.map(({ label }) => label) };
};
