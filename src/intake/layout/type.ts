// The two typefaces in which we set what has no pages of its own, and the breaking of text into lines. Widths are exact:
// no kerning, no ligatures, so that every letter can be read back from the page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0];

/** What stands for a letter that the typeface does not have: read back as unknown, so that a person looks. */
const MISSING = '\ufffd';
/** What stands for a sign that says nothing about anybody (an emoji). */
const SIGN = '\u25a1';

export interface Face {
  readonly font: PDFFont;
  /** Width of a text at size 1. */
  readonly width: (text: string) => number;
  /** The text as this face can show it: no controls, no letter silently lost. */
  readonly clean: (text: string) => string;
  /** A cleaned text as the font's codes, hexadecimal, one code per letter. */
  readonly codes: (text: string) => string;
}

const require = createRequire(import.meta.url);

/**
 * fontkit's subsets have an `encode` that wants a stream, and pdf-lib takes every `encode` for the newer one that gives
 * bytes: only the stream is handed on.
 */
const streaming: Fontkit = {
  create: (bytes: Uint8Array) => {
    const font = fontkit.create(bytes);
    const subset = font.createSubset.bind(font);
    font.createSubset = () => {
      const whole = subset();
      return {
        includeGlyph: (glyph: number) => whole.includeGlyph(glyph),
        encodeStream: () => whole.encodeStream(),
      };
    };
    return font;
  },
};

/** Embeds a face into a document. `fixed`: every letter as wide as every other. */
export async function embedFace(pdf: PDFDocument, fixed: boolean): Promise<Face> {
  pdf.registerFontkit(streaming);
  const name = fixed ? 'DejaVuSansMono' : 'DejaVuSans';
  const bytes = readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
  const plain = { liga: false, clig: false, dlig: false, kern: false, calt: false, rlig: false };
  const font = await pdf.embedFont(bytes, { subset: true, features: plain, customName: `${name}-Blotter` });
  const known = fontkit.create(bytes);
  const em = known.unitsPerEm;
  const widths = new Map<string, number>();
  const letterWidth = (letter: string): number => {
    let wide = widths.get(letter);
    if (wide === undefined) {
      wide = known.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth / em;
      widths.set(letter, wide);
    }
    return wide;
  };
  const codes = new Map<string, string>();
  const codeOf = (letter: string): string => {
    let code = codes.get(letter);
    if (code === undefined) {
      code = font.encodeText(letter).asString();
      codes.set(letter, code);
    }
    return code;
  };
  const shown = new Map<string, string>();
  const show = (letter: string): string => {
    let as = shown.get(letter);
    if (as === undefined) {
      const code = letter.codePointAt(0) ?? 0;
      if (/[\p{Cc}\p{Cs}]/u.test(letter)) as = letter === '\t' ? '    ' : ' ';
      else if (/[\p{Cf}\u{fe00}-\u{fe0f}\u{1f3fb}-\u{1f3ff}]/u.test(letter)) as = letter === '\u00ad' ? '' : '';
      else if (known.hasGlyphForCodePoint(code) && code < 0x10000) as = letter;
      else as = /[\p{L}\p{N}\p{M}]/u.test(letter) ? MISSING : SIGN;
      shown.set(letter, as);
    }
    return as;
  };
  return {
    font,
    width: (text) => {
      let sum = 0;
      for (const letter of text) sum += letterWidth(letter);
      return sum;
    },
    codes: (text) => {
      let all = '';
      for (const letter of text) all += codeOf(letter);
      return all;
    },
    clean: (text) => {
      let all = '';
      for (const letter of text.normalize('NFC')) all += show(letter);
      return all;
    },
  };
}

/** Breaks a cleaned text at spaces into lines of at most `room` (in em); a word longer than a line is cut. */
export function breakLines(face: Face, text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  let wide = 0;
  for (const word of text.match(/ +|[^ ]+/g) ?? []) {
    const w = face.width(word);
    if (wide + w <= room) {
      line += word;
      wide += w;
      continue;
    }
    if (word.startsWith(' ')) {
      lines.push(line);
      line = '';
      wide = 0;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    wide = 0;
    for (const letter of word) {
      const one = face.width(letter);
      if (wide + one > room && line !== '') {
        lines.push(line);
        line = '';
        wide = 0;
      }
      line += letter;
      wide += one;
    }
  }
  lines.push(line.trimEnd());
  return lines;
}
