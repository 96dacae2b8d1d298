// A content stream under way: what walk.ts and painting.ts hand to each other. Not here: what any operator does.
import type { PDFDict } from '@cantoo/pdf-lib';
import type { Operand, Operation } from './content.ts';
import { writeOperation } from './write.ts';
import type { Path } from './paths.ts';
import type { Found } from './objects.ts';
import type { Resources } from './resources.ts';
import { cut, enter, leave, type Drawn, type PageTags } from './sections.ts';
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

/** Only a page's own content has sections; a form belongs to the one that it is drawn in. */
export const isTagged = (run: Walk): run is Walk & { readonly sheet: { readonly tags: PageTags } } =>
  run.manner === 'page' && run.sheet.tags !== null;

/** Opens the section of what is drawn next. */
export const begin = (run: Walk, drawn: Drawn): void => {
  if (isTagged(run)) enter(run.sheet.tags, run.out, drawn);
};

/** Closes the open section. */
export const end = (run: Walk): void => {
  if (isTagged(run)) leave(run.sheet.tags, run.out);
};

/** Glyphs from `cell` on were taken out at this point. */
export const noteCut = (run: Walk, cell: number): void => {
  if (isTagged(run)) cut(run.sheet.tags, run.out, cell);
};

export const emit = (run: Walk, op: string, args: readonly Operand[] = []): void => {
  run.out.push(writeOperation({ op, args }));
};

/** Is what comes now in a layer that is hidden? */
export const hiding = (run: Walk): boolean => run.sections.includes(true);

/** The numbers among an operation's operands. */
export const numbersIn = (operation: Operation): number[] => operation.args.filter((n) => typeof n === 'number');
