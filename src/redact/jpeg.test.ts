// What stays of a JPEG and what goes.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { jpegSize, stripJpeg } from './jpeg.ts';

const segment = (marker: number, text: string): number[] => [
  0xff,
  marker,
  0,
  text.length + 2,
  ...Buffer.from(text, 'latin1'),
];
const FRAME = [0xff, 0xc0, 0, 11, 8, 0, 7, 0, 9, 1, 1, 0x11, 0];
const SCAN = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4];
const file = (...parts: number[][]): Uint8Array => Uint8Array.from([[0xff, 0xd8], ...parts].flat());
const END = [0xff, 0xd9];

it('drops metadata, comments and what follows the end; keeps the colour mark of Adobe', () => {
  const adobe = segment(0xee, 'Adobe\0d\0\0\0\0\x01');
  const full = file(segment(0xe1, 'Exif GPS'), segment(0xfe, 'comment'), adobe, FRAME, SCAN, END, [
    ...Buffer.from('behind'),
  ]);
  assert.deepEqual(stripJpeg(full), file(adobe, FRAME, SCAN, END));
  assert.deepEqual(jpegSize(full), { width: 9, height: 7, parts: 1 });
});

it('closes a file that was cut off, and refuses what is none', () => {
  assert.deepEqual(stripJpeg(file(FRAME, SCAN)), file(FRAME, SCAN, END));
  assert.equal(stripJpeg(Uint8Array.of(1, 2, 3)), null);
  assert.equal(stripJpeg(file([0xff, 0xe1, 0xff])), null);
});

it('keeps the tables that its scan uses, the last of each number, and no segment of another kind', () => {
  const table = (id: number, mark: number): number[] => [
    0xff,
    0xdb,
    0,
    67,
    id,
    ...Array.from({ length: 64 }, () => mark),
  ];
  const codes = (id: number): number[] => [0xff, 0xc4, 0, 20, id, 1, ...Array.from({ length: 15 }, () => 0), 7];
  const whole = file(
    table(0, 1),
    table(3, 9),
    table(0, 2),
    codes(0),
    codes(0x12),
    codes(0x10),
    segment(0xf0, 'own'),
    FRAME,
    SCAN,
    END,
  );
  assert.deepEqual(stripJpeg(whole), file(table(0, 2), codes(0), codes(0x10), FRAME, SCAN, END));
});

it('refuses segments that hold more than they should', () => {
  const longer = [0xff, 0xc0, 0, 12, 8, 0, 7, 0, 9, 1, 1, 0x11, 0, 65];
  assert.equal(stripJpeg(file(longer, SCAN, END)), null);
  assert.equal(stripJpeg(file(FRAME, [0xff, 0xdb, 0, 9, 0, 1, 2, 3, 4, 5, 6], SCAN, END)), null);
});
