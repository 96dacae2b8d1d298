import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText, readText } from './read.ts';

test('every common encoding', () => {
  const words = 'Zoë – £5';
  assert.equal(decodeText(Buffer.from(words, 'utf8')), words);
  assert.equal(decodeText(Buffer.from('\ufeff' + words, 'utf8')), words);
  assert.equal(decodeText(Buffer.from('\ufeff' + words, 'utf16le')), words);
  assert.equal(decodeText(Buffer.from('\ufeff' + words, 'utf16le').swap16()), words);
  assert.equal(decodeText(Buffer.from('plain words, no mark', 'utf16le')), 'plain words, no mark');
  assert.equal(decodeText(Uint8Array.from([0x5a, 0x6f, 0xeb, 0x20, 0x96, 0x20, 0xa3, 0x35])), words);
});

test('lines stay lines, tabs keep columns, form feeds turn the page', () => {
  const { parts, fixed } = readText(Buffer.from('a\tb\r\n\r\nc\fd\n'));
  assert.equal(fixed, true);
  assert.deepEqual(parts, [
    { kind: 'paragraph', text: 'a       b' },
    { kind: 'paragraph', text: '' },
    { kind: 'paragraph', text: 'c' },
    { kind: 'page-break' },
    { kind: 'paragraph', text: 'd' },
  ]);
});
