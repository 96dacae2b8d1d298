// Type 2 charstrings on their own: what they draw stays, what they call is written out.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Uncopyable } from '../copy.ts';
import { flatten, type Surroundings } from './type2.ts';

const n = (value: number): number => value + 139;
const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list);
const OP = { hstem: 1, rlineto: 5, callsubr: 10, return: 11, endchar: 14, hstemhm: 18, hintmask: 19, rmoveto: 21, hmoveto: 22, callgsubr: 29 }; // prettier-ignore
const around = (local: Uint8Array[] = [], global: Uint8Array[] = []): Surroundings => ({
  local,
  global,
  defaultWidth: 50,
  nominalWidth: 100,
});
const first = n(-107);

interface Case {
  readonly what: string;
  readonly code: Uint8Array;
  readonly from?: Surroundings;
  readonly becomes: readonly number[];
}

const CASES: readonly Case[] = [
  {
    what: 'a width by difference is written in full',
    code: bytes(n(7), n(1), n(2), OP.rmoveto, OP.endchar),
    becomes: [n(107), n(1), n(2), OP.rmoveto, OP.endchar],
  },
  {
    what: 'a width that is understood is written too',
    code: bytes(n(1), n(2), OP.rmoveto, OP.endchar),
    becomes: [n(50), n(1), n(2), OP.rmoveto, OP.endchar],
  },
  {
    what: 'calls are replaced by what they call, within calls too',
    code: bytes(n(1), OP.hmoveto, n(3), first, OP.callsubr, OP.endchar),
    from: around([bytes(n(4), first, OP.callgsubr, OP.return)], [bytes(OP.rlineto, OP.return)]),
    becomes: [n(50), n(1), OP.hmoveto, n(3), n(4), OP.rlineto, OP.endchar],
  },
  {
    what: 'a call may end the glyph',
    code: bytes(n(1), OP.hmoveto, first, OP.callsubr, n(9), n(9), OP.rlineto),
    from: around([bytes(OP.endchar)]),
    becomes: [n(50), n(1), OP.hmoveto, OP.endchar],
  },
  {
    what: 'the number of a call may come out of another',
    code: bytes(n(1), OP.hmoveto, first, OP.callsubr, OP.callgsubr, OP.endchar),
    from: around([bytes(n(5), n(6), first, OP.return)], [bytes(OP.rlineto)]),
    becomes: [n(50), n(1), OP.hmoveto, n(5), n(6), OP.rlineto, OP.endchar],
  },
  {
    what: 'a mask is as long as there are stems, those before it included',
    code: bytes(n(1), n(2), OP.hstemhm, n(1), n(2), n(3), n(4), OP.hintmask, 0xe0, n(1), OP.hmoveto, OP.endchar),
    becomes: [n(50), n(1), n(2), OP.hstemhm, n(1), n(2), n(3), n(4), OP.hintmask, 0xe0, n(1), OP.hmoveto, OP.endchar],
  },
  {
    what: 'sums are worked out',
    code: bytes(n(9), n(2), 12, 12, OP.hmoveto, OP.endchar),
    becomes: [n(50), 255, 0, 4, 0x80, 0, OP.hmoveto, OP.endchar],
  },
  {
    what: 'an end that is missing is put there',
    code: bytes(n(1), OP.hmoveto),
    becomes: [n(50), n(1), OP.hmoveto, OP.endchar],
  },
];

const REFUSED: readonly (readonly [string, Uint8Array, Surroundings?])[] = [
  ['a call of nothing', bytes(first, OP.callsubr)],
  ['a call without a number', bytes(OP.callsubr), around([bytes(OP.return)])],
  ['calls without end', bytes(first, OP.callsubr), around([bytes(first, OP.callsubr)])],
  ['a number cut short', bytes(28, 1)],
  ['a mask cut short', bytes(n(1), n(2), OP.hintmask)],
  ['a sum that depends on the device', bytes(12, 23)],
  ['an operator that is none', bytes(2)],
];

describe('a Type 2 charstring', () => {
  for (const { what, code, from, becomes } of CASES)
    it(what, () => {
      const { bytes: now, accent } = flatten(code, from ?? around());
      assert.deepEqual([...now], becomes);
      assert.equal(accent, null);
      // Once more changes nothing.
      assert.deepEqual(flatten(now, { local: [], global: [], defaultWidth: 0, nominalWidth: 0 }).bytes, now);
    });

  it('says which two letters an accented one is made of', () => {
    const { accent, bytes: now } = flatten(bytes(n(7), n(1), n(2), n(65), n(96), OP.endchar), around());
    assert.deepEqual(accent, [65, 96]);
    assert.deepEqual([...now], [n(107), n(1), n(2), n(65), n(96), OP.endchar]);
  });

  for (const [what, code, from] of REFUSED)
    it(`is refused: ${what}`, () => assert.throws(() => flatten(code, from ?? around()), Uncopyable));
});
