import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '../model/index.ts';
import { asShown } from '../model/index.ts';
import { describe, runRead } from './read.ts';

const page = (rotate: number): Page => ({ no: 1, size: [100, 200], crop: [10, 20, 110, 220], rotate, text: 'a', boxes: Float32Array.of(20, 30, 25, 40), role: 'body', unread: [{ box: [10, 20, 110, 220], why: 'x' }] }); // prettier-ignore

test('places are told as the page is shown, from the top left', () => {
  const corner = (rotate: number): readonly [number, number][] => [asShown(page(rotate), [20, 30, 25, 40], false)[0], asShown(page(rotate), [20, 30, 25, 40], false)[2]] as [number, number][]; // prettier-ignore
  assert.deepEqual(corner(0), [[10, 180], [15, 190]]); // prettier-ignore
  assert.deepEqual(corner(90), [[10, 10], [20, 15]]); // prettier-ignore
  assert.deepEqual(corner(180), [[85, 10], [90, 20]]); // prettier-ignore
  assert.deepEqual(corner(270), [[180, 85], [190, 90]]); // prettier-ignore
  assert.deepEqual(asShown(page(0), [1, 2, 3, 4], true)[0], [1, 2]);
});

test('hidden content is told by kind and place, never by its words', () => {
  const told = JSON.stringify(describe({ file: 'a.pdf', type: 'OTHER', typeBy: 'unknown', format: 'pdf', pages: [page(0)], hidden: [{ kind: 'note', where: 'page 1', text: 'her new address' }] })); // prettier-ignore
  assert.ok(!told.includes('her new address'));
  assert.match(told, /"state":"unread"/);
  assert.match(told, /"source":"layer"/);
});

test('wrong use is told', async () => {
  await assert.rejects(runRead([]), /B-USE-02/);
  await assert.rejects(runRead(['a', 'b']), /B-USE-02/);
  await assert.rejects(runRead(['--wrong', 'a']), /B-USE-02/);
  await assert.rejects(runRead(['no such file.pdf']), /B-CASE-04/);
});
