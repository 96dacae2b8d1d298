// Letters as outlines and as pixels, from a typeface that every installation has. Not here: font files (cff.ts, type1.ts, truetype.ts).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);
const path = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
export const typeface = fontkit.create(readFileSync(path));
GlobalFonts.registerFromPath(path, 'Torture');

/** One step of an outline; coordinates for an em of 1000. */
export interface Step {
  readonly op: 'm' | 'l' | 'c' | 'h';
  readonly at: readonly number[];
}
export interface Outline {
  readonly width: number;
  readonly steps: readonly Step[];
}

interface Command {
  readonly command: string;
  readonly args: readonly number[];
}

/** The outline of one letter, its curves as cubics. */
export function outline(letter: string): Outline {
  const glyph = typeface.glyphForCodePoint(letter.codePointAt(0) ?? 0);
  const scale = 1000 / typeface.unitsPerEm;
  const steps: Step[] = [];
  let [x, y] = [0, 0];
  for (const { command, args } of (glyph.path as unknown as { commands: readonly Command[] }).commands) {
    const at = args.map((n) => n * scale);
    const [a = 0, b = 0, c = 0, d = 0] = at;
    if (command === 'closePath') steps.push({ op: 'h', at: [] });
    else if (command === 'quadraticCurveTo')
      steps.push({
        op: 'c',
        at: [x + ((a - x) * 2) / 3, y + ((b - y) * 2) / 3, c + ((a - c) * 2) / 3, d + ((b - d) * 2) / 3, c, d],
      });
    else steps.push({ op: command === 'moveTo' ? 'm' : command === 'lineTo' ? 'l' : 'c', at });
    [x = x, y = y] = at.slice(-2);
  }
  return {
    width: Math.round(glyph.advanceWidth * scale),
    steps: steps.map(({ op, at }) => ({ op, at: at.map(Math.round) })),
  };
}

/** `text` as path operators from (x, y), without painting. */
export function pathOf(text: string, x: number, y: number, size: number): string {
  let pen = x;
  const out: string[] = [];
  for (const letter of text) {
    const { width, steps } = outline(letter);
    for (const { op, at } of steps)
      out.push(`${at.map((n, i) => ((i % 2 === 0 ? pen : y) + (n * size) / 1000).toFixed(3)).join(' ')} ${op}`);
    pen += (width * size) / 1000;
  }
  return out.join('\n');
}

/** A picture of `text`, dark on light: one byte a sample, rows from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly gray: Uint8Array;
}

/** `text` in letters 32 samples high, 40 rows. The width is a multiple of 8. */
export function pixelsOf(text: string): Pixels {
  const [width, height] = [Math.ceil((text.length * 22 + 16) / 8) * 8, 44];
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#000';
  pen.font = '32px Torture';
  pen.fillText(text, 8, 33);
  const { data } = pen.getImageData(0, 0, width, height);
  const gray = new Uint8Array(width * height);
  for (let i = 0; i < gray.length; i++) gray[i] = data[i * 4] ?? 255;
  return { width, height, gray };
}

/** One bit a sample, most significant first; 1 is light. */
export function bitsOf({ width, height, gray }: Pixels): Uint8Array {
  const bits = new Uint8Array((width / 8) * height);
  for (let i = 0; i < gray.length; i++) if ((gray[i] ?? 0) > 127) bits[i >> 3] = (bits[i >> 3] ?? 0) | (128 >> (i & 7));
  return bits;
}

/** The same samples through `map`. */
export const mapped = (pixels: Pixels, map: (gray: number) => number): Pixels => ({
  ...pixels,
  gray: pixels.gray.map(map),
});
