import assert from 'node:assert/strict';
import { openSync, writeSync } from 'node:fs';
import { test } from 'node:test';
import { isDiskFull } from './disk-full.ts';
import { refusalOf } from './refusal.ts';

/** What the system throws where nothing can be written any more. */
function full(): unknown {
  try {
    writeSync(openSync('/dev/full', 'w'), 'a word');
  } catch (error) {
    return error;
  }
  return assert.fail('something was written to a disk that is always full');
}

test('a full disk is known in every layer’s words, and nothing else is', () => {
  const rows: readonly [unknown, boolean][] = [
    [full(), true],
    [Object.assign(new Error('x'), { code: 'EDQUOT' }), true],
    [Object.assign(new Error('x'), { code: 'EFBIG' }), true],
    [Object.assign(new Error('x'), { code: '53100' }), true],
    [Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode: 13 }), true],
    [Object.assign(new Error('x'), { name: 'ErrnoError', errno: 51 }), true],
    [new Error('x', { cause: full() }), true],
    [Object.assign(new Error('x'), { code: 'EACCES' }), false],
    [Object.assign(new Error('x'), { code: '53300' }), false],
    [Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode: 5 }), false],
    [Object.assign(new Error('x'), { errno: 51 }), false],
    [new Error('ENOSPC'), false],
    ['ENOSPC', false],
    [null, false],
  ];
  for (const [error, expected] of rows) assert.equal(isDiskFull(error), expected, String(error));
});

test('a disk that is full is no fault of the program', () => {
  const { code, exit, what, cure } = refusalOf(full());
  assert.deepEqual([code, exit], ['B-OUT-04', 70]);
  assert.match(`${what} ${cure}`, /full/);
});
