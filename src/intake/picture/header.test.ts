import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { readPictureHeader } from './header.ts';
import { pictureKind } from './kind.ts';

const SHORT = (n: number): number[] => [n & 255, n >> 8];
const LONG = (n: number): number[] => [...SHORT(n & 0xffff), ...SHORT(n >>> 16)];

/** A little-endian TIFF structure: directories of [tag, type, count, value or offset] and what lies behind them. */
function structure(directories: readonly (readonly (readonly number[])[])[], next: readonly number[], behind: readonly number[] = []): number[] {
  const bytes = [0x49, 0x49, 42, 0, ...LONG(8)];
  directories.forEach((fields, i) => {
    bytes.push(...SHORT(fields.length));
    for (const [tag = 0, type = 0, count = 0, value = 0] of fields) bytes.push(...SHORT(tag), ...SHORT(type), ...LONG(count), ...LONG(value));
    bytes.push(...LONG(next[i] ?? 0));
  });
  return [...bytes, ...behind];
} // prettier-ignore

/** A JPEG header of 640 × 480 with an EXIF block. */
function jpeg(exif: readonly number[], tail = 'TAIL'): Uint8Array {
  const block = [...Buffer.from('Exif\0\0'), ...exif];
  const comment = [...Buffer.from('taken at 2 Hope Lane')];
  return Uint8Array.from([
    0xff, 0xd8, 0xff, 0xe1, 0, block.length + 2, ...block, 0xff, 0xfe, 0, comment.length + 2, ...comment,
    0xff, 0xc0, 0, 11, 8, 480 >> 8, 480 & 255, 640 >> 8, 640 & 255, 1, 1, 0x11, 0, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9, ...Buffer.from(tail, 'latin1'),
  ]); // prettier-ignore
}
const turning = (turn: number): number[] => structure([[[0x112, 3, 1, turn]]], [0]);
const told = (bytes: Uint8Array, kind: NonNullable<ReturnType<typeof pictureKind>>): string[] =>
  readPictureHeader(bytes, kind).carried.map((one) => `${one.kind}: ${one.what}`);

test('size as shown, metadata told', () => {
  assert.deepEqual(readPictureHeader(jpeg(turning(1)), 'jpeg').size, [640, 480]);
  const turned = readPictureHeader(jpeg(turning(6)), 'jpeg');
  assert.deepEqual(turned.size, [480, 640]);
  assert.deepEqual(told(jpeg(turning(6)), 'jpeg'), [
    'image-metadata: comment',
    'trailing-bytes: 4 bytes after the end',
  ]);
  assert.equal(turned.carried[0]?.text, 'taken at 2 Hope Lane');
});

test('EXIF: the place where it was taken, a small copy, the maker’s notes, words', () => {
  // 51° 30' 26.5" N, 0° 7' 39" W
  const fractions = [51, 1, 30, 1, 265, 10, 0, 1, 7, 1, 39, 1].flatMap(LONG);
  const gps = [[1, 2, 2, 0x4e], [2, 5, 3, 92], [3, 2, 2, 0x57], [4, 5, 3, 116]];
  // Header 8, first directory 18 bytes with one field, GPS directory 54 bytes, second directory 12.
  const block = structure([[[34853, 4, 1, 26]], gps, []], [80, 0, 0]);
  const exif = [...block.slice(0, 86), ...Array.from({ length: 6 }, () => 0), ...fractions];
  const { carried } = readPictureHeader(jpeg(exif, ''), 'jpeg');
  assert.equal(carried.find((one) => one.what === 'GPS place')?.text, '51.507361, -0.127500');
  assert.ok(carried.some((one) => one.kind === 'thumbnail'));
}); // prettier-ignore

test('a second picture or a film behind the first is not taken for its end', () => {
  const second = Buffer.from([0xff, 0xd8, 0xff, 0xd9]).toString('latin1');
  assert.ok(told(jpeg(turning(1), second), 'jpeg').includes('second-picture: another picture behind this one'));
  assert.ok(told(jpeg(turning(1), '\0\0\0\x18ftypmp42'), 'jpeg').includes('second-picture: a film behind the picture'));
  assert.ok(!told(jpeg(turning(1), ''), 'jpeg').some((one) => /second|trailing/.test(one)));
});

test('TIFF: directories in a circle, private fields, bytes that belong to nothing', () => {
  const page = [[256, 4, 1, 4], [257, 4, 1, 4], [273, 4, 1, 80], [279, 4, 1, 16], [50000, 1, 4, 7]];
  const circle = Uint8Array.from(structure([page], [8], Array.from({ length: 100 }, () => 65)));
  assert.deepEqual(readPictureHeader(circle, 'tiff').size, [4, 4]);
  const all = told(circle, 'tiff');
  assert.ok(all.includes('private-data: 1 private field'));
  assert.ok(all.includes('not-inspected: directories that lead nowhere or in a circle'));
  assert.ok(all.some((one) => one.startsWith('trailing-bytes')));
}); // prettier-ignore

test('PNG: text plain and packed, frames, private chunks, bytes after the end', async () => {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const plain = await sharp({ create: { width: 9, height: 7, channels: 3, background: '#777' } })
    .png()
    .toBuffer();
  const end = plain.length - 12;
  const packed = Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync('under the stairs')]);
  const full = Buffer.concat([
    plain.subarray(0, end),
    chunk('tEXt', Buffer.from('Author\0Made Up', 'latin1')),
    chunk('zTXt', packed),
    chunk('acTL', Buffer.from([0, 0, 0, 3, 0, 0, 0, 0])),
    chunk('prVt', Buffer.from('note')),
    plain.subarray(end),
    Buffer.from('left over'),
  ]);
  const { size, carried } = readPictureHeader(full, 'png');
  assert.deepEqual(size, [9, 7]);
  const texts = carried.map((one) => one.text ?? '').join('\n');
  assert.match(texts, /Made Up/);
  assert.match(texts, /under the stairs/);
  assert.deepEqual(
    carried.map((one) => one.kind),
    ['image-metadata', 'image-metadata', 'animation', 'private-data', 'trailing-bytes'],
  );
  assert.deepEqual(readPictureHeader(plain, 'png').carried, []);
});

test('kinds and headers that are too short', () => {
  const rows: readonly [string, string | null][] = [
    ['GIF89a', 'gif'],
    ['RIFF1234WEBP', 'webp'],
    ['II*\0', 'tiff'],
    ['MM\0+', 'tiff'],
    ['\0\0\0\x20ftypmif1\0\0\0\0mif1avifmiaf', 'avif'],
    ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'heic'],
    ['\0\0\0\x18ftypmp42\0\0\0\0mp42isom', null],
    ['hello', null],
  ];
  for (const [bytes, kind] of rows) assert.equal(pictureKind(Buffer.from(bytes, 'latin1')), kind, bytes);
  for (const kind of ['jpeg', 'png', 'gif', 'bmp', 'webp', 'tiff', 'avif', 'heic'] as const)
    for (const length of [0, 3, 9, 14, 27])
      assert.ok(
        readPictureHeader(Buffer.alloc(length, 0x49), kind).carried.every((one) => one.what !== ''),
        kind,
      );
});
