import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LONGEST_WAIT, MEMORY, waitOf, type Failure } from './throttle.ts';

const NOW = new Date('2026-11-26T09:00:00Z');
const ago = (ms: number): Failure => ({ at: new Date(NOW.getTime() - ms), device: false });
const failures = (n: number, ms = 0): Failure[] => new Array<Failure>(n).fill(ago(ms));
const NONE = { strangers: [], own: [], source: [] };

test('four slips are free, the fifth costs a second, each further one twice as much, a quarter of an hour at most', () => {
  const wait = (n: number, ms = 0) => waitOf({ ...NONE, strangers: failures(n, ms) }, false, NOW);
  assert.deepEqual([0, 4, 5, 6, 10, 15, 100].map((n) => wait(n)), [0, 0, 1000, 2000, 32_000, LONGEST_WAIT, LONGEST_WAIT]); // prettier-ignore
  assert.equal(wait(5, 999), 1);
  assert.equal(wait(5, 1000), 0);
  assert.equal(wait(100, LONGEST_WAIT), 0);
  assert.equal(wait(100, MEMORY), 0);
});
test('nobody can lock somebody out: whatever strangers do, a browser that is known is slowed by its own failures alone', () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), fc.nat(MEMORY), (strangers, source, ms) => {
      const all = { strangers: failures(strangers, ms), own: [], source: failures(source, ms) };
      assert.equal(waitOf(all, true, NOW), 0);
    }),
  );
  assert.equal(waitOf({ ...NONE, own: failures(6) }, true, NOW), 2000);
});
test('one address that tries many logins is slowed, an office full of people is not', () => {
  const wait = (n: number) => waitOf({ ...NONE, source: failures(n) }, false, NOW);
  assert.deepEqual([39, 40, 43].map(wait), [0, 1000, 8000]);
});
test('a guesser who never stops gets about 300 tries a day at one account', () => {
  let [now, tries] = [NOW.getTime(), 0];
  const made: Failure[] = [];
  for (const end = now + 24 * 60 * 60 * 1000; now < end;) {
    const wait = waitOf({ ...NONE, strangers: made.filter(({ at }) => now - at.getTime() < MEMORY) }, false, new Date(now)); // prettier-ignore
    if (wait > 0) now += wait;
    else {
      made.push({ at: new Date(now), device: false });
      tries++;
      now += 1;
    }
  }
  assert.ok(tries <= 320, `${tries} tries`);
});
