import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureKind, readPictureHeader } from './size.ts';

/** A JPEG header of 640 × 480 with an EXIF block that turns it by 90 degrees. */
function jpeg(turn: number): Uint8Array {
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0, 0, 0, 0, 0];
  const exif = [...Buffer.from('Exif\0\0'), ...tiff];
  const comment = [...Buffer.from('taken at 2 Hope Lane')];
  return Uint8Array.from([
    0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2, ...exif, 0xff, 0xfe, 0, comment.length + 2, ...comment,
    0xff, 0xc0, 0, 11, 8, 480 >> 8, 480 & 255, 640 >> 8, 640 & 255, 1, 1, 0x11, 0, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9, ...Buffer.from('TAIL'),
  ]); // prettier-ignore
}

test('size as shown, metadata told', () => {
  assert.deepEqual(readPictureHeader(jpeg(1), 'jpeg').size, [640, 480]);
  const turned = readPictureHeader(jpeg(6), 'jpeg');
  assert.deepEqual(turned.size, [480, 640]);
  assert.deepEqual(turned.metadata.map((one) => one.kind), ['exif', 'comment', 'trailing-bytes']); // prettier-ignore
  assert.equal(turned.metadata[1]?.text, 'taken at 2 Hope Lane');
});

test('kinds and headers that are too short', () => {
  assert.equal(pictureKind(Buffer.from('GIF89a')), 'gif');
  assert.equal(pictureKind(Buffer.from('RIFF1234WEBP')), 'webp');
  assert.equal(pictureKind(Buffer.from('hello')), null);
  assert.equal(readPictureHeader(Uint8Array.from([0xff, 0xd8, 0xff]), 'jpeg').size, null);
  assert.equal(readPictureHeader(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'png').size, null);
});
