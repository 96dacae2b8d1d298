// Do the committed papers say what their truth says? Guards the practice cases themselves, not the product.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { hasPdftotext, readPdf } from '../test/fixtures/read-pdf.ts';
import { isKept, leaksOf, words } from '../test/fixtures/readable.ts';
import { readTruth } from '../test/fixtures/truth.ts';

for (const slug of ['harbour-road-burglary', 'wrong-record']) {
  const caseDir = path.join(import.meta.dirname, slug);
  const truth = readTruth(caseDir);

  test(`${slug}: every paper has its truth and the other way round`, () => {
    assert.deepEqual(
      readdirSync(path.join(caseDir, 'documents')).sort(),
      truth.map((document) => document.file).sort(),
    );
    const size = truth.reduce((sum, { file }) => sum + statSync(path.join(caseDir, 'documents', file)).size, 0);
    assert.ok(size < 1_000_000);
  });

  for (const document of truth.filter(({ file }) => file.endsWith('.pdf')))
    test(`${slug}: ${document.file} shows its marked values and has its pages`, async () => {
      const pdf = await readPdf(path.join(caseDir, 'documents', document.file));
      assert.equal(pdf.pages, document.pages.length);
      const visible = document.marks.filter((mark) => !mark.where.includes('hidden'));
      const all = document.pages.map((page) => page.text).join('\n');
      const lost = visible.filter((mark) => !isKept(mark, pdf.texts.values(), mark.text));
      assert.deepEqual(
        lost.map((mark) => mark.where),
        [],
      );
      if (!hasPdftotext()) return;
      const shown = words([...pdf.texts.values()].join(' ')).split(' ');
      const missing = words(all)
        .split(' ')
        .filter((word) => !shown.includes(word));
      assert.ok(missing.length / words(all).split(' ').length < 0.02, `${missing.length} words are not in the file`);
    });

  test(`${slug}: a reader that is given the papers as they came sees every value that must go`, async () => {
    // Proves that the journeys' eyes are open: were the product to copy everything, each of these would be told.
    for (const document of truth.filter(({ file }) => file.endsWith('.pdf'))) {
      const pdf = await readPdf(path.join(caseDir, 'documents', document.file));
      const told = leaksOf(document, pdf).length;
      assert.equal(told, document.marks.filter((mark) => mark.verdict === 'R').length, document.file);
    }
  });

  test(`${slug}: telephones, mail addresses and plates are of the kind that belongs to nobody`, () => {
    const text = truth.flatMap((document) => document.pages.map((page) => page.text)).join('\n');
    const allowed = /^(01632960\d{3}|02079460\d{3}|0(?:113|161|121)4960\d{3}|07700900\d{3}|\+?447700900\d{3})$/;
    const phones = [...text.matchAll(/(?<!\d ?)(?:\+44|\(?0\d)[\d ()-]{8,}\d/g)].map((hit) =>
      hit[0].replace(/[ ()-]/g, ''),
    );
    const odd = phones.filter((number) => number.length >= 10 && number.length <= 13 && !allowed.test(number));
    assert.equal(odd.length, 0);
    for (const [, domain] of text.matchAll(/@([a-z0-9.-]+\.[a-z]+)/g))
      assert.match(domain ?? '', /(?:^|\.)example(?:\.(?:com|org|net))?$/);
  });
}
