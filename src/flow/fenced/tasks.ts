// What the fenced program is asked to do with a document, and what it may ask of its parent meanwhile. The tasks come from us;
// answers and requests come from where a stranger's document was opened and are checked (forms.ts).
import type { Bookmark, RedactionPlan } from '../../redact/index.ts';
import type { BoxStyle, Redaction } from '../../model/index.ts';

/** A plan for one file: boxes in PDF points (pictures: pixels), pages from 1. */
export interface FilePlan {
  readonly redactions: readonly Redaction[];
  readonly values: readonly string[];
  /** Everything but what is named goes. */
  readonly inverse: boolean;
}

/** How a copy is made (see makeCopy). */
export interface CopyOptions {
  readonly stamp?: string;
  readonly style?: BoxStyle;
  readonly render: boolean;
  readonly bookmarks?: readonly Bookmark[];
  readonly names?: readonly string[];
}

/** `office`: may LibreOffice lay out what we could lay out ourselves? `pixels`: is anybody there to read pixels? */
export type DocumentTask =
  | {
      readonly kind: 'open';
      readonly bytes: Uint8Array;
      readonly file: string;
      readonly hints: { readonly type?: string; readonly about?: string; readonly unused?: boolean };
      readonly depth: number;
      readonly pixels: boolean;
      readonly office: boolean;
    }
  | { readonly kind: 'copy'; readonly source: Uint8Array; readonly plan: RedactionPlan; readonly options: CopyOptions }
  | { readonly kind: 'redact'; readonly bytes: Uint8Array; readonly file: string; readonly plan: FilePlan; readonly office: boolean }
  | { readonly kind: 'verify'; readonly output: Uint8Array; readonly plan: FilePlan }
  | { readonly kind: 'draw'; readonly pdf: Uint8Array; readonly pages: readonly number[]; readonly dpi: number }; // prettier-ignore

/** Neither side of a page drawn for people is longer, in pixels: a sheet of A3 at 140 dots per inch. */
export const LONGEST_SIDE = 2400;

/** What the parent does for the program, by name. */
export const REQUESTS = { picture: 'read-picture', pixels: 'read-pixels', office: 'convert' } as const;
