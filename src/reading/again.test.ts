// What a stamp hides from the readers, and what it holds together.
import assert from 'node:assert/strict';
import { after, describe, it, test } from 'node:test';
import { judgePlanted } from '../../test/pictures/judge.ts';
import { makePicture } from '../../test/pictures/make.ts';
import { tallOf } from './again.ts';
import { startReading } from './index.ts';
import type { Quad } from './shape.ts';

test('a region is tall beside the middle one of its sheet, not by its pixels', () => {
  const high = (h: number): Quad => [[0, 0], [300, 0], [300, h], [0, h]]; // prettier-ignore
  assert.deepEqual(tallOf([30, 31, 33, 40, 60].map(high)), [false, false, false, false, true]);
  assert.deepEqual(tallOf([130, 131, 133].map(high)), [false, false, false]);
  assert.deepEqual(tallOf([]), []);
});

describe('print under a grey stamp', () => {
  const reader = startReading();
  after(() => reader.close());
  it('of which one region holds three lines is read line by line, and called read by nobody', async () => {
    const picture = makePicture('stamped', 20);
    const reading = await reader.readPicture(picture.raster);
    assert.ok(reading.kind === 'read');
    for (const one of judgePlanted(picture, reading)) assert.ok(one.tolerant && one.cover && !one.wrong);
    const tall = reading.lines.filter((_, i) => tallOf(reading.lines.map(({ quad }) => quad))[i]);
    assert.ok(tall.length > 0 && tall.every((line) => !line.read));
  });
});
