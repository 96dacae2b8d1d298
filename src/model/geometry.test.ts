import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { complement, overlaps, type Box } from './index.ts';

const box: fc.Arbitrary<Box> = fc
  .tuple(...([0, 0, 1, 1] as const).map((least) => fc.integer({ min: least, max: 20 })))
  .map(([x = 0, y = 0, w = 1, h = 1]): Box => [x, y, x + w, y + h]);
const WHOLE: Box = [2, 3, 18, 15];
const holds = ([x0, y0, x1, y1]: Box, x: number, y: number): boolean => x > x0 && x < x1 && y > y0 && y < y1;

test('what is left covers every place outside the holes once, and none inside', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 6 }), (holes) => {
      const rest = complement(WHOLE, holes);
      for (let x = 2.5; x < 18; x++)
        for (let y = 3.5; y < 15; y++) {
          const left = rest.filter((one) => holds(one, x, y)).length;
          assert.equal(left, holes.some((one) => holds(one, x, y)) ? 0 : 1);
        }
      rest.forEach((one, i) => assert.ok(!rest.some((other, k) => k > i && overlaps(one, other))));
    }),
  );
});

test('nothing named leaves everything', () => {
  assert.deepEqual(complement(WHOLE, []), [WHOLE]);
  assert.deepEqual(complement(WHOLE, [[0, 0, 30, 30]]), []);
});
