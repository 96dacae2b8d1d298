// A decoded picture: plain samples and nothing else.

/** Rows from the top; `parts` samples a pixel: 1 grey, 3 red, green, blue. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly parts: 1 | 3;
  readonly data: Uint8Array;
}

/** Drops the fourth sample of each pixel, having laid it on white. */
export function fromRgba(width: number, height: number, rgba: Uint8Array | Uint8ClampedArray): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < data.length; from += 4) {
    const alpha = (rgba[from + 3] ?? 255) / 255;
    for (let k = 0; k < 3; k++) data[to++] = Math.round((rgba[from + k] ?? 0) * alpha + 255 * (1 - alpha));
  }
  return { width, height, parts: 3, data };
}
