// Pictures with colours: a stamp in coloured ink over print, and writing that differs from its ground in hue alone. Grey as the
// eye weighs colours comes with them, as intake makes it.
import type { Raster } from '../../src/reading/index.ts';
import type { Chance } from './chance.ts';
import { blur, grain } from './wear.ts';

type Colour = readonly [number, number, number];

/** Inks of stamps. */
export const INKS: readonly Colour[] = [[40, 60, 190], [190, 35, 45], [95, 40, 150], [20, 120, 70]]; // prettier-ignore
/** Pairs of ground and ink that are the same grey. */
export const HUES: readonly (readonly [Colour, Colour])[] = [
  [[120, 170, 120], [230, 119, 90]],
  [[200, 165, 120], [120, 190, 203]],
]; // prettier-ignore

/** Each pixel from `ground` to `ink` as `print` is dark; then as a scanner sees it, channel by channel. */
export function scanColours(print: Raster, paint: (shade: number, at: number) => Colour, one: Chance, noise: number): Raster {
  const { width, height } = print;
  const channels = [0, 1, 2].map((k) => {
    const data = Uint8Array.from(print.data, (shade, at) => paint(shade, at)[k] as number);
    return grain(blur({ width, height, data }, 0.5), one, noise).data;
  }) as unknown as readonly [Uint8Array, Uint8Array, Uint8Array];
  const colour = new Uint8Array(width * height * 3);
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const [r, g, b] = channels.map((channel) => channel[i] as number) as unknown as Colour;
    colour.set([r, g, b], i * 3);
    data[i] = (r * 77 + g * 150 + b * 29) >> 8;
  }
  return { width, height, data, colour };
} // prettier-ignore

/** From `ground` (a share of 1 is white paper) to `ink` by how dark print is. */
export const between = (ground: Colour, ink: Colour, shade: number): Colour => {
  const dark = Math.max(0, Math.min(1, (250 - shade) / 230));
  return [0, 1, 2].map((k) => (ground[k] as number) * (1 - dark) + (ink[k] as number) * dark) as unknown as Colour;
};
