import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLeaksInFile } from './leaks.ts';
import { makePage } from './sample.ts';
import { scan } from './scan.ts';
import { prepare } from './search.ts';

const leaksOf = (bytes: Uint8Array, value: string): string[] =>
  findLeaksInFile(scan(bytes), bytes, prepare([value])).map(({ where }) => where);
const withMap = (map: string): Uint8Array => makePage({ content: '', more: [['', map]] });

test('a value packed two letters to a code in a list of letters is found there', () => {
  // Text shown by a two-byte font without letters of its own: "Quillmar" read as four code points of sixteen bits.
  const map = '4 beginbfchar <00> <5175> <01> <696c> <02> <6c6d> <03> <6172> endbfchar';
  assert.deepEqual(leaksOf(withMap(map), 'Quillmar'), ['the letters of object 10']);
});

test('a list of letters that only has the letters of a value is none', () => {
  const map = '5 beginbfchar <00> <0051> <01> <0075> <02> <0069> <03> <006c> <04> <006d> endbfchar';
  assert.deepEqual(leaksOf(withMap(map), 'Quilm'), []);
});
