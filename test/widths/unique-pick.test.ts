// The short form of the simulation: with true widths nearly every name can be told, on the grid nearly none. The long form,
// with its figures: node test/widths/unique-pick.ts 200.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickNames } from './unique-pick.ts';

test('true widths tell names: the attacker of this test is no straw man', async () => {
  const { unique, trials } = await pickNames({ trials: 6, path: 'text', by: 'value', widths: 'own', seed: 3 });
  assert.ok(unique >= trials * 0.7, `${unique} of ${trials}`);
});

test('boxes on the grid do not', async () => {
  const { unique, trials, fitting } = await pickNames({ trials: 12, path: 'text', by: 'box', widths: 'free', seed: 3 });
  assert.ok(unique <= 1, `${unique} of ${trials}`);
  assert.ok(fitting >= 8, `${fitting} names fit`);
});

test('nor where the page became a picture', async () => {
  const { unique, fitting } = await pickNames({ trials: 1, path: 'picture', by: 'box', widths: 'free', seed: 3 });
  assert.equal(unique, 0);
  assert.ok(fitting >= 4, `${fitting} names fit`);
});
