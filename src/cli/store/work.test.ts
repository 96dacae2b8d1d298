import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sweepOf } from './casework.ts';

test('all machines send the same sweep on one day, and another on the next', () => {
  const [morning, night, next] = ['2026-11-26T00:00:00Z', '2026-11-26T23:59:59Z', '2026-11-27T00:00:00Z'];
  const id = sweepOf(new Date(morning));
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(sweepOf(new Date(night)), id);
  assert.notEqual(sweepOf(new Date(next)), id);
});
