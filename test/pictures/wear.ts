// What happens to a picture on its way: turned and out of square, blurred, grainy, in shadow. Grey pixels in, grey pixels out.
import type { Point, Quad, Raster } from '../../src/reading/index.ts';
import type { Chance } from './chance.ts';

/** Eight unknowns of a projective map by Gauss elimination: a rectangle of `width` × `height` to `quad`. */
function projection(width: number, height: number, quad: Quad): number[] {
  const from: Point[] = [[0, 0], [width, 0], [width, height], [0, height]];
  const rows = from.flatMap(([x, y], i) => {
    const [u, v] = quad[i] as Point;
    return [[x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]];
  });
  for (let i = 0; i < 8; i++) {
    const best = rows.findIndex((row, k) => k >= i && Math.abs(row[i] as number) === Math.max(...rows.slice(i).map((one) => Math.abs(one[i] as number))));
    [rows[i], rows[best]] = [rows[best] as number[], rows[i] as number[]];
    const pivot = rows[i] as number[];
    for (let k = 0; k < 8; k++) {
      if (k === i) continue;
      const row = rows[k] as number[];
      const by = (row[i] as number) / (pivot[i] as number);
      for (let j = i; j < 9; j++) row[j] = (row[j] as number) - by * (pivot[j] as number);
    }
  }
  return rows.map((row, i) => (row[8] as number) / (row[i] as number));
} // prettier-ignore

/** Where a point of a `width` × `height` sheet comes to lie when the sheet is laid on `quad`. */
export function mapThrough(width: number, height: number, quad: Quad): (point: Point) => Point {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0] = projection(width, height, quad);
  return ([x, y]) => {
    const w = g * x + h * y + 1;
    return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
  };
}

/** `sheet` laid on `quad` of `ground`. */
export function warp(sheet: Raster, quad: Quad, ground: Raster): Raster {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0] = projection(sheet.width, sheet.height, quad);
  // The inverse of the 3 × 3 matrix, up to a factor.
  const m = [e - f * h, c * h - b, b * f - c * e, f * g - d, a - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d] as const;
  const data = ground.data.slice();
  for (let y = 0; y < ground.height; y++)
    for (let x = 0; x < ground.width; x++) {
      const w = m[6] * x + m[7] * y + m[8];
      const [u, v] = [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
      if (u < 0 || v < 0 || u >= sheet.width - 1 || v >= sheet.height - 1) continue;
      const [iu, iv] = [Math.floor(u), Math.floor(v)];
      const [fu, fv] = [u - iu, v - iv];
      const at = iv * sheet.width + iu;
      const top = (sheet.data[at] as number) * (1 - fu) + (sheet.data[at + 1] as number) * fu;
      const low = (sheet.data[at + sheet.width] as number) * (1 - fu) + (sheet.data[at + sheet.width + 1] as number) * fu;
      data[y * ground.width + x] = top * (1 - fv) + low * fv;
    }
  return { ...ground, data };
} // prettier-ignore

/** Three box blurs, which come near to a Gaussian of `sigma` pixels. */
export function blur(raster: Raster, sigma: number): Raster {
  const { width, height } = raster;
  const share = Math.min(0.33, sigma / 3);
  let now = Float32Array.from(raster.data);
  for (let pass = 0; pass < Math.max(1, Math.round(sigma * 2)); pass++)
    for (const step of [1, width]) {
      const next = now.slice();
      for (let i = step; i < width * height - step; i++)
        next[i] =
          (now[i] as number) * (1 - 2 * share) + ((now[i - step] as number) + (now[i + step] as number)) * share;
      now = next;
    }
  return { width, height, data: Uint8Array.from(now) };
}

/** Noise of about `deviation` shades. */
export const grain = (raster: Raster, one: Chance, deviation: number): Raster => ({
  ...raster,
  data: raster.data.map((value) => Math.min(255, Math.max(0, value + (one() + one() + one() - 1.5) * 2 * deviation))),
});

/** A shadow that falls across the picture. */
export function shade(raster: Raster, one: Chance): Raster {
  const [dx, dy, deep] = [one() - 0.5, one() - 0.5, 0.15 + one() * 0.25];
  const data = raster.data.map((value, i) => {
    const [x, y] = [(i % raster.width) / raster.width - 0.5, Math.floor(i / raster.width) / raster.height - 0.5];
    return value * (1 - deep / (1 + Math.exp(-14 * (x * dx + y * dy))));
  });
  return { ...raster, data };
}
