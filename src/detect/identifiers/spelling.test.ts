import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spelling } from './spelling.ts';
import { viewOfText } from '../view.ts';

const rows: readonly (readonly [string, readonly string[]])[] = [
  ["it's F, O, L, A, K, E. Yes", ['F, O, L, A, K, E']],
  ['Surname A-D-E-Y-I-N-K-A', ['A-D-E-Y-I-N-K-A']],
  ['options A, B, C', []],
  ['the N.S.P.C.C. said', []],
  ['Blocks A, B, C, D, 4 and E', ['A, B, C, D']],
  ['a PNC-B check', []],
];
for (const [text, wanted] of rows)
  test(`spelling: ${text}`, () => {
    const found = [...spelling.find(viewOfText(text), { roster: { people: [] }, offences: [] })];
    assert.deepEqual(found.map(({ from, to }) => text.slice(from, to)), wanted);
  }); // prettier-ignore
