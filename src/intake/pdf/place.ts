// Where on a page something stands, in words that a person finds it by: "page 3, top right". As the page is shown, after
// crop and /Rotate.
import type { Box } from '../../model/index.ts';

/** `page 3`, with the ninth of the page in which the middle of `box` lies where it lies on the page at all. */
export function placeOn(no: number, box: Box | null, crop: Box, rotate: number): string {
  const [x0, y0, x1, y1] = crop;
  if (!box || x1 <= x0 || y1 <= y0) return `page ${no}`;
  // 0 … 1 from the left and from the top, of the page before it is turned.
  const across = ((box[0] + box[2]) / 2 - x0) / (x1 - x0);
  const down = (y1 - (box[1] + box[3]) / 2) / (y1 - y0);
  if (across < 0 || across > 1 || down < 0 || down > 1 || !Number.isFinite(across + down)) {
    return `page ${no}, outside the page`;
  }
  const turned = { 0: [across, down], 90: [1 - down, across], 180: [1 - across, 1 - down], 270: [down, 1 - across] }[
    rotate
  ] ?? [across, down];
  const [x = 0, y = 0] = turned;
  const row = y < 1 / 3 ? 'top' : y > 2 / 3 ? 'bottom' : 'middle';
  const column = x < 1 / 3 ? ' left' : x > 2 / 3 ? ' right' : '';
  return `page ${no}, ${row}${column}`;
}
