// What a hostile PDF is in this set: one technique, one secret, and how a row of data becomes a file. Not here: any technique
// (themes/), and anything that attacks or judges.
import type { Box } from '../../src/model/index.ts';
import { makePage, show, type PagePart } from '../../src/verify/sample.ts';

/** The made-up name that every file hides. No kept word has five letters in a row with it. */
export const SECRET = 'Quillfeather';

/**
 * Where the secret stands: `box` only where the plan has a box; `elsewhere` only where no box is (the plan has the value);
 * `box+elsewhere` a visible mention under the box and the hidden copy.
 */
export type Where = 'box' | 'box+elsewhere' | 'elsewhere';

export interface Technique {
  readonly name: string;
  readonly where: Where;
  /** `clean`: a copy without the secret. `refused`: no copy at all, with a reason. `either`: the check may refuse the copy. */
  readonly expect: 'clean' | 'refused' | 'either';
  /** Only an eye can read it: no extractor does, so the attack needs the reader of pixels. */
  readonly pixels: boolean;
  /** The places that the plan covers, on page 1 where nothing else is said. */
  readonly boxes: readonly { readonly page: number; readonly box: Box }[];
  /** Further byte patterns that spell the secret here: glyph numbers, say. Five of its letters each. */
  readonly codes: (secret: string) => readonly Uint8Array[];
  /** `shown` false leaves out the visible mention, so that what finds the secret has found the hidden copy. */
  readonly make: (secret: string, shown: boolean) => Uint8Array | Promise<Uint8Array>;
}

export type More = Partial<Pick<Technique, 'expect' | 'pixels' | 'boxes' | 'codes'>>;

/** Around the visible mention. */
export const BOX: Box = [38, 96, 220, 114];
export const KEPT = 'Kept words stand here as they did before';
export const keptLine = show(KEPT, 40, 250);
/** The visible mention. */
export const mention = (secret: string): string => show(`${secret} lives`, 40, 100);

const BOXES = [{ page: 1, box: BOX }];

/** A technique of any make. */
export const technique = (name: string, where: Where, make: Technique['make'], more: More = {}): Technique => ({
  name,
  where,
  make,
  expect: 'clean',
  pixels: false,
  boxes: where === 'elsewhere' ? [] : BOXES,
  codes: () => [],
  ...more,
});

/** The secret as files spell it. */
export interface Spelling {
  readonly text: string;
  /** Latin-1 in hexadecimal. */
  readonly hex: string;
  /** UTF-16BE in hexadecimal, with its byte order mark. */
  readonly wide: string;
  readonly letters: readonly string[];
}

export const hexOf = (text: string): string => Buffer.from(text, 'latin1').toString('hex');
export const wideOf = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
export const spell = (text: string): Spelling => ({
  text,
  hex: hexOf(text),
  wide: `FEFF${wideOf(text)}`,
  letters: [...text],
});

/** A technique on a page of 400 × 300 points (see makePage): `part` says what it adds to the kept line and the mention. */
export const page = (
  name: string,
  where: Where,
  part: (secret: Spelling) => Partial<PagePart>,
  more: More = {},
): Technique =>
  technique(
    name,
    where,
    (secret, shown) => {
      const made = part(spell(secret));
      const visible = shown && where === 'box+elsewhere' ? mention(secret) : '';
      return makePage({ ...made, content: `${keptLine}${visible}${made.content ?? ''}` });
    },
    more,
  );

/** Bytes of Latin-1 text. */
export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Objects of an additional form XObject over the whole page, with the font F. */
export const form = (content: string, entries = ''): readonly [string, string] => [
  `/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /Font << /F 5 0 R >> >> ${entries}`,
  content,
];

export { makePage, makePdf, show, type PagePart } from '../../src/verify/sample.ts';
