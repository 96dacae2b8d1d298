// Pieces of one line are put together, and lines that only stand near one another are not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FoundLine } from './line.ts';
import { angleOf, heightOf, mapQuad, turnCorners, widthOf, type Point, type Quad } from './shape.ts';
import { chainsOf, stitch, wholeOf } from './stitch.ts';

const box = (x: number, y: number, w: number, h = 40): Quad => [[x, y], [x + w, y], [x + w, y + h], [x, y + h]]; // prettier-ignore
const turned = (quad: Quad, degrees: number): Quad => {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return mapQuad(quad, ([x, y]): Point => [600 + x * c - y * s, 600 + x * s + y * c]);
};

test('pieces that follow one another are one line at any angle, in the order in which they are read', () => {
  const pieces = [box(150, 3, 90), box(0, 0, 70), box(62, 0, 80), box(0, 55, 240)];
  for (const angle of [0, 66, -109, 180]) {
    const quads = pieces.map((quad) => turned(quad, angle));
    assert.deepEqual(chainsOf(quads), [[1, 2, 0]], String(angle));
    const whole = wholeOf([1, 2, 0].map((i) => quads[i] as Quad));
    assert.ok(Math.abs(((((angleOf(whole) - angle) % 360) + 540) % 360) - 180) < 2);
    assert.ok(Math.abs(widthOf(whole) - 240) < 2 && Math.abs(heightOf(whole) - 43) < 2);
  }
});

test('what stands further off, below, across, is smaller or runs the other way is no piece of a line', () => {
  const first = box(0, 0, 100);
  const rows: readonly (readonly [string, Quad])[] = [
    ['far', box(165, 0, 100)],
    ['low', box(105, 16, 100)],
    ['small', box(105, 8, 60, 24)],
    ['across', box(110, -40, 40, 100)],
    ['head down', turnCorners(box(105, 0, 100), 2)],
    ['over it', box(10, 0, 80)],
    ['tilted', mapQuad(box(105, 0, 100), ([x, y]): Point => [x, y + (x - 105) * 0.3])],
  ];
  for (const [what, quad] of rows) assert.deepEqual(chainsOf([first, quad]), [], what);
  assert.deepEqual(chainsOf([first, box(150, 0, 100)]), [[0, 1]]);
});

test('a whole stands for its pieces only where it is read for sure; what they were read as is kept', async () => {
  const line = (text: string, quad: Quad): FoundLine => ({ text, confidence: 0.95, at: [], quad, others: [], layer: 'grey' });
  const lines = [line('136', box(0, 0, 70)), line('DOB', box(0, 90, 70)), line('73218', box(75, 0, 100))];
  const sure = await stitch(lines, async () => ({ text: '136 3218', confidence: 0.93, at: [] }));
  assert.deepEqual(sure.map(({ text }) => text), ['136 3218', 'DOB']);
  assert.deepEqual(sure[0]?.others, ['136 73218', '136', '73218']);
  const unsure = await stitch(lines, async () => ({ text: '136 3218', confidence: 0.89, at: [] }));
  assert.deepEqual(unsure, lines);
}); // prettier-ignore
