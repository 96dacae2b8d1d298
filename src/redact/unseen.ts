// Letters that no reader of the source sees (white on white, under a bar, not painted …) never reach a copy. Intake says
// where they stand; here a letter is told by its middle, exactly, because seen letters may stand close by.

/** How far from the middle of an unseen letter a letter's middle may lie to be that letter, in points. */
const NEAR = 0.3;

/** Is a letter whose middle is at (x, y) one of the unseen (four numbers each: x0, y0, x1, y1)? */
export function isUnseen(unseen: Float32Array, x: number, y: number): boolean {
  for (let i = 0; i < unseen.length; i += 4) {
    const middle = ((unseen[i] as number) + (unseen[i + 2] as number)) / 2;
    if (Math.abs(middle - x) > NEAR) continue;
    if (y > (unseen[i + 1] as number) && y < (unseen[i + 3] as number)) return true;
  }
  return false;
}
