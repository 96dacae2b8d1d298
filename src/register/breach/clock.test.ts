import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clockAt, londonInstants, showDay, showLondon } from './clock.ts';

test('clock: 72 hours of the clock, through nights, weekends, changes of the clock and leap days', () => {
  for (const [aware, until, shown, why] of [
    ['2026-03-27T16:00:00.000Z', '2026-03-30T16:00:00.000Z', 'Monday 30 March 2026, 17:00 BST', 'over the weekend on which the clocks go forward: the wall clock shows 73 hours'],
    ['2026-10-23T15:00:00.000Z', '2026-10-26T15:00:00.000Z', 'Monday 26 October 2026, 15:00 GMT', 'over the weekend on which they go back: 16:00 BST to 15:00 GMT'],
    ['2028-02-27T09:30:00.000Z', '2028-03-01T09:30:00.000Z', 'Wednesday 1 March 2028, 09:30 GMT', 'a leap day in between'],
    ['2027-02-27T09:30:00.000Z', '2027-03-02T09:30:00.000Z', 'Tuesday 2 March 2027, 09:30 GMT', 'no leap day'],
    ['2026-12-24T23:59:00.000Z', '2026-12-27T23:59:00.000Z', 'Sunday 27 December 2026, 23:59 GMT', 'Christmas counts'],
    ['2026-12-31T22:00:00.000Z', '2027-01-03T22:00:00.000Z', 'Sunday 3 January 2027, 22:00 GMT', 'the year turns'],
    ['2026-06-01T23:30:00.000Z', '2026-06-04T23:30:00.000Z', 'Friday 5 June 2026, 00:30 BST', 'London is a day further'],
    ['2100-02-27T00:00:00.000Z', '2100-03-02T00:00:00.000Z', 'Tuesday 2 March 2100, 00:00 GMT', '2100 is no leap year'],
  ] as const) {
    assert.equal(clockAt(aware, aware).until, until, why);
    assert.equal(showLondon(until), shown, why);
  }
}); // prettier-ignore
test('clock: what it says as time goes by', () => {
  const aware = '2026-03-27T16:00:00.000Z';
  for (const [now, hoursLeft, state] of [
    ['2026-03-27T16:00:00.000Z', 72, 'running'],
    ['2026-03-27T16:00:00.001Z', 71, 'running'],
    ['2026-03-29T15:59:00.000Z', 24, 'running'],
    ['2026-03-29T16:00:00.000Z', 24, 'last day'],
    ['2026-03-30T16:00:00.000Z', 0, 'last day'],
    ['2026-03-30T16:00:00.001Z', -1, 'over'],
  ] as const) {
    const clock = clockAt(aware, now);
    assert.deepEqual([clock.hoursLeft, clock.state], [hoursLeft, state], now);
  }
  assert.equal(clockAt(aware, '2026-05-01T00:00:00.000Z', '2026-03-30T16:00:00.000Z').state, 'told in time');
  assert.equal(clockAt(aware, '2026-05-01T00:00:00.000Z', '2026-03-30T16:00:00.001Z').state, 'told late');
  assert.equal(clockAt(aware, '2026-05-01T00:00:00.000Z', null, true).state, 'decided not to tell');
});
test('London: an hour that comes twice is two instants, one that is left out is none', () => {
  for (const [local, instants] of [
    ['2026-01-05T09:00', ['2026-01-05T09:00:00.000Z']],
    ['2026-07-05T09:00', ['2026-07-05T08:00:00.000Z']],
    ['2026-03-29T00:59', ['2026-03-29T00:59:00.000Z']],
    ['2026-03-29T01:30', []],
    ['2026-03-29T02:00', ['2026-03-29T01:00:00.000Z']],
    ['2026-10-25T00:59', ['2026-10-24T23:59:00.000Z']],
    ['2026-10-25T01:30', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    ['2026-10-25T02:00', ['2026-10-25T02:00:00.000Z']],
    ['2028-02-29T12:00', ['2028-02-29T12:00:00.000Z']],
    ['2027-02-30T12:00', []],
    ['yesterday', []],
  ] as const)
    assert.deepEqual(londonInstants(local), instants, local);
  assert.equal(showDay('2026-06-01T23:30:00.000Z'), '2 June 2026');
});
test('property: the clock is 72 hours long whenever it starts, and time only takes from it', () => {
  const time = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((one) => one.toISOString()); // prettier-ignore
  fc.assert(
    fc.property(time, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (aware, a, b) => {
      const at = (hours: number): string => new Date(Date.parse(aware) + hours * 3_600_000).toISOString();
      assert.equal(Date.parse(clockAt(aware, aware).until) - Date.parse(aware), 72 * 3_600_000);
      assert.equal(clockAt(aware, at(a)).hoursLeft, 72 - a);
      if (a < b) assert.ok(clockAt(aware, at(a)).hoursLeft > clockAt(aware, at(b)).hoursLeft);
    }),
  );
});
