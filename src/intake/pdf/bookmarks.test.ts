import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePdf } from '../../../test/fixtures/make-pdf.ts';
import { readPdf } from './read.ts';

/** Adds objects to a PDF made by hand: its table is then wrong, and read anew by every reader. */
const withOutline = (items: readonly string[]): Uint8Array => {
  const text = makePdf([['one'], ['two']]).toString('latin1');
  const objects = items.map((item, i) => `${20 + i} 0 obj\n<< ${item} >>\nendobj\n`).join('');
  return new Uint8Array(
    Buffer.from(
      text.replace('/Type /Catalog', '/Type /Catalog /Outlines 20 0 R').replace('xref\n', `${objects}xref\n`),
      'latin1',
    ),
  );
};

test('bookmarks: titles with their pages and levels; those that go nowhere in the file are left out', async () => {
  const { bookmarks } = await readPdf(
    withOutline([
      '/Type /Outlines /First 21 0 R /Last 24 0 R /Count 4',
      '/Title (First) /Parent 20 0 R /Next 23 0 R /First 22 0 R /Last 22 0 R /Count 1 /Dest [5 0 R /Fit]',
      '/Title <FEFF00490074> /Parent 21 0 R /A << /S /GoTo /D [7 0 R /XYZ 0 0 0] >>',
      '/Title (Web) /Parent 20 0 R /Prev 21 0 R /Next 24 0 R /A << /S /URI /URI (https://example.com) >>',
      '/Title (Round) /Parent 20 0 R /Prev 23 0 R /Next 21 0 R /Dest [7 0 R /Fit]',
    ]),
  );
  assert.deepEqual(bookmarks, [
    { title: 'First', page: 1, level: 1 },
    { title: 'It', page: 2, level: 2 },
    { title: 'Round', page: 2, level: 1 },
  ]);
});
