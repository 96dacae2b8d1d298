import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance } from '../../model/index.ts';
import { nearest } from './nearest.ts';

test('distance counts edits, and swapped neighbours once', () => {
  assert.equal(distance('name', 'name'), 0);
  assert.equal(distance('nmae', 'name'), 1);
  assert.equal(distance('', 'abc'), 3);
  assert.equal(distance('phone', 'phones'), 1);
});

test('nearest gives what was meant, or nothing', () => {
  assert.equal(nearest('Victm', ['victim', 'witness']), 'victim');
  assert.equal(nearest('giraffe', ['victim', 'witness']), null);
  assert.equal(nearest('x', []), null);
});
