import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { makeCopy } from './copy.ts';

const plan = { redactions: [], values: [], dropPages: [] };

test('copy: what cannot be opened is told, not thrown', async () => {
  const made = await makeCopy(new TextEncoder().encode('not a pdf'), plan, { render: false });
  assert.equal(made.ok, false);
});
test('copy: a plan that names a page that is not there gives no copy', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  const wrong = { ...plan, redactions: [{ page: 7, box: [0, 0, 10, 10] as const, code: 'A' }] };
  assert.equal((await makeCopy(await pdf.save(), wrong, { render: false })).ok, false);
});
test('copy: a fault of our own is told by its kind alone', async () => {
  const broken = { get redactions(): never { throw new RangeError('14 Acre Lane'); }, values: [], dropPages: [] }; // prettier-ignore
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  const made = await makeCopy(await pdf.save(), broken, { render: false });
  assert.equal(made.ok, false);
  if (!made.ok) assert.equal(made.why, 'a fault in Blotter while it was redacted (RangeError)');
});
