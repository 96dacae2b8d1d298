// Boxes and the small arithmetic on them. Not here: anything that knows what a box holds.
//
// One frame for the whole house, the frame of PLAN.json (contract):
//   PDF pages   points in the page's default user space: origin bottom left, before /Rotate and before the crop
//   pictures    pixels of the picture as shown, origin top left
//
//        y1 ┌────────┐
//           │  Box   │      Box = [x0, y0, x1, y1] with x0 ≤ x1 and y0 ≤ y1
//        y0 └────────┘
//           x0      x1

/** A rectangle with sides along the axes: `[x0, y0, x1, y1]`, `x0 ≤ x1`, `y0 ≤ y1`, in the frame above. */
export type Box = readonly [number, number, number, number];

/** The smallest box that holds all of `boxes`; null for none. */
export function union(boxes: Iterable<Box>): Box | null {
  let all: [number, number, number, number] | null = null;
  for (const [x0, y0, x1, y1] of boxes) {
    if (all === null) all = [x0, y0, x1, y1];
    else {
      all[0] = Math.min(all[0], x0);
      all[1] = Math.min(all[1], y0);
      all[2] = Math.max(all[2], x1);
      all[3] = Math.max(all[3], y1);
    }
  }
  return all;
}

/** Do two boxes share any area? Touching edges do not count. */
export function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** Does `box` hold the centre of `inner`? Glyphs are chosen this way: at tight leading, glyph boxes of two lines overlap. */
export function holdsCentre(box: Box, inner: Box): boolean {
  const x = (inner[0] + inner[2]) / 2;
  const y = (inner[1] + inner[3]) / 2;
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

/** `box` grown by `by` on every side (shrunk where negative). */
export function grow(box: Box, by: number): Box {
  return [box[0] - by, box[1] - by, box[2] + by, box[3] + by];
}

/** What `whole` has outside all of `holes`, as boxes that do not overlap: bands from the bottom up, joined where they match. */
export function complement(whole: Box, holes: readonly Box[]): Box[] {
  const clamp = (n: number, low: number, high: number): number => Math.min(Math.max(n, low), high);
  const inside = holes
    .map(([x0, y0, x1, y1]): Box => [
      clamp(x0, whole[0], whole[2]),
      clamp(y0, whole[1], whole[3]),
      clamp(x1, whole[0], whole[2]),
      clamp(y1, whole[1], whole[3]),
    ])
    .filter((box) => box[2] > box[0] && box[3] > box[1]);
  const edges = [...new Set([whole[1], whole[3], ...inside.flatMap((box) => [box[1], box[3]])])].sort((a, b) => a - b);
  let rest: Box[] = [];
  for (let i = 1; i < edges.length; i++) {
    const [low, high] = [edges[i - 1] as number, edges[i] as number];
    const across = inside.filter((box) => box[1] < high && box[3] > low).sort((a, b) => a[0] - b[0]);
    let x = whole[0];
    const band: Box[] = [];
    for (const box of across) {
      if (box[0] > x) band.push([x, low, box[0], high]);
      x = Math.max(x, box[2]);
    }
    if (x < whole[2]) band.push([x, low, whole[2], high]);
    // A box that only goes on upwards is one box.
    const joined = band.map((box) => {
      const below = rest.find((one) => one[3] === low && one[0] === box[0] && one[2] === box[2]);
      if (!below) return box;
      rest = rest.filter((one) => one !== below);
      return [below[0], below[1], below[2], box[3]] as const;
    });
    rest.push(...joined);
  }
  return rest;
}
