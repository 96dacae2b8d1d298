// How much of the practice cases that must go is gone, and how much that must stay can still be read, by readers that
// are not ours (pdf.js, pdftotext, bytes). Counts and 95 % Wilson intervals. Run: node bench/practice.ts
import path from 'node:path';
import { blotter, HARBOUR_ROAD, readJson, scratch, WRONG_RECORD, type CheckJson } from '../test/fixtures/blotter.ts';
import { readPdf } from '../test/fixtures/read-pdf.ts';
import { leaksOf, lossesOf } from '../test/fixtures/readable.ts';
import { readTruth } from '../test/fixtures/truth.ts';
import { share } from './interval.ts';

for (const folder of [HARBOUR_ROAD, WRONG_RECORD]) {
  const out = scratch();
  const json = path.join(out, 'check.json');
  await blotter('check', folder, '--for', 'defence:D1', '--draft', path.join(out, 'draft'), '--json', json);
  const check = readJson<CheckJson>(json);
  const sum = { gone: 0, go: 0, kept: 0, keep: 0 };
  for (const document of readTruth(folder).filter((entry) => entry.release === 'redacted')) {
    const draft = check.documents.find((entry) => entry.file === document.file)?.draft;
    if (draft === null || draft === undefined) continue;
    const content = await readPdf(path.join(out, 'draft', draft));
    const go = document.marks.filter((mark) => mark.verdict === 'R').length;
    const keep = document.marks.filter((mark) => mark.verdict === 'K').length;
    sum.go += go;
    sum.gone += go - leaksOf(document, content).length;
    sum.keep += keep;
    sum.kept += keep - lossesOf(document, content).length;
  }
  process.stdout.write(
    `${path.basename(folder).padEnd(24)} gone ${share(sum.gone, sum.go)}   kept ${share(sum.kept, sum.keep)}\n`,
  );
}
