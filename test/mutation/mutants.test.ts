// The faults that the mutator makes, one row per kind, with what it must leave alone; and that a child notices one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutantsOf, withMutant } from './mutants.ts';

/** Source, all that is made of it. */
const ROWS: readonly (readonly [string, readonly string[]])[] = [
  ['const a = b < c;', ['const a = b <= c;', 'const a = b >= c;']],
  ['const a = b === c;', ['const a = b !== c;']],
  ['const a = b && c;', ['const a = b || c;']],
  ['const a = b ?? c;', ['const a = b && c;']],
  ['const a = !b;', ['const a = b;']],
  ['const a = b + 1;', ['const a = b - 1;', 'const a = b + 2;']],
  ['if (a) b();', ['if (true) b();', 'if (false) b();', 'if (a) ;']],
  ['const a = b ? c : d;', ['const a = true ? c : d;', 'const a = false ? c : d;']],
  ['for (const a of b) continue;', ['for (const a of b) ;']],
  ['const a = (b) => b;', ['const a = (b) => undefined;']],
  ['const a = b?.c;', ['const a = b.c;']],
  ["const a = 'b';", ["const a = '';"]],
  ["const a = '';", ["const a = 'mutant';"]],
  ['const a = true;', ['const a = false;']],
  ['const a = [];', ["const a = ['mutant'];"]],
  ['const a = [b];', ['const a = [];']],
  ['const a = { b };', ['const a = {};']],
  ['const a = b.some(c);', ['const a = b.every(c);']],
  ['const a = b.filter(c).length;', ['const a = b.length;']],
  ['a++;', [';', 'a--;']],
  ['a += b;', [';', 'a -= b;']],
  ['function a() { b(); return c; }', ['function a() {}', 'function a() { ; return c; }']],
  // Left alone: types, imports, names.
  ["import { a } from './b.ts';", []],
  ["type A = 'b' | 'c';", []],
  ["const a = { 'b-c': d };", ['const a = {};']],
  ['interface A { readonly b: 1 }', []],
];

test('which faults are made of a line', () => {
  for (const [source, faults] of ROWS)
    assert.deepEqual(mutantsOf(source).map((mutant) => withMutant(source, mutant)).sort(), [...faults].sort(), source); // prettier-ignore
});

test('a fault is told with its line', () => {
  assert.deepEqual(mutantsOf('let a;\n\na = !b;').map(({ kind, line }) => [kind, line]), [['statement', 3], ['not', 3]]); // prettier-ignore
});
