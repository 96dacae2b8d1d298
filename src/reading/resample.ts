// Grey pixels stretched, turned and straightened. Bilinear, and averaged first where much smaller. Not here: any reading.
import type { Raster } from './pixels.ts';
import type { Quad } from './shape.ts';

/** The eight numbers of the projective map that takes the unit square to `quad` (Heckbert 1989, 2.2.3). */
function squareTo(quad: Quad): (u: number, v: number) => readonly [number, number] {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = quad;
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
  const [dx1, dx2, dy1, dy2] = [x1 - x2, x3 - x2, y1 - y2, y3 - y2];
  const det = dx1 * dy2 - dx2 * dy1 || 1;
  const g = (sx * dy2 - dx2 * sy) / det;
  const h = (dx1 * sy - sx * dy1) / det;
  const [a, b, d, e] = [x1 - x0 + g * x1, x3 - x0 + h * x3, y1 - y0 + g * y1, y3 - y0 + h * y3];
  return (u, v) => {
    const w = g * u + h * v + 1;
    return [(a * u + b * v + x0) / w, (d * u + e * v + y0) / w];
  };
}

/** What lies under `quad`, upright, `width` × `height` pixels. Beyond the picture its edge goes on. */
export function straighten(raster: Raster, quad: Quad, width: number, height: number): Raster {
  const place = squareTo(quad);
  const { data, width: w, height: h } = raster;
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [px, py] = place((x + 0.5) / width, (y + 0.5) / height);
      const cx = Math.min(Math.max(px - 0.5, 0), w - 1);
      const cy = Math.min(Math.max(py - 0.5, 0), h - 1);
      const [ix, iy] = [Math.floor(cx), Math.floor(cy)];
      const [fx, fy] = [cx - ix, cy - iy];
      const at = iy * w + ix;
      const right = ix + 1 < w ? 1 : 0;
      const down = iy + 1 < h ? w : 0;
      const top = (data[at] as number) * (1 - fx) + (data[at + right] as number) * fx;
      const low = (data[at + down] as number) * (1 - fx) + (data[at + down + right] as number) * fx;
      out[y * width + x] = top * (1 - fy) + low * fy + 0.5;
    }
  return { width, height, data: out };
}

/** Halves until no side is twice as long as wanted, then stretches. */
export function resize(raster: Raster, width: number, height: number): Raster {
  let from = raster;
  while (from.width >= 2 * width && from.height >= 2 * height) from = halve(from);
  if (from.width === width && from.height === height) return from;
  const { width: w, height: h } = from;
  return straighten(from, [[0, 0], [w, 0], [w, h], [0, h]], width, height); // prettier-ignore
}

function halve({ width, height, data }: Raster): Raster {
  const [w, h] = [width >> 1, height >> 1];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0, at = 2 * y * width; x < w; x++, at += 2)
      out[y * w + x] = ((data[at] as number) + (data[at + 1] as number) + (data[at + width] as number) + (data[at + width + 1] as number) + 2) >> 2;
  return { width: w, height: h, data: out };
} // prettier-ignore
