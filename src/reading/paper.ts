// Is a picture a sheet of paper, or a photograph of anything? Paper has one bright shade nearly everywhere.
import type { Raster } from './pixels.ts';

/** Shades this near to the commonest one are the ground. */
const NEAR = 28;
const SHARE = 0.6;
const BRIGHT = 135;

/** Does most of the picture have one bright shade? */
export function isPaper({ data, width, height }: Raster): boolean {
  const counts = new Uint32Array(256);
  const step = Math.max(1, Math.floor(Math.min(width, height) / 400));
  let all = 0;
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step, all++) {
      const shade = data[y * width + x] as number;
      counts[shade] = (counts[shade] as number) + 1;
    }
  const sums = [0];
  for (const count of counts) sums.push((sums.at(-1) as number) + count);
  const within = (low: number, high: number): number =>
    (sums[Math.min(256, high + 1)] as number) - (sums[Math.max(0, low)] as number);
  let [best, most] = [0, -1];
  for (let shade = 0; shade < 256; shade++) {
    const near = within(shade - 8, shade + 8);
    if (near > most) [best, most] = [shade, near];
  }
  return best >= BRIGHT && within(best - NEAR, best + NEAR) / Math.max(1, all) >= SHARE;
}
