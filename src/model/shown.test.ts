// A place as shown and back again is the same place, however the page is turned and cropped.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barePage } from './text.ts';
import { asShown, boxFromShown } from './shown.ts';

const page = (rotate: number) => ({ ...barePage(1, ''), rotate, crop: [10, 20, 310, 420] as const });

for (const rotate of [0, 90, 180, 270])
  test(`turned by ${rotate}`, () => {
    const [[left, top], , [right, bottom]] = asShown(page(rotate), [30, 50, 130, 80], false);
    assert.deepEqual(boxFromShown(page(rotate), [left, top, right, bottom], false), [30, 50, 130, 80]);
  });

test('where it is shown', () => {
  const box = [30, 50, 130, 80] as const;
  assert.deepEqual(asShown(page(0), box, false)[0], [20, 340]);
  assert.deepEqual(asShown(page(90), box, false)[0], [30, 20]);
  assert.deepEqual(asShown(page(180), box, false)[0], [180, 30]);
  assert.deepEqual(asShown(page(270), box, false)[0], [340, 180]);
  assert.deepEqual(asShown(page(90), box, true)[0], [30, 50]);
});
