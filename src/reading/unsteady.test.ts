import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { chance } from '../../test/pictures/chance.ts';
import { HANDS, write } from '../../test/pictures/hand.ts';
import { printLines } from '../../test/pictures/make.ts';
import type { Raster } from './pixels.ts';
import { looksWritten } from './unsteady.ts';

const LINES = ['Telephone number 07700 900318', 'I live at 31 Quarry Lane', 'Tamsin Penhale 27/06/1984'];

/** Where letters stand, as a share of the line: by equal parts of the inked stretch, which is near enough here. */
const places = (text: string, ends: readonly number[], width: number): number[] => ends.slice(0, text.length).map((end, i) => (((ends[i - 1] ?? 0) + end) / 2) / width); // prettier-ignore

function line(text: string, size: number, draw: (letter: string, x: number, context: ReturnType<typeof context2d>) => number): { strip: Raster; at: number[] } {
  const high = Math.round(size * 1.9);
  const context = context2d(900, high);
  const ends: number[] = [];
  let x = 10;
  for (const letter of text) ends.push((x = draw(letter, x, context)));
  const { data } = context.getImageData(0, 0, 900, high);
  const strip = { width: 900, height: high, data: Uint8Array.from({ length: 900 * high }, (_, i) => data[i * 4] as number) };
  return { strip, at: places(text, [10, ...ends].slice(1), 900) };
} // prettier-ignore

function context2d(width: number, height: number): SKRSContext2D {
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#222';
  return context;
}

test('print is not taken for handwriting', () => {
  for (const face of ['Sans', 'Serif', 'Mono'])
    for (const size of [16, 24, 30])
      for (const text of LINES) {
        const { strip, at } = line(text, size, (letter, x, context) => {
          context.font = `${size}px ${face}`;
          context.fillText(letter, x, size * 1.4);
          return x + context.measureText(letter).width;
        });
        assert.ok(!looksWritten(strip, text, at), `${face} ${size}: ${text}`);
      }
});

test('unsteady letters are handwriting', () => {
  const hand = HANDS.find(({ joined }) => !joined);
  assert.ok(hand);
  for (const seed of [1, 2, 3, 4])
    for (const text of LINES) {
      const one = chance(`hand/${seed}`);
      const { strip, at } = line(text, 28, (letter, x, context) => write(context, letter, x, 39, 28, hand, one));
      assert.ok(looksWritten(strip, text, at), `${seed}: ${text}`);
    }
});

test('joined letters are handwriting', () => {
  const context = context2d(900, 60);
  context.font = '36px cedarville-cursive';
  const text = 'when the van came round';
  context.fillText(text, 10, 42);
  const wide = context.measureText(text).width;
  const { data } = context.getImageData(0, 0, 900, 60);
  const strip = { width: 900, height: 60, data: Uint8Array.from({ length: 900 * 60 }, (_, i) => data[i * 4] as number) };
  const at = [...text].map((_, i) => (10 + context.measureText(text.slice(0, i + 1)).width - wide / text.length / 2) / 900);
  assert.ok(looksWritten(strip, text, at));
}); // prettier-ignore

test('nothing is said of an empty line', () => {
  assert.ok(!looksWritten(printLines([], 20, { width: 300, height: 40, left: 0, top: 0 }), '', []));
});
