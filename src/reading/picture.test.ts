// Both readers on made-up pictures: the short form of bench/read.ts, and what happens when one of them fails.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { judgePlanted } from '../../test/pictures/judge.ts';
import { makePicture, type Kind } from '../../test/pictures/make.ts';
import { startReading, type PixelReader } from './index.ts';

const nobody: PixelReader = { readPixels: async () => ({ kind: 'unsure', why: 'fault' }), close: () => undefined };

describe('reading pictures', () => {
  const reader = startReading();
  after(() => reader.close());
  const rows: readonly (readonly [Kind, number])[] = [['turned', 2], ['turned', 3], ['wristband', 3], ['card', 1]]; // prettier-ignore
  for (const [kind, seed] of rows)
    it(`${kind} ${seed}: every identifier is read, its place is known, and its box covers it`, async () => {
      const picture = makePicture(kind, seed);
      const reading = await reader.readPicture(picture.raster);
      assert.equal(reading.kind, 'read');
      for (const one of judgePlanted(picture, reading)) {
        assert.ok(one.tolerant && one.cover && !one.silent && !one.wrong);
        assert.ok(one.ink < 0 || one.ink >= 0.98, `a box covers ${one.ink} of its ink`);
      }
    });

  it('a photograph without text has none, and is still a photograph', async () => {
    const reading = await reader.readPicture(makePicture('no text', 1).raster);
    assert.ok(reading.kind === 'read' && reading.photograph);
    assert.ok(reading.lines.length <= 1);
  });
  it('is unsure where a reader fails, and about pictures that are too large', async () => {
    const data = new Uint8Array(4);
    assert.deepEqual(await reader.readPicture({ width: 9000, height: 9000, data }), { kind: 'unsure', why: 'size' });
    const alone = startReading({ second: nobody });
    const reading = await alone.readPicture(makePicture('plate', 1).raster);
    alone.close();
    assert.deepEqual(reading, { kind: 'unsure', why: 'fault' });
    const hasty = startReading({ limits: { time: 1, memory: 1200, renewAfter: 5 } });
    assert.deepEqual(await hasty.readPicture(makePicture('plate', 1).raster), { kind: 'unsure', why: 'time' });
    hasty.close();
    const small = startReading({ limits: { time: 60_000, memory: 60, renewAfter: 5 } });
    assert.deepEqual(await small.readPicture(makePicture('plate', 1).raster), { kind: 'unsure', why: 'memory' });
    small.close();
  });
});
