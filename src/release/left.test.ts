// What a receipt tells the recall kit: papers by place, type and hash, and no name of a paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLeft } from './left.ts';

const RECEIPT = {
  kind: 'blotter-receipt', recipient: 'defence:D1', made: { at: '2026-03-27T16:40:00.000Z', by: 'K. Malik' },
  documents: [
    { file: 'MG11 Nowak.pdf', type: 'MG11', output: { path: 'documents/MG11 Nowak.pdf', sha256: 'a'.repeat(64) } },
    { file: '(MG9, withheld)', type: 'MG9', output: null },
    { file: 'MG5.pdf', type: 'MG5', output: { path: 'documents/MG5.pdf', sha256: 'b'.repeat(64) } },
  ],
}; // prettier-ignore

test('an old receipt and a new one', () => {
  const old = readLeft(JSON.stringify(RECEIPT), 'rel-1');
  assert.deepEqual(
    [old?.papers.map(({ no, type }) => [no, type]), old?.withheld, old?.released, old?.prepared, old?.addresses],
    [[[1, 'MG11'], [2, 'MG5']], 1, 'K. Malik', null, []],
  ); // prettier-ignore
  assert.doesNotMatch(JSON.stringify(old), /Nowak/);
  const people = { prepared: { by: 'A' }, checked: null, released: { by: 'B' } };
  const now = readLeft(JSON.stringify({ ...RECEIPT, people, to: { addresses: ['x@firm.example'] } }), 'rel-1');
  assert.deepEqual([now?.prepared, now?.checked, now?.released, now?.addresses], ['A', null, 'B', ['x@firm.example']]);
});
test('what is no receipt', () => {
  for (const text of ['', '{}', 'null', JSON.stringify({ ...RECEIPT, kind: 'x' }), JSON.stringify({ ...RECEIPT, documents: 1 })]) assert.equal(readLeft(text, 'x'), null); // prettier-ignore
});
