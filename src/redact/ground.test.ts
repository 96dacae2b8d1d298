// What cannot be seen makes its page a picture; what only lies near or below something else does not.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Box } from '../model/index.ts';
import { Uncopyable } from './copy.ts';
import { IDENTITY } from './matrix.ts';
import { emptyPath, extend, extentOf, type Path } from './paths.ts';
import { firstGround, notePath, notePicture, noteShading, type Ground, type Paint } from './ground.ts';

const PAGE: Box = [0, 0, 400, 300];
const FILL: Paint = { white: false, solid: true, masked: false, pen: 0 };
const PICTURE: Box = [40, 200, 140, 220];
const SIZE = { width: 200, height: 40 };

function rectangle(x: number, y: number, w: number, h: number): Path {
  const path = emptyPath();
  extend(path, { op: 're', args: [x, y, w, h] }, IDENTITY);
  return path;
}
/** Waves enough to be letters. */
function letters(x: number, y: number, step = 4): Path {
  const path = emptyPath();
  extend(path, { op: 'm', args: [x, y] }, IDENTITY);
  for (let i = 0; i < 20; i++) {
    const at = x + i * step;
    extend(path, { op: 'c', args: [at, y + step * 3, at + step, y + step * 3, at + step, y] }, IDENTITY);
  }
  return path;
}
const fill = (ground: Ground, path: Path, paint: Partial<Paint> = {}): void =>
  notePath(ground, path, extentOf(path) ?? PAGE, PAGE, { ...FILL, ...paint });
const withPicture = (): Ground => {
  const ground = firstGround();
  notePicture(ground, PICTURE, PAGE, SIZE, true);
  return ground;
};

const hidden: Readonly<Record<string, () => void>> = {
  'picture under a rectangle': () => fill(withPicture(), rectangle(30, 190, 200, 40), { white: true }),
  'picture half under a rectangle': () => fill(withPicture(), rectangle(90, 190, 60, 40)),
  'picture under a broad stroke': () => fill(withPicture(), rectangle(40, 210, 100, 0), { pen: 10 }),
  'picture under a shading': () => noteShading(withPicture(), PAGE, true),
  'picture under another': () => notePicture(withPicture(), PICTURE, PAGE, SIZE, true),
  'picture of too many samples for its size': () => notePicture(firstGround(), [0, 0, 1, 1], PAGE, SIZE, true),
  'outlines under a rectangle': () => {
    const ground = firstGround();
    fill(ground, letters(40, 100));
    fill(ground, rectangle(30, 90, 200, 40));
  },
  'white outlines on the bare page': () => fill(firstGround(), letters(40, 100), { white: true }),
  'outlines of half a point': () => fill(firstGround(), letters(40, 100, 0.02)),
  'outlines under a soft mask': () => fill(firstGround(), letters(40, 100), { masked: true }),
};
const seen: Readonly<Record<string, () => void>> = {
  'picture beside a rectangle': () => fill(withPicture(), rectangle(150, 190, 200, 40)),
  'picture under a rectangle that lets through': () =>
    fill(withPicture(), rectangle(30, 190, 200, 40), { solid: false }),
  'picture within a thin frame': () => fill(withPicture(), rectangle(38, 198, 104, 24), { pen: 0.5 }),
  'strips of a picture that lap over': () => {
    const ground = firstGround();
    for (let y = 0; y < 3; y++) notePicture(ground, [40, 100 + y * 20, 140, 120.5 + y * 20], PAGE, SIZE, true);
  },
  'white outlines on a dark ground': () => {
    const ground = firstGround();
    fill(ground, rectangle(30, 90, 200, 40));
    fill(ground, letters(40, 100), { white: true });
  },
  'white rectangle on the bare page': () => fill(firstGround(), rectangle(30, 90, 200, 40), { white: true }),
  'outlines on a rectangle': () => {
    const ground = firstGround();
    fill(ground, rectangle(30, 90, 200, 40));
    fill(ground, letters(40, 100));
  },
};

for (const [name, paint] of Object.entries(hidden)) it(`not seen: ${name}`, () => assert.throws(paint, Uncopyable));
for (const [name, paint] of Object.entries(seen)) it(`seen: ${name}`, paint);
