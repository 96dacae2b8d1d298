// Can a reader see these letters? The page is rendered with them and without them: a letter whose place looks the same
// both times shows nothing. Costs two renders; asked only where geometry has a suspicion.
import type { Box } from '../../model/index.ts';
import type { RawEngine } from '../../pdf/index.ts';
import type { Glyphs } from './glyphs.ts';

/** Pixels per point: small print of 6 points still has strokes of a pixel. */
const SCALE = 2;
const LONGEST = 4000;
/** A channel that differs by less than this (of 255) is the engine's rounding. */
const CHANGED = 10;
/** Engine flag: text smoothing off would thin the strokes; annotations are drawn, because they can cover too. */
const WITH_ANNOTATIONS = 1;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** BGRx, four bytes per pixel. */
  readonly data: Uint8Array;
}

function render(raw: RawEngine, page: number, width: number, height: number, turn: number): Picture | null {
  const bitmap = raw._FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) return null;
  try {
    raw._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    raw._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turn, WITH_ANNOTATIONS);
    const stride = raw._FPDFBitmap_GetStride(bitmap);
    const at = raw._FPDFBitmap_GetBuffer(bitmap);
    const data = new Uint8Array(width * height * 4);
    for (let y = 0; y < height; y++) {
      data.set(raw.HEAPU8.subarray(at + y * stride, at + y * stride + width * 4), y * width * 4);
    }
    return { width, height, data };
  } finally {
    raw._FPDFBitmap_Destroy(bitmap);
  }
}

/** Share of the pixels of a box that differ between two pictures. */
function changedShare(a: Picture, b: Picture, x0: number, y0: number, x1: number, y1: number): number {
  const [left, right] = [Math.max(0, Math.floor(x0)), Math.min(a.width, Math.ceil(x1))];
  const [top, bottom] = [Math.max(0, Math.floor(y0)), Math.min(a.height, Math.ceil(y1))];
  let changed = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * a.width + x) * 4;
      for (let c = 0; c < 3; c++) {
        if (Math.abs((a.data[at + c] as number) - (b.data[at + c] as number)) < CHANGED) continue;
        changed++;
        break;
      }
    }
  }
  const all = (right - left) * (bottom - top);
  return all > 0 ? changed / all : 0;
}

/**
 * For each of the glyphs `asked` (by index) of an open page: the share of its box that looks different without it.
 * A glyph that cannot be tried is missing. `crop` in points, `rotate` in degrees. The page is left as it was.
 */
export function shownShares(
  raw: RawEngine,
  page: number,
  glyphs: Glyphs,
  asked: readonly number[],
  crop: Box,
  rotate: number,
): Map<number, number> {
  const shares = new Map<number, number>();
  const [wide, high] = [crop[2] - crop[0], crop[3] - crop[1]];
  const scale = Math.min(SCALE, LONGEST / Math.max(wide, high));
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
  // The page's own turn is undone, so that a pixel is found by its place in user space.
  const turn = (4 - rotate / 90) % 4;
  const objects = new Set<number>();
  for (const i of asked) {
    const object = glyphs.runs[glyphs.run[i] as number]?.object ?? 0;
    if (object !== 0) objects.add(object);
  }
  const whole = render(raw, page, width, height, turn);
  for (const object of objects) raw._FPDFPageObj_SetIsActive(object, 0);
  const without = render(raw, page, width, height, turn);
  for (const object of objects) raw._FPDFPageObj_SetIsActive(object, 1);
  if (!whole || !without) return shares;
  for (const i of asked) {
    if (!objects.has(glyphs.runs[glyphs.run[i] as number]?.object ?? 0)) continue;
    const [x0, y0, x1, y1] = glyphs.box.subarray(i * 4, i * 4 + 4) as unknown as [number, number, number, number];
    const [left, right] = [(x0 - crop[0]) * scale, (x1 - crop[0]) * scale];
    shares.set(i, changedShare(whole, without, left, (crop[3] - y1) * scale, right, (crop[3] - y0) * scale));
  }
  return shares;
}
