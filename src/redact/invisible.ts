// The invisible text layer of a page that became a picture: the words that were there before, less those removed, so that
// the page can still be searched and read aloud. A Type 3 font of empty glyphs carries any letter of Unicode without
// carrying a font program. Not here: the picture.
import { PDFName, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import type { Box } from '../model/index.ts';
import { writeNumber } from './write.ts';
import { isUnder } from './glyphs.ts';
import { makeArray, makeDict, makeName, makeNumber, makeStream } from './objects.ts';
import { addSection, looseLeaf, opening, type PageTags } from './sections.ts';
import { writeToUnicode } from './tounicode.ts';
import { isUnseen } from './unseen.ts';
import type { Letter } from './values.ts';

interface Word {
  readonly marks: string[];
  box: [number, number, number, number];
}

/** What becomes of one letter of a page that turns into a picture. */
export interface Fate {
  /** The target that it lies under, by its place in the list, or −1. */
  readonly target: number;
  /** A space, a letter put in by the engine, or one without a size: nothing to see. */
  readonly blank: boolean;
  readonly seen: boolean;
}

/** Which target a letter lies under, by the same rule as in the walk (glyphs.ts), and whether it can be seen. */
export function fateOf(
  { box, point, made }: Letter,
  targets: readonly Box[],
  visible: Box,
  unseen?: Float32Array,
): Fate {
  const height = box[3] - box[1];
  const x = (box[0] + box[2]) / 2;
  const middle = [x, box[1] + height * 0.45] as const;
  const onPage =
    middle[0] >= visible[0] && middle[0] <= visible[2] && middle[1] >= visible[1] && middle[1] <= visible[3];
  const seen = onPage && !(unseen && isUnseen(unseen, middle[0], middle[1]));
  const foot = [x, box[1] + height * 0.1] as const;
  const head = [x, box[1] + height * 0.95] as const;
  const blank = made || height <= 0 || /^[\s\p{C}]$/u.test(markOf(point));
  return { target: targets.findIndex((target) => isUnder(target, middle, foot, head)), blank, seen };
}

const markOf = (point: number): string => (point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' ');

/**
 * Words of what is neither under a target nor out of sight, each letter moved by `by` of its number (page space). A word
 * that is cut by a target becomes its pieces.
 */
export function survivingWords(
  letters: readonly Letter[],
  targets: readonly Box[],
  visible: Box,
  unseen: Float32Array | undefined,
  by: (no: number) => readonly [number, number] = () => [0, 0],
): Word[] {
  const words: Word[] = [];
  let word: Word | null = null;
  for (const [no, letter] of letters.entries()) {
    const { blank, target, seen } = fateOf(letter, targets, visible, unseen);
    if (blank || target >= 0 || !seen) {
      word = null;
      continue;
    }
    const [dx, dy] = by(no);
    const box: Box = [letter.box[0] + dx, letter.box[1] + dy, letter.box[2] + dx, letter.box[3] + dy];
    const height = box[3] - box[1];
    const mark = markOf(letter.point);
    const follows: boolean =
      word !== null &&
      box[0] > word.box[2] - height &&
      box[0] < word.box[2] + height &&
      Math.abs(box[1] - word.box[1]) < height / 2;
    if (word && follows) {
      word.marks.push(mark);
      word.box = [
        Math.min(word.box[0], box[0]),
        Math.min(word.box[1], box[1]),
        Math.max(word.box[2], box[2]),
        Math.max(word.box[3], box[3]),
      ];
    } else {
      word = { marks: [mark], box: [...box] };
      words.push(word);
    }
  }
  return words;
}

/** Text operators that write `words` invisibly, a paragraph for each line, and the fonts they need by resource name. */
export function writeWords(
  to: PDFContext,
  words: readonly Word[],
  tags: PageTags,
): { content: string; fonts: Record<string, PDFObject> } {
  const codes = new Map<string, number>();
  const lines = ['BT', '3 Tr'];
  let current = -1;
  let line: Word['box'] | null = null;
  for (const { marks, box } of words) {
    if (!line || Math.abs(box[1] - line[1]) > (box[3] - box[1]) / 2) {
      if (line) lines.push('EMC');
      const leaf = looseLeaf(tags, 'P');
      tags.rows.push({ leaf, low: box[1], high: box[3] });
      lines.push(opening('P', addSection(tags, leaf)));
    }
    line = box;
    const size = Math.max((box[3] - box[1]) * 0.8, 0.5);
    const scale = ((box[2] - box[0]) / (marks.length * 0.5 * size)) * 100;
    const places = marks.map((mark) => {
      if (!codes.has(mark)) codes.set(mark, codes.size);
      return codes.get(mark) as number;
    });
    let x = box[0];
    // A word almost always lies in one font of 256 letters; one that does not is written in pieces.
    for (let i = 0; i < places.length;) {
      const font = (places[i] as number) >> 8;
      let k = i;
      while (k < places.length && (places[k] as number) >> 8 === font) k++;
      if (font !== current) lines.push(`/T${font} 1 Tf`);
      current = font;
      const hex = places.slice(i, k).map((code) => (code & 255).toString(16).padStart(2, '0'));
      const n = (value: number) => writeNumber(Math.round(value * 1000) / 1000);
      lines.push(
        `${n((size * scale) / 100)} 0 0 ${n(size)} ${n(x)} ${n(box[1] + (box[3] - box[1]) * 0.22)} Tm <${hex.join('')}> Tj`,
      );
      x += ((box[2] - box[0]) * (k - i)) / places.length;
      i = k;
    }
  }
  lines.push(...(line ? ['EMC'] : []), 'ET');
  const fonts: Record<string, PDFObject> = {};
  const marks = [...codes.keys()];
  for (let i = 0; i * 256 < marks.length; i++) fonts[`T${i}`] = emptyFont(to, marks.slice(i * 256, i * 256 + 256));
  return { content: words.length === 0 ? '' : lines.join('\n'), fonts };
}

function emptyFont(to: PDFContext, marks: readonly string[]): PDFObject {
  const glyph = to.register(makeStream(to, {}, '500 0 d0'));
  const procedures = makeDict(to, {});
  marks.forEach((_, i) => procedures.set(PDFName.of(`g${i}`), glyph));
  const unicode = new Map(marks.map((mark, i) => [i, Buffer.from(mark, 'utf16le').swap16().toString('hex')]));
  return to.register(
    makeDict(to, {
      Type: makeName('Font'),
      Subtype: makeName('Type3'),
      FontBBox: makeArray(to, [0, -200, 500, 800]),
      FontMatrix: makeArray(to, [0.001, 0, 0, 0.001, 0, 0]),
      CharProcs: procedures,
      Resources: makeDict(to, {}),
      Encoding: makeDict(to, {
        Type: makeName('Encoding'),
        Differences: makeArray(to, [0, ...marks.map((_, i) => makeName(`g${i}`))]),
      }),
      FirstChar: makeNumber(0),
      LastChar: makeNumber(marks.length - 1),
      Widths: makeArray(
        to,
        marks.map(() => 500),
      ),
      ToUnicode: to.register(makeStream(to, {}, writeToUnicode(unicode, 2))),
    }),
  );
}
