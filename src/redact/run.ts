// A content stream under way: what walk.ts and painting.ts hand to each other. Not here: what any operator does.
import type { PDFDict } from '@cantoo/pdf-lib';
import { writeOperation, type Operand } from './content.ts';
import type { Path } from './paths.ts';
import type { Found } from './objects.ts';
import type { Resources } from './resources.ts';
import type { Build, Pen, Sheet, State } from './state.ts';

/**
 * What a stream may hold. `page` and `form`: everything; `cell` and `glyph`: line art only, and `mask` no text, since
 * nothing that looks for text looks into them.
 */
export type Manner = 'page' | 'form' | 'mask' | 'cell' | 'glyph';

export interface Walked {
  readonly content: string;
  readonly resources: PDFDict;
}

/** Walks a stream inside a stream. */
export type Nested = (
  build: Build,
  sheet: Sheet,
  source: { readonly bytes: Uint8Array; readonly resources: Found },
  state: State,
  manner: Manner,
  depth: number,
) => Walked;

export interface Walk {
  readonly build: Build;
  readonly sheet: Sheet;
  readonly manner: Manner;
  readonly depth: number;
  readonly resources: Resources;
  readonly nested: Nested;
  readonly out: string[];
  readonly saved: State[];
  state: State;
  pen: Pen;
  path: Path;
  clipping: '' | 'W' | 'W*';
  /** For every open marked-content section, whether it hides what is in it. */
  readonly sections: boolean[];
  /** How many BX are open: inside, unknown operators are to be ignored. */
  tolerant: number;
}

export const emit = (run: Walk, op: string, args: readonly Operand[] = []): void => {
  run.out.push(writeOperation({ op, args }));
};
