import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlotterError } from '../model/index.ts';
import { makePdf } from '../../test/fixtures/make-pdf.ts';
import { pdfium, withPdf } from './engine.ts';

const bytes = new Uint8Array(makePdf([['One page']]));
const isDamage = (error: unknown): boolean => error instanceof BlotterError && error.code === 'B-DOC-03';

test('an engine that breaks off is refused as damage, and the next document gets a new one', async () => {
  const first = await pdfium();
  const trap = () => {
    throw Object.assign(new Error('unreachable'), { name: 'RuntimeError' }); // WebAssembly's own class
  };
  await assert.rejects(withPdf(bytes, trap), isDamage);
  assert.notEqual(await pdfium(), first);
  assert.equal(await withPdf(bytes, (engine, doc) => engine.FPDF_GetPageCount(doc)), 1);
});

test('a stack that overflows inside the engine is damage too; a fault of ours stays one', async () => {
  const deep = (n: number): number => deep(n + 1) + 1;
  await assert.rejects(
    withPdf(bytes, () => deep(0)),
    isDamage,
  );
  const fault = () => {
    throw new TypeError('ours');
  };
  await assert.rejects(withPdf(bytes, fault), TypeError);
});
