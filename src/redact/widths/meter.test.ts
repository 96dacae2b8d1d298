import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting, type Gauge } from './meter.ts';

const measure = (text: string): number => text.length * 0.5;
const gauge = (gone: number, ems: number | null, least = 0): Gauge => ({
  ems,
  gone,
  grid: { grid: 4, least },
  measure,
});
const NAMES = ['Ann Lee', 'Tom Briggs', 'Katarzyna Nowak', 'Yewande Adebayo-Clarke'];

// what was taken out (ems), the box (ems; null: its true width), the least width, how many names fit
const ROWS: readonly (readonly [number, number | null, number, number])[] = [
  [3.5, null, 0, 1],
  [3.55, null, 0, 0],
  [3.5, 4, 0, 1],
  [5, 8, 0, 2],
  [5, 8, 8, 3],
  [11, 12, 0, 1],
  // No room for three steps: those who wanted two or three steps look alike.
  [11, 8, 0, 3],
  [11, 1.5, 0, 4],
];

test('a box is held against the names of the case', () => {
  for (const [gone, ems, least, expected] of ROWS)
    assert.equal(fitting(NAMES, gauge(gone, ems, least)), expected, `${gone} em under ${ems ?? 'its own'} em`);
});
