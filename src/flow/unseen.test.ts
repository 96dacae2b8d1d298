// Text that no reader of a page sees leaves with no copy, whether or not anybody found something in it; what is seen stays.
// Read back by other means than those that made the copy.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { scratch } from '../../test/fixtures/blotter.ts';
import type { HandPage } from '../../test/fixtures/hand-pdf.ts';
import { handPage, put } from '../../test/fixtures/hand-pdf.ts';
import { readPdf } from '../../test/fixtures/read-pdf.ts';
import { openDocument } from '../intake/index.ts';
import { verifyPdf } from '../verify/index.ts';
import { makeCopy } from './copy.ts';

const SECRET = 'Ottoline';
const SEEN = put('Statement', 40, 270);
const ROWS: readonly (readonly [string, HandPage, string])[] = [
  ['white on white', { content: SEEN + put(SECRET, 300, 30, 12, '1 g') }, 'Statement'],
  ['under 2 points', { content: SEEN + put(SECRET, 40, 100, 1.5) }, 'Statement'],
  ['not painted', { content: SEEN + put(SECRET, 40, 100, 12, '3 Tr') }, 'Statement'],
  ['transparent', { content: `${SEEN}q /T gs ${put(SECRET, 40, 100)} Q`, resources: '/ExtGState << /T << /ca 0 >> >>' }, 'Statement'],
  ['under a black bar', { content: `${SEEN}${put(SECRET, 40, 100)}0 g 35 95 100 20 re f` }, 'Statement'],
  ['a word of a line under a black bar', { content: `${SEEN}BT /F 12 Tf 40 100 Td (by ) Tj (${SECRET}) Tj ( at home) Tj ET 0 g 56 95 46 20 re f` }, 'by at home'],
  ['a word of a string under a black bar', { content: `${SEEN}BT /F 12 Tf 40 100 Td (by ${SECRET} at home) Tj ET 0 g 56 95 46 20 re f` }, 'by at home'],
  ['under a white bar, typed over', { content: `${SEEN}${put(SECRET, 40, 100)}1 g 35 95 100 20 re f\n${put('Witness A', 41, 100, 12, '0 g')}` }, 'Witness A'],
  ['under a black square of a reviewer', { content: SEEN + put(SECRET, 40, 100), page: '/Annots [10 0 R]', more: ['<< /Type /Annot /Subtype /Square /Rect [35 95 135 115] /IC [0 0 0] /C [0 0 0] /F 4 >>'] }, 'Statement'],
  ['drawn twice for boldness, under a bar', { content: `${SEEN}${put(SECRET, 40, 100)}${put(SECRET, 40.5, 100)}0 g 35 95 100 20 re f` }, 'Statement'],
  ['white, and once more in black beside it', { content: `${SEEN}${put('Witness', 41, 99, 12, '1 g')}${put('Witness', 40, 100, 12, '0 g')}` }, 'Witness'],
  ['on a turned page', { content: `${SEEN}${put(SECRET, 40, 100)}0 g 35 95 100 20 re f`, page: '/Rotate 90' }, 'Statement'],
]; // prettier-ignore

describe('text that nobody sees leaves with no copy', () => {
  const folder = scratch();
  for (const [name, page, kept] of ROWS) {
    test(name, async () => {
      const { document, pdf } = await openDocument(handPage(page), 'a.pdf');
      assert.ok(pdf);
      const unseen = new Map(document.pages.flatMap((one) => (one.unseen ? [[one.no, one.unseen] as const] : [])));
      const plan = { redactions: [], values: [], dropPages: [], unseen };
      const made = await makeCopy(pdf, plan, { render: true });
      assert.ok(made.ok, made.ok ? '' : made.why);
      const file = path.join(folder, 'copy.pdf');
      writeFileSync(file, made.redacted.bytes);
      const { texts, bytes } = await readPdf(file);
      for (const [reader, text] of texts) {
        assert.ok(!text.includes('tto'), `${reader} reads what was hidden`);
        assert.ok(text.replace(/\s+/g, ' ').includes(kept), `${reader} reads what is seen`);
      }
      assert.ok(!bytes.includes(SECRET), 'the bytes hold it');
    });
  }
});

test('a copy that still holds it does not pass', async () => {
  const source = handPage({ content: `${SEEN}${put(SECRET, 40, 100)}0 g 35 95 100 20 re f` });
  const { document } = await openDocument(source, 'a.pdf');
  const unseen = new Map(document.pages.flatMap((one) => (one.unseen ? [[one.no, one.unseen.boxes] as const] : [])));
  const verdicts = await verifyPdf({ output: source, source, values: [], boxes: [], unseen });
  assert.ok(verdicts.some(({ check, result }) => check === 'text that nobody sees is gone' && result === 'fail'));
});
