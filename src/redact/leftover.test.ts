// Bytes that no sample needs, one kind a test.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { PDFArray, PDFContext, PDFHexString, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { clearFill, endFax, trimPalette, usedPalette } from './leftover.ts';

const bytes = (...list: readonly number[]): Uint8Array => Uint8Array.from(list);

it('clears the fill at the end of rows, and tells whether it said anything', () => {
  const rows: readonly (readonly [Uint8Array, number, Uint8Array, boolean])[] = [
    [bytes(0xff, 0x80, 0x12, 0x00), 9 / 8, bytes(0xff, 0x80, 0x12, 0x00), true],
    [bytes(0xff, 0xff, 0x12, 0x7f), 9 / 8, bytes(0xff, 0x80, 0x12, 0x00), true],
    [bytes(0xff, 0xff, 0x12, 0x41), 9 / 8, bytes(0xff, 0x80, 0x12, 0x00), false],
    [bytes(1, 2, 3), 1, bytes(1, 2, 3), true],
  ];
  for (const [samples, row, expected, plain] of rows) {
    assert.equal(clearFill(samples, row), plain);
    assert.deepEqual(samples, expected);
  }
});

function palette(base: string, table: string, top: number): PDFArray {
  const context = PDFContext.create();
  const space = PDFArray.withContext(context);
  for (const part of [PDFName.of('Indexed'), PDFName.of(base), PDFNumber.of(top), PDFHexString.of(table)])
    space.push(part);
  return space;
}

it('cuts a palette to what samples can point at, and blanks what they do not', () => {
  const to = PDFContext.create();
  const gray = palette('DeviceGray', '0a0b0c0d0e', 255);
  assert.equal(trimPalette(to, gray, 4).toString(), '[ /Indexed /DeviceGray 3 <0a0b0c0d> ]');
  assert.equal(trimPalette(to, gray, 256), gray);
  const shape = { space: { object: gray }, bits: 8, width: 2 };
  assert.equal(String(usedPalette(to, shape, bytes(0, 2), 2)), '[ /Indexed /DeviceGray 255 <0a000c0000> ]');
  assert.equal(usedPalette(to, shape, bytes(0, 1, 2, 3, 4, 4), 2), null);
  const rgb = palette('DeviceRGB', '010203040506', 1);
  assert.equal(
    String(usedPalette(to, { space: { object: rgb }, bits: 1, width: 8 }, bytes(0xff), 1)),
    '[ /Indexed /DeviceRGB 1 <000000040506> ]',
  );
});

it('ends fax data at its mark, at any bit', () => {
  assert.deepEqual(endFax(bytes(0x12, 0x34, 0x00, 0x10, 0x01, 65, 66)), bytes(0x12, 0x34, 0x00, 0x10, 0x01));
  assert.deepEqual(endFax(bytes(0xfe, 0x00, 0x20, 0x03, 0xff)), bytes(0xfe, 0x00, 0x20, 0x02));
  assert.deepEqual(endFax(bytes(1, 2, 3)), bytes(1, 2, 3));
});
