// The black boxes that a reader sees, with their reason code in white: how large, which ones are joined, where the code
// stands. Not here: removing anything; by the time these are drawn there is nothing under them.
//
//   lived at ███████ A ███████ with her mother          one line, one reason: one box
import { Font, FontNames } from '@cantoo/pdf-lib/standard-fonts';
import { BLACK_BOXES, overlaps, type Box, type BoxStyle } from '../model/index.ts';
import { writeNumber, writeOperand } from './write.ts';
import type { Cell, Spot } from './state.ts';

/** A box as drawn. */
export interface DrawnBox {
  readonly box: Box;
  readonly label: string;
  /** The one target it stands for, by its place in the page's list; −1 where it was joined from several. */
  readonly target: number;
  /** Its width in ems of its line, where that was chosen from the grid. */
  readonly ems?: number;
}

const centre = (box: Box): readonly [number, number] => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
const holds = (box: Box, x: number, y: number): boolean => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
const join = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

const within = (a: Box, b: Box): boolean => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];

/** Grows a box to the full height of the letters it took out, upright or turned, so that no ascender shows which letters they were. */
function fit({ box, target }: DrawnBox, removed: readonly Cell[]): Box {
  let all = box;
  for (const cell of removed) {
    const [x, y] = cell.middle;
    const [, boxY] = centre(box);
    const over = holds(box, x, y) || (x >= box[0] && x <= box[2] && boxY >= cell.box[1] && boxY <= cell.box[3]);
    if (over || cell.target === target) all = join(all, cell.box);
  }
  return all;
}

/** May two boxes of one line become one? Only where nothing that is kept stands between them. */
function joinable(a: DrawnBox, b: DrawnBox, kept: readonly Spot[]): boolean {
  if (within(a.box, b.box) || within(b.box, a.box)) return true;
  if (a.label !== b.label && a.label !== '' && b.label !== '') return false;
  const shared = Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]);
  const height = Math.min(a.box[3] - a.box[1], b.box[3] - b.box[1]);
  const taller = Math.max(a.box[3] - a.box[1], b.box[3] - b.box[1]);
  if (shared < 0.6 * height || taller > 1.6 * height) return false;
  const gap = Math.max(a.box[0], b.box[0]) - Math.min(a.box[2], b.box[2]);
  if (gap > 0.6 * height) return false;
  const both = join(a.box, b.box);
  return !kept.some(({ blank, middle }) => !blank && holds(both, middle[0], middle[1]));
}

/** What is drawn on one page. */
export interface Drawing {
  /** Boxes as they were asked for, to be fitted to their letters. */
  readonly asked: readonly DrawnBox[];
  readonly removed: readonly Cell[];
  readonly kept: readonly Spot[];
  readonly visible: Box;
  /** Boxes that already have their place, on lines that were set anew. */
  readonly set?: readonly DrawnBox[];
}

/** The boxes of one page. */
export function layOut({ asked, removed, kept, visible, set = [] }: Drawing): DrawnBox[] {
  const all: DrawnBox[] = [...asked.map((one) => ({ ...one, box: fit(one, removed) })), ...set].filter(({ box }) =>
    overlaps(box, visible),
  );
  for (let changed = true; changed;) {
    changed = false;
    for (let i = 0; i < all.length && !changed; i++)
      for (let k = i + 1; k < all.length && !changed; k++) {
        const [a, b] = [all[i], all[k]];
        if (!a || !b || !joinable(a, b, kept)) continue;
        all.splice(k, 1);
        const ems = a.ems !== undefined && b.ems !== undefined ? { ems: a.ems + b.ems } : {};
        const target = a.target === b.target ? a.target : -1;
        all[i] = { box: join(a.box, b.box), label: a.label || b.label, target, ...ems };
        changed = true;
      }
  }
  return all.sort((a, b) => b.box[3] - a.box[3] || a.box[0] - b.box[0]);
}

/** Does any box, grown to the height of its letters, now stand on letters that were to stay? */
export function standsOnKept(drawn: readonly DrawnBox[], kept: readonly Spot[]): boolean {
  for (const { box } of drawn)
    for (const { blank, middle } of kept) if (!blank && holds(box, middle[0], middle[1])) return true;
  return false;
}

const BOLD = Font.load(FontNames.HelveticaBold);

/** Width of a Latin text at size 1 in Helvetica-Bold; characters without a known width count as a wide one. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, mark) => {
    const name = /[A-Za-z]/.test(mark) ? mark : (GLYPHS[mark] ?? 'M');
    return sum + (BOLD.getWidthOfGlyph(name) ?? 833) / 1000;
  }, 0);
const GLYPHS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((name, i) => [
      String(i),
      name,
    ]),
  ),
  ' ': 'space',
  '-': 'hyphen',
  '.': 'period',
  ',': 'comma',
};

/** Text directions that stand upright on a page shown with this /Rotate: cosine and sine of the writing direction. */
const TURN = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] } as const;

const colour = (parts: BoxStyle['fill']): string => `${parts.map((part) => writeNumber(part)).join(' ')} rg`;

/** Operators that draw the box, and the label that found room in it ('' for none): a label never reaches into one of `others`. */
export function drawBox(
  { box, label }: DrawnBox,
  rotate: 0 | 90 | 180 | 270,
  font: string,
  others: readonly DrawnBox[],
  style: Pick<BoxStyle, 'fill' | 'ink' | 'labels'> = BLACK_BOXES,
): { content: string; label: string } {
  const n = writeNumber;
  const round = (value: number) => Math.round(value * 100) / 100;
  const [x0, y0, x1, y1] = box.map(round) as unknown as Box;
  const rectangle = `${colour(style.fill)} ${n(x0)} ${n(y0)} ${n(round(x1 - x0))} ${n(round(y1 - y0))} re f`;
  const [cos, sin] = TURN[rotate];
  const along = cos === 0 ? y1 - y0 : x1 - x0;
  const across = cos === 0 ? x1 - x0 : y1 - y0;
  const latin = Buffer.from(label.replace(/[^\x20-\x7e]/g, '?'), 'latin1');
  const width = widthOf(label);
  const size = round(Math.min(across * 0.72, 8, (along - 1.5) / Math.max(width, 0.1)));
  if (!style.labels || latin.length === 0 || size < 3.5) return { content: rectangle, label: '' };
  const [x, y] = centre(box);
  const ahead = (width * size) / 2;
  const down = 0.36 * size;
  const reach = cos === 0 ? [size, ahead] : [ahead, size];
  const room: Box = [x - (reach[0] ?? 0), y - (reach[1] ?? 0), x + (reach[0] ?? 0), y + (reach[1] ?? 0)];
  if (others.some((one) => one.box !== box && overlaps(room, one.box))) return { content: rectangle, label: '' };
  const at = [x - cos * ahead + sin * down, y - sin * ahead - cos * down];
  const matrix = [cos, sin, -sin, cos, round(at[0] ?? 0), round(at[1] ?? 0)].map((value) => n(value === 0 ? 0 : value));
  const text = `BT /${font} ${n(size)} Tf ${colour(style.ink)} ${matrix.join(' ')} Tm ${writeOperand(Uint8Array.from(latin))} Tj ET`;
  return { content: `${rectangle}\n${text}`, label: latin.toString('latin1') };
}

/** Operators that print the stamp in the top margin as the page is shown. */
export function drawStamp(stamp: Uint8Array, visible: Box, rotate: 0 | 90 | 180 | 270, font: string): string {
  const [x0, y0, x1, y1] = visible;
  const [cos, sin] = TURN[rotate];
  const from = { 0: [x0 + 18, y1 - 10], 90: [x0 + 10, y0 + 18], 180: [x1 - 18, y0 + 10], 270: [x1 - 10, y1 - 18] }[
    rotate
  ];
  const matrix = [cos, sin, -sin, cos, ...from].map((value) =>
    writeNumber(value === 0 ? 0 : Math.round(value * 100) / 100),
  );
  return `BT /${font} 7 Tf 0.6 0 0 rg ${matrix.join(' ')} Tm ${writeOperand(stamp)} Tj ET`;
}
