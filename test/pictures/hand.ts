// Handwriting: three faces drawn after real hands (Cedarville, Homemade Apple, Reenie Beanie), made unsteady word by word and, where
// letters do not join, letter by letter. More regular than real hands. Not here: where it stands on a sheet (make.ts).
import { createRequire } from 'node:module';
import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { Chance } from './chance.ts';

const require = createRequire(import.meta.url);
for (const face of ['cedarville-cursive', 'homemade-apple', 'reenie-beanie'])
  GlobalFonts.registerFromPath(require.resolve(`@fontsource/${face}/files/${face}-latin-400-normal.woff2`), face);

/** A hand: its face, how large it writes beside print of the same size, and whether its letters join. */
export const HANDS = [
  { face: 'cedarville-cursive', by: 1.25, joined: true },
  { face: 'homemade-apple', by: 1, joined: true },
  { face: 'reenie-beanie', by: 1.6, joined: false },
] as const;
export type Hand = (typeof HANDS)[number];

/** Writes `text` from `x` on; gives where it ends. `size`: pixels of print. */
export function write(context: SKRSContext2D, text: string, x: number, y: number, size: number, hand: Hand, one: Chance): number {
  let at = x;
  for (const part of hand.joined ? text.split(/(?<=\s)/) : [...text]) {
    const own = size * hand.by * (0.93 + 0.14 * one());
    context.save();
    context.font = `${own}px ${hand.face}`;
    context.translate(at, y + (one() - 0.5) * size * 0.16);
    context.transform(1, (one() - 0.5) * 0.05, (one() - 0.5) * 0.16, 1, 0, 0);
    context.fillText(part, 0, 0);
    at += context.measureText(part).width + (one() - 0.3) * size * 0.04;
    context.restore();
  }
  return at;
} // prettier-ignore
