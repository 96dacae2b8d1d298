// Type 1 charstrings on their own: calls written out, save those that change hints, which stay calls.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Uncopyable } from '../copy.ts';
import { flatten, type Piece } from './type1-glyph.ts';

const n = (value: number): number => value + 139;
const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list);
const OP = { hstem: 1, rlineto: 5, callsubr: 10, return: 11, hsbw: 13, endchar: 14, rmoveto: 21 };
const OTHER = [12, 16];
const POP = [12, 17];
const START = [n(0), n(9), OP.hsbw];

/** As fonts have them: flex in 0 to 2, a bare return in 3, the change of hints in 4, and three of their own. */
const SUBRS = [
  bytes(n(3), n(0), ...OTHER, ...POP, ...POP, 12, 33, OP.return),
  bytes(n(0), n(1), ...OTHER, OP.return),
  bytes(n(0), n(2), ...OTHER, OP.return),
  bytes(OP.return),
  bytes(n(1), n(3), ...OTHER, ...POP, OP.callsubr, OP.return),
  bytes(n(1), n(2), OP.hstem, OP.return),
  bytes(n(4), OP.rlineto, OP.return),
  bytes(n(7), OP.callsubr),
];

const CASES: readonly (readonly [string, readonly number[], readonly Piece[]])[] = [
  ['a plain one stays', [...START, n(1), n(2), OP.rmoveto, OP.endchar], [bytes(...START, n(1), n(2), OP.rmoveto, OP.endchar)]],
  ['a call is written out', [...START, n(3), n(6), OP.callsubr, OP.endchar], [bytes(...START, n(3), n(4), OP.rlineto, OP.endchar)]],
  ['hints change by a call', [...START, n(5), n(4), OP.callsubr, OP.endchar], [bytes(...START), 5, bytes(OP.endchar)]],
  [
    'hints change by a call in place',
    [...START, n(5), n(1), n(3), ...OTHER, ...POP, OP.callsubr, OP.endchar],
    [bytes(...START), 5, bytes(OP.endchar)],
  ],
  [
    'flex stays flex',
    [...START, n(1), OP.callsubr, n(50), n(1), n(2), n(0), OP.callsubr, OP.endchar],
    [bytes(...START, n(0), n(1), ...OTHER, n(50), n(1), n(2), n(3), n(0), ...OTHER, ...POP, ...POP, 12, 33, OP.endchar)],
  ],
  [
    'a division stays one',
    [n(0), n(9), n(2), 12, 12, OP.hsbw, OP.endchar],
    [bytes(n(0), n(9), n(2), 12, 12, OP.hsbw, OP.endchar)],
  ],
  ['counters are hints that nobody misses', [...START, n(1), n(1), n(12), ...OTHER, OP.endchar], [bytes(...START, OP.endchar)]],
  ['a missing end is put there', START, [bytes(...START, OP.endchar)]],
]; // prettier-ignore

const REFUSED: readonly (readonly [string, readonly number[]])[] = [
  ['a call of nothing', [n(99), OP.callsubr]],
  ['a call without a number', [OP.callsubr]],
  ['calls without end', [n(7), OP.callsubr]],
  ['a call of what only some interpreters know', [n(1), n(1), n(14), ...OTHER]],
  ['a number cut short', [255, 0, 0]],
  ['an operator that is none', [2]],
];

describe('a Type 1 charstring', () => {
  for (const [what, code, pieces] of CASES)
    it(what, () => assert.deepEqual(flatten(bytes(...code), SUBRS).pieces, pieces));

  it('says which two letters an accented one is made of', () => {
    const { accent } = flatten(bytes(...START, n(0), n(1), n(2), n(65), n(96), 12, 6), SUBRS);
    assert.deepEqual(accent, [65, 96]);
  });

  it('ends a change of hints with a return', () =>
    assert.deepEqual(flatten(SUBRS[5] ?? bytes(), SUBRS, 11).pieces, [SUBRS[5]]));

  for (const [what, code] of REFUSED)
    it(`is refused: ${what}`, () => assert.throws(() => flatten(bytes(...code), SUBRS), Uncopyable));
});
