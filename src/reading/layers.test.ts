import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePicture } from '../../test/pictures/make.ts';
import { colouredShare, layersOf } from './layers.ts';
import type { Raster } from './pixels.ts';
import type { Quad } from './shape.ts';

type Colour = readonly [number, number, number];

/** A band of ink on a ground, 200 × 60. */
function band(ground: Colour, ink: Colour): Raster {
  const [width, height] = [200, 60];
  const colour = new Uint8Array(width * height * 3);
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const y = Math.floor(i / width);
    const [r, g, b] = y >= 20 && y < 40 ? ink : ground;
    colour.set([r, g, b], i * 3);
    data[i] = (r * 77 + g * 150 + b * 29) >> 8;
  }
  return { width, height, data, colour };
}
const BAND: Quad = [[0, 15], [200, 15], [200, 45], [0, 45]]; // prettier-ignore
const at = ({ width, data }: Raster, y: number): number => data[y * width + 100] as number;

test('each ink stands on its own layer', () => {
  const rows: readonly (readonly [string, Colour, Colour, 'dark' | 'hue'])[] = [
    ['black on blue paper', [190, 205, 235], [25, 25, 28], 'dark'],
    ['grey pencil on cream', [245, 238, 215], [112, 110, 104], 'dark'],
    ['blue stamp on white', [250, 250, 250], [40, 60, 190], 'hue'],
    ['red as bright as its green ground', [120, 170, 120], [230, 119, 90], 'hue'],
  ];
  for (const [what, ground, ink, on] of rows) {
    const raster = band(ground, ink);
    // A coloured corner, so that every row has colours.
    for (let i = 0; i < 200; i++) raster.colour?.set([200, 30, 40], i * 3);
    const layers = layersOf(raster);
    assert.ok(layers, what);
    const other = on === 'dark' ? 'hue' : 'dark';
    assert.ok(at(layers[on], 30) < 150, `${what}: ink on its layer`);
    assert.ok(at(layers[other], 30) > 170, `${what}: no ink on the other`);
    assert.ok(at(layers[on], 50) > 240 && at(layers[other], 50) > 240, `${what}: the ground is white`);
    assert.equal(Math.round(colouredShare(layers, BAND)), on === 'hue' ? 1 : 0, what);
  }
});

test('a picture in shades of grey has no layers', () => {
  assert.equal(layersOf(makePicture('plate', 1).raster), null);
  assert.equal(layersOf(band([250, 250, 250], [30, 30, 30])), null);
});
