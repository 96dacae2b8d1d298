// The clock as its pages say it, at every edge of the 72 hours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Breach } from '../../register/breach/index.ts';
import { shownClock } from './breach-words.ts';

const AWARE = '2026-03-27T17:00:00.000Z';
const at = (hours: number): string => new Date(Date.parse(AWARE) + hours * 3_600_000).toISOString();
/** A breach as far as its clock goes. */
const breach = (more: object = {}): Breach => ({ facts: { awareAt: AWARE }, regulator: null, regulatorTold: null, ...more }) as unknown as Breach; // prettier-ignore

test('the hours that are left, through a weekend and a change of the clocks', () => {
  // A Friday evening; the clocks go forward on the Sunday; it ends on the Monday, an hour later by the clock.
  const table: readonly (readonly [hours: number, text: string, colour: string])[] = [
    [0, '72 hours left of 72', 'blue'],
    [0.01, '71 hours left of 72', 'blue'],
    [47.9, '24 hours left of 72', 'blue'],
    [48, '24 hours left of 72', 'orange'],
    [70.5, '1 hour left of 72', 'orange'],
    [71.5, 'Less than an hour left of 72', 'orange'],
    [72.5, '1 hour over the 72 hours', 'red'],
    [120, '48 hours over the 72 hours', 'red'],
    [72 + 24 * 30, '30 days over the 72 hours', 'red'],
  ];
  for (const [hours, text, colour] of table) {
    const clock = shownClock(breach(), at(hours));
    assert.deepEqual([clock.tag.text, clock.tag.colour, clock.runs], [text, colour, true], String(hours));
    assert.equal(clock.until, 'Monday 30 March 2026, 18:00 BST');
  }
});
test('a clock that was told, or of which somebody decided, runs no more', () => {
  const told = (toldAt: string): Breach => breach({ regulator: { notify: true }, regulatorTold: { toldAt } });
  assert.deepEqual(shownClock(told(at(72)), at(500)).tag, { text: 'Told in time', colour: 'green' });
  assert.deepEqual(shownClock(told(at(72.1)), at(500)).tag, { text: 'Told late', colour: 'red' });
  const not = shownClock(breach({ regulator: { notify: false } }), at(500));
  assert.deepEqual([not.tag.text, not.runs], ['Decided not to tell', false]);
  assert.ok(shownClock(breach({ regulator: { notify: true } }), at(10)).runs, 'decided to tell, not told yet');
});
