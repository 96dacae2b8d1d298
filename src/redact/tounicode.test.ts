// ToUnicode maps: read in all their forms, written with the wanted codes only.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readToUnicode, writeToUnicode } from './tounicode.ts';

const CMAP = `begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar <0001> <0041> <0002> <00660069> endbfchar % <0009> <0058>
2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0030> <0031>] endbfrange`;

it('reads characters, ranges and lists, and no comments', () => {
  const map = readToUnicode(Buffer.from(CMAP));
  assert.deepEqual(
    [...map].sort(([a], [b]) => a - b),
    [
      [1, '0041'],
      [2, '00660069'],
      [16, '0061'],
      [17, '0062'],
      [18, '0063'],
      [32, '0030'],
      [33, '0031'],
    ],
  );
});

it('writes what it reads', () => {
  const map = readToUnicode(Buffer.from(CMAP));
  assert.deepEqual(readToUnicode(Buffer.from(writeToUnicode(map, 4))), new Map([...map].sort(([a], [b]) => a - b)));
});
