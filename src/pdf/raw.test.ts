import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pdfium } from './engine.ts';
import { askText, rawOf, withKey, withMemory } from './raw.ts';

test('memory is lent and taken back, whatever happens', async () => {
  const raw = rawOf(await pdfium());
  const at = withMemory(raw, 8, (place) => {
    raw.HEAPU32[place >> 2] = 7;
    return place;
  });
  assert.ok(at > 0);
  assert.throws(() => withMemory(raw, 8, () => assert.fail('inside')), /inside/);
  const key = withKey(raw, 'Title', (place) => Buffer.from(raw.HEAPU8.slice(place, place + 6)).toString('latin1'));
  assert.equal(key, 'Title\0');
});

test('text is asked for twice: its length, then itself', async () => {
  const raw = rawOf(await pdfium());
  const text = Buffer.from('Łódź\0', 'utf16le');
  const ask = (at: number, length: number): number => {
    if (at !== 0 && length >= text.length) raw.HEAPU8.set(text, at);
    return text.length;
  };
  assert.equal(askText(raw, ask), 'Łódź');
  assert.equal(askText(raw, ask, 4), '', 'more than the limit is not read');
  assert.equal(
    askText(raw, () => 2),
    '',
  );
});
