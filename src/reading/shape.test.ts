import assert from 'node:assert/strict';
import { test } from 'node:test';
import { along, directionOf } from './direction.ts';
import { looseInk } from './ink.ts';
import { isPaper } from './paper.ts';
import { findRegions } from './regions.ts';
import {
  angleOf,
  boxAround,
  growQuad,
  heightOf,
  hullOf,
  partOf,
  rectangleAround,
  widthOf,
  type Point,
  type Quad,
} from './shape.ts';

const near = (a: number, b: number, by = 0.01): void => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);
const turned = (angle: number, w = 100, h = 20): Quad => {
  const t = (angle * Math.PI) / 180;
  return [[0, 0], [w, 0], [w, h], [0, h]].map(([x = 0, y = 0]): Point => [x * Math.cos(t) - y * Math.sin(t), x * Math.sin(t) + y * Math.cos(t)]) as unknown as Quad;
}; // prettier-ignore

test('the rectangle around a turned rectangle is itself', () => {
  for (const angle of [0, 17, 45, 88, 133]) {
    const found = rectangleAround(hullOf([...turned(angle), [turned(angle)[0][0], turned(angle)[0][1]]]));
    near(widthOf(found), 100);
    near(heightOf(found), 20);
    near((((angleOf(found) - angle) % 180) + 270) % 180, 90);
  }
});
test('parts and growth keep to the line', () => {
  const quad = turned(0);
  assert.deepEqual(boxAround(partOf(quad, 0.25, 0.5)), [25, 0, 50, 20]);
  assert.deepEqual(boxAround(growQuad(quad, 3)), [-3, -3, 103, 23]);
});
test('direction: a short region follows the long ones', () => {
  const long = [turned(90, 300), turned(90, 250), turned(-90, 280)];
  const direction = directionOf(long);
  near(Math.abs(direction.angle), 90);
  assert.ok(direction.common);
  near(Math.abs(angleOf(along(turned(0, 22, 20), direction))), 90);
  assert.ok(!directionOf([turned(0, 300), turned(90, 300)]).common);
});
test('regions: a patch of the map grows into the region it stands for; what is too faint is none', () => {
  const map = new Float32Array(100 * 60);
  for (let y = 20; y < 30; y++) for (let x = 10; x < 80; x++) map[y * 100 + x] = 0.9;
  for (let y = 45; y < 55; y++) for (let x = 10; x < 80; x++) map[y * 100 + x] = 0.35;
  const [region, ...more] = findRegions(map, 100, 60);
  assert.ok(region && more.length === 0);
  const [x0, y0, x1, y1] = boxAround(region.quad);
  assert.ok(x0 < 6 && y0 < 16 && x1 > 84 && y1 > 34);
});
test('loose ink: a row of letter-like marks outside every line is told, a rule and specks are not', () => {
  const data = new Uint8Array(1200 * 800).fill(245);
  const bar = (x: number, y: number, w: number, h: number): void => {
    for (let i = y; i < y + h; i++) data.fill(30, i * 1200 + x, i * 1200 + x + w);
  };
  for (let i = 0; i < 8; i++) {
    bar(200 + i * 22, 300, 4, 20);
    bar(200 + i * 22, 316, 14, 4);
  }
  bar(100, 500, 900, 3);
  bar(700, 100, 3, 3);
  const raster = { width: 1200, height: 800, data };
  const found = looseInk(raster, []);
  assert.equal(found.length, 1);
  const [x0, y0, x1, y1] = boxAround(found[0] as Quad);
  assert.ok(x0 <= 202 && x1 >= 360 && y0 <= 302 && y1 >= 318);
  assert.deepEqual(looseInk(raster, [[[190, 295], [380, 295], [380, 325], [190, 325]]]), []);
  assert.ok(isPaper(raster));
  assert.ok(!isPaper({ ...raster, data: data.map((_, i) => (i * 37) % 256) }));
}); // prettier-ignore
