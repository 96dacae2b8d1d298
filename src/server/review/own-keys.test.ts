import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEY_ACTS, keysTold, ownKeys, readKeys, USUAL_KEYS, withKeys } from './own-keys.ts';
import { saidOf } from '../language/say.ts';

const wrongs = (typed: Record<string, string>): string[] => {
  const read = readKeys({ ...USUAL_KEYS, ...typed });
  return Array.isArray(read) ? read.map(({ act }: { act: string }) => act) : [];
};

test('the usual keys fit, and each act has one', () => {
  assert.deepEqual(readKeys(USUAL_KEYS), USUAL_KEYS);
  assert.equal(new Set(Object.values(USUAL_KEYS)).size, KEY_ACTS.length);
  assert.equal(keysTold(USUAL_KEYS)[0]?.[0], 'Space');
});
const ROWS: readonly (readonly [Record<string, string>, readonly string[]])[] = [
  [{ redact: 'y' }, []],
  [{ redact: 'Y' }, []],
  [{ redact: 'é' }, []],
  [{ redact: 'x' }, ['leave']],
  [{ redact: 'j', next: 'a' }, []],
  [{ redact: 'j' }, ['redact']],
  [{ redact: ' ' }, ['redact']],
  [{ redact: '1' }, ['redact']],
  [{ redact: '' }, ['redact']],
  [{ redact: 'ab' }, ['redact']],
  [{ go: 'Space' }, []],
  [{ go: ';' }, []],
  [{ go: ';', redact: 'space' }, []],
];
for (const [typed, wrong] of ROWS)
  test(`keys: ${JSON.stringify(typed)}`, () => {
    assert.deepEqual(wrongs(typed), wrong);
  });
test('what is kept counts where it fits; else the usual ones', () => {
  assert.equal(ownKeys({ redact: 'y' }).redact, 'y');
  for (const kept of [null, undefined, {}, { redact: 'j' }, { redact: 7 }]) assert.deepEqual(ownKeys(kept), USUAL_KEYS);
});
test('sayings name the own keys', () => {
  const keys = ownKeys({ draw: 'd', next: 'n', go: ';' });
  const told = Object.values(saidOf('says.')).map((text) => withKeys(text, keys));
  assert.ok(told.some((text) => text.includes('press d to draw')));
  assert.ok(
    told.every((text) => !/\{(?!n\}|m\}|who\})/.test(text)),
    told.join('\n'),
  );
});
